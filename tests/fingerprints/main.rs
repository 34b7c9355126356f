//! What fingerprints are: equal for what is the same however it is written, and different for what is not.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/dataworks.rs"]
mod dataworks;
mod laws;
#[path = "../common/page.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod page;

use std::collections::BTreeMap;

use apiglint::{Document, Level, Report, RuleSet, Violation, check, roma, rules};
use common::definition;
use page::Example;

fn report(source: &str) -> Report {
    check(source.as_bytes(), None, &RuleSet::default()).report
}

/// Rule, path and fingerprint of what is wrong with a text.
fn found(source: &str) -> Vec<String> {
    report(source).violations().iter().map(tell).collect()
}

fn tell(violation: &Violation) -> String {
    format!("{} {} {}", violation.rule, violation.pointer, violation.fingerprint())
}

/// Every refused example of a page, and what is found in it.
fn refused() -> impl Iterator<Item = (Example, RuleSet)> {
    rules().flat_map(|rule| {
        let refused = page::examples(rule).into_iter().filter(|example| example.refused);
        refused.map(|example| {
            let mut rules = RuleSet::default();
            rules.limits = example.limits.clone();
            if rule.level == Level::Off {
                rules.set(rule.id, Level::WARNING).unwrap();
            }
            (example, rules)
        })
    })
}

/// They are kept in files, so that these digits must stay.
#[test]
fn digits_stay() {
    let parameters = r#"{ "status": "4", "parameters": [
        { "name": "a", "in": "Header" }, { "in": "Headers" }, { "name": "é", "in": "Headers" } ] }"#;
    for (source, expected) in [
        (definition(r#"{ "name": "_o" }"#, &[]), &["roma/name /name 9c63cafe3d1b"][..]),
        (definition("{}", &["name"]), &["roma/required /name 174c4937f77d"]),
        (
            definition(parameters, &[]),
            &[
                "document/type /status 8ca0a3ba14fa",
                "roma/parameter-in /parameters/0/in 106592f1c324",
                "roma/required /parameters/1/name 1ca5f32b3eef",
                "roma/parameter-name /parameters/2/name ce330941a4e7",
            ],
        ),
        ("{".into(), &["document/syntax  0c19ceb363b5"]),
    ] {
        assert_eq!(found(&source), expected, "{source}");
    }
}

#[test]
fn digits_stay_in_sets() {
    let texts =
        ["a", "b", "a"].map(|name| definition(&format!(r#"{{ "name": "{name}-s" }}"#), &[]));
    let documents = texts.each_ref().map(|text| Document::from_json(text.as_bytes()).unwrap());
    let reports = roma::check_set(&documents, &RuleSet::default());
    let found: Vec<_> = reports.iter().flat_map(Report::violations).map(tell).collect();
    let path = "roma/api-path-unique /path 56dc8c636f62";
    assert_eq!(found, [path, path, "roma/api-name-unique /name 7991696f67bd"]);
}

#[test]
fn no_two_violations_of_an_example_share_one() {
    for (example, rules) in refused() {
        for report in example.reports(&rules) {
            // Comments are no values: those of a file are counted.
            let mut report = report;
            let _ = report.take_out(|it| it.rule.id.starts_with("suppression/"));
            let mut seen = BTreeMap::new();
            for violation in report.violations() {
                let other = seen.insert(violation.fingerprint(), violation);
                assert_eq!(other, None, "{example}: {violation}");
            }
        }
    }
}

/// Names that are digits are no numbers of elements, however deep they are.
#[test]
fn names_that_are_digits_tell_places_apart() {
    let nested = |levels: usize, first: &str| {
        let open = r#"{"x":"#.repeat(levels);
        let source = format!(
            r#"{{ "swagger": "2.0", "info": {{ "title": "t", "version": "1" }}, "paths": {{}}, "definitions":
                {{ "d": {{ "{first}": {open}"\u200b"{} }} }} }}"#,
            "}".repeat(levels)
        );
        let kind = apiglint::find_kind("swagger/document").ok();
        let report = check(source.as_bytes(), kind, &RuleSet::default()).report;
        let hidden =
            report.violations().iter().find(|it| it.rule.id == "document/hidden-character");
        hidden.unwrap().fingerprint()
    };
    for levels in [0, 1, 8, 28] {
        assert_ne!(nested(levels, "200"), nested(levels, "404"), "{levels}");
        assert_eq!(nested(levels, "200"), nested(levels, "200"), "{levels}");
    }
    // Beyond 32 steps from the end a name of digits is taken for a number.
    assert_eq!(nested(40, "200"), nested(40, "404"));
}

/// Whoever changes a wrong value without mending it is told of it.
#[test]
fn a_value_that_is_touched_has_another() {
    for (one, other) in [
        (r#"{ "name": "_o" }"#, r#"{ "name": "_p" }"#),
        (r#"{ "method": 5 }"#, r#"{ "method": 6 }"#),
        (r#"{ "method": "get" }"#, r#"{ "method": "put" }"#),
        (r#"{ "descriptio": "" }"#, r#"{ "descriptions": "" }"#),
    ] {
        let [one, other] = [one, other].map(|object| report(&definition(object, &[])));
        let [one, other] = [&one, &other].map(|report| &report.violations()[0]);
        assert_eq!(one.rule, other.rule);
        assert_ne!(one.fingerprint(), other.fingerprint(), "{one}");
    }
    // But an object or array that stands where none may is not told from another one.
    let [one, other] = [r#"{ "method": [5] }"#, r#"{ "method": [6, 7] }"#];
    assert_eq!(found(&definition(one, &[])), found(&definition(other, &[])));
}

/// They are counted, since they are equal.
#[test]
fn equal_faults_have_equal_ones() {
    let source = definition(r#"{ "parameters": [{ "in": "Headers" }, { "in": "Headers" }] }"#, &[]);
    let report = report(&source);
    let [one, other] = report.violations() else { panic!("{report}") };
    assert_ne!(one.pointer, other.pointer);
    assert_eq!(one.fingerprint(), other.fingerprint());
}
