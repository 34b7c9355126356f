//! How many backends an instance holds.

use std::fmt::Write;

use apiglint::{Document, Level, RuleSet, Severity, roma};

/// An array of so many definitions.
fn array(count: usize) -> String {
    format!("[{}]", vec!["{}"; count].join(", "))
}

/// The number of each document with a violation, its place and span.
fn found(counts: &[usize], backends: Option<usize>) -> String {
    let mut rules = RuleSet::default();
    rules.set("roma/instance-quota", Level::WARNING).unwrap();
    rules.limits.backends = backends.unwrap_or(rules.limits.backends);
    let mut set = roma::Set::new(&rules);
    let mut found = String::new();
    for (number, count) in counts.iter().enumerate() {
        let text = array(*count);
        let report = set.add(number, &Document::from_json(text.as_bytes()).unwrap());
        for violation in report.violations() {
            let span = violation.span.unwrap();
            assert_eq!(&text[span.start as usize..span.end as usize], "{");
            assert_eq!(violation.severity, Severity::Warning);
            let _ = write!(found, "{number}{} {};", violation.pointer, violation.message);
        }
    }
    found
}

#[test]
fn the_first_that_is_too_many_is_reported_once() {
    let message = "cannot be one more: an instance holds at most 500 backends";
    for (counts, place) in [
        (&[500][..], None),
        (&[501], Some("0/500")),
        (&[700], Some("0/500")),
        (&[250, 250], None),
        (&[250, 0, 250, 1, 1, 600], Some("3/0")),
        (&[499, 3], Some("1/1")),
        (&[2000, 2000], Some("0/500")),
    ] {
        let expected = place.map(|place| format!("{place} {message};")).unwrap_or_default();
        assert_eq!(found(counts, None), expected, "{counts:?}");
    }
}

#[test]
fn the_number_is_the_users() {
    assert_eq!(found(&[3], Some(3)), "");
    assert_eq!(
        found(&[4], Some(3)),
        "0/3 cannot be one more: an instance holds at most 3 backends;"
    );
    assert_eq!(
        found(&[1], Some(0)),
        "0/0 cannot be one more: an instance holds at most 0 backends;"
    );
    assert_eq!(found(&[1000], Some(usize::MAX)), "");
}

#[test]
fn is_off_unless_asked_for() {
    let rules = RuleSet::default();
    let text = array(501);
    let document = Document::from_json(text.as_bytes()).unwrap();
    assert_eq!(roma::Set::new(&rules).add(0, &document).worst(), None);
}
