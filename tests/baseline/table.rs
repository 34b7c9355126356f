//! What is listed, what it stands for, and what is of no use.

use std::fs;

use crate::command::Folder;
use crate::{BASELINE, check, definition, entries, nameless, none, update};

const NAMELESS: &str = "roma/required 1ca5f32b3eef";

#[test]
fn what_is_listed_is_left_out() {
    let folder = Folder::new("listed");
    folder.write("a.json", definition("a", &nameless(2)));
    folder.write("b c%\u{e9}.json", definition("b", r#""status": 7"#));
    assert_eq!(check(&folder, &[]).1, Some(1));
    assert_eq!(
        update(&folder, &[]),
        [
            format!("a.json {NAMELESS} 1"),
            format!("a.json {NAMELESS} 2"),
            "b c%25\u{e9}.json roma/status 9610ca1482cc 1".into(),
        ]
    );
    assert_eq!(check(&folder, &[]), none());
    let ran = folder.run(["check"]);
    assert_eq!((ran.code, ran.summary()), (Some(0), "no violations in 2 files; 3 suppressed"));
    let json = folder.json(&[]);
    assert_eq!(json["summary"]["suppressed"], 3);
    assert_eq!(json["files"][0]["violations"].as_array().unwrap().len(), 0);
}

/// Which of equal ones is new cannot be told: the last ones of the file are taken for new.
#[test]
fn equal_ones_are_counted() {
    let folder = Folder::new("counted");
    folder.write("a.json", definition("a", &nameless(2)));
    update(&folder, &[]);
    folder.write("a.json", definition("a", &nameless(3)));
    assert_eq!(check(&folder, &[]), (vec!["a.json:3:60 roma/required".into()], Some(1)));
    folder.write("a.json", definition("a", &nameless(1)));
    let unused = format!("{BASELINE}:3:1 suppression/unused");
    assert_eq!(check(&folder, &["--fail-on", "warning"]), (vec![unused], Some(1)));
    assert_eq!(update(&folder, &[]), [format!("a.json {NAMELESS} 1")]);
}

#[test]
fn edits_elsewhere_do_not_count_and_those_of_the_fault_do() {
    let folder = Folder::new("edits");
    let write = |members: &str| folder.write("a.json", definition("a", members));
    write(r#""status": 7, "parameters": [{ "in": "Headers" }]"#);
    update(&folder, &[]);
    write(
        "\"description\": \"new\",\n\n\"parameters\": [{ \"name\": \"n\", \"in\": \"Headers\" }, {\t\"in\": \"Headers\" }], \"status\": 7",
    );
    assert_eq!(check(&folder, &[]), none());
    write(r#""status": 8, "parameters": [{ "in": "Headers" }]"#);
    assert_eq!(check(&folder, &[]), (vec!["a.json:3:13 roma/status".into()], Some(1)));
}

#[test]
fn a_file_may_turn_into_yaml_of_its_name() {
    let folder = Folder::new("yaml_twin");
    let source = definition("a", r#""status": 7"#);
    folder.write("a.yaml", &source);
    let before = update(&folder, &[]);
    folder.write("a.yaml", "roma_app_id: a\nstatus: 7\nname: api\npath: /orders\nmethod: POST\nversion: '1.0'\ncontent_type: json\n");
    assert_eq!(check(&folder, &["--fail-on", "warning"]), none());
    assert_eq!(update(&folder, &[]), before);
}

#[test]
fn what_is_mended_is_told_and_dropped() {
    let folder = Folder::new("mended");
    folder.write("a.json", definition("a", r#""status": 7"#));
    folder.write("b.json", definition("b", r#""status": 7"#));
    update(&folder, &[]);
    folder.write("b.json", definition("b", ""));
    let ran = folder.run(["check"]);
    let expected = format!(
        "warning[suppression/unused]: the document cannot list what is not there: the violation is gone
 --> {BASELINE}:3:1
  |
3 | b.json roma/status 9610ca1482cc 1
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: remove the line; --update-baseline removes all of them

1 warning in 1 of 3 files; 1 suppressed
"
    );
    assert_eq!((ran.out, ran.code), (expected, Some(0)));
    assert_eq!(check(&folder, &["--rule", "suppression/unused=error"]).1, Some(1));
    assert_eq!(check(&folder, &["--rule", "suppression/unused=off", "--fail-on", "note"]), none());
    let ran = folder.run(["check", "-q", "--update-baseline"]);
    assert_eq!(ran.err, format!("apiglint: {BASELINE}: 0 violations added, 1 removed\n"));
    assert_eq!(entries(&folder), ["a.json roma/status 9610ca1482cc 1"]);
}

/// Nobody knows what a rule would say that is off, or of files that were not looked at.
#[test]
fn what_is_not_looked_at_stays() {
    let folder = Folder::new("stays");
    folder.write("a.json", definition("a", r#""status": 7"#));
    folder.write("b.json", definition("b", r#""status": 7"#));
    let all = update(&folder, &[]);
    for args in [&["a.json"][..], &["--rule", "roma/status=off"], &["b.json", "a.json"]] {
        assert_eq!(check(&folder, &[args, &["--fail-on", "note"]].concat()), none(), "{args:?}");
        assert_eq!(update(&folder, args), all, "{args:?}");
    }
    folder.write("a.json", definition("a", ""));
    assert_eq!(check(&folder, &["b.json", "--fail-on", "note"]), none());
    assert_eq!(update(&folder, &["b.json"]), all);
    assert_eq!(update(&folder, &["a.json"]), all[1..]);
}

/// A file that is no definition any more was looked at all the same.
#[test]
fn what_is_no_definition_any_more_breaks_nothing() {
    let folder = Folder::new("no_definition");
    folder.write("a.json", definition("a", r#""status": 7"#));
    update(&folder, &[]);
    folder.write("a.json", "{}");
    assert_eq!(
        check(&folder, &["--fail-on", "warning"]).0,
        [format!("{BASELINE}:2:1 suppression/unused")]
    );
    assert_eq!(update(&folder, &[]), [""; 0]);
}

#[test]
fn what_is_shown_is_recorded() {
    let noted = r#""parameters": [{ "name": "id", "in": "Headers", "default": "1", "required": true }], "status": 7"#;
    let folder = Folder::new("recorded");
    folder.write("a.json", definition("a", noted));
    assert_eq!(update(&folder, &[]).len(), 1, "quiet: errors alone");
    assert_eq!(folder.run(["check"]).summary(), "1 note in 1 of 1 file; 1 suppressed");
    folder.run(["check", "--update-baseline"]);
    assert_eq!(entries(&folder).len(), 2);
    assert_eq!(folder.run(["check"]).summary(), "no violations in 1 file; 2 suppressed");
    assert_eq!(update(&folder, &[]).len(), 2, "what does not show stays");
    assert_eq!(check(&folder, &["--fail-on", "warning"]), none());
}

#[test]
fn suppressions_can_be_forbidden() {
    let folder = Folder::new("forbidden");
    folder.write("a.json", definition("a", r#""status": 7"#));
    folder.write("b.json", definition("b", ""));
    folder.write(
        "c.yaml",
        "name: _o # apiglint: ignore roma/name -- r\npath: /o # apiglint: skip\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: c\n",
    );
    folder.run(["check", "-q", "--update-baseline"]);
    folder.write(BASELINE, fs::read(folder.path().join(BASELINE)).unwrap());
    let plain = Folder::new("forbidden_plain");
    for name in ["a.json", "b.json", "c.yaml"] {
        plain.write(name, fs::read(folder.path().join(name)).unwrap());
    }
    plain.write(
        "c.yaml",
        fs::read_to_string(plain.path().join("c.yaml")).unwrap().replace('#', "# "),
    );
    plain.write(
        "c.yaml",
        fs::read_to_string(plain.path().join("c.yaml"))
            .unwrap()
            .replace("#  apiglint", "#   aniglint"),
    );
    let [here, there] =
        [&folder, &plain].map(|it| it.run(["check", "--no-suppressions", "--format", "concise"]));
    assert_eq!(here, there);
    assert_eq!(here.code, Some(1));
    // A baseline that is broken is not read, either.
    folder.write(BASELINE, "<<<<<<<");
    assert_eq!(folder.run(["check", "--no-suppressions", "--format", "concise"]), there);
}

#[test]
fn the_baseline_is_found() {
    let folder = Folder::new("found");
    folder.write("apis/a.json", definition("a", r#""status": 7"#));
    update(&folder, &["apis"]);
    assert_eq!(entries(&folder)[0].split(' ').next(), Some("apis/a.json"));
    for args in [&["."][..], &["./apis"], &["apis/../apis/a.json"], &["apis/*.json"]] {
        assert_eq!(check(&folder, args), none(), "{args:?}");
    }
    let whole = folder.path().join("apis").display().to_string();
    assert_eq!(check(&folder, &[&whole]), none());
    // From elsewhere it has to be named.
    let run = |args: &[&str]| {
        let mut command = folder.command();
        command.current_dir(folder.path().join("apis")).args(["check", "-q"]).args(args);
        crate::command::Ran::of(&mut command, b"").code
    };
    assert_eq!(run(&[]), Some(1));
    assert_eq!(run(&["--baseline", "../apiglint-baseline.txt"]), Some(0));
    assert_eq!(run(&["--baseline", "b.txt", "--update-baseline"]), Some(0));
    assert_eq!(run(&["--baseline", "b.txt"]), Some(0));
    assert!(fs::read_to_string(folder.path().join("apis/b.txt")).unwrap().contains("\na.json "));
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let folder = Folder::new("stdin_baseline");
    let source = definition("a", r#""status": 7"#);
    folder.write("a.json", &source);
    update(&folder, &[]);
    for (name, code) in [("a.json", 0), ("./a.json", 0), ("b.json", 1)] {
        let args = ["check", "-q", "-", "--stdin-filename", name];
        assert_eq!(folder.run_with_stdin(&args, source.as_bytes()).code, Some(code), "{name}");
    }
}

#[test]
fn a_comment_comes_before_the_baseline() {
    let folder = Folder::new("both");
    let yaml = |comment: &str| {
        format!(
            "name: _o {comment}\npath: /o\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: c\n"
        )
    };
    folder.write("a.yaml", yaml(""));
    assert_eq!(update(&folder, &[]).len(), 1);
    folder.write("a.yaml", yaml("# apiglint: ignore roma/name -- r"));
    assert_eq!(
        check(&folder, &["--fail-on", "warning"]).0,
        [format!("{BASELINE}:2:1 suppression/unused")]
    );
    assert_eq!(update(&folder, &[]), [""; 0]);
}

/// What is wrong with suppressions themselves cannot be suppressed.
#[test]
fn malformed_comments_cannot_be_listed() {
    let folder = Folder::new("malformed_listed");
    folder.write("a.yaml", "name: api # apiglint: ignore roma/name\npath: /o\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: c\n");
    let ran = folder.run(["check", "-q", "--update-baseline"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(entries(&folder), [""; 0]);
}

/// It is beside the configuration, wherever below that the command runs.
#[test]
fn the_baseline_is_beside_the_configuration() {
    let folder = Folder::new("beside");
    folder.write(".git/HEAD", "").write("apiglint.toml", "");
    folder.write("apis/a.json", definition("a", r#""status": 7"#));
    let run = |args: &[&str]| {
        let mut command = folder.command();
        command.current_dir(folder.path().join("apis")).args(["check", "-q"]).args(args);
        crate::command::Ran::of(&mut command, b"").code
    };
    assert_eq!(run(&["--update-baseline"]), Some(0));
    assert_eq!(entries(&folder), ["apis/a.json roma/status 9610ca1482cc 1"]);
    assert_eq!(run(&[]), Some(0));
    assert_eq!(check(&folder, &["--fail-on", "warning"]), none());
    assert_eq!(run(&["--no-config"]), Some(1));
}

/// Rules of a user's own are suppressed like all others.
#[test]
fn custom_rules_are_suppressed_too() {
    let folder = Folder::new("custom_suppressed");
    let config = "[[rule]]\nid = \"path\"\nkinds = [\"roma/definition\"]\nmember = \"path\"\npattern = \"^/api/\"\nmessage = \"must begin with /api/\"\n";
    folder.write("apiglint.toml", config);
    folder.write("a.json", definition("a", ""));
    folder.write("b.yaml", "name: api\npath: /o # apiglint: ignore custom/path -- r\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: b\n");
    assert_eq!(check(&folder, &[]).0, ["a.json:1:26 custom/path"]);
    assert_eq!(update(&folder, &[]).len(), 1);
    assert_eq!(check(&folder, &["--fail-on", "note"]), none());
    assert_eq!(check(&folder, &["--fail-on", "note", "--rule", "custom/path=off"]), none());
}
