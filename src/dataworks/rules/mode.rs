#![doc = include_str!("mode.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::{Integers, Mode};
use crate::document::Type;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `dataworks/mode`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a mode is 0, 1 or 2",
    page: include_str!("mode.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_integer(&RULE, Mode::INTEGERS, api.members.api_mode(), out);
}

/// Reports an integer that is none of those with a meaning.
pub(super) fn check_integer(
    rule: &'static Rule,
    integers: Integers,
    field: &Field<'_>,
    out: &mut Sink<'_>,
) {
    // Null has its violation.
    let Some(node) = field.node().filter(|node| node.ty() == Type::Number) else { return };
    if !node.as_i64().is_some_and(|value| integers.has(value)) {
        out.report(node, Fault::new(rule, format!("must be {}", integers.listed())));
    }
}
