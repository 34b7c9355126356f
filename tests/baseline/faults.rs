//! Baselines that cannot be read.

use crate::command::Folder;
use crate::{BASELINE, check, definition, none};

const HEADER: &str = "# apiglint baseline, format 1";
const ENTRY: &str = "a.json roma/status 9610ca1482cc 1";
const FORM: &str =
    "a line must have a path, a rule, twelve hexadecimal digits and a number, with a space between";
const MARK: &str = "a mark of a merge conflict: keep the lines of both sides and remove the marks";

#[test]
fn say_where_and_what() {
    let folder = Folder::new("broken_baseline");
    folder.write("a.json", definition("a", r#""status": 7"#));
    let begins = format!("a baseline must begin with the line '{HEADER}'");
    let format = "a baseline must be of format 1: another version of apiglint wrote this one";
    for (text, line, why) in [
        ("", 1, begins.as_str()),
        ("{}", 1, &begins),
        (ENTRY, 1, &begins),
        ("# apiglint baseline, format 2\n", 1, format),
        (&format!("{HEADER}\n# apiglint baseline, format 2\n"), 2, format),
        (&format!("{HEADER}\n{ENTRY}\n<<<<<<< ours\n"), 3, MARK),
        (&format!("{HEADER}\n||||||| base\n"), 2, MARK),
        (&format!("{HEADER}\n=======\n"), 2, MARK),
        (&format!("<<<<<<< ours\n{HEADER}\n=======\n{HEADER}\r\n"), 1, MARK),
        (&format!("{HEADER}\n\n>>>>>>> theirs\r\n"), 3, MARK),
        (&format!("{HEADER}\na.json roma/status 9610ca1482cc\n"), 2, FORM),
        (&format!("{HEADER}\na.json roma/status 9610ca1482cc 0\n"), 2, FORM),
        (&format!("{HEADER}\na.json roma/status 9610ca1482cc 4294967296\n"), 2, FORM),
        (&format!("{HEADER}\na.json roma/status 9610CA1482cc 1\n"), 2, FORM),
        (&format!("{HEADER}\na.json roma/status 9610ca1482c 1\n"), 2, FORM),
        (&format!("{HEADER}\na.json status 9610ca1482cc 1\n"), 2, FORM),
        (&format!("{HEADER}\nroma/status 9610ca1482cc 1\n"), 2, FORM),
        (&format!("{HEADER}\na%.json roma/status 9610ca1482cc 1\n"), 2, FORM),
        (&format!("{HEADER}\na%ff.json roma/status 9610ca1482cc 1\n"), 2, FORM),
        (&format!("{HEADER}\n# a remark\n"), 2, FORM),
    ] {
        folder.write(BASELINE, text);
        for args in [&["check"][..], &["check", "--update-baseline"]] {
            let ran = folder.run(args);
            let expected = format!("apiglint: {BASELINE}:{line}: {why}\n");
            assert_eq!((ran.err, ran.code), (expected, Some(2)), "{text:?}");
            assert_eq!(ran.out, "");
        }
    }
}

#[test]
fn may_be_there_or_not() {
    let folder = Folder::new("no_baseline");
    folder.write("a.json", definition("a", ""));
    assert_eq!(check(&folder, &[]), none());
    let ran = folder.run(["check", "--baseline", "other.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("apiglint: other.txt: "), "{}", ran.err);
    let ran = folder.run(["check", "--baseline", "."]);
    assert_eq!(ran.code, Some(2));
    folder.write("bytes.txt", b"\xff");
    let ran = folder.run(["check", "--baseline", "bytes.txt"]);
    assert_eq!(ran.err, "apiglint: bytes.txt: a baseline must be UTF-8\n");
    let ran = folder.run(["check", "--baseline", "none/b.txt", "--update-baseline"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("apiglint: none/b.txt: "), "{}", ran.err);
    let ran = folder.run(["check", "--no-suppressions", "--update-baseline"]);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn are_bounded() {
    let folder = Folder::new("large_baseline");
    folder.write("a.json", definition("a", r#""status": 7"#));
    let long = "z".repeat((32 << 20) - HEADER.len() - 2 * ENTRY.len() + "a.json".len() - 3);
    let mut text = format!("{HEADER}\n{ENTRY}\n{}\n", ENTRY.replace("a.json", &long));
    assert_eq!(text.len(), 32 << 20);
    folder.write(BASELINE, &text);
    assert_eq!(check(&folder, &[]), none());
    text.push('\n');
    folder.write(BASELINE, &text);
    let ran = folder.run(["check"]);
    let expected = format!("apiglint: {BASELINE}: a baseline must have at most 33554432 bytes\n");
    assert_eq!((ran.err, ran.code), (expected, Some(2)));
}

/// Each line says all that it says by itself: lines in any order, lines that are there twice, and Windows' ends of lines
/// are what merges and checkouts leave behind.
#[test]
fn lines_are_a_set() {
    let folder = Folder::new("line_set");
    folder.write("a.json", definition("a", r#""status": 7, "parameters": [{ "in": "Headers" }]"#));
    let name = "a.json roma/required 1ca5f32b3eef 1";
    for lines in [[name, ENTRY, ENTRY], [ENTRY, name, name], [ENTRY, HEADER, name]] {
        for end in ["\n", "\r\n", "\n\n"] {
            folder.write(BASELINE, format!("{HEADER}{end}{}", lines.join(end)));
            assert_eq!(check(&folder, &["--fail-on", "warning"]), none(), "{lines:?}");
        }
    }
    // Twice is once.
    folder.write("a.json", definition("a", &crate::nameless(2)));
    folder.write(BASELINE, format!("{HEADER}\n{name}\n{name}\n"));
    assert_eq!(check(&folder, &[]).0, ["a.json:3:39 roma/required"]);
}
