//! Checks of whole definitions.

use super::Definition;
use super::definition::List;
use super::rules;
use crate::document::rules::{hidden_character, r#type};
use crate::document::{Document, Node};
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::Expect;

/// Checks one backend definition: what `create` and `update` send and `read` gives back.
///
/// ```
/// use apiglint::{Document, RuleSet, Severity, roma};
///
/// let document = Document::from_json(br#"{
///     "name": "orders", "path": "/orders", "method": "GET", "version": "1.0",
///     "content_type": "json", "roma_app_id": "98df09fb-d459-4cbf-83a7-2b55ca6f3d5d",
///     "parameters": [
///         { "name": "region", "in": "Headers" },
///         { "name": "Region", "in": "Parameters" }
///     ]
/// }"#)?;
/// let report = roma::check_definition(&document, &RuleSet::default());
/// let [violation] = report.violations() else { panic!("{report}") };
/// assert_eq!(violation.rule.id, "roma/parameter-collision");
/// assert_eq!(violation.pointer, "/parameters/1/name");
/// assert_eq!(violation.related[0].pointer, "/parameters/0/name");
/// assert_eq!(violation.error_msg().as_deref(), Some("The parameter name already exists."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_definition(document: &Document<'_>, rules: &RuleSet) -> Report {
    let mut out = Sink::new(rules);
    hidden_character::check(document, &mut out);
    check_definition_at(document.root(), &mut out);
    out.into_report()
}

/// Checks the definition that a node is.
pub(crate) fn check_definition_at(node: Node<'_>, out: &mut Sink<'_>) {
    let mut definition = Definition::new(node);
    if definition.bind(out) {
        rules::check(&definition, out);
    }
}

/// Checks the definitions that an array holds.
pub(crate) fn check_definitions_at(array: Node<'_>, out: &mut Sink<'_>) {
    if r#type::check(array, Expect::Array, out) {
        array.children().for_each(|definition| check_definition_at(definition, out));
    }
}

/// Checks a list response: an object with definitions in `apis`.
pub(crate) fn check_list_at(node: Node<'_>, out: &mut Sink<'_>) {
    let mut list = List::new(node);
    if r#type::check(node, Expect::Object, out) {
        list.bind(out);
        rules::required::check_list(&list, out);
        list.apis().elements().for_each(|definition| check_definition_at(definition, out));
    }
}
