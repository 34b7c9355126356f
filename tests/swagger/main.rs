//! Swagger 2.0: what is refused and where, conversions, and what validators that are not ours say.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod convert;
mod definitions;
mod edits;
#[path = "../common/foreign.rs"]
mod foreign;
mod generated;
mod hostile;
mod validators;

use apiglint::{DocumentKind, Report, RuleSet, Violation, check};

/// What all rules find in a file of a kind.
fn report(source: &str, kind: &'static DocumentKind) -> Report {
    check(source.as_bytes(), Some(kind), &RuleSet::default()).report
}

/// Rule, place and message, and the places and messages of what is related.
fn line(violation: &Violation) -> String {
    let place = match violation.pointer.as_str() {
        "" => "(root)",
        pointer => pointer,
    };
    let mut line = format!("{} {place} {}", violation.rule, violation.message);
    for related in &violation.related {
        line = format!("{line} | {} {}", related.pointer, related.message);
    }
    line
}

fn lines(report: &Report) -> Vec<String> {
    report.violations().iter().map(line).collect()
}
