#![doc = include_str!("mode_body.md")]

use super::mode_position::{is_body_of_post, reads_data};
use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::{Method, Position};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-body`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-body",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a wizard or a script has no parameter in the body",
    page: include_str!("mode_body.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if !reads_data(details.mode) {
        return;
    }
    let method = api.members.request_method().node().and_then(|node| Method::of(node.as_i64()?));
    for parameter in &details.parameters {
        if let Some(node) = parameter.position().node()
            && let Some(position) = node.as_i64().and_then(Position::of)
            && is_body_of_post(method, position)
        {
            let message = "must be 1 (Query) to be safe: the vendor's pages disagree about the body of a POST";
            out.add(&RULE, node, message);
        }
    }
}
