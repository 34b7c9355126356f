//! From bytes to a report: reads a document, finds what it is, and checks it as that.

use crate::document::Document;
use crate::document::rules::hidden_character;
use crate::kind::DocumentKind;
use crate::report::Report;
use crate::rule::Level;
use crate::ruleset::RuleSet;
use crate::sink::Sink;

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
    let document = match Document::from_json_within(source, &rules.limits) {
        Ok(document) => document,
        Err(violation) => {
            let Level::On(severity) = rules.level(violation.rule) else {
                return Checked { kind, report: Report::default() };
            };
            return Checked { kind, report: Report::of(*violation, severity) };
        }
    };
    let Some(kind) = kind.or_else(|| DocumentKind::of(&document)) else {
        return Checked { kind, report: Report::default() };
    };
    let mut out = Sink::new(rules);
    hidden_character::check(&document, &mut out);
    (kind.check)(document.root(), &mut out);
    Checked { kind: Some(kind), report: out.into_report() }
}
