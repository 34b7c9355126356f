#![doc = include_str!("required_default.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::Operator;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/required-default`.
pub static RULE: Rule = Rule {
    id: "dataworks/required-default",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "a required parameter has no default",
    page: include_str!("required_default.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    for parameter in &details.parameters {
        let operator = parameter.operator().node().and_then(|node| Operator::of(node.as_i64()?));
        if parameter.is_required().flag() == Some(true)
            && operator != Some(Operator::Const)
            && let Some((node, _)) = parameter.default_value().filled()
        {
            let message =
                "cannot be used: the parameter is required, so that callers always give a value";
            out.add(&RULE, node, message);
        }
    }
}
