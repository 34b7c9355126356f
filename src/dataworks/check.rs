//! Checks of whole APIs, and of the requests and responses that carry them.

use super::api::{Api, Form, Members};
use super::details::Source;
use super::envelope::{self, Envelope, Page};
use super::rules;
use crate::document::Node;
use crate::document::rules::r#type;
use crate::sink::Sink;
use crate::view::Expect;

/// Checks the API that a node is.
pub(super) fn check_api_at(node: Node<'_>, form: Form, out: &mut Sink<'_>) {
    if !r#type::check(node, Expect::Object, out) {
        return;
    }
    let mut members = Members::new(node);
    members.bind(out);
    let source = Source::read(&members, out);
    let details = source.bind(out);
    rules::check(&Api { members, form, details }, out);
}

/// Checks a read of an API, in its envelope or without.
pub(super) fn check_read_at(node: Node<'_>, form: Form, out: &mut Sink<'_>) {
    if !envelope::is_envelope(node) {
        return check_api_at(node, form, out);
    }
    let mut envelope = Envelope::new(node);
    envelope.bind(out);
    if let Some(data) = envelope.data().node() {
        check_api_at(data, form, out);
    }
}

/// Checks a list of APIs, in its envelope or without.
pub(super) fn check_list_at(node: Node<'_>, out: &mut Sink<'_>) {
    let mut data = node;
    if envelope::is_envelope(node) {
        let mut envelope = Envelope::new(node);
        envelope.bind(out);
        match envelope.data().node() {
            Some(node) => data = node,
            None => return,
        }
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
