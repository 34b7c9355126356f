#![doc = include_str!("content_type.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::dataworks::integers::{RequestContentType, ResponseContentType};
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/content-type`.
pub static RULE: Rule = Rule {
    id: "dataworks/content-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a content type is one of the documented integers",
    page: include_str!("content_type.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let members = &api.members;
    check_integer(&RULE, RequestContentType::INTEGERS, members.request_content_type(), out);
    check_integer(&RULE, ResponseContentType::INTEGERS, members.response_content_type(), out);
}

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if let Own::Registration(registration) = &details.own {
        let service = registration.service_content_type();
        check_integer(&RULE, ResponseContentType::INTEGERS, service, out);
    }
}
