//! The command: what becomes of files, and of standard input.

use std::fs;

use apiglint::fix::offer;
use apiglint::rules;

use crate::command::Folder;

const BAD: &str = "{\r\n\t\"name\": \"orders\", \"path\": \"orders/\",\r\n\t\"method\": \"get\", \"version\": \"1.0\",\r\n\t\"content_type\": \"json\", \"roma_app_id\": \"a1 \"\r\n}";
const GOOD: &str = "{\r\n\t\"name\": \"orders\", \"path\": \"/orders\",\r\n\t\"method\": \"GET\", \"version\": \"1.0\",\r\n\t\"content_type\": \"json\", \"roma_app_id\": \"a1\"\r\n}";

/// With a header and a parameter of one name.
fn colliding(text: &str) -> String {
    let parameters = r#"[{"name":"a","in":"Headers"},{"name":"a","in":"Parameters"}]"#;
    text.replacen('{', &format!("{{ \"parameters\": {parameters}, "), 1)
}

/// Nothing but these files is there.
fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn files_are_fixed() {
    let folder = Folder::new("fix-files");
    folder
        .write("a.json", BAD)
        .write("b.json", GOOD.replace("orders", "others"))
        .write("c.json", "{");
    let ran = folder.run(["check", "--fix", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["summary"]["fixed"], 3);
    assert_eq!(json["summary"]["errors"], 1, "of the third, which cannot be read");
    assert_eq!(text(&folder, "a.json"), GOOD);
    assert_eq!(text(&folder, "c.json"), "{");
    assert_eq!(names(&folder), ["a.json", "b.json", "c.json"]);
    let again = folder.run(["check", "--fix", "a.json"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), "no violations in 1 file\n"));
}

#[test]
fn what_is_not_shown_is_fixed_too() {
    let folder = Folder::new("fix-quiet");
    let good = GOOD.replace('{', r#"{ "description": "d","#);
    folder.write("a.json", good.replace("description", "descriptoin"));
    let ran = folder.run(["check", "--quiet", "--fix"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:?}");
    assert_eq!(text(&folder, "a.json"), good);
}

#[test]
fn what_is_not_safe_is_asked_for() {
    let folder = Folder::new("fix-unsafe");
    folder.write("a.json", colliding(BAD));
    let ran = folder.run(["check", "--fix"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.ends_with("1 error in 1 of 1 file; 3 fixed, 1 fixable with --unsafe-fixes\n"),
        "{}",
        ran.out
    );
    let help = "= help: give it a name that is free, as --fix --unsafe-fixes does\n";
    assert!(ran.out.contains(help), "{}", ran.out);
    let ran = folder.run(["check", "--fix", "--unsafe-fixes"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no violations in 1 file; 1 fixed\n"));
    assert!(text(&folder, "a.json").contains(r#"{"name":"a_2","in":"Parameters"}"#));
}

#[test]
fn a_check_says_what_can_be_fixed() {
    let folder = Folder::new("fix-help");
    folder.write("a.json", colliding(BAD));
    let ran = folder.run(["check"]);
    for help in ["write it as GET, as --fix does", "remove the blanks around it, as --fix does"] {
        assert!(ran.out.contains(&format!(" = help: {help}\n")), "{}", ran.out);
    }
    assert!(ran.out.ends_with("4 errors in 1 of 1 file\n"), "{}", ran.out);
    assert_eq!(text(&folder, "a.json"), colliding(BAD));
}

#[test]
fn differences_are_shown_and_nothing_is_written() {
    let folder = Folder::new("fix-diff");
    folder.write("a.json", BAD).write("b.json", GOOD.replace("orders", "others"));
    let ran = folder.run(["check", "--diff"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let expected = "--- a.json\n+++ a.json\n@@ -1,5 +1,5 @@\n {\r\n-\t\"name\": \"orders\", \"path\": \"orders/\",\r\n-\t\"method\": \"get\", \"version\": \"1.0\",\r\n-\t\"content_type\": \"json\", \"roma_app_id\": \"a1 \"\r\n+\t\"name\": \"orders\", \"path\": \"/orders\",\r\n+\t\"method\": \"GET\", \"version\": \"1.0\",\r\n+\t\"content_type\": \"json\", \"roma_app_id\": \"a1\"\r\n }\n\\ No newline at end of file\n";
    assert_eq!(ran.out, expected);
    assert_eq!(text(&folder, "a.json"), BAD);
    let patch = folder.command().args(["check", "--diff"]).output().unwrap().stdout;
    folder.write("patch", patch);
    let mut git = std::process::Command::new("git");
    git.current_dir(folder.path())
        .args(["apply", "-p0", "patch"])
        .env("GIT_CEILING_DIRECTORIES", folder.path());
    if git.status().is_ok_and(|status| status.success()) {
        assert_eq!(text(&folder, "a.json"), GOOD);
    }
    folder.write("a.json", GOOD);
    let ran = folder.run(["check", "--diff", "a.json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    // What cannot be fixed is no difference.
    folder.write("a.json", GOOD.replace("GET", "PATCH"));
    assert_eq!(folder.run(["check", "--diff", "a.json"]).code, Some(0));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new("fix-stdin");
    let ran = folder.run_with_stdin(&["check", "--fix", "-"], BAD.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), GOOD));
    assert_eq!(ran.err, "no violations in 1 file; 3 fixed\n");
    // What is left is told beside it; what cannot be read comes back as it is.
    let ran = folder.run_with_stdin(&["check", "--fix", "-"], colliding(BAD).as_bytes());
    assert_eq!((ran.code, ran.out), (Some(1), colliding(GOOD)));
    assert!(ran.err.contains("error[roma/parameter-collision]"), "{}", ran.err);
    for source in ["{", "[1]", ""] {
        let ran = folder.run_with_stdin(&["check", "--fix", "-"], source.as_bytes());
        assert_eq!(ran.out, source);
    }
    let yaml = ["check", "--fix", "-", "--stdin-filename", "a.yaml", "--quiet"];
    let source = "name: orders\npath: orders\nmethod: get\nversion: 1.10\ncontent_type: json\nroma_app_id: a1\n";
    let ran = folder.run_with_stdin(&yaml, source.as_bytes());
    let fixed =
        source.replace("path: ", "path: /").replace("get", "GET").replace("1.10", "\"1.10\"");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), fixed.as_str(), ""));
    // More than is read is not handed on in part.
    let small = ["check", "--fix", "-", "--max-size", "20"];
    let ran = folder.run_with_stdin(&small, BAD.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let folder = Folder::new("fix-options");
    folder.write("a.json", BAD);
    for (args, reason) in [
        (&["--unsafe-fixes"][..], "--unsafe-fixes goes with --fix or --diff"),
        (&["--fix", "-", "a.json"], "with --fix, standard input must be all there is to check"),
        (&["--fix", "--diff"], "cannot be used with"),
        (&["--fix", "--staged"], "cannot be used with"),
        (&["--diff", "--update-baseline"], "cannot be used with"),
    ] {
        let ran = folder.run(["check"].iter().chain(args));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(reason), "{}", ran.err);
    }
    assert_eq!(text(&folder, "a.json"), BAD);
}

#[test]
fn nothing_comes_by_fixes_of_several_files() {
    let folder = Folder::new("fix-set");
    folder
        .write("a.json", GOOD)
        .write("b.json", BAD.replace("\"name\": \"orders\"", "\"name\": \"other\""));
    let before = text(&folder, "b.json");
    let ran = folder.run(["check", "--fix"]);
    assert_eq!((ran.code, text(&folder, "b.json")), (Some(1), before));
    let told = "apiglint: b.json: not fixed: it would then have a name or path of another file\n";
    assert_eq!(ran.err, told);
    // Files of two environments may have the same.
    let ran = folder.run(["check", "--fix", "--set", "file"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    // Of two that would become the same neither is fixed.
    let other = BAD.replace("\"orders\"", "\"other\"").replace("orders/", "/orders/");
    folder.write("a.json", BAD).write("b.json", other);
    let ran = folder.run(["check", "--diff", "--threads", "2"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
}

#[test]
fn what_is_suppressed_is_not_fixed() {
    let folder = Folder::new("fix-suppressed");
    let source = "name: orders\nversion: '1.0'\ncontent_type: json\nroma_app_id: a1\npath: orders\nmethod: get # apiglint: ignore roma/method -- as it was\n";
    folder.write("a.yaml", source);
    let ran = folder.run(["check", "--fix"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(text(&folder, "a.yaml"), source.replace("orders\nmethod", "/orders\nmethod"));
    assert_eq!(ran.out, "no violations in 1 file; 1 fixed; 1 suppressed\n");
}

/// What is listed stays as it is; of the rest, what can be fixed is, and what cannot is listed.
#[test]
fn a_baseline_lists_what_is_left() {
    let folder = Folder::new("fix-baseline");
    folder.write("a.json", BAD).run(["check", "--update-baseline"]);
    let more = GOOD.replace("orders", "others").replace("/others", "others").replace("1.0", "1,0");
    folder.write("b.json", &more);
    let ran = folder.run(["check", "--fix", "--update-baseline"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(0), "no violations in 2 files; 1 fixed; 4 suppressed\n")
    );
    assert_eq!(ran.err, "apiglint: apiglint-baseline.txt: 1 violation added, 0 removed\n");
    assert_eq!(text(&folder, "a.json"), BAD);
    assert_eq!(text(&folder, "b.json"), more.replace("others\",\r", "/others\",\r"));
    let ran = folder.run(["check", "--fix"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no violations in 2 files; 4 suppressed\n"));
    let ran = folder.run(["check", "--fix", "--no-suppressions"]);
    assert_eq!((ran.code, ran.summary()), (Some(0), "1 warning in 1 of 2 files; 3 fixed"));
    assert_eq!(text(&folder, "a.json"), GOOD);
    let ran = folder.run(["check", "--update-baseline"]);
    assert_eq!(ran.err, "apiglint: apiglint-baseline.txt: 0 violations added, 3 removed\n");
}

#[test]
fn what_has_not_changed_since_the_base_is_not_fixed_with_new_only() {
    let folder = Folder::new("fix-new-only");
    folder.write("a.json", BAD);
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.current_dir(folder.path()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
        assert!(git.args(args).output().unwrap().status.success(), "{args:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "a"]);
    folder.write("a.json", BAD.replace("json\"", "JSON\""));
    let ran = folder.run(["check", "--fix", "--base", "HEAD", "--new-only"]);
    assert_eq!((ran.code, text(&folder, "a.json").as_str()), (Some(0), BAD), "{ran:?}");
}

#[test]
fn sarif_has_fixes_for_those_who_apply_them() {
    let folder = Folder::new("fix-sarif");
    let text = colliding(BAD).replace("orders", "或ders");
    folder.write("a.json", &text);
    let ran = folder.run(["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let mut edits = Vec::new();
    for fix in results.iter().flat_map(|result| result["fixes"].as_array().into_iter().flatten()) {
        let change = &fix["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "a.json");
        for replacement in change["replacements"].as_array().unwrap() {
            let region = &replacement["deletedRegion"];
            let at = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
            let with = replacement["insertedContent"]["text"].as_str().unwrap().to_owned();
            edits.push((at("byteOffset"), at("byteLength"), with));
        }
    }
    edits.sort();
    let mut fixed = text.clone();
    for (start, length, with) in edits.iter().rev() {
        fixed.replace_range(*start..start + length, with);
    }
    // The path has a character that no path has.
    let expected = text.replace("get", "GET").replace("a1 ", "a1");
    let expected = expected.replace(r#""a","in":"Parameters"#, r#""a_2","in":"Parameters"#);
    assert_eq!(fixed, expected);
    let titles: Vec<_> =
        results.iter().filter_map(|it| it["fixes"][0]["description"]["text"].as_str()).collect();
    assert!(titles.contains(&"give it a name that is free; look at what it changes"), "{titles:?}");
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::{BAD, Folder, GOOD, names, text};

    #[test]
    fn links_are_followed_and_permissions_kept() {
        let folder = Folder::new("fix-links");
        folder.write("kept/a.json", BAD);
        let target = folder.path().join("kept/a.json");
        fs::set_permissions(&target, Permissions::from_mode(0o640)).unwrap();
        symlink("kept/a.json", folder.path().join("link.json")).unwrap();
        let ran = folder.run(["check", "--fix", "link.json"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert_eq!(text(&folder, "kept/a.json"), GOOD);
        assert!(fs::symlink_metadata(folder.path().join("link.json")).unwrap().is_symlink());
        assert_eq!(fs::metadata(&target).unwrap().mode() & 0o7777, 0o640);
        assert_eq!(names(&folder), ["kept", "link.json"]);
        assert_eq!(fs::read_dir(folder.path().join("kept")).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_is_left_and_told() {
        let folder = Folder::new("fix-read-only");
        folder.write("a.json", BAD).write("b.json", BAD.replace("orders", "others"));
        fs::set_permissions(folder.path().join("a.json"), Permissions::from_mode(0o444)).unwrap();
        fs::hard_link(folder.path().join("b.json"), folder.path().join("b.txt")).unwrap();
        let ran = folder.run(["check", "--fix"]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        let told = [
            "apiglint: a.json: cannot be fixed: it is read-only",
            "apiglint: b.json: cannot be fixed: it has other names (hard links), which would keep the old text",
        ];
        assert_eq!(ran.err.lines().collect::<Vec<_>>(), told);
        assert!(ran.out.contains("error[roma/path]"), "what is wrong is shown: {}", ran.out);
        assert_eq!(text(&folder, "a.json"), BAD);
        assert_eq!(text(&folder, "b.txt"), BAD.replace("orders", "others"));
        assert_eq!(names(&folder), ["a.json", "b.json", "b.txt"]);
    }

    /// Whoever ignores the signal is told that a file cannot grow, as where the disk is full.
    #[test]
    fn where_there_is_no_room_the_old_text_stays() {
        let folder = Folder::new("fix-full");
        folder.write("a.json", BAD);
        let script = format!(
            "trap '' XFSZ; ulimit -f 0; exec {} check --fix",
            env!("CARGO_BIN_EXE_apiglint")
        );
        let mut command = std::process::Command::new("sh");
        let output = command.current_dir(folder.path()).args(["-c", &script]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("apiglint: a.json: cannot be fixed: "), "{told}");
        assert_eq!(text(&folder, "a.json"), BAD);
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told() {
        let folder = Folder::new("fix-folder");
        folder.write("inner/a.json", BAD);
        let inner = folder.path().join("inner");
        fs::set_permissions(&inner, Permissions::from_mode(0o555)).unwrap();
        let ran = folder.run(["check", "--fix"]);
        fs::set_permissions(&inner, Permissions::from_mode(0o755)).unwrap();
        // To root everything can be written.
        if ran.code != Some(0) {
            assert_eq!(ran.code, Some(2), "{ran:?}");
            assert!(
                ran.err.starts_with("apiglint: inner/a.json: cannot be fixed: "),
                "{}",
                ran.err
            );
            assert_eq!(text(&folder, "inner/a.json"), BAD);
        }
    }

    #[test]
    fn a_pipe_is_left() {
        let folder = Folder::new("fix-pipe");
        let fifo = folder.path().join("a.json");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let writer = std::thread::spawn(move || fs::write(fifo, BAD));
        let ran = folder.run(["check", "--fix", "a.json"]);
        writer.join().unwrap().unwrap();
        assert_eq!(ran.code, Some(2));
        assert_eq!(ran.err, "apiglint: a.json: cannot be fixed: it is no regular file\n");
    }
}

/// The page is what the table of the library says.
#[test]
fn the_page_lists_every_rule() {
    let page = include_str!("../../docs/fixes.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let expected: Vec<_> = rules()
        .map(|rule| {
            let safeties = offer(rule).into_iter().flat_map(apiglint::fix::Offer::safeties);
            let names: Vec<_> = safeties.map(apiglint::fix::Safety::name).collect();
            (format!("`{}`", rule.id), names.join(", "))
        })
        .collect();
    let found: Vec<_> = rows.iter().map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
    assert_eq!(found, expected);
    assert!(rows.iter().all(|row| row.len() == 3 && !row[2].is_empty()));
}
