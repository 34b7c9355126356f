//! What the tests about definitions share: one good definition, and reports as lines of text.

mod completed;

use apiglint::Violation;

pub(crate) use completed::completed;

/// The members of a definition that no rule has anything to say about.
const GOOD: &[(&str, &str)] = &[
    ("name", r#""stock-levels""#),
    ("path", r#""/stock/levels""#),
    ("method", r#""POST""#),
    ("version", r#""1.4.2""#),
    ("content_type", r#""json""#),
    ("roma_app_id", r#""5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358""#),
];

/// The text of an object, with the members of a good definition that it lacks, but for some, before its own.
pub(crate) fn definition(object: &str, without: &[&str]) -> String {
    completed(object, GOOD, without)
}

/// A violation as pages show it: place and message, the other places, the help.
pub(crate) fn lines(violation: &Violation) -> Vec<String> {
    lines_among(violation, |_| "old ".into())
}

/// [`lines`], with what to call the other documents.
pub(crate) fn lines_among(violation: &Violation, other: impl Fn(usize) -> String) -> Vec<String> {
    let place = match violation.pointer.as_str() {
        "" => "(root)",
        pointer => pointer,
    };
    let first = format!("{place} {}", violation.message);
    let related = violation.related.iter().map(|it| {
        let document = it.document.map(&other).unwrap_or_default();
        format!("see {document}{}: {}", it.pointer, it.message)
    });
    let help = violation.help.iter().map(|help| format!("help: {help}"));
    std::iter::once(first).chain(related).chain(help).collect()
}
