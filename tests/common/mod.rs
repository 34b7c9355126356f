//! What the tests about definitions share: one good definition, and reports as lines of text.

use apiglint::{Document, Violation};

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

/// The text of an object, with the members of a good document that it lacks, but for some, before its own.
pub(crate) fn completed(object: &str, good: &[(&str, &str)], without: &[&str]) -> String {
    let document = Document::from_json(object.as_bytes()).expect("an object");
    let lacks = |name: &str| document.root().get(name).is_none() && !without.contains(&name);
    let members = good.iter().filter(|(name, _)| lacks(name));
    let own = object.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let own = own.expect("braces").trim();
    let texts = members.map(|(name, value)| format!("\"{name}\": {value}"));
    let texts: Vec<_> = texts.chain((!own.is_empty()).then(|| own.into())).collect();
    format!("{{ {} }}", texts.join(", "))
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
