//! The examples of the rules' pages: what is accepted passes the schema of its kind, and what is refused the schema
//! refuses, too, where it has words for it.

use std::collections::BTreeMap;

use apiglint::roma::{self, Operation, RequestBody};
use apiglint::{Document, DocumentKind, rules};

use crate::judged::{Judged, judge_all};
use crate::page::{Example, Subject, examples};

/// The JSON documents of an example, each with what it is.
fn documents(example: &Example) -> Vec<(&'static DocumentKind, String)> {
    let told = |source: &String| {
        let document = Document::from_json(source.as_bytes()).ok()?;
        Some((DocumentKind::of(&document)?, source.clone()))
    };
    let last = example.sources.last().cloned().unwrap_or_default();
    let of = |kind: &'static DocumentKind| vec![(kind, last.clone())];
    match &example.subject {
        _ if example.is_yaml => Vec::new(),
        Subject::Document(Some(kind)) => of(kind),
        Subject::Document(None) | Subject::Set => example.sources.iter().filter_map(told).collect(),
        Subject::DeployOf(_) => of(&roma::kinds::DEPLOY),
        Subject::ErrorOf(_) => of(&roma::kinds::ERROR_BODY),
        Subject::Update(_) | Subject::Exchange(_) => told(&last).into_iter().collect(),
        Subject::Request(head) => body(head).map(of).unwrap_or_default(),
        Subject::Action => Vec::new(),
    }
}

/// What the body of a request is.
fn body(head: &str) -> Option<&'static DocumentKind> {
    let (method, uri) = head.lines().next()?.split_once(' ')?;
    match Operation::of(method, uri).ok()?.operation.body {
        RequestBody::Json { kind, .. } => Some(kind),
        _ => None,
    }
}

/// Every document of every page that is JSON: whether it breaks the rule of the page is left to the check.
pub(crate) fn all_documents() -> Vec<(&'static DocumentKind, String)> {
    let examples = rules().flat_map(examples);
    let all = examples.flat_map(|example| documents(&example));
    all.filter(|(_, text)| serde_json::from_str::<serde_json::Value>(text).is_ok()).collect()
}

/// Rules with refused examples that no schema refuses, and how many these are. All others are refused.
const BEYOND: &[(&str, usize)] = &[
    // Whether there is a body is for the method to say, which stands outside the details.
    ("dataworks/mode-position", 1),
    ("dataworks/parameter-duplicate", 1),
    ("dataworks/script-statement", 6),
    ("dataworks/script-tag", 4),
    ("dataworks/update-immutable", 1),
    ("document/duplicate-member", 2),
    // JSON Schema takes 1.0 for an integer.
    ("document/type", 1),
    // One of them has XML in it.
    ("roma/body-collision", if cfg!(feature = "xml") { 3 } else { 2 }),
    ("roma/parameter-collision", 1),
    ("roma/parameter-duplicate", 2),
    // What the base64 decodes to.
    ("roma/script-content", 1),
    ("swagger/structure", 1),
];

#[test]
fn what_rules_accept_schemas_accept_and_what_schemas_refuse_is_known() {
    let judged = judge_all(&all_documents());
    let is_wrong = |it: &&Judged| it.errors.is_empty() && it.refused.is_some();
    let wrong = judged.iter().filter(is_wrong).map(Judged::to_string).collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let mut beyond: BTreeMap<&str, usize> = BTreeMap::new();
    let accepted = judged.iter().filter(|it| it.refused.is_none());
    for rule in accepted.filter_map(|it| it.errors.first()) {
        *beyond.entry(rule).or_default() += 1;
    }
    assert_eq!(beyond.into_iter().collect::<Vec<_>>(), BEYOND);
    assert!(judged.iter().filter(|it| it.refused.is_some()).count() > 120, "{}", judged.len());
}
