//! What changed, status by status and member by member.

use apiglint::roma::{Update, check_update};
use apiglint::{Document, Level, RuleSet};

use super::common::{definition, lines};
use super::{found, line, report, texts};

/// A member that is frozen in status 4, and three good values of it: one, one in other letter case, another one.
const FROZEN: [(&str, [&str; 3]); 3] = [
    ("path", ["/stock/a", "/stock/A", "/stock/b"]),
    ("method", ["PUT", "put", "GET"]),
    ("roma_app_id", ["shop", "SHOP", "depot"]),
];

/// What `roma/frozen` says, its name left out.
fn frozen(old: &str, new: &str, without: &[&str]) -> Vec<String> {
    let all = found(old, new, without).into_iter();
    all.filter_map(|line| Some(line.strip_prefix("roma/frozen ")?.to_owned())).collect()
}

fn object(name: &str, value: &str, status: &str) -> String {
    format!(r#"{{ "{name}": {value}{status} }}"#)
}

const DEPLOYED: &str = r#", "status": 4"#;

#[test]
fn every_frozen_member_and_every_change_of_it() {
    for (name, [value, case, other]) in FROZEN {
        let escaped = format!("\\u{:04x}{}", value.as_bytes()[0], &value[1..]);
        let plain = format!("/{name} cannot change in status 4 (deployed)");
        let in_case = format!("{plain}, not even in letter case");
        let in_blanks = format!("{plain}, not even in the blanks around it");
        let cleared = format!(
            "/{name} cannot be cleared in status 4 (deployed): an update replaces the whole definition"
        );
        for (new, expected) in [
            (format!("\"{value}\""), None),
            (format!("\"{escaped}\""), None),
            (format!("\"{other}\""), Some(&plain)),
            (format!("\"{case}\""), Some(&in_case)),
            (format!("\" {value}\""), Some(&in_blanks)),
            (format!("\"{value}\\t\\n\""), Some(&in_blanks)),
            (format!("\"\u{3000}{value}\""), Some(&in_blanks)),
            (format!("\"{case} \""), Some(&plain)),
            ("null".into(), Some(&cleared)),
            ("\"\"".into(), Some(&cleared)),
            ("\" \\t\"".into(), Some(&cleared)),
            // These have their own violation.
            ("7".into(), None),
            ("[]".into(), None),
        ] {
            let old = object(name, &format!("\"{value}\""), DEPLOYED);
            let expected = Vec::from_iter(expected.cloned());
            for status in ["", DEPLOYED] {
                assert_eq!(frozen(&old, &object(name, &new, status), &[]), expected, "{new}");
            }
            let back = frozen(
                &object(name, &escaped_value(&escaped), DEPLOYED),
                &object(name, &new, ""),
                &[],
            );
            assert_eq!(back, expected, "an escaped old value: {new}");
            for status in [
                r#", "status": 1"#,
                r#", "status": 3"#,
                "",
                r#", "status": 2"#,
                r#", "status": "4""#,
            ] {
                let old = object(name, &format!("\"{value}\""), status);
                assert_eq!(frozen(&old, &object(name, &new, ""), &[]), [""; 0], "{status}");
            }
        }
        let old = object(name, &format!("\"{value}\""), DEPLOYED);
        assert_eq!(frozen(&old, "{}", &[name]), [cleared]);
    }
}

fn escaped_value(escaped: &str) -> String {
    format!("\"{escaped}\"")
}

#[test]
fn what_was_not_there_cannot_be_set() {
    for (name, [value, ..]) in FROZEN {
        let new = object(name, &format!("\"{value}\""), "");
        for before in ["null", "\"\"", "\" \"", "7"] {
            let old = object(name, before, DEPLOYED);
            let expected = format!("/{name} cannot be set in status 4 (deployed)");
            assert_eq!(frozen(&old, &new, &[]), [expected], "{before}");
            assert_eq!(frozen(&old, "{}", &[name]), [""; 0], "nothing before, nothing after");
        }
    }
}

#[test]
fn both_places_and_the_way_are_shown() {
    let (old, new) = (
        definition(r#"{ "path": "/a1", "status": 4 }"#, &[]),
        definition(r#"{ "path": "/a2", "status": 4 }"#, &["method"]),
    );
    let [before, after] = [&old, &new].map(|text| Document::from_json(text.as_bytes()).unwrap());
    let report = check_update(&Update { old: &before, new: &after }, &RuleSet::default());
    let [cleared, missing, path] = <&[_; 3]>::try_from(report.violations()).unwrap();
    assert_eq!(line(missing), "roma/required /method must be there");
    assert_eq!(
        lines(cleared),
        [
            "/method cannot be cleared in status 4 (deployed): an update replaces the whole definition",
            "see old /method: it was deployed with this",
            "help: undeploy, change it, deploy",
        ]
    );
    assert_eq!(texts(cleared, &old, &new), ("{", vec!["\"POST\""]));
    assert_eq!(texts(path, &old, &new), ("\"/a2\"", vec!["\"/a1\""]));
    assert_eq!(
        path.error_msg().unwrap().split(',').nth(1).unwrap(),
        "parameterName:path. Please refer to the support documentation"
    );
    // A definition that a program holds has no spans, and the same violations.
    let [before, after] = [&old, &new].map(|text| {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        Document::from_value(&value).unwrap()
    });
    let held = check_update(&Update { old: &before, new: &after }, &RuleSet::default());
    let mut said: Vec<_> = held.violations().iter().map(lines).collect();
    let mut expected: Vec<_> = report.violations().iter().map(lines).collect();
    said.sort();
    expected.sort();
    assert_eq!(said, expected);
    assert!(
        held.violations()
            .iter()
            .all(|it| it.span.is_none() && it.related.iter().all(|it| it.span.is_none()))
    );
}

#[test]
fn anything_else_takes_effect_at_the_next_deployment() {
    let script = |content: &str, time: &str| {
        format!(
            r#"{{ "scripts": [{{ "content": "{content}", "object_name": "a", "modified_time": "{time}" }}], "status": 4 }}"#
        )
    };
    let note = |name: &str| {
        vec![format!(
            "roma/redeploy /{name} must be deployed again to take effect, in status 4 (deployed)"
        )]
    };
    let (time, later) = ("2024-05-06T07:08:09Z", "2024-05-06T07:08:10Z");
    let rows = [
        (r#"{ "name": "orders", "status": 4 }"#, r#"{ "name": "Orders" }"#, note("name")),
        (r#"{ "name": "orders", "status": 4 }"#, r#"{ "name": "\u006frders" }"#, vec![]),
        (r#"{ "version": "1.0", "status": 4 }"#, r#"{ "version": "1.1" }"#, note("version")),
        (
            r#"{ "content_type": "json", "status": 4 }"#,
            r#"{ "content_type": "xml" }"#,
            note("content_type"),
        ),
        (r#"{ "description": "a", "status": 4 }"#, "{}", note("description")),
        (r#"{ "description": "", "status": 4 }"#, "{}", vec![]),
        (r#"{ "status": 4 }"#, r#"{ "api_signature_id": "a" }"#, note("api_signature_id")),
        (r#"{ "return_format": false, "status": 4 }"#, "{}", vec![]),
        (r#"{ "return_format": true, "status": 4 }"#, "{}", note("return_format")),
        (r#"{ "type": "data", "status": 4 }"#, r#"{ "type": "function" }"#, note("type")),
        (r#"{ "status": 4 }"#, r#"{ "parameters": [] }"#, vec![]),
        (
            r#"{ "status": 4 }"#,
            r#"{ "parameters": [{ "name": "a", "in": "Headers" }] }"#,
            note("parameters"),
        ),
        (
            r#"{ "status": 4, "parameters": [{ "name": "a", "in": "Headers" }, { "name": "b", "in": "Headers" }] }"#,
            r#"{ "parameters": [{ "name": "a", "in": "Headers" }] }"#,
            note("parameters"),
        ),
        (
            r#"{ "status": 4, "parameters": [{ "name": "a", "in": "Headers" }] }"#,
            r#"{ "parameters": [{ "name": "a", "in": "Headers", "required": true }] }"#,
            note("parameters"),
        ),
        (
            r#"{ "status": 4, "parameters": [{ "name": "a", "in": "Headers" }] }"#,
            r#"{ "parameters": [{ "required": false, "in": "\u0048eaders", "name": "a", "default": null }] }"#,
            // The null has its own violation.
            vec!["document/type /parameters/0/default must be a string, not null".into()],
        ),
        // What the gateway writes itself.
        (
            r#"{ "status": 4, "id": "a", "instance": "a", "roma_app_name": "a", "created_time": "2024-05-06T07:08:09Z" }"#,
            "{}",
            vec![],
        ),
        // What is missing or wrong has its own violation.
        (
            r#"{ "description": "a", "status": 4 }"#,
            r#"{ "description": 7 }"#,
            vec!["document/type /description must be a string, not a number".into()],
        ),
        (
            r#"{ "version": "1.0", "status": 4 }"#,
            r#"{ "version": " " }"#,
            vec!["roma/required /version must be there, and cannot be blank".into()],
        ),
        // Nothing is in service.
        (r#"{ "name": "orders", "status": 3 }"#, r#"{ "name": "Orders" }"#, vec![]),
        (r#"{ "name": "orders", "status": 1 }"#, r#"{ "name": "Orders" }"#, vec![]),
        (r#"{ "name": "orders" }"#, r#"{ "name": "Orders" }"#, vec![]),
        (&script("YQ==", time), &script("YQ==", later), vec![]),
        (&script("YQ==", time), &script("Yg==", time), note("scripts")),
    ];
    for (old, new, expected) in rows {
        assert_eq!(found(old, new, &[]), expected, "{old} {new}");
    }
}

#[test]
fn the_help_names_the_action() {
    let help = |old: &str, new: &str| {
        let report = report(old, new, &[]);
        report.violations()[0].help.clone().unwrap().into_owned()
    };
    assert_eq!(help(r#"{ "status": 4 }"#, r#"{ "description": "a" }"#), "the way: update, deploy");
    let script = r#"{ "scripts": [{ "content": "YQ==", "object_name": "a" }] }"#;
    assert_eq!(help(r#"{ "status": 4 }"#, script), "the way: save-script, deploy");
}

#[test]
fn every_status_to_every_status() {
    let message = |from: &str, to: &str, way: &str| {
        Some(format!(
            "roma/status-edit /status cannot change from {from} to {to} by an update: {way}"
        ))
    };
    let [one, three, four] = ["1 (to be developed)", "3 (developing)", "4 (deployed)"];
    for (from, to, expected) in [
        (1, 1, None),
        (1, 3, message(one, three, "save-script leads there")),
        (1, 4, message(one, four, "deploy leads there")),
        (3, 1, message(three, one, "no action leads there")),
        (3, 3, None),
        (3, 4, message(three, four, "deploy leads there")),
        (4, 1, message(four, one, "no action leads there")),
        (4, 3, message(four, three, "undeploy leads there")),
        (4, 4, None),
    ] {
        let [old, new] = [from, to].map(|status| format!(r#"{{ "status": {status} }}"#));
        assert_eq!(found(&old, &new, &[]), Vec::from_iter(expected), "{from} {to}");
        // Nothing to compare.
        assert_eq!(found(&old, "{}", &[]), [""; 0]);
        assert_eq!(found("{}", &new, &[]), [""; 0]);
        assert_eq!(found(r#"{ "status": 2 }"#, &new, &[]), [""; 0]);
    }
    let wrong = "roma/status /status must be 1 (to be developed), 3 (developing) or 4 (deployed)";
    assert_eq!(found(r#"{ "status": 4 }"#, r#"{ "status": 2 }"#, &[]), [wrong]);
}

#[test]
fn what_is_wrong_with_the_new_one_is_said_and_of_the_old_one_not() {
    let old = r#"{ "name": "_a", "path": "orders", "nmae": 1, "parameters": 7, "version": "1", "version": "2" }"#;
    assert_eq!(found(old, "{}", &[]), [""; 0]);
    assert_eq!(
        found("{}", r#"{ "name": "_a", "nmae": "\u200b" }"#, &["version"]),
        [
            "roma/required /version must be there",
            "roma/name /name must start with a letter, a digit or a Han character, not '_'",
            "document/unknown-member /nmae must be a member that is known here",
            "document/hidden-character /nmae cannot have the invisible character U+200B as character 1",
        ]
    );
}

#[test]
fn what_is_no_definition() {
    let good = definition(r#"{ "status": 4 }"#, &[]);
    for (old, new, expected) in [
        ("[]", good.as_str(), None),
        ("null", &good, None),
        (&good, "[]", Some("document/type (root) must be an object, not an array")),
        (&good, "4", Some("document/type (root) must be an object, not a number")),
    ] {
        let [old, new] = [old, new].map(|text| Document::from_json(text.as_bytes()).unwrap());
        let report = check_update(&Update { old: &old, new: &new }, &RuleSet::default());
        let found: Vec<_> = report.violations().iter().map(line).collect();
        assert_eq!(found, Vec::from_iter(expected));
    }
}

#[test]
fn deep_definitions_are_compared_to_their_depth() {
    let mut rules = RuleSet::none();
    rules.set("roma/redeploy", Level::NOTE).unwrap();
    rules.limits.depth = 1024;
    let deep = |innermost: &str| {
        let (open, close) = (r#"{"a":"#.repeat(1020), "}".repeat(1020));
        format!(r#"{{ "status": 4, "parameters": [{open}{innermost}{close}] }}"#)
    };
    for (innermost, notes) in [("1", 0), ("2", 1)] {
        let (old, new) = (deep("1"), deep(innermost));
        let [old, new] = [&old, &new]
            .map(|text| Document::from_json_within(text.as_bytes(), &rules.limits).unwrap());
        let report = check_update(&Update { old: &old, new: &new }, &rules);
        assert_eq!(report.violations().len(), notes);
    }
}

#[test]
fn big_definitions_are_compared_in_linear_time() {
    let members: Vec<_> = (0..40_000).map(|number| format!("\"x-{number}\": {number}")).collect();
    let members = members.join(",");
    let parameter = format!(r#"{{ {members}, "name": "a", "in": "Headers" }}"#);
    let deep = format!("{}{}", "[".repeat(120), "]".repeat(120));
    let definition = format!(r#"{{ "status": 4, "x-deep": {deep}, "parameters": [{parameter}] }}"#);
    assert_eq!(found(&definition, &definition, &[]), [""; 0]);
    let other = definition.replace("\"x-39999\": 39999", "\"x-39999\": 0");
    assert_eq!(found(&definition, &other, &[]).len(), 1);
}
