//! Suppressions: the baseline, comments in YAML, and the switch that forbids both.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../cli/command.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod command;
mod comments;
mod faults;
mod laws;
mod merges;
mod moves;
mod quiet;
mod sarif;
mod scan;
mod table;

use std::fs;

use command::{Folder, Ran};

/// The default name.
const BASELINE: &str = "apiglint-baseline.txt";

/// A definition in an application of its own, with these members besides.
fn definition(app: &str, members: &str) -> String {
    format!(
        r#"{{ "name": "api", "path": "/orders", "method": "POST", "version": "1.0", "content_type": "json",
  "roma_app_id": "{app}"{}{members} }}"#,
        if members.is_empty() { "" } else { ",\n  " }
    )
}

/// So many parameters without a name.
fn nameless(count: usize) -> String {
    let parameters = vec![r#"{ "in": "Headers" }"#; count];
    format!(r#""parameters": [{}]"#, parameters.join(", "))
}

/// What is found, one line a violation without its message, and the exit code.
fn check(folder: &Folder, args: &[&str]) -> (Vec<String>, Option<i32>) {
    let ran = folder.run(["check", "--format", "concise", "-q"].iter().chain(args));
    assert_eq!(ran.err, "");
    (brief(&ran), ran.code)
}

/// `a.json:1:2 roma/name`
fn brief(ran: &Ran) -> Vec<String> {
    let brief = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let rule = rest.split(['[', ']']).nth(1).unwrap();
        format!("{place} {rule}")
    };
    ran.out.lines().map(brief).collect()
}

/// Updates the baseline and gives back what is in it, but for the first line.
fn update(folder: &Folder, args: &[&str]) -> Vec<String> {
    let ran = folder.run(["check", "-q", "--update-baseline"].iter().chain(args));
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:?}");
    entries(folder)
}

fn entries(folder: &Folder) -> Vec<String> {
    let text = fs::read_to_string(folder.path().join(BASELINE)).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    assert_eq!(first, "# apiglint baseline, format 1");
    rest.lines().map(ToOwned::to_owned).collect()
}

fn none() -> (Vec<String>, Option<i32>) {
    (Vec::new(), Some(0))
}
