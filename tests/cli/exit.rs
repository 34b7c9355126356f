//! Exit codes, levels, and how much is said.

use crate::command::{Folder, broken, definition, doubtful, noted};

fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("good.json", definition(""));
    folder.write("noted.json", noted());
    folder.write("doubtful.json", doubtful());
    folder.write("broken.json", broken());
    folder.write("package.json", r#"{ "name": "left-pad", "version": "1.3.0" }"#);
    folder
}

#[test]
fn codes() {
    let folder = folder("codes");
    for (args, code) in [
        ("check good.json", 0),
        ("check package.json", 0),
        ("check noted.json doubtful.json", 0),
        ("check noted.json --fail-on warning", 0),
        ("check noted.json --fail-on note", 1),
        ("check doubtful.json --fail-on warning", 1),
        ("check broken.json", 1),
        ("check", 1),
        ("check broken.json --rule roma/path=warning", 0),
        ("check broken.json --rule roma/path=off --fail-on note", 0),
        ("check doubtful.json --rule roma/path-segment=error", 1),
        ("check doubtful.json --rule roma/path-segment=off --rule roma/path-segment=error", 1),
        ("check package.json --kind definition", 1),
        ("check missing.json", 2),
        ("check missing.json broken.json", 2),
        ("check --unknown", 2),
        ("check --fail-on never", 2),
        ("", 2),
        ("--help", 0),
        ("check --help", 0),
        ("--version", 0),
        ("rules", 0),
        ("explain roma/name", 0),
        ("explain roma/nmae", 2),
    ] {
        let ran = folder.run(args.split_whitespace());
        assert_eq!(ran.code, Some(code), "{args}: {ran:?}");
    }
}

#[test]
fn summaries() {
    let folder = folder("summaries");
    folder.write("broken2.json", broken().replace("b1", "b2"));
    for (args, summary) in [
        ("good.json", "no violations in 1 file"),
        ("good.json package.json", "no violations in 1 file; 1 file skipped: no API definition"),
        ("good.json noted.json", "1 note in 1 of 2 files"),
        ("doubtful.json", "1 warning in 1 of 1 file"),
        (".", "2 errors, 1 warning, 1 note in 4 of 5 files; 1 file skipped: no API definition"),
        ("missing.json good.json", "no violations in 1 file; 1 path could not be checked"),
        ("good.json --quiet", ""),
    ] {
        let ran = folder.run(["check"].into_iter().chain(args.split(' ')));
        assert_eq!(ran.summary(), summary, "{args}");
    }
}

#[test]
fn quiet_shows_what_fails() {
    let folder = folder("quiet");
    for (args, rules) in [
        ("--quiet", &["roma/path"][..]),
        ("-q --fail-on warning", &["roma/path", "roma/path-segment"]),
        ("-q --fail-on note", &["roma/path", "roma/path-segment", "roma/required-default"]),
        ("-q --rule roma/path=note", &[]),
    ] {
        let ran = folder.run(["check"].into_iter().chain(args.split(' ')));
        let headings = ran.out.lines().filter(|line| line.contains("]: /"));
        let shown: Vec<_> =
            headings.filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0)).collect();
        assert_eq!(shown, rules, "{args}");
        let json = folder.json(&args.split(' ').collect::<Vec<_>>());
        let files = json["files"].as_array().unwrap();
        let listed = files.iter().map(|file| file["violations"].as_array().unwrap().len());
        assert_eq!(listed.sum::<usize>(), rules.len(), "{args}");
    }
}

#[test]
fn what_is_not_shown_of_many_is_counted() {
    let folder = Folder::new("many");
    let parameter =
        |number| format!(r#"{{"name":"p{number}","in":"Headers","default":"1","required":true}},"#);
    let parameters: String = (0..1200).map(parameter).collect();
    folder.write("api.json", definition(&(parameters + r#"{"name":"1","in":"Headers"}"#)));
    let ran = folder.run(["check"]);
    assert!(
        ran.out.ends_with(
            "\n\napi.json: 200 more violations not shown: too many of one rule\n\n\
             1 error, 1200 notes in 1 of 1 file\n"
        ),
        "{}",
        ran.summary()
    );
    let ran = folder.run(["check", "--quiet"]);
    assert!(!ran.out.contains("more violation"), "{}", ran.out);
}

#[test]
fn mistakes_in_arguments_are_explained() {
    let folder = Folder::new("arguments");
    for (args, hint) in [
        ("check --rule roma/nmae=off", "there is no rule `roma/nmae`; did you mean `roma/name`?"),
        ("check --rule name=off", "did you mean `roma/name`?"),
        ("check --rule roma/name", "must be a rule's id, '=' and a level"),
        ("check --rule roma/name=on", "the level must be one of off, note, warning, error"),
        (
            "check --kind api",
            "it must be one of roma/definition, roma/definitions, roma/definition-list, roma/swagger, ",
        ),
        ("check --threads 0", "'--threads <NUMBER>': must be 1 or more\n"),
        ("check --max-depth 0", "'--max-depth <LEVELS>': must be 1 to 1024\n"),
        ("check --max-depth 1025", "must be 1 to 1024\n"),
        ("check --max-size 0", "must be 1 to 4294967294\n"),
        ("check - --stdin-filename=", "a value is required for '--stdin-filename <NAME>'"),
        ("update a b --max-backends x", "must be 0 to 4294967295\n"),
        (
            "explain roma/nmae",
            "apiglint: there is no rule `roma/nmae`; did you mean `roma/name`?\n",
        ),
        ("chekc", "check"),
    ] {
        let ran = folder.run(args.split(' '));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args}");
        assert!(ran.err.contains(hint), "{args}: {}", ran.err);
    }
}

#[test]
fn kinds_are_told_or_given() {
    let folder = Folder::new("kinds");
    folder.write("one.json", definition("").replace("a1", "o1"));
    folder.write("many.json", format!("[{},{}]", definition(""), broken()));
    folder.write(
        "list.json",
        format!(r#"{{"size":1,"total":1,"apis":[{}]}}"#, broken().replace("b1", "l1")),
    );
    folder.write("little.json", r#"{"name":"orders"}"#);
    let kinds = |args: &[&str]| -> Vec<_> {
        let json = folder.json(args);
        let files = json["files"].as_array().unwrap().iter();
        files
            .map(|file| {
                let count = file["violations"].as_array().unwrap().len();
                format!("{} {} {} {count}", file["path"], file["dialect"], file["kind"])
            })
            .map(|line| line.replace('"', ""))
            .collect()
    };
    let told = [
        "list.json roma definition-list 1",
        "many.json roma definitions 1",
        "one.json roma definition 0",
    ];
    assert_eq!(kinds(&["."]), told);
    assert_eq!(kinds(&["little.json", "--kind", "definition"]), ["little.json roma definition 5"]);
}

#[test]
fn limits_can_be_set() {
    let folder = Folder::new("limits");
    folder.write("deep.json", "[[[1]]]");
    folder.write("good.json", definition(""));
    for (args, message) in [
        (["deep.json", "--max-depth", "3"], None),
        (["deep.json", "--max-depth", "2"], Some("cannot nest deeper than 2 levels")),
        (["good.json", "--max-size", "200"], None),
        (["good.json", "--max-size", "20"], Some("must have at most 20 bytes")),
    ] {
        let json = folder.json(&args);
        let found = json["files"][0]["violations"][0]["message"].as_str();
        assert_eq!(found.is_some(), message.is_some(), "{args:?}");
        assert!(found.unwrap_or_default().starts_with(message.unwrap_or_default()), "{found:?}");
    }
}

#[test]
fn quiet_counts_what_it_does_not_show() {
    let folder = folder("quiet_counts");
    for args in [&["."][..], &["noted.json", "doubtful.json"]] {
        let [all, quiet] = [&[][..], &["--quiet"]].map(|more| folder.json(&[args, more].concat()));
        assert!(all["files"] != quiet["files"], "{args:?}");
        assert_eq!(all["summary"], quiet["summary"], "{args:?}");
    }
}
