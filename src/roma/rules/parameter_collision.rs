#![doc = include_str!("parameter_collision.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::roma::Position;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/parameter-collision`.
pub static RULE: Rule = Rule {
    id: "roma/parameter-collision",
    kind: Kind::Collision,
    level: Level::ERROR,
    code: Some(Code::new(3209)),
    summary: "no name stands in both Headers and Parameters",
    page: include_str!("parameter_collision.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let overlaps = definition.inputs.overlaps(Position::Parameters, Position::Headers);
    for (loser, winner) in overlaps {
        let message = "cannot have the name of a header: the value in Parameters is overwritten by the one in Headers";
        if let Some(violation) = out.add(&RULE, loser.place(), message) {
            violation
                .relate(winner.place(), "this header's value is kept")
                .advise("rename one of them; names count without regard to case");
        }
    }
}
