//! What operations answer.

use super::rules::structure::{report, require};
use super::simple::check_header;
use super::{Entries, Walk, check_free};
use crate::document::rules::r#type;
use crate::document::{Node, Text};
use crate::view::{Expect, Field, View, view};

view! {
    /// The Response Object.
    pub(super) struct Response {
        reference: "$ref" String,
        description: "description" String required,
        schema: "schema" Object,
        headers: "headers" Object,
        examples: "examples" Object,
    }
}

impl<'d> Walk<'d, '_, '_> {
    /// The Responses Object: "MUST contain at least one response code".
    pub(super) fn check_responses(&mut self, responses: &Field<'d>) {
        let Some(node) = responses.node().filter(|node| node.ty() == Expect::Object.ty()) else {
            return;
        };
        let mut is_empty = true;
        let mut entries = Entries::of(responses);
        while let Some((name, response)) = entries.next(self.out) {
            is_empty = false;
            if !name.text().is_some_and(is_status) {
                report(name, "must be a status code of three digits, or default", self.out);
            }
            self.check_response(response);
        }
        if is_empty {
            report(node, "must have a response: a status code or default", self.out);
        }
    }

    pub(super) fn check_response(&mut self, node: Node<'d>) {
        if !r#type::check(node, Expect::Object, self.out) {
            return;
        }
        let mut response = Response::new(node);
        response.bind(self.out);
        if response.reference().node().is_some() {
            self.targets.expect(node, self.out);
            return;
        }
        response.each_required(|name, field| require(node, name, field, self.out));
        if let Some(schema) = response.schema().node() {
            self.check_schema(schema, true);
        }
        check_free(response.examples(), self.out);
        let mut headers = Entries::of(response.headers());
        while let Some((_, header)) = headers.next(self.out) {
            if r#type::check(header, Expect::Object, self.out) {
                check_header(header, self.out);
            }
        }
    }
}

fn is_status(name: Text<'_>) -> bool {
    let name = name.decode_bytes();
    *name == *b"default" || name.len() == 3 && name.iter().all(u8::is_ascii_digit)
}
