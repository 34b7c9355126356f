//! What is new in a report.

use apiglint::{Level, Report, RuleSet, check};

use super::common::definition;
use super::{counts, line};

fn report_of(object: &str) -> Report {
    check(definition(object, &[]).as_bytes(), None, &RuleSet::default()).report
}

/// What is new in one definition since another.
fn new(old: &str, new: &str) -> Vec<String> {
    let report = report_of(new).since(&report_of(old));
    report.violations().iter().map(line).collect()
}

#[test]
fn what_was_there_before_is_left_out() {
    let name = "roma/name /name must start with a letter, a digit or a Han character, not '_'";
    let path = "roma/path /path must start with '/', not 'o'";
    for (old, now, expected) in [
        ("{}", r#"{ "name": "_a1" }"#, &[name][..]),
        (r#"{ "name": "_a1" }"#, r#"{ "name": "_a1" }"#, &[]),
        (r#"{ "name": "_a1" }"#, "{}", &[]),
        // Touched, and still wrong.
        (r#"{ "name": "_a1" }"#, r#"{ "name": "_a2" }"#, &[name]),
        // Written in another way, moved, or among others.
        (r#"{ "name": "_a1" }"#, r#"{ "name": "\u005fa1" }"#, &[]),
        (r#"{ "name": "_a1" }"#, r#"{ "path": "orders", "name": "_a1" }"#, &[path]),
        (r#"{ "path": "orders", "name": "_a1" }"#, r#"{ "name": "_a1" }"#, &[]),
    ] {
        assert_eq!(new(old, now), expected, "{old} {now}");
    }
}

#[test]
fn what_is_missing_or_in_a_string_is_known_again() {
    let missing = |count: usize| {
        format!(r#"{{ "parameters": [{}] }}"#, vec![r#"{ "in": "Headers" }"#; count].join(", "))
    };
    assert_eq!(new(&missing(1), &missing(1)), [""; 0]);
    let line = "roma/required /parameters/2/name must be there";
    assert_eq!(new(&missing(2), &missing(3)), [line]);
    let body = |keys: &str, description: &str| {
        format!(
            r#"{{ "parameters": [{{ "name": "application/json", "in": "Body", "default": "{keys}" }}],
                "description": "{description}" }}"#
        )
    };
    let twice = r#"{\"a\": 1, \"a\": 2}"#;
    assert_eq!(new(&body("{}", ""), &body(twice, "")).len(), 1);
    assert_eq!(new(&body(twice, ""), &body(twice, "new")), [""; 0]);
    assert_eq!(new(&body(twice, ""), &body(&twice.replace('1', "3"), "")).len(), 1, "touched");
    let hidden = |before: &str| body("{}", &format!("{before}\\u200b"));
    assert_eq!(new("{}", &hidden("a")).len(), 1);
    assert_eq!(new(&hidden("a"), &hidden("a")), [""; 0]);
}

#[test]
fn they_are_counted() {
    let parameters = |names: &[&str]| {
        let parameters: Vec<_> = names
            .iter()
            .map(|name| format!(r#"{{ "name": "{name}", "in": "Headers" }}"#))
            .collect();
        format!(r#"{{ "parameters": [{}] }}"#, parameters.join(", "))
    };
    let line = |number: usize, name: &str| {
        let first = name.chars().next().unwrap();
        format!(
            "roma/parameter-name /parameters/{number}/name must start with a letter, not '{first}'"
        )
    };
    for (old, now, expected) in [
        (&["1a", "b"][..], &["b", "c", "1a"][..], vec![]),
        (&["1a"], &["2a", "1a"], vec![line(0, "2a")]),
        (&["1a", "2a"], &["1a"], vec![]),
        (&[], &["1a", "2a"], vec![line(0, "1a"), line(1, "2a")]),
    ] {
        assert_eq!(new(&parameters(old), &parameters(now)), expected, "{old:?} {now:?}");
    }
    // Two of one value now, one before: one is new, and it is the later one.
    let members = |count: usize| {
        let parameter = r#"{ "name": "a", "in": "headers" }"#;
        format!(r#"{{ "parameters": [{}] }}"#, vec![parameter; count].join(", "))
    };
    let message = "must be Headers: letter case counts";
    assert_eq!(
        new(&members(1), &members(2)),
        [format!("roma/parameter-in /parameters/1/in {message}")]
    );
    assert_eq!(new(&members(3), &members(2)), [""; 0]);
}

#[test]
fn counts_are_those_of_what_is_left() {
    let old = r#"{ "path": "/a/", "name": "_a1" }"#;
    let now = r#"{ "path": "/a/", "name": "_a1", "method": "get", "version": "1,0" }"#;
    let report = report_of(now);
    assert_eq!(counts(&report), [2, 2, 0]);
    let report = report.since(&report_of(old));
    assert_eq!((counts(&report), report.omitted()), ([1, 1, 0], 0));
    let report = report.since(&report_of(now));
    assert_eq!((counts(&report), report.worst()), ([0; 3], None));
}

#[test]
fn what_is_not_kept_is_taken_for_old_as_far_as_there_was_as_much() {
    let mut rules = RuleSet::none();
    rules.set("roma/parameter-in", Level::ERROR).unwrap();
    rules.limits.violations = 10;
    let report = |count: usize| {
        let parameters: Vec<_> =
            (0..count).map(|_| r#"{ "name": "a", "in": "headers" }"#.to_owned()).collect();
        let object = format!(r#"{{ "parameters": [{}] }}"#, parameters.join(", "));
        check(definition(&object, &[]).as_bytes(), None, &rules).report
    };
    for (before, now, kept, omitted) in
        [(12, 12, 0, 0), (12, 15, 0, 3), (15, 12, 0, 0), (4, 12, 6, 2), (4, 9, 5, 0), (12, 9, 0, 0)]
    {
        let report = report(now).since(&report(before));
        assert_eq!(
            (report.violations().len(), report.omitted()),
            (kept, omitted),
            "{before} {now}"
        );
    }
}
