//! Operations, requests and answers of ROMA Connect: the table of operations, every rule about a body at its edges,
//! whole requests, and what a server answers.

mod answers;
mod bodies;
mod kinds;
mod operations;
mod whole;

use apiglint::{DocumentKind, Report, RuleSet, check, find_kind};

/// Rule, place and message of each violation, in order, with the other places and the help behind.
fn lines(report: &Report) -> Vec<String> {
    let line = |it: &apiglint::Violation| {
        let related = it.related.iter().map(|it| format!("[{}: {}]", it.pointer, it.message));
        let help = it.help.iter().map(|help| format!("({help})"));
        let first = format!("{} {} {}", it.rule, it.pointer, it.message);
        std::iter::once(first).chain(related).chain(help).collect::<Vec<_>>().join(" ")
    };
    report.violations().iter().map(line).collect()
}

/// What is found in a document of this kind.
fn found(kind: &str, source: &str) -> Vec<String> {
    let kind: &'static DocumentKind = find_kind(kind).expect("a kind");
    lines(&check(source.as_bytes(), Some(kind), &RuleSet::default()).report)
}
