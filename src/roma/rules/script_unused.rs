#![doc = include_str!("script_unused.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::ruleset::number;
use crate::sink::Sink;

/// The rule `roma/script-unused`.
pub static RULE: Rule = Rule {
    id: "roma/script-unused",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2028)),
    summary: "each declared parameter is used by some script, where all scripts are SQL",
    page: include_str!("script_unused.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if !out.is_on(const { number(&RULE) }) {
        return;
    }
    // What cannot be read may refer to anything.
    let mut contents = definition.scripts.iter().map(|read| read.content);
    let readable = contents.all(|content| content.is_some_and(|content| content.flaw.is_none()));
    if !readable || !definition.has_only_sql() {
        return;
    }
    for read in definition.parameters.iter().filter(|read| read.is_input && !read.is_used) {
        let Some(node) = read.parameter.name().node() else { continue };
        if let Some(violation) =
            out.add(&RULE, node, "must be used by a script: no ${…} refers to it")
        {
            violation.advise("in SQL write '${name}' for a string and ${name} for a number");
        }
    }
}
