//! Good documents with members of their own.

use apiglint::Document;

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
