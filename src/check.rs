//! From bytes to a report: reads a document, finds what it is, and checks it as that.

use crate::document::Document;
use crate::kind::DocumentKind;
use crate::report::Report;
use crate::roma;
use crate::rule::Level;
use crate::ruleset::RuleSet;

/// What [`check`] found out.
#[derive(Clone, Debug)]
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
    check_then(source, kind, rules, |_, _| ()).0
}

/// [`check`], and what the document brings into a [`roma::Set`]: nothing if it holds no definitions.
///
/// ```
/// use apiglint::{RuleSet, check_with_keys, roma::Set};
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
) -> (Checked, roma::Keys) {
    let (checked, keys) = check_then(source, kind, rules, |document, kind| {
        roma::kinds::is_of_definitions(kind).then(|| roma::Set::keys(document, rules))
    });
    (checked, keys.flatten().unwrap_or_default())
}

/// [`check`], and what else is to be done with a document of a known kind.
fn check_then<T>(
    source: &[u8],
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
    then: impl FnOnce(&Document<'_>, &DocumentKind) -> T,
) -> (Checked, Option<T>) {
    let document = match Document::from_json_within(source, &rules.limits) {
        Ok(document) => document,
        Err(violation) => {
            let Level::On(severity) = rules.level(violation.rule) else {
                return (Checked { kind, report: Report::default() }, None);
            };
            return (Checked { kind, report: Report::of(*violation, severity) }, None);
        }
    };
    let Some(kind) = kind.or_else(|| DocumentKind::of(&document)) else {
        return (Checked { kind, report: Report::default() }, None);
    };
    let report = kind.check(&document, rules);
    (Checked { kind: Some(kind), report }, Some(then(&document, kind)))
}
