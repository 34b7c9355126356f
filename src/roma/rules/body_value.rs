#![doc = include_str!("body_value.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/body-value`.
pub static RULE: Rule = Rule {
    id: "roma/body-value",
    kind: Kind::Malformed,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "the default of a body is what its name says: a JSON object, or XML",
    page: include_str!("body_value.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for body in definition.bodies.iter() {
        let Some(flaw) = &body.flaw else { continue };
        if let Some(violation) = out.add(&RULE, body.value, flaw.message.clone()) {
            if let Some(first) = &flaw.first {
                violation.relate(body.place(first), "first here");
            }
            violation.relate(body.place(&flaw.at), "here");
        }
    }
}
