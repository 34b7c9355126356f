#![doc = include_str!("status.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::{Definition, Status};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/status`.
pub static RULE: Rule = Rule {
    id: "roma/status",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a status is 1, 3 or 4",
    page: include_str!("status.md"),
    since: "0.1.0",
};

/// None: an integer too large to be looked at.
pub(crate) fn check(status: Option<i64>) -> Result<(), Fault> {
    status.map_or_else(|| Err(fault()), |number| Status::try_from(number).map(drop))
}

/// A number that is none of them.
#[cold]
pub(crate) fn fault() -> Fault {
    let [first, second, third] = Status::ALL;
    Fault::new(&RULE, format!("must be {first}, {second} or {third}"))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some(node) = definition.members.status().node() {
        out.expect(node, check(node.as_i64()));
    }
}
