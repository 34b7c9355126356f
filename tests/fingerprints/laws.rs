//! What does not change them.

use std::collections::BTreeSet;
use std::fmt::Write;

use apiglint::{Report, RuleSet, check};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use super::{definition, refused};

/// All of a report, in no order; the same one several times is there several times.
fn fingerprints(report: &Report) -> Vec<String> {
    let mut all: Vec<_> =
        report.violations().iter().map(apiglint::Violation::fingerprint).collect();
    all.sort_unstable();
    all
}

fn of_json(source: &str) -> Vec<String> {
    fingerprints(&check(source.as_bytes(), None, &RuleSet::default()).report)
}

/// The same JSON, with white space and escapes wherever they may be.
fn written_otherwise(json: &str) -> String {
    let mut out = String::new();
    let mut chars = json.chars();
    while let Some(c) = chars.next() {
        out.push(c);
        if matches!(c, '{' | '}' | '[' | ']' | ',' | ':') {
            out.push_str("\r\n\t ");
        } else if c == '"' {
            while let Some(c) = chars.next().filter(|c| *c != '"') {
                if c == '\\' {
                    let escaped = chars.next().unwrap();
                    out.extend([c, escaped]);
                    out.extend(chars.by_ref().take(if escaped == 'u' { 4 } else { 0 }));
                    continue;
                }
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}").unwrap();
                }
            }
            out.push('"');
        }
    }
    out
}

#[test]
fn how_json_is_written_does_not() {
    for (mut example, rules) in refused() {
        let before: Vec<_> = example.reports(&rules).iter().map(fingerprints).collect();
        let is_json = |source: &String| serde_json::from_str::<Value>(source).is_ok();
        if !example.sources.iter().all(is_json) || rules.limits.bytes < 1000 {
            continue;
        }
        for source in &mut example.sources {
            *source = written_otherwise(source);
        }
        let after: Vec<_> = example.reports(&rules).iter().map(fingerprints).collect();
        assert_eq!(after, before, "{example}");
    }
}

/// Members that are wrong, each in its own way.
fn wrong_members() -> Vec<(&'static str, Value)> {
    vec![
        ("name", json!("_o")),
        ("path", json!("orders")),
        ("method", json!(5)),
        ("version", json!(null)),
        ("content_type", json!(["json"])),
        ("status", json!(7)),
        ("descriptio", json!("1")),
        ("modified_time", json!("yesterday")),
    ]
}

/// Parameters, most of which are wrong. None has the name of another: the later of two would be at fault.
fn parameters() -> Vec<Value> {
    vec![
        json!({ "name": "1a", "in": "Headers" }),
        json!({ "in": "Headers", "default": "d" }),
        json!({ "in": "Parameters" }),
        json!({ "name": "b" }),
        json!({ "name": "c", "in": "headers", "required": true, "default": "x" }),
        json!({ "name": "d\u{200b}", "in": "Parameters", "description": "<b>" }),
        json!({ "name": "application/json", "in": "Body", "default": "{ \"k\": 1, \"k\": 2 }" }),
        json!({ "name": "fine", "in": "Headers" }),
        json!("no object"),
    ]
}

type Members = Vec<(&'static str, Value)>;

/// A definition, and the same with members and parameters in another order and others between them.
fn two_definitions() -> impl Strategy<Value = [String; 2]> {
    let parts = (subsequence(wrong_members(), 0..8), subsequence(parameters(), 0..9));
    let orders = parts.prop_flat_map(|(members, parameters)| {
        let shuffled =
            (Just(members.clone()).prop_shuffle(), Just(parameters.clone()).prop_shuffle());
        (Just((members, parameters)), shuffled)
    });
    let edits = (any::<bool>(), select(vec!["", "new", "新"]), 0..3usize);
    (orders, edits).prop_map(|(((members, parameters), shuffled), edits)| {
        [whole(&members, parameters), edited(shuffled, edits)]
    })
}

fn edited(
    (mut members, mut parameters): (Members, Vec<Value>),
    (turned, other, added): (bool, &str, usize),
) -> String {
    if turned {
        parameters.iter_mut().for_each(turn);
    }
    for number in 0..added {
        let fine = json!({ "name": format!("new{number}"), "in": "Parameters" });
        parameters.insert(number % (parameters.len() + 1), fine);
    }
    members.insert(0, ("description", json!(other)));
    whole(&members, parameters)
}

/// The members of an object, the last one first.
fn turn(value: &mut Value) {
    if let Value::Object(members) = value {
        *members = std::mem::take(members).into_iter().rev().collect::<Map<_, _>>();
    }
}

/// With the members that a definition must have. `serde_json` sorts members; here they keep their order.
fn whole(members: &[(&str, Value)], parameters: Vec<Value>) -> String {
    let mut written: Vec<_> =
        members.iter().map(|(name, value)| format!("{}: {value}", json!(name))).collect();
    written.push(format!("\"parameters\": {}", Value::from(parameters)));
    definition(&format!("{{ {} }}", written.join(", ")), &[])
}

/// Written as blocks of YAML.
#[cfg(feature = "yaml")]
fn yaml(value: &Value, indent: usize, out: &mut String) {
    let blanks = "  ".repeat(indent);
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                write!(out, "\n{blanks}? {}\n{blanks}:", json!(name)).unwrap();
                yaml(value, indent + 1, out);
            }
        }
        Value::Array(elements) if !elements.is_empty() => {
            for element in elements {
                write!(out, "\n{blanks}-").unwrap();
                yaml(element, indent + 1, out);
            }
        }
        value => write!(out, " {value}").unwrap(),
    }
}

proptest! {
    #[test]
    fn edits_elsewhere_do_not([one, other] in two_definitions()) {
        prop_assert_eq!(of_json(&one), of_json(&other));
    }

    #[test]
    fn an_array_around_it_does_not([one, other] in two_definitions()) {
        let array = format!("[{}, {other}]", definition("{}", &[]));
        prop_assert_eq!(of_json(&one), of_json(&array));
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn yaml_does_not([one, _] in two_definitions()) {
        let mut text = String::new();
        yaml(&serde_json::from_str(&one).unwrap(), 0, &mut text);
        let checked = apiglint::check_yaml(text.as_bytes(), None, &RuleSet::default());
        prop_assert_eq!(checked.len(), 1);
        prop_assert_eq!(fingerprints(&checked[0].report), of_json(&one));
    }
}

/// So the laws above are about something.
#[test]
fn what_is_wrong_differs() {
    let all = of_json(&whole(&wrong_members(), parameters()));
    assert_eq!(all.len(), 19);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 18, "two parameters have no name");
}
