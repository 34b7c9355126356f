//! From bytes to a report: reads a document, finds what it is, and checks it as that.

use crate::document::Document;
use crate::kind::DocumentKind;
use crate::report::{Report, Violation};
use crate::rule::Level;
use crate::ruleset::RuleSet;
use crate::sets::Keys;
use crate::{dataworks, roma};

/// What [`check`] found out.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Checked {
    /// What the document is; none if that cannot be told, or if it cannot be read.
    pub kind: Option<&'static DocumentKind>,
    /// What is wrong with it. Of a document of no known kind, only that it cannot be read.
    pub report: Report,
}

/// Reads JSON and checks it as what it is: `kind` if that is given, or else as judged by its members.
///
/// ```
/// use apiglint::{RuleSet, Severity, check};
///
/// let source = br#"{ "name": "orders", "path": "/orders", "method": "GET", "roma_app_id": "1" }"#;
/// let checked = check(source, None, &RuleSet::default());
/// assert_eq!(checked.report.count(Severity::Error), 2);
/// assert_eq!(checked.report.violations()[0].to_string(),
///     "error: /content_type must be there [roma/required]");
/// ```
pub fn check(source: &[u8], kind: Option<&'static DocumentKind>, rules: &RuleSet) -> Checked {
    match Document::from_json_within(source, &rules.limits) {
        Ok(document) => check_told(&document, kind, rules),
        Err(violation) => unread(*violation, kind, rules),
    }
}

/// [`check`], and what the document brings into a [`Set`](crate::Set): nothing if it holds no definitions or APIs.
///
/// ```
/// use apiglint::{RuleSet, Set, check_with_keys};
///
/// let source = br#"{ "id": "83ef", "path": "/orders", "method": "GET", "roma_app_id": "a1" }"#;
/// let rules = RuleSet::default();
/// let mut set = Set::new(&rules);
/// for number in 0..2 {
///     let (checked, keys) = check_with_keys(source, None, &rules);
///     let report = checked.report.merge(set.admit(number, keys));
///     assert_eq!(report.violations().len(), [3, 5][number], "name, version, content_type; path, id");
/// }
/// ```
pub fn check_with_keys(
    source: &[u8],
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> (Checked, Keys) {
    match Document::from_json_within(source, &rules.limits) {
        Ok(document) => check_told_with_keys(&document, kind, rules),
        Err(violation) => (unread(*violation, kind, rules), Keys::default()),
    }
}

/// Reads YAML and checks each of its documents as what it is. A text that cannot be read is one document.
///
/// [`Document::from_yaml`] says what YAML means here. Spans are places in the whole text: only they tell apart what
/// has the same pointer in two documents.
///
/// ```
/// use apiglint::{RuleSet, check_yaml, roma};
///
/// let source = b"name: orders\npath: /orders\nmethod: GET\nroma_app_id: '1'\nversion: 1.10\ncontent_type: json\n";
/// let checked = check_yaml(source, None, &RuleSet::default());
/// assert_eq!(checked[0].kind, Some(&roma::kinds::DEFINITION));
/// let violation = &checked[0].report.violations()[0];
/// assert_eq!(violation.to_string(),
///     "error: /version must be a string, not a number [document/type]");
/// assert_eq!(violation.help.as_deref(), Some("put it in quotes, so that YAML has a string"));
/// ```
#[cfg(feature = "yaml")]
pub fn check_yaml(
    source: &[u8],
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> Vec<Checked> {
    match Document::all_from_yaml_within(source, &rules.limits) {
        Ok(documents) => {
            documents.iter().map(|document| check_told(document, kind, rules)).collect()
        }
        Err(violation) => vec![unread(*violation, kind, rules)],
    }
}

/// [`check_yaml`], and what each document brings into a [`Set`](crate::Set).
#[cfg(feature = "yaml")]
pub fn check_yaml_with_keys(
    source: &[u8],
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> Vec<(Checked, Keys)> {
    match Document::all_from_yaml_within(source, &rules.limits) {
        Ok(documents) => {
            let check = |document| check_told_with_keys(document, kind, rules);
            documents.iter().map(check).collect()
        }
        Err(violation) => vec![(unread(*violation, kind, rules), Keys::default())],
    }
}

fn unread(violation: Violation, kind: Option<&'static DocumentKind>, rules: &RuleSet) -> Checked {
    let report = match rules.level(violation.rule) {
        Level::On(severity) => Report::of(violation, severity),
        Level::Off => Report::default(),
    };
    Checked { kind, report }
}

/// Checks a document as this kind, or else as what it is.
fn check_told(
    document: &Document<'_>,
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> Checked {
    let kind = kind.or_else(|| DocumentKind::of(document));
    let report = kind.map(|kind| kind.check(document, rules));
    Checked { kind, report: report.unwrap_or_default() }
}

fn check_told_with_keys(
    document: &Document<'_>,
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> (Checked, Keys) {
    let kind = kind.or_else(|| DocumentKind::of(document));
    if kind == Some(roma::kinds::of_definitions(document.root())) {
        let (report, keys) = roma::check_with_keys(document, rules);
        return (Checked { kind, report }, Keys { roma: keys, ..Keys::default() });
    }
    let mut keys = Keys::default();
    match kind {
        // Checked as definitions that it has not.
        Some(kind) if roma::kinds::is_of_definitions(kind) => {
            keys.roma = roma::Set::keys(document, rules);
        }
        Some(kind) if dataworks::kinds::is_of_apis(kind) => {
            keys.dataworks = dataworks::Set::keys(document, rules);
        }
        _ => {}
    }
    (check_told(document, kind, rules), keys)
}
