//! Updates: a definition as it was and as it is to be, and what is said of the change.

#[path = "../common/mod.rs"]
mod common;

mod changes;
mod files;
mod since;

use apiglint::roma::{Update, check_update};
use apiglint::{Document, Report, RuleSet, Severity, Violation};
use common::{definition, lines};

/// Checks an update of one object to another, each with the members of a good definition that it lacks, but for
/// those that it is to lack.
fn report(old: &str, new: &str, without: &[&str]) -> Report {
    let (old, new) = (definition(old, &[]), definition(new, without));
    let [old, new] = [&old, &new].map(|text| Document::from_json(text.as_bytes()).expect("JSON"));
    check_update(&Update { old: &old, new: &new }, &RuleSet::default())
}

/// What is found, one line a violation: rule, place, message.
fn found(old: &str, new: &str, without: &[&str]) -> Vec<String> {
    let report = report(old, new, without);
    report.violations().iter().map(line).collect()
}

fn line(violation: &Violation) -> String {
    let said = lines(violation);
    format!("{} {}", violation.rule, said[0])
}

/// What stands in a violation's span, and in those of its related places in the old definition.
fn texts<'s>(violation: &Violation, old: &'s str, new: &'s str) -> (&'s str, Vec<&'s str>) {
    let text = |source: &'s str, span: Option<apiglint::Span>| {
        let span = span.expect("text has spans");
        &source[span.start as usize..span.end as usize]
    };
    let related = violation.related.iter().inspect(|it| assert_eq!(it.document, Some(0)));
    (text(new, violation.span), related.map(|it| text(old, it.span)).collect())
}

/// How many errors, warnings and notes.
fn counts(report: &Report) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note].map(|severity| report.count(severity))
}
