//! Checks of whole APIs, and of the requests and responses that carry them.

use super::api::{Api, Form, Members};
use super::details::{Details, Source};
use super::envelope::{self, CallResult, Envelope, Page};
use super::integers::Mode;
use super::kinds::CREATE_REQUEST;
use super::rules;
use crate::custom;
use crate::document::rules::{hidden_character, r#type};
use crate::document::{Document, Node};
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::Expect;

/// Checks an API as what it is: a read, in its envelope or without, or else a request to create it.
///
/// ```
/// use apiglint::{Document, RuleSet, dataworks};
///
/// let document = Document::from_json(br#"{ "ApiName": "stock_levels", "ApiMode": 3 }"#)?;
/// let report = dataworks::check_api(&document, &RuleSet::default());
/// assert!(report.to_string().contains("/ApiMode must be 0 (wizard), 1 (script) or 2 (registration)"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_api(document: &Document<'_>, rules: &RuleSet) -> Report {
    let is_read = |form: &Form| matches!(form, Form::Development | Form::Published);
    check_as(document, rules, |node| envelope::form(node).filter(is_read))
}

/// Checks an API or a change of one in any form.
pub(super) fn check_read(document: &Document<'_>, rules: &RuleSet) -> Report {
    check_as(document, rules, envelope::form)
}

/// Checks an API in the form that its members tell, or else as a request to create it.
fn check_as(
    document: &Document<'_>,
    rules: &RuleSet,
    form: impl Fn(Node<'_>) -> Option<Form>,
) -> Report {
    let mut out = Sink::new(rules);
    hidden_character::check(document, &mut out);
    let root = document.root();
    let mut node = root;
    if envelope::is_envelope(root) {
        // An envelope with nothing in it lacks what an API has.
        node = open(root, &mut out).unwrap_or(root);
    }
    check_api_at(node, form(node).unwrap_or(Form::Create), &mut out);
    custom::check_told(&CREATE_REQUEST, document, &mut out);
    out.into_report()
}

/// Checks the API that a node is.
pub(super) fn check_api_at(node: Node<'_>, form: Form, out: &mut Sink<'_>) {
    check_change_at(node, form, None, out);
}

/// Checks the API that a node is; it was this before, if that is known.
pub(super) fn check_change_at(
    node: Node<'_>,
    form: Form,
    before: Option<&Members<'_>>,
    out: &mut Sink<'_>,
) {
    if !r#type::check(node, Expect::Object, out) {
        return;
    }
    let mut members = Members::new(node);
    members.bind(out);
    let source = match form {
        Form::Create | Form::Update => Source::read_request(&members, out),
        Form::Development | Form::Published => Source::read(&members, out),
    };
    let details = source.bind(out);
    rules::check(&Api { members, form, details, before }, out);
}

/// Checks a read of an API, in its envelope or without.
pub(super) fn check_read_at(node: Node<'_>, form: Form, out: &mut Sink<'_>) {
    if !envelope::is_envelope(node) {
        return check_api_at(node, form, out);
    }
    if let Some(data) = open(node, out) {
        check_api_at(data, form, out);
    }
}

/// Checks an envelope; gives back the data in it.
pub(super) fn open<'d>(node: Node<'d>, out: &mut Sink<'_>) -> Option<Node<'d>> {
    let mut envelope = Envelope::new(node);
    envelope.bind(out);
    rules::envelope::check(&envelope, out);
    envelope.data().node()
}

/// Checks a response that carries no API.
pub(super) fn check_response_at(node: Node<'_>, out: &mut Sink<'_>) {
    if r#type::check(node, Expect::Object, out) {
        open(node, out);
        rules::time::check_inside(node, out);
    }
}

/// Checks a list of APIs, in its envelope or without.
pub(super) fn check_list_at(node: Node<'_>, out: &mut Sink<'_>) {
    let mut data = node;
    if envelope::is_envelope(node) {
        let Some(inside) = open(node, out) else { return };
        data = inside;
    }
    if !r#type::check(data, Expect::Object, out) {
        return;
    }
    let mut page = Page::new(data);
    page.bind(out);
    for api in page.apis().elements() {
        // An element is of the form that its members tell.
        check_api_at(api, envelope::form(api).unwrap_or(Form::Published), out);
    }
}

/// Checks the details for a mode that stand alone.
pub(super) fn check_details_at(node: Node<'_>, mode: Mode, out: &mut Sink<'_>) {
    let Some(details) = Details::bind(mode, node, out) else { return };
    // The API around them is not there: nothing of it is bound.
    let members = Members::new(node);
    rules::check_details(
        &Api { members, form: Form::Create, details: vec![details], before: None },
        out,
    );
}

/// Checks what a call is answered.
pub(super) fn check_call_result_at(node: Node<'_>, out: &mut Sink<'_>) {
    if r#type::check(node, Expect::Object, out) {
        CallResult::new(node).bind(out);
    }
}
