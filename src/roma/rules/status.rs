#![doc = include_str!("status.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::Definition;
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

/// To be developed, developing, deployed.
pub(crate) const STATUSES: [i64; 3] = [1, 3, 4];

/// None: an integer too large to be looked at.
pub(crate) fn check(status: Option<i64>) -> Result<(), Fault> {
    if status.is_some_and(|status| STATUSES.contains(&status)) {
        return Ok(());
    }
    Err(Fault::new(&RULE, "must be 1 (to be developed), 3 (developing) or 4 (deployed)"))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some(node) = definition.members.status().node() {
        out.expect(node, check(node.as_i64()));
    }
}
