//! Formats of one line a violation.

use serde_json::Value;

use crate::command::{Folder, broken, noted};
use crate::runs::{clean, collision, dirty};

#[test]
fn concise() {
    let folder = Folder::new("formats_concise");
    folder.write("broken.json", broken()).write("noted.json", noted()).write("cut.json", "{\n");
    let expected = "\
broken.json:1:22: error[roma/path] /path must start with '/', not 'o'
cut.json:2:1: error[document/syntax] the document must have a member name in double quotes or '}' here, not the end of the text
noted.json:1:157: note[roma/required-default] /parameters/0/default cannot stand in for a value that callers must send: a default only fills the test page
2 errors, 1 note in 3 of 3 files
";
    assert_eq!(folder.run(["check", "--format", "concise"]).out, expected);
    let lines: Vec<_> = expected.lines().collect();
    let quiet = format!("{}\n{}\n", lines[0], lines[1]);
    assert_eq!(folder.run(["check", "--format", "concise", "--quiet"]).out, quiet);
    let ran = folder.run(["check", "broken.json", "--format", "concise", "--color", "always"]);
    let coloured = "broken.json:1:22: \x1b[1;91merror[roma/path]\x1b[0m /path";
    assert!(ran.out.starts_with(coloured), "{ran:?}");
}

/// Columns are in characters where nothing else is asked for.
#[test]
fn columns_are_characters() {
    let folder = Folder::new("formats_columns");
    folder.write("c.json", collision());
    // Each truck is four bytes and one character.
    let column = collision().find("\"ID\"").unwrap() + 1 - 6;
    let ran = folder.run(["check", "--format", "concise"]);
    assert!(ran.out.starts_with(&format!("c.json:1:{column}: ")), "{ran:?}");
}

#[test]
fn json_lines_are_the_violations_of_json() {
    let folder = dirty("formats_json_lines");
    let ran = folder.run(["check", "--format", "json-lines"]);
    let mut lines = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    for file in folder.json(&["."])["files"].as_array().unwrap() {
        for violation in file["violations"].as_array().unwrap() {
            let mut line = lines.next().unwrap();
            let line = line.as_object_mut().unwrap();
            assert_eq!(line.remove("path").unwrap(), file["path"]);
            let document = line.remove("document").unwrap();
            let kind = document.as_str().map(|id| id.split_once('/').unwrap());
            assert_eq!(kind, file["dialect"].as_str().zip(file["kind"].as_str()));
            assert_eq!(Value::from(line.clone()), *violation);
        }
    }
    assert_eq!(lines.next(), None);
    let clean = clean("formats_json_lines_clean").run(["check", "--format", "json-lines"]);
    assert_eq!(clean.out, "");
}

#[test]
fn github() {
    let folder = Folder::new("formats_github");
    folder.write("broken.json", broken()).write("noted.json", noted());
    folder.write("c.json", "{\n \"a\": [\n],\n \"a\": [ 1,\n2 ] }");
    folder.write("shared.json", collision());
    let column = collision().find("\"ID\"").unwrap() + 1 - 6;
    let expected = format!(
        "\
::error file=broken.json,line=1,endLine=1,col=22,endColumn=30,title=roma/path::/path must start with '/', not 'o'
::notice file=noted.json,line=1,endLine=1,col=157,endColumn=160,title=roma/required-default::/parameters/0/default cannot stand in for a value that callers must send: a default only fills the test page
::error file=shared.json,line=1,endLine=1,col={column},endColumn={},title=roma/parameter-collision::/parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers%0Ahelp: rename one of them; names count without regard to case
::error file=gone.json::could not be checked: No such file or directory (os error 2)
",
        column + 4
    );
    let args = ["check", ".", "gone.json", "--format", "github"];
    assert_eq!(folder.run(args).out, expected);
    // What has several lines has no columns.
    let ran = folder.run(["check", "c.json", "--kind", "definition", "--format", "github"]);
    let many = ran.out.lines().find(|line| line.contains("title=roma/required")).unwrap();
    assert!(many.starts_with("::error file=c.json,line=1,endLine=1,col=1,"), "{many}");
}

/// A runner unescapes what stands between `file=` and the next comma or colon.
#[cfg(unix)]
#[test]
fn paths_come_back_from_github() {
    let folder = Folder::new("formats_github_paths");
    for name in crate::runs::ODD_NAMES {
        folder.write(name, "{");
        let ran = folder.run(["check", name, "--format", "github"]);
        assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
        let file = ran.out.strip_prefix("::error file=").unwrap().split([',', ':']).next().unwrap();
        let file = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
            .iter()
            .fold(file.to_owned(), |file, (escaped, text)| file.replace(escaped, text));
        assert_eq!(file, name);
    }
}

#[cfg(unix)]
#[test]
fn a_path_cannot_make_a_line() {
    let folder = Folder::new("formats_concise_paths");
    for name in crate::runs::ODD_NAMES {
        folder.write(name, "{");
        let ran = folder.run(["check", name, "--format", "concise", "--quiet"]);
        assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
        let ran = folder.run(["check", name, "--format", "json-lines"]);
        let line: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(line["path"], name);
    }
}
