//! Whole files: laws of comparing two versions of one.

use apiglint::roma::{Update, check_update, kinds};
use apiglint::{Document, Known, Report, RuleSet, Severity, check, check_changes};
use proptest::prelude::*;

use super::common::definition;

fn read(text: &str) -> Document<'_> {
    Document::from_json(text.as_bytes()).expect("JSON")
}

/// What has changed, one line a violation: of each new document, and of what is gone.
fn changes(old: &[&str], new: &[&str]) -> (Vec<String>, String) {
    let [old, new] =
        [old, new].map(|texts| texts.iter().map(|text| read(text)).collect::<Vec<_>>());
    let changes = check_changes(&old, &new, None, &RuleSet::default());
    let documents = changes.documents.iter().map(ToString::to_string).collect();
    (documents, changes.gone.to_string())
}

#[test]
fn an_update_is_a_check_and_its_changes() {
    let members = [
        "{}",
        r#"{ "status": 4 }"#,
        r#"{ "status": 3 }"#,
        r#"{ "path": "/o", "status": 4 }"#,
        r#"{ "path": "orders", "method": "put", "status": 4 }"#,
        r#"{ "roma_app_id": " ", "status": 1 }"#,
        r#"{ "name": "_", "version": "2.0", "status": "4", "scripts": [] }"#,
        r#"{ "description": "\u200b", "parameters": [{}], "status": 4 }"#,
    ];
    let rules = RuleSet::default();
    for old in members {
        for new in members {
            let texts = [old, new].map(|members| definition(members, &[]));
            let [old, new] = texts.each_ref().map(|text| read(text));
            let updated = check_update(&Update { old: &old, new: &new }, &rules);
            let checked = kinds::DEFINITION.check(&new, &rules);
            let [old, new] = [[old], [new]];
            let mut changes = check_changes(&old, &new, None, &rules);
            assert_eq!(changes.gone, Report::default());
            let only = changes.documents.pop().expect("one document");
            assert_eq!(checked.merge(only), updated, "{texts:?}");
        }
    }
}

#[test]
fn what_is_no_definition_is_not_compared() {
    let old = definition(r#"{ "status": 4 }"#, &[]);
    let gone = "warning: the document cannot drop a definition in status 4 (deployed): it is in service [roma/delete-deployed]";
    for (before, after, expected) in [
        (&[][..], &[&*old][..], (vec![String::new()], "")),
        (&["{}"], &[&old], (vec![String::new()], "")),
        (&[&old], &[], (vec![], gone)),
        (&[&old], &["{}"], (vec![String::new()], gone)),
        (&["[1, null]"], &["[]", "1"], (vec![String::new(), String::new()], "")),
    ] {
        assert_eq!(
            changes(before, after),
            (expected.0, expected.1.to_owned()),
            "{before:?} {after:?}"
        );
    }
    let [before, after] = [&old, r#"{ "path": "/x" }"#].map(read);
    let changes = check_changes(&[before], &[after], Some(&kinds::DEFINITION), &RuleSet::default());
    let found: Vec<_> = changes.documents[0].violations().iter().map(|it| it.rule.id).collect();
    assert_eq!(found, ["roma/frozen", "roma/frozen", "roma/frozen"], "as it is told");
}

#[test]
fn of_many_definitions_of_one_name_none_is_another() {
    let one = |number: usize| definition(&format!(r#"{{ "id": "{number}", "name": "all" }}"#), &[]);
    let array = |numbers: std::ops::Range<usize>| {
        format!("[{}]", numbers.map(one).collect::<Vec<_>>().join(","))
    };
    // No id is met again, and every name is.
    let (old, new) = (array(0..2_000), array(2_000..4_000));
    assert_eq!(changes(&[&old], &[&new]), (vec![String::new()], String::new()));
}

proptest! {
    /// However definitions with ids or names of their own are put in order and parted among documents.
    #[test]
    fn order_is_no_change(
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(), cut in 0..12usize, has_id: bool,
    ) {
        let one = |number: &usize| {
            let id = if has_id { format!(r#""id": "{number}","#) } else { String::new() };
            definition(&format!(r#"{{ {id} "name": "n{number}", "path": "/{number}", "status": 4 }}"#), &[])
        };
        let array = |numbers: &[usize]| format!("[{}]", numbers.iter().map(one).collect::<Vec<_>>().join(","));
        let old = array(&(0..12).collect::<Vec<_>>());
        let (first, second) = order.split_at(cut);
        let new = [array(first), array(second)];
        prop_assert_eq!(changes(&[&old], &[&new[0], &new[1]]), (vec![String::new(); 2], String::new()));
        let back = changes(&[&new[0], &new[1]], &[&old]);
        prop_assert_eq!(back, (vec![String::new()], String::new()));
        // Each that is left out is gone, and no other is touched.
        let (documents, gone) = changes(&[&old], &[&new[0]]);
        prop_assert_eq!(documents, vec![String::new()]);
        prop_assert_eq!(gone.lines().count(), 12 - cut);
    }
}

#[test]
fn what_was_known_is_used_up() {
    let report = |count: usize, rules: &RuleSet| {
        let parameters = vec![r#"{ "in": "Headers" }"#; count].join(", ");
        let text = definition(&format!(r#"{{ "parameters": [{parameters}] }}"#), &[]);
        check(text.as_bytes(), None, rules).report
    };
    let mut few = RuleSet::default();
    few.limits.violations = 1;
    for rules in [RuleSet::default(), few] {
        let mut known = Known::of([&report(2, &rules), &report(1, &rules)]);
        let mut left = |count| known.leave_out(report(count, &rules)).count(Severity::Error);
        assert_eq!([left(1), left(2), left(1), left(3)], [0, 0, 1, 3]);
    }
    assert_eq!(Known::default().leave_out(Report::default()), Report::default());
}
