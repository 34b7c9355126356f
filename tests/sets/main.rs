//! Sets of definitions: what is the same in two of them, where that is said, and what a flood of them costs.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../common/mod.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod common;

mod laws;
mod many;
mod quota;
mod table;

use apiglint::{Document, RuleSet, Violation, roma};

/// A violation in one line: rule, place, other place.
fn line(violation: &Violation) -> String {
    let [related] = violation.related.as_slice() else { panic!("one other place: {violation}") };
    assert_eq!(related.message, "first here");
    let document = related.document.map_or("here".into(), |number| format!("in {number}"));
    format!("{} {}, first {document} {}", violation.rule, violation.pointer, related.pointer)
}

/// What the rules about sets say of documents, as lines behind the number of each.
fn found(texts: &[impl AsRef<str>]) -> Vec<String> {
    let rules = RuleSet::default();
    let mut set = roma::Set::new(&rules);
    let mut found = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let document = Document::from_json(text.as_ref().as_bytes()).expect("JSON");
        let report = set.add(number, &document);
        let lines = report.violations().iter().map(|it| format!("{number}: {}", line(it)));
        found.extend(lines);
    }
    found
}
