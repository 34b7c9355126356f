//! `[[ignore]]`: what is left out, and what is said of that which was not there.

use super::found;
use crate::command::{Folder, broken, definition, noted};

fn ignore(keys: &str) -> String {
    format!("[[ignore]]\nrule = \"roma/path\"\n{keys}reason = \"agreed\"\n")
}

#[test]
fn leave_out_what_they_are_about() {
    let folder = Folder::new("config-ignores");
    folder.write("a/one.json", broken()).write("b/two.json", broken().replace("b1", "b2"));
    folder.write(
        "many.json",
        format!("[{},{}]", broken().replace("b1", "m1"), broken().replace("b1", "m2")),
    );
    let [a, b] = ["a/one.json", "b/two.json"].map(|path| format!("{path} roma/path error"));
    let many = "many.json roma/path error".to_owned();
    for (config, expected) in [
        (ignore(""), vec![]),
        (ignore("files = [\"a/\"]\n"), vec![&b, &many, &many]),
        (ignore("files = [\"a/\", \"many.json\"]\n"), vec![&b]),
        (ignore("pointer = \"/path\"\n"), vec![&many, &many]),
        (ignore("pointer = \"/*/path\"\n"), vec![&a, &b]),
        (ignore("pointer = \"/**/path\"\n"), vec![]),
        (ignore("pointer = \"/1/path\"\nfiles = [\"many.json\"]\n"), vec![&a, &b, &many]),
        (ignore("pointer = \"/name\"\n"), vec![&a, &b, &many, &many]),
        (ignore("").replace("roma/path", "roma/name"), vec![&a, &b, &many, &many]),
    ] {
        folder.write("apiglint.toml", &config);
        let mut found = found(&folder, &["--rule", "suppression/unused=off"]);
        found.sort();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{config}");
    }
}

#[test]
fn count_for_nothing() {
    let folder = Folder::new("config-uncounted");
    folder.write("a.json", broken()).write("apiglint.toml", ignore(""));
    let ran = folder.run(["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "no violations in 1 file; 1 suppressed\n");
}

#[test]
fn what_a_set_finds_is_left_out_too() {
    let folder = Folder::new("config-set-ignore");
    folder.write("a.json", definition("")).write("b.json", definition(""));
    folder.write(
        "apiglint.toml",
        "[[ignore]]\nrule = \"roma/api-name-unique\"\nfiles = [\"b.json\"]\nreason = \"a copy\"\n",
    );
    assert_eq!(found(&folder, &[]), ["b.json roma/api-path-unique error"]);
    assert_eq!(folder.run(["check"]).err, "");
}

#[test]
fn what_left_nothing_out_is_reported() {
    let folder = Folder::new("config-unused");
    folder.write("a/one.json", broken()).write("b/two.json", definition(""));
    folder.write("apiglint.toml", ignore("") + &ignore("files = [\"b/\"]\n"));
    let report = "\
warning[suppression/unused]: the document cannot ignore what is not there: no file has such a violation
 --> apiglint.toml:5:8
  |
5 | rule = \"roma/path\"
  |        ^^^^^^^^^^^
  |
  = help: remove the entry

1 warning in 1 of 3 files; 1 suppressed
";
    let nothing =
        |files, suppressed| format!("no violations in {files}; {suppressed} suppressed\n");
    for (args, code, out) in [
        (&[][..], 0, report.to_owned()),
        (&["."], 0, report.into()),
        (&["--fail-on", "warning"], 1, report.into()),
        (&["--rule", "suppression/unused=off"], 0, nothing("2 files", 1)),
        // A rule that is off breaks nothing.
        (&["--rule", "roma/path=off"], 0, "no violations in 2 files\n".into()),
        // Who checks a few files cannot know.
        (&["a"], 0, nothing("1 file", 1)),
        (&["a/one.json"], 0, nothing("1 file", 1)),
        (&["a", "b"], 0, nothing("2 files", 1)),
    ] {
        let ran = folder.run(["check"].iter().chain(args));
        assert_eq!((ran.code, ran.out, ran.err.as_str()), (Some(code), out, ""), "{args:?}");
    }
    // What is milder than what is shown is not looked at.
    folder.write("apiglint.toml", ignore("").replace("path", "required-default"));
    folder.write("c.json", noted());
    assert_eq!(
        folder.run(["check", "a", "-q", "--fail-on", "warning", "--rule", "roma/path=off"]).out,
        ""
    );
    assert_eq!(
        folder.run(["check", "-q", "--fail-on", "warning", "--rule", "roma/path=off"]).out,
        ""
    );
    std::fs::remove_file(folder.path().join("c.json")).unwrap();
    folder.write("apiglint.toml", ignore(""));
    let ran = folder.run(["check", "--no-suppressions"]);
    assert_eq!((ran.code, ran.summary()), (Some(1), "1 error in 1 of 2 files"));
}

/// A comment comes before the configuration, and the configuration before a baseline.
#[test]
fn stand_between_comments_and_a_baseline() {
    let folder = Folder::new("config-ignore-order");
    let yaml = |comment: &str| {
        format!(
            "name: api\npath: orders{comment}\nmethod: GET\nroma_app_id: y1\nversion: '1.0'\ncontent_type: json\n"
        )
    };
    folder.write("a.yaml", yaml(" # apiglint: ignore roma/path -- agreed"));
    folder.write("apiglint.toml", ignore(""));
    let ran = folder.run(["check"]);
    assert_eq!(ran.summary(), "1 warning in 1 of 2 files; 1 suppressed", "{}", ran.out);
    assert!(ran.out.contains("--> apiglint.toml:2:8"), "{}", ran.out);
    folder.write("a.yaml", yaml(""));
    let ran = folder.run(["check", "--update-baseline"]);
    assert_eq!((ran.code, ran.summary()), (Some(0), "no violations in 1 file; 1 suppressed"));
    folder.write("apiglint.toml", "");
    assert_eq!(folder.run(["check"]).summary(), "1 error in 1 of 1 file");
}

#[test]
fn reasons_go_where_formats_have_a_place_for_them() {
    let folder = Folder::new("config-ignore-sarif");
    folder.write("a.json", broken()).write("apiglint.toml", ignore(""));
    let ran = folder.run(["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let suppressions = &sarif["runs"][0]["results"][0]["suppressions"];
    assert_eq!(suppressions[0]["kind"], "external", "{}", ran.out);
    assert_eq!(suppressions[0]["justification"], "agreed");
}
