//! `apiglint transition` and `apiglint lifecycle`.

use apiglint::roma::{self, publication};
use serde_json::{Value, json};

use crate::command::Folder;

const ILLEGAL: &str =
    "error[roma/transition]: cannot undeploy in status 3 (developing), only in 4 (deployed)
  = note: reported as APIG.3309: The operation has already been performed.
  = help: it is 3 (developing) already
";
const DELETED: &str = "none
warning[roma/delete-deployed]: cannot delete safely in status 4 (deployed): it is in service
  = note: reported as APIG.3416: The API cannot be deleted because it has been published.
  = help: the safe way: undeploy, delete
";
const GONE: &str = "error[roma/transition]: cannot deploy a backend that does not exist
  = note: reported as APIG.3084: The livedata API does not exist.
  = help: create or import it first
";
const NO_WAY: &str =
    "error[roma/transition]: cannot go from 4 (deployed) to 1 (to be developed): no action leads there
  = note: reported as APIG.3309: The operation has already been performed.
";
const FULL: &str = "online
warning[roma/version-limit]: cannot keep more than 10 versions: this publication drops the oldest
  = help: keep a copy of what the oldest version was made from
";
const CALL: &str = "error[roma/callable]: cannot call an API where it is offline
  = note: reported as APIG.0101: The API does not exist.
  = help: publish it there first: online
";

const STATUS: &str = "must be 1 (to be developed), 3 (developing), 4 (deployed) or none\n";

#[test]
fn transitions() {
    let folder = Folder::new("transitions");
    for (args, code, out) in [
        ("--from 4 --action undeploy", 0, "3 (developing)\n"),
        ("--from none --action create", 0, "1 (to be developed)\n"),
        ("--from 1 --action deploy --has-script", 0, "4 (deployed)\n"),
        ("--from 3 --action undeploy", 1, ILLEGAL),
        ("--from 4 --action delete", 0, DELETED),
        ("--from none --action deploy", 1, GONE),
        ("--from 1 --to 4", 0, "save-script, deploy\n"),
        ("--from 4 --to 4", 0, "nothing to do\n"),
        ("--from 4 --to none", 0, "delete\n"),
        ("--from 4 --to 1", 1, NO_WAY),
        ("backend --from 3 --action deploy", 0, "4 (deployed)\n"),
        ("publication --from offline --action online", 0, "online\n"),
        ("publication --from online --action online --versions 9", 0, "online\n"),
        ("publication --from online --action online --versions 10", 0, FULL),
        ("publication --from offline --action call", 1, CALL),
        ("publication --from online --action switch --knows-version", 0, "online\n"),
        ("publication --from online --to offline", 0, "offline\n"),
        ("publication --from online --to online", 0, "nothing to do\n"),
    ] {
        let ran = folder.run(["transition"].into_iter().chain(args.split(' ')));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(code), out, ""), "{args}");
    }
}

#[test]
fn transitions_as_json() {
    let folder = Folder::new("transitions_json");
    let violation = json!({
        "rule": "roma/transition", "kind": "illegal-transition", "code": "APIG.3309",
        "severity": "error", "pointer": "",
        "message": "cannot undeploy in status 3 (developing), only in 4 (deployed)",
        "error_msg": "The operation has already been performed.",
        "span": null, "related": [], "help": "it is 3 (developing) already"
    });
    for (args, code, expected) in [
        ("--from 4 --action undeploy", 0, json!({ "version": 1, "state": 3, "violations": [] })),
        ("--from 3 --action undeploy", 1, json!({ "version": 1, "violations": [violation] })),
        ("--from 3 --action delete", 0, json!({ "version": 1, "state": null, "violations": [] })),
        (
            "--from 1 --to 4",
            0,
            json!({ "version": 1, "actions": ["save-script", "deploy"], "violations": [] }),
        ),
        (
            "publication --from online --action offline",
            0,
            json!({ "version": 1, "state": "offline", "violations": [] }),
        ),
    ] {
        let args = ["transition", "--format", "json"].into_iter().chain(args.split(' '));
        let ran = folder.run(args);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.code, found), (Some(code), expected));
    }
}

#[test]
fn what_cannot_be_told() {
    let folder = Folder::new("transitions_wrong");
    for (args, problem) in [
        ("--from 2 --action deploy", format!("apiglint: --from {STATUS}")),
        ("--from 3 --to deployed", format!("apiglint: --to {STATUS}")),
        (
            "--from 3 --action Deploy",
            "apiglint: --action must be create, import, save-script, update, test, deploy, undeploy or delete\n".into(),
        ),
        ("publication --from 3 --to online", "apiglint: --from must be offline or online\n".into()),
        ("publication --from online --to 3", "apiglint: --to must be offline or online\n".into()),
        (
            "publication --from online --action deploy",
            "apiglint: --action must be online, offline, switch or call\n".into(),
        ),
    ] {
        let ran = folder.run(["transition"].into_iter().chain(args.split(' ')));
        assert_eq!((ran.code, ran.out.as_str(), ran.err), (Some(2), "", problem), "{args}");
    }
    for args in [
        "--from 3",
        "--action deploy",
        "--from 3 --to 4 --action deploy",
        "dataworks --from 3 --to 4",
    ] {
        let ran = folder.run(["transition"].into_iter().chain(args.split(' ')));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args}");
    }
}

#[test]
fn drawings() {
    let folder = Folder::new("drawings");
    for (args, expected) in [
        (&[][..], roma::LIFECYCLE.mermaid()),
        (&["backend", "--format", "mermaid"], roma::LIFECYCLE.mermaid()),
        (&["publication"], publication::LIFECYCLE.mermaid()),
        (&["--format", "dot"], roma::LIFECYCLE.dot()),
        (&["publication", "--format", "dot"], publication::LIFECYCLE.dot()),
    ] {
        let ran = folder.run(["lifecycle"].iter().chain(args));
        assert_eq!((ran.code, ran.out, ran.err.as_str()), (Some(0), expected, ""), "{args:?}");
    }
}

#[test]
fn svg_needs_graphviz() {
    let folder = Folder::new("no_graphviz");
    let mut command = folder.command();
    command.args(["lifecycle", "--format", "svg"]).env("PATH", folder.path());
    let ran = crate::command::Ran::of(&mut command, b"");
    let problem = "apiglint: SVG needs the program `dot` of Graphviz, which is not installed; --format mermaid and --format dot do without\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", problem));
}

/// A script in the place of Graphviz.
#[cfg(unix)]
#[test]
fn svg_is_what_graphviz_makes_of_it() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("graphviz");
    for (script, code, out, problem) in [
        ("echo \"<svg>$*\"; exec cat", 0, format!("<svg>-Tsvg\n{}", roma::LIFECYCLE.dot()), ""),
        (
            "echo 'syntax error' >&2; exit 3",
            2,
            String::new(),
            "apiglint: dot: exit status: 3: syntax error\n",
        ),
        ("printf '\\377'", 2, String::new(), "apiglint: dot: wrote no text\n"),
    ] {
        folder.write("dot", format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n"));
        set_permissions(folder.path().join("dot"), Permissions::from_mode(0o755)).unwrap();
        let mut command = folder.command();
        command.args(["lifecycle", "--format", "svg"]).env("PATH", folder.path());
        let ran = crate::command::Ran::of(&mut command, b"");
        assert_eq!((ran.code, ran.out, ran.err.as_str()), (Some(code), out, problem));
    }
}

#[test]
fn apis_of_dataworks_have_a_lifecycle_too() {
    let folder = Folder::new("lifecycle_dataworks");
    let ran = |line: &str| {
        let ran = folder.run(line.split(' '));
        (ran.code, ran.out)
    };
    let publish = "transition dataworks --from submitted --action publish";
    assert_eq!(ran(publish), (Some(0), "published\n".into()));
    assert_eq!(
        ran("transition dataworks --from draft --to published"),
        (Some(0), "submit, publish\n".into())
    );
    let (code, out) = ran(&format!("{publish} --awaits-approval"));
    assert_eq!(code, Some(1));
    assert!(out.starts_with("error[dataworks/transition]: "), "{out}");
    let (code, out) = ran("transition dataworks --from published --action authorize --is-private");
    assert_eq!(code, Some(1));
    assert!(out.starts_with("error[dataworks/transition]: "), "{out}");
    assert_eq!(
        ran("transition dataworks --from none --action create --format json").1,
        "{\"version\":1,\"state\":\"draft\",\"violations\":[]}\n"
    );
    assert_eq!(
        folder.run(["transition", "dataworks", "--from", "here", "--to", "draft"]).code,
        Some(2)
    );
}
