#![doc = include_str!("no_request_parameter.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::Mode;
use crate::document::Type;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/no-request-parameter`.
pub static RULE: Rule = Rule {
    id: "dataworks/no-request-parameter",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "an API without request parameters pages its response",
    page: include_str!("no_request_parameter.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if details.request_parameters().is_unfit() || details.is_paged_response().is_unfit() {
        return;
    }
    let parameters = details.request_parameters().node();
    let has_some =
        parameters.is_some_and(|node| node.ty() == Type::Array && node.children().next().is_some());
    if details.mode == Mode::Registration || has_some || details.is_paged() == Some(true) {
        return;
    }
    let at = parameters.unwrap_or(details.node());
    let message =
        "must have a request parameter, or page its response: IsPagedResponse is not true";
    out.add(&RULE, at, message);
}
