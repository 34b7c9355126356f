//! Comments in YAML, as the command heeds them.

use crate::command::Folder;
use crate::{check, none};

fn yaml(name: &str, path: &str, app: &str) -> String {
    format!(
        "name: {name}\npath: {path}\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: {app}\n"
    )
}

const ALL: &[&str] = &["--fail-on", "note"];

#[test]
fn the_rule_is_left_out_on_its_line() {
    let folder = Folder::new("comment_line");
    let ignored = "_o # apiglint: ignore roma/name -- the partner's";
    folder.write("a.yaml", yaml(ignored, "o", "a"));
    assert_eq!(check(&folder, ALL), (vec!["a.yaml:2:7 roma/path".into()], Some(1)));
    let ran = folder.run(["check"]);
    assert_eq!(ran.summary(), "1 error in 1 of 1 file; 1 suppressed");
    // JSON has no comments, whatever is in its strings.
    let text = "# apiglint: ignore roma/name -- no";
    folder.write("a.yaml", format!("{{ \"name\": \"_o\", \"description\": \"{text}\", \"path\": \"/o\", \"method\": \"GET\", \"version\": \"1.0\", \"content_type\": \"json\", \"roma_app_id\": \"a\" }}"));
    assert_eq!(check(&folder, ALL), (vec!["a.yaml:1:11 roma/name".into()], Some(1)));
}

/// What is found in the set of files comes after the file's own.
#[test]
fn violations_in_sets_are_left_out() {
    let folder = Folder::new("comment_set");
    let ignored = "api # apiglint: ignore roma/api-name-unique -- two for a while";
    folder.write("a.yaml", yaml("api", "/a", "a")).write("b.yaml", yaml(ignored, "/b", "a"));
    assert_eq!(check(&folder, ALL), none());
    assert_eq!(folder.run(["check"]).summary(), "no violations in 2 files; 1 suppressed");
    // Whoever checks one file does not see what the comment is there for.
    assert_eq!(check(&folder, &[&["b.yaml"], ALL].concat()), none());
    folder.write("a.yaml", yaml("other", "/a", "a"));
    let unused = "b.yaml:1:30 suppression/unused".to_owned();
    assert_eq!(check(&folder, ALL), (vec![unused], Some(1)));
}

#[test]
fn levels_are_those_of_rules() {
    let folder = Folder::new("comment_levels");
    folder.write("a.yaml", yaml("api # apiglint: ignore roma/name -- r", "/o", "a"));
    folder.write("b.yaml", yaml("api # apiglint: ignore roma/name", "/o", "b"));
    let ran = folder.run(["check"]);
    assert_eq!((ran.summary(), ran.code), ("1 error, 1 warning in 2 of 2 files", Some(1)));
    let levels = ["--rule", "suppression/unused=note", "--rule", "suppression/malformed=off"];
    let ran = folder.run(["check"].iter().chain(&levels));
    assert_eq!((ran.summary(), ran.code), ("1 note in 1 of 2 files", Some(0)));
    // A rule that is off breaks nothing by itself.
    let off = ["check", "--rule", "roma/name=off", "--rule", "suppression/malformed=off"];
    assert_eq!(folder.run(off).summary(), "no violations in 2 files");
}

/// The comments of the page are all of use, and leave nothing.
#[test]
fn the_page_is_right() {
    let page = include_str!("../../docs/suppression.md");
    let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = Folder::new("comment_page");
    let rest = "method: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a\n";
    folder.write("a.yaml", format!("{example}{rest}"));
    assert_eq!(check(&folder, ALL), none());
    let ran = folder.run(["check"]);
    assert_eq!(ran.summary(), "no violations in 1 file; 4 suppressed");
}
