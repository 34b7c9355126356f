//! Checks of two documents together: an API as it was and as it is to be, a request and its response.

use std::borrow::Cow;

use super::api::{Api, Form, Members};
use super::check::{check_change_at, open};
use super::envelope::{self, is_envelope, payload};
use super::kinds::{KINDS, RESPONSE, UPDATE_REQUEST};
use super::rules::{delete_published, exchange, update_immutable};
use crate::changes::Named;
use crate::custom;
use crate::document::rules::hidden_character;
use crate::document::{Document, Node, Type};
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::Field;

/// The first of two documents among the documents of a check.
pub(super) const FIRST: Option<usize> = Some(0);

/// A change of an API. Either document can be a request or a read, in its envelope or without.
#[derive(Clone, Copy, Debug)]
pub struct Update<'d> {
    /// As it was: best as `GetDataServiceApi` gives it back.
    pub old: &'d Document<'d>,
    /// As it is to be: what `UpdateDataServiceApi` is sent, or a later read.
    pub new: &'d Document<'d>,
}

/// Checks a change of an API: the new document as what it is, and whether something has changed that cannot. What is
/// wrong with the old one alone is not reported.
///
/// Of what cannot change, that is compared which both documents have: reads lack some of it, and requests to update
/// should have none of it. The mode of the old document is that of an update. Related places in the old document have
/// 0 as their [`document`](crate::Related::document).
///
/// ```
/// use apiglint::{Document, RuleSet, dataworks};
///
/// let old = Document::from_json(br#"{ "ApiName": "stock_levels", "GroupId": "ds_7319" }"#)?;
/// let new = Document::from_json(br#"{
///     "ApiId": 900271, "ApiName": "stock", "ApiPath": "/stock", "ApiDescription": "what there is",
///     "ProjectId": 20417, "Protocols": "1", "RequestMethod": 0, "ResponseContentType": 0,
///     "Timeout": 3000, "VisibleRange": 0
/// }"#)?;
/// let update = dataworks::Update { old: &old, new: &new };
/// let report = dataworks::check_update(&update, &RuleSet::default());
/// let [violation] = report.violations() else { panic!("{report}") };
/// assert_eq!(violation.to_string(), "error: /ApiName cannot be in an update: it is fixed when the \
///     API is created [dataworks/update-immutable]");
/// assert_eq!((violation.related[0].document, violation.related[0].pointer.as_str()), (Some(0), "/ApiName"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_update(update: &Update<'_>, rules: &RuleSet) -> Report {
    let mut out = Sink::new(rules);
    hidden_character::check(update.new, &mut out);
    let before = bound(payload(update.old.root()));
    let root = update.new.root();
    let node = if is_envelope(root) { open(root, &mut out) } else { Some(root) };
    if let Some(node) = node {
        let form = envelope::form(node).unwrap_or(Form::Update);
        check_change_at(node, form, Some(&before), &mut out);
    }
    custom::check_told(&UPDATE_REQUEST, update.new, &mut out);
    out.into_report()
}

/// Checks what has changed from one API to another, and nothing else.
pub(crate) fn check_changes_at(old: Node<'_>, new: Node<'_>, out: &mut Sink<'_>) {
    // What is wrong with an update is wrong whatever was before.
    if let Some(form) = envelope::form(new).filter(|form| *form != Form::Update) {
        let (members, before) = (bound(new), &bound(old));
        let api = Api { members, form, details: Vec::new(), before: Some(before) };
        update_immutable::check_api(&api, out);
    }
}

/// Checks that an API may be left out where it was.
pub(crate) fn check_gone_at(old: Node<'_>, out: &mut Sink<'_>) {
    delete_published::check_gone(&bound(old), out);
}

/// By what an API is told from others.
pub(crate) fn named(node: Node<'_>) -> Named<'_> {
    let members = bound(node);
    let name = members.api_name().filled().map(|(_, text)| text.decode());
    Named { id: number(members.api_id()), owner: number(members.project_id()), name }
}

fn number<'d>(field: &Field<'d>) -> Option<Cow<'d, str>> {
    field.node().map(|node| node.source().into())
}

/// The members of an API. What cannot be bound is reported elsewhere, or never.
fn bound(node: Node<'_>) -> Members<'_> {
    let mut members = Members::new(node);
    if node.ty() == Type::Object {
        members.bind(&mut Sink::new(&RuleSet::none()));
    }
    members
}

/// A request, and the response to it.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'d> {
    /// What was sent.
    pub request: &'d Document<'d>,
    /// What came back.
    pub response: &'d Document<'d>,
}

/// Checks the response to a request: the response as what it is, and whether its ids are those of the request. What is
/// wrong with the request alone is not reported.
///
/// Related places in the request have 0 as their [`document`](crate::Related::document).
///
/// ```
/// use apiglint::{Document, RuleSet, dataworks};
///
/// let request = Document::from_json(br#"{ "ApiId": 900271, "ProjectId": 20417 }"#)?;
/// let response = Document::from_json(br#"{ "RequestId": "0A1B", "Data": [{ "ApiId": 900272, "TestId": 1 }] }"#)?;
/// let exchange = dataworks::Exchange { request: &request, response: &response };
/// let report = dataworks::check_exchange(&exchange, &RuleSet::default());
/// assert_eq!(report.to_string(),
///     "error: /Data/0/ApiId must be the ApiId of the request [dataworks/exchange]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_exchange(exchange: &Exchange<'_>, rules: &RuleSet) -> Report {
    let mut out = Sink::new(rules);
    let root = exchange.response.root();
    hidden_character::check(exchange.response, &mut out);
    let kind = KINDS.iter().find(|kind| (kind.tells)(root)).copied().unwrap_or(&RESPONSE);
    (kind.check)(root, &mut out);
    custom::check(kind, exchange.response, &mut out);
    exchange::check_exchange(exchange.request.root(), root, &mut out);
    out.into_report()
}
