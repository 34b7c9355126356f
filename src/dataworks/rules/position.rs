#![doc = include_str!("position.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::Position;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/position`.
pub static RULE: Rule = Rule {
    id: "dataworks/position",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter's position is 0, 1, 2 or 3",
    page: include_str!("position.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    for parameter in &details.parameters {
        check_integer(&RULE, Position::INTEGERS, parameter.position(), out);
    }
}
