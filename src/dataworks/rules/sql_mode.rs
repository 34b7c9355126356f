#![doc = include_str!("sql_mode.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::SqlMode;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/sql-mode`.
pub static RULE: Rule = Rule {
    id: "dataworks/sql-mode",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an SQL mode is 0 or 1",
    page: include_str!("sql_mode.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_integer(&RULE, SqlMode::INTEGERS, api.members.sql_mode(), out);
}
