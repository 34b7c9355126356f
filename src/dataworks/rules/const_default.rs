#![doc = include_str!("const_default.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::{Mode, Operator};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Place;
use crate::sink::Sink;

/// The rule `dataworks/const-default`.
pub static RULE: Rule = Rule {
    id: "dataworks/const-default",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a constant parameter has a default",
    page: include_str!("const_default.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    // Other modes have no constants: that is `dataworks/mode-operator`.
    if details.mode != Mode::Registration {
        return;
    }
    for parameter in &details.parameters {
        let operator = parameter.operator().node().and_then(|node| Operator::of(node.as_i64()?));
        if operator != Some(Operator::Const) || parameter.default_value().is_filled() {
            continue;
        }
        let message = "must be there: the default is the value of a constant";
        match parameter.default_value().node() {
            Some(node) => out.add(&RULE, node, message),
            None => out.add(&RULE, Place::Missing(parameter.node(), "DefaultValue"), message),
        };
    }
}
