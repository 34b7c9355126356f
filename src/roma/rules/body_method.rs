#![doc = include_str!("body_method.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::roma::Position;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/body-method`.
pub static RULE: Rule = Rule {
    id: "roma/body-method",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "no Body parameter stands where the method is GET or DELETE",
    page: include_str!("body_method.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let Some((method, _)) = definition.members.method().text() else { return };
    if !definition.has_method("GET") && !definition.has_method("DELETE") {
        return;
    }
    for read in definition.parameters.iter().filter(|read| read.position == Some(Position::Body)) {
        let Some(node) = read.parameter.location().node() else { continue };
        let message = "cannot be Body where the method is GET or DELETE: callers may send no body";
        if let Some(violation) = out.add(&RULE, node, message) {
            violation.relate(method, "the method");
        }
    }
}
