//! The DataWorks dialect, beside what its pages run.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../common/mod.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod common;
#[path = "../common/dataworks.rs"]
mod documents;

mod contradictions;
mod convert;
mod hostile;
mod journeys;
mod kinds;
mod laws;
mod lifecycle;
mod limits;
mod losses;
mod model;
mod places;
mod sets;
mod shapes;
mod updates;

use apiglint::{DocumentKind, Report, RuleSet, check, find_kind};

/// What is found in a document that is judged by its members.
fn found(source: &str, rules: &RuleSet) -> Vec<String> {
    said(&check(source.as_bytes(), None, rules).report)
}

/// `severity rule pointer`, in order.
fn said(report: &Report) -> Vec<String> {
    let line =
        |it: &apiglint::Violation| format!("{} {} {}", it.severity.name(), it.rule, it.pointer);
    report.violations().iter().map(line).collect()
}

/// A good document of a kind, with these members instead of or beside its own, but for some.
fn document(kind: &str, members: &str, without: &[&str]) -> String {
    common::completed(members, &documents::good(kind), without)
}

fn kind_of(source: &str) -> Option<&'static DocumentKind> {
    check(source.as_bytes(), None, &RuleSet::default()).kind
}

fn kind(id: &str) -> &'static DocumentKind {
    find_kind(id).expect("it is there")
}
