#![doc = include_str!("required_default.md")]

use crate::code::Code;
use crate::roma::definition::ReadParameter;
use crate::roma::{Definition, Position};
use crate::rule::{Kind, Level, Rule};
use crate::ruleset::number;
use crate::sink::Sink;

/// The rule `roma/required-default`.
pub static RULE: Rule = Rule {
    id: "roma/required-default",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "a required parameter has no default",
    page: include_str!("required_default.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if out.is_on(const { number(&RULE) }) {
        definition.parameters.iter().for_each(|read| check_parameter(read, out));
    }
}

fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    // The default of a body is where its keys are declared.
    if read.position == Some(Position::Body) || read.parameter.required().flag() != Some(true) {
        return;
    }
    if let Some((node, _)) = read.parameter.default().filled() {
        let message = "cannot stand in for a value that callers must send: a default only fills the test page";
        out.add(&RULE, node, message);
    }
}
