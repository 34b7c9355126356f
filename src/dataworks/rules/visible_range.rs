#![doc = include_str!("visible_range.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::VisibleRange;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/visible-range`.
pub static RULE: Rule = Rule {
    id: "dataworks/visible-range",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a visible range is 0 or 1",
    page: include_str!("visible_range.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_integer(&RULE, VisibleRange::INTEGERS, api.members.visible_range(), out);
}
