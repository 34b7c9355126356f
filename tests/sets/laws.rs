//! A set finds what comparing each definition with all before it finds.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::found;

/// Members that are often the same, and often not there.
fn api() -> impl Strategy<Value = Value> {
    let word = || prop_oneof![Just(""), Just("a"), Just("A"), Just("a1:"), Just("1:a"), Just("é")];
    (word(), word(), word(), word(), word()).prop_map(|(app, name, method, path, id)| {
        json!({ "roma_app_id": app, "name": name, "method": method, "path": path, "id": id })
    })
}

fn text<'v>(api: &'v Value, member: &str) -> &'v str {
    api[member].as_str().unwrap_or_default()
}

/// The texts that make up each thing that is not shared.
const SHARED: [(&str, &str, &[&str]); 3] = [
    ("roma/api-id-unique", "id", &["id"]),
    ("roma/api-name-unique", "name", &["roma_app_id", "name"]),
    ("roma/api-path-unique", "path", &["roma_app_id", "method", "path"]),
];

/// By comparing each with each, member by member in the order of JSON maps.
fn expected(documents: &[Vec<Value>]) -> Vec<String> {
    let places: Vec<(usize, usize)> = documents
        .iter()
        .enumerate()
        .flat_map(|(document, apis)| (0..apis.len()).map(move |api| (document, api)))
        .collect();
    let at = |(document, api): (usize, usize)| &documents[document][api];
    let mut lines = Vec::new();
    for (number, &later) in places.iter().enumerate() {
        for (rule, member, texts) in SHARED {
            let same = |first: &(usize, usize)| {
                texts.iter().all(|it| text(at(*first), it) == text(at(later), it))
            };
            if texts.iter().any(|it| text(at(later), it).is_empty()) {
                continue;
            }
            if let Some(first) = places[..number].iter().copied().find(|first| same(first)) {
                let document =
                    if first.0 == later.0 { "here".into() } else { format!("in {}", first.0) };
                lines.push(format!(
                    "{}: {rule} /{}/{member}, first {document} /{}/{member}",
                    later.0, later.1, first.1
                ));
            }
        }
    }
    lines
}

proptest! {
    #[test]
    fn agrees_with_comparing_all(
        documents in prop::collection::vec(prop::collection::vec(api(), 0..5), 0..6)
    ) {
        let texts: Vec<_> = documents.iter().map(|apis| Value::from(apis.clone()).to_string()).collect();
        prop_assert_eq!(found(&texts), expected(&documents));
    }
}
