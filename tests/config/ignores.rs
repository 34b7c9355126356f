//! `[[ignore]]`: what is left out, and what is said of that which was not there.

use super::found;
use crate::command::{Folder, broken, definition};

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
        let mut found = found(&folder, &[]);
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
    assert_eq!(ran.out, "no violations in 1 file\n");
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
warning: nothing of `roma/path` is left out by this
 --> apiglint.toml:5:8
  |
5 | rule = \"roma/path\"
  |        ^^^^^^^^^^^
  |
  = help: remove it, or mend its files and pointer

";
    for (args, err) in [
        (&[][..], report),
        (&["."], report),
        (&["-q"], report),
        (&["--format", "json"], report),
        // Who checks a few files cannot know.
        (&["a"], ""),
        (&["a/one.json"], ""),
        (&["a", "b"], ""),
    ] {
        let ran = folder.run(["check"].iter().chain(args));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), err), "{args:?}");
    }
}
