#![doc = include_str!("status.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Status;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/status`.
pub static RULE: Rule = Rule {
    id: "dataworks/status",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a status is 0 or 1",
    page: include_str!("status.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_integer(&RULE, Status::INTEGERS, api.members.status(), out);
}
