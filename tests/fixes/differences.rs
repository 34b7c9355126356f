//! What `--diff` shows makes of files what `--fix` does, by the hands of those that apply differences.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use crate::command::{Folder, Ran};

/// Names that a line of text cannot hold as they are, or that say something else there.
const NAMES: &[&[u8]] = &[
    b"plain.json",
    b"two words.json",
    b" lead.json",
    b"trail .json",
    b"tab\tin.json",
    b"line\nin.json",
    b"\"q.json",
    b"back\\slash\\n.json",
    b"-dash.json",
    b"--- a.json",
    b"1970-01-01 00:00:00.json",
    b"\x1b[31m.json",
    b"no-utf8-\xff.json",
    "\u{202e}rtl \u{2028}.json".as_bytes(),
    "\u{8ba2}\u{5355}.json".as_bytes(),
    b"folder of/a b.json",
];

/// The members of a definition that can be fixed.
fn members(number: usize) -> [String; 6] {
    [
        format!("\"name\": \" orders-{number} \""),
        format!("\"path\": \"orders-{number}\""),
        "\"method\": \"get\"".into(),
        "\"version\": \"1.0\"".into(),
        "\"content_type\": \"JSON\"".into(),
        "\"roma_app_id\": \"a-1\"".into(),
    ]
}

/// The definition, with lines that end like this.
fn broken(number: usize, line_end: &str, last_end: &str) -> String {
    let members = members(number).join(&format!(",{line_end}"));
    format!("{{{line_end}{members}{line_end}}}{last_end}")
}

/// The same in YAML.
fn broken_yaml(number: usize, line_end: &str, last_end: &str) -> String {
    members(number).join(line_end) + last_end
}

/// What becomes of files if they are fixed, and if what is shown is applied in each of two ways.
fn hold(test: &str, files: &[(&[u8], String)]) {
    let folder = |which: &str| {
        let folder = Folder::at(
            std::env::temp_dir().join(format!("apiglint-{test}-{which}-{}", std::process::id())),
        );
        for (name, text) in files {
            folder.write(OsStr::from_bytes(name), text);
        }
        folder
    };
    let fixed = folder("fixed");
    let shown = fixed.run(["check", "--diff", "."]);
    assert_eq!((shown.code, shown.err.as_str()), (Some(1), ""));
    assert!(!shown.out.contains(['\u{1b}', '\u{202e}']), "nothing commands the terminal");
    assert_eq!(fixed.run(["check", "--fix", "."]).code, Some(0));
    for (which, program, args) in [
        ("git", "git", &["apply", "-p0", "-"]),
        ("patch", "patch", &["-p0", "--force", "--silent"]),
    ] {
        if Command::new(program).arg("--version").output().is_err() {
            continue;
        }
        let applied = folder(which);
        let mut command = Command::new(program);
        command.args(args).current_dir(applied.path());
        command.env("GIT_CEILING_DIRECTORIES", applied.path());
        let ran = Ran::of(command.stdin(Stdio::piped()), shown.out.as_bytes());
        assert_eq!(ran.code, Some(0), "{program}: {ran:?}\n{}", shown.out);
        for (name, text) in files {
            let [expected, found] = [&fixed, &applied]
                .map(|it| fs::read_to_string(it.path().join(OsStr::from_bytes(name))).unwrap());
            assert_eq!(expected, found, "{program} {}", name.escape_ascii());
            assert_ne!(&found, text, "{}", name.escape_ascii());
        }
    }
}

#[test]
fn whatever_files_are_called() {
    let long = "folder-of-a-long-name/".repeat(30) + "a.json";
    let names = NAMES.iter().copied().chain([long.as_bytes()]);
    let files: Vec<_> = names.zip(0..).map(|(name, at)| (name, broken(at, "\n", "\n"))).collect();
    hold("diff-names", &files);
}

#[test]
fn names_are_quoted_only_where_they_have_to_be() {
    let folder = Folder::new("diff-quoted");
    for (number, (name, shown)) in
        [("\u{e9}'.json", "\u{e9}'.json"), ("a b\u{7}.json", "\"a b\\007.json\"")]
            .iter()
            .enumerate()
    {
        folder.write(name, broken(number, "\n", "\n"));
        let out = folder.run(["check", "--diff", name]).out;
        assert!(out.starts_with(&format!("--- {shown}\n+++ {shown}\n@@ -1,")), "{out}");
    }
}

#[test]
fn whatever_ends_their_lines() {
    let names: Vec<_> = (0..24).map(|number| format!("{number}.json")).collect();
    let yaml: Vec<_> = (0..24).map(|number| format!("{number}.yaml")).collect();
    let ends = ["\n", "\r\n", "\r", "\r\r\n", " ", "\n\r"];
    let last = ["", "\n", "\r\n", "\r"];
    let ends = ends.iter().flat_map(|end| last.iter().map(move |last| (*end, *last)));
    let mut files = Vec::new();
    for ((number, name), (end, last)) in names.iter().enumerate().zip(ends) {
        files.push((name.as_bytes(), broken(number, end, last)));
        if end != " " {
            let text = broken_yaml(100 + number, end, last);
            files.push((yaml[number].as_bytes(), text));
        }
    }
    hold("diff-ends", &files);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn wherever_fixes_are(
        gaps in prop::collection::vec(prop::collection::vec(0..12_usize, 6), 1..4),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let text = |number: usize, gaps: &[usize]| {
            let lines = members(number).into_iter().zip(gaps);
            let lines: Vec<_> = lines.map(|(line, gap)| end.repeat(gap + 1) + &line).collect();
            format!("{{{}{end}}}", lines.join(","))
        };
        let names = ["a.json", "b.json", "c.json"];
        let files: Vec<_> = names
            .iter()
            .zip(gaps.iter().enumerate())
            .map(|(name, (number, gaps))| (name.as_bytes(), text(number, gaps)))
            .collect();
        hold("diff-gaps", &files);
    }
}
