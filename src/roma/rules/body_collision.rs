#![doc = include_str!("body_collision.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::roma::Position;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/body-collision`.
pub static RULE: Rule = Rule {
    id: "roma/body-collision",
    kind: Kind::Collision,
    level: Level::ERROR,
    code: Some(Code::new(3209)),
    summary: "no key of the body has the name of a parameter in Parameters",
    page: include_str!("body_collision.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for (loser, winner) in definition.inputs.overlaps(Position::Parameters, Position::Body) {
        let message = "cannot have the name of a key of the body: the value in Parameters is overwritten by the one in the body";
        if let Some(violation) = out.add(&RULE, loser.place(), message) {
            violation
                .relate(winner.place(), "this key's value is kept")
                .advise("rename one of them; names count without regard to case");
        }
    }
}
