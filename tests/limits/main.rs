//! Every limit at its edge: the last value that passes, the first that does not, in one-byte characters and in
//! wider ones, plain and escaped, in a document and alone.

#[path = "../common/mod.rs"]
mod common;

mod bodies;
mod choices;
mod collisions;
mod documents;
mod members;
mod scripts;
mod words;

use apiglint::{Document, Fault, Level, Report, RuleSet, Span, check, roma};
use common::definition;

/// One rule, as an error, and no other.
fn only(rule: &str) -> RuleSet {
    let mut rules = RuleSet::none();
    rules.set(rule, Level::ERROR).expect("a rule");
    rules
}

/// What stands in a span.
fn text_at(source: &str, span: Option<Span>) -> &str {
    span.and_then(|span| source.get(span.start as usize..span.end as usize)).unwrap_or("nowhere")
}

/// What all rules find in a definition with these members, one line each: rule, place, message.
fn found(object: &str, without: &[&str]) -> Vec<String> {
    let source = definition(object, without);
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    let line = |it: &apiglint::Violation| format!("{} {} {}", it.rule, it.pointer, it.message);
    report.violations().iter().map(line).collect()
}

/// A limit of one string: the function that checks it alone, and where definitions have it.
struct Limit {
    rule: &'static str,
    alone: fn(&str) -> Result<(), Fault>,
    /// Members of a definition, `$` for the string.
    object: &'static str,
    pointer: &'static str,
}

impl Limit {
    /// None of these breaks the rule.
    fn accepts(&self, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        for text in texts {
            self.check(text.as_ref(), None);
        }
    }

    /// Each of these breaks the rule, with this message.
    fn refuses(&self, texts: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>) {
        for (text, message) in texts {
            self.check(text.as_ref(), Some(message.as_ref()));
        }
    }

    fn check(&self, text: &str, message: Option<&str>) {
        let case = format!("{} {:?}", self.rule, text.chars().take(40).collect::<String>());
        let alone = (self.alone)(text).map_err(|fault| (fault.rule.id, fault.message.into_owned()));
        assert_eq!(alone.err(), message.map(|it| (self.rule, it.into())), "alone: {case}");
        for literal in [plain(text), escaped(text)] {
            let source = definition(&self.object.replace('$', &literal), &[]);
            let report = check(source.as_bytes(), None, &only(self.rule)).report;
            self.check_report(&report, message, &case);
            for violation in report.violations() {
                assert_eq!(text_at(&source, violation.span), literal, "{case}");
            }
            let value: serde_json::Value = serde_json::from_str(&source).expect("JSON");
            let document = Document::from_value(&value).expect("a document");
            let report = roma::check_definition(&document, &only(self.rule));
            self.check_report(&report, message, &case);
        }
    }

    fn check_report(&self, report: &Report, message: Option<&str>, case: &str) {
        let found: Vec<_> = report
            .violations()
            .iter()
            .map(|it| (it.rule.id, it.pointer.as_str(), it.message.as_ref()))
            .collect();
        let expected: Vec<_> =
            message.map(|it| (self.rule, self.pointer, it)).into_iter().collect();
        assert_eq!(found, expected, "{case}");
    }
}

/// The string in JSON, escaped only where it must be.
fn plain(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

/// The string in JSON, every character escaped.
fn escaped(text: &str) -> String {
    let units: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", units.concat())
}

/// The message for a character that cannot stand where it does.
fn stray(c: &str, number: usize, only: &str) -> String {
    format!("cannot have '{c}' as character {number}, only {only}")
}

/// The message for a length.
fn length(min: usize, max: usize, found: usize) -> String {
    match min {
        0 => format!("must be at most {max} characters long, not {found}"),
        _ => format!("must be {min} to {max} characters long, not {found}"),
    }
}
