#![doc = include_str!("method.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Method;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/method`.
pub static RULE: Rule = Rule {
    id: "dataworks/method",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a request method is 0, 1, 2 or 3",
    page: include_str!("method.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_integer(&RULE, Method::INTEGERS, api.members.request_method(), out);
}
