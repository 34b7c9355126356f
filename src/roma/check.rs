//! Checks of whole definitions.

use super::Definition;
use super::definition::{List, Members};
use super::kinds;
use super::requests::Deploy;
use super::rules;
use super::set::Keys;
use crate::custom;
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
    custom::check(&kinds::DEFINITION, document, &mut out);
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

/// Checks a document that holds definitions, as its shape has it, and what it brings into a [`Set`](super::Set).
pub(crate) fn check_with_keys(document: &Document<'_>, rules: &RuleSet) -> (Report, Keys) {
    let mut out = Sink::new(rules);
    hidden_character::check(document, &mut out);
    let mut keys = Keys::default();
    let (root, mut found) = (document.root(), |members: &Members<'_>| keys.add(members, rules));
    let kind = kinds::of_definitions(root);
    match kind {
        kind if *kind == kinds::DEFINITIONS => check_array(root, &mut out, &mut found),
        kind if *kind == kinds::DEFINITION_LIST => check_list(root, &mut out, &mut found),
        _ => check_one(root, &mut out, &mut found),
    }
    custom::check(kind, document, &mut out);
    (out.into_report(), keys)
}

/// Checks the definition that a node is.
pub(crate) fn check_definition_at(node: Node<'_>, out: &mut Sink<'_>) {
    check_one(node, out, &mut |_| {});
}

/// Checks the definitions that an array holds.
pub(crate) fn check_definitions_at(array: Node<'_>, out: &mut Sink<'_>) {
    check_array(array, out, &mut |_| {});
}

/// Checks a list response: an object with definitions in `apis`.
pub(crate) fn check_list_at(node: Node<'_>, out: &mut Sink<'_>) {
    check_list(node, out, &mut |_| {});
}

/// Hands on its members once they are bound.
fn check_one(node: Node<'_>, out: &mut Sink<'_>, found: &mut impl FnMut(&Members<'_>)) {
    let mut definition = Definition::new(node);
    let is_object = definition.bind(out);
    found(&definition.members);
    if is_object {
        rules::check(&definition, out);
    }
}

fn check_array(array: Node<'_>, out: &mut Sink<'_>, found: &mut impl FnMut(&Members<'_>)) {
    if r#type::check(array, Expect::Array, out) {
        array.children().for_each(|definition| check_one(definition, out, found));
    }
}

fn check_list(node: Node<'_>, out: &mut Sink<'_>, found: &mut impl FnMut(&Members<'_>)) {
    let mut list = List::new(node);
    if r#type::check(node, Expect::Object, out) {
        list.bind(out);
        rules::required::check_list(&list, out);
        list.apis().elements().for_each(|definition| check_one(definition, out, found));
    }
}
