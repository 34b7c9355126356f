#![doc = include_str!("parameter_duplicate.md")]

use super::parameter_name;
use crate::code::Code;
use crate::roma::Definition;
use crate::roma::Position;
use crate::roma::definition::Form;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/parameter-duplicate`.
pub static RULE: Rule = Rule {
    id: "roma/parameter-duplicate",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3209)),
    summary: "no two parameters of one position share a name",
    page: include_str!("parameter_duplicate.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for position in [Position::Headers, Position::Parameters] {
        for (later, first) in definition.inputs.overlaps(position, position) {
            // As Swagger, the same name in the same case has its violation.
            if matches!(definition.form, Form::Swagger(_)) && later.is_spelled_as(first) {
                continue;
            }
            let message = "cannot have the name of another parameter of its position: one overwrites the other";
            if let Some(violation) = out.add(&RULE, later.place(), message) {
                violation.relate(first.place(), "first here");
            }
        }
    }
    check_bodies(definition, out);
}

/// Names of bodies are content types, and exact.
fn check_bodies(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let mut first = [None; 3];
    for (node, text) in definition.parameters.iter().filter_map(|read| read.name_in(Position::Body))
    {
        let Some(kind) = parameter_name::BODY.0.iter().position(|name| text == *name) else {
            continue;
        };
        let Some(first) = first[kind] else {
            first[kind] = Some(node);
            continue;
        };
        let message = "cannot have the name of another Body parameter: one overwrites the other";
        if let Some(violation) = out.add(&RULE, node, message) {
            violation.relate(first, "first here");
        }
    }
}
