//! Checks of whole definitions.

use super::Definition;
use super::definition::List;
use super::requests::Deploy;
use super::rules;
use crate::document::rules::{hidden_character, r#type};
use crate::document::{Document, Node};
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::{Expect, View};

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

/// Checks what a deployment asks for, and that it names the backend's integration application.
///
/// ```
/// use apiglint::{Document, RuleSet, roma};
///
/// let body = Document::from_json(br#"{ "deploy_front_api": false, "roma_app_id": "98df" }"#)?;
/// assert!(roma::check_deploy(&body, "98df", &RuleSet::default()).violations().is_empty());
/// let report = roma::check_deploy(&body, "5f0c", &RuleSet::default());
/// assert_eq!(
///     report.to_string(),
///     "error: /roma_app_id must be the roma_app_id of the backend [roma/deploy-app]"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_deploy(document: &Document<'_>, backend_app_id: &str, rule_set: &RuleSet) -> Report {
    let mut out = Sink::new(rule_set);
    hidden_character::check(document, &mut out);
    if let Some(deploy) = Deploy::read(document.root(), &mut out) {
        rules::deploy::check_deploy(&deploy, &mut out);
        rules::deploy_app::check_deploy(&deploy, backend_app_id, &mut out);
    }
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
