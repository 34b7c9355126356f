#![doc = include_str!("data_type.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::DataType;
use crate::dataworks::rules::mode::check_integer;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/data-type`.
pub static RULE: Rule = Rule {
    id: "dataworks/data-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter's data type is 0 to 11",
    page: include_str!("data_type.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    for parameter in &details.parameters {
        check_integer(&RULE, DataType::INTEGERS, parameter.data_type(), out);
    }
    for column in &details.columns {
        check_integer(&RULE, DataType::INTEGERS, column.data_type(), out);
    }
}
