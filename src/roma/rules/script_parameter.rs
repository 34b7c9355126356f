#![doc = include_str!("script_parameter.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::roma::script::position;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-parameter`.
pub static RULE: Rule = Rule {
    id: "roma/script-parameter",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2028)),
    summary: "each ${name} of a SQL script is a declared parameter",
    page: include_str!("script_parameter.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for read in definition.scripts.iter().filter(|read| read.undeclared > 0) {
        let Some((node, text)) = read.script.content().text() else { continue };
        let (line, column) = position(text, read.first_undeclared);
        let more = match read.undeclared - 1 {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        let message = format!(
            "cannot use a ${{…}} that no parameter declares, as in line {line}, column {column} of the script{more}",
        );
        if let Some(violation) = out.add(&RULE, node, message) {
            violation.advise("declare it in `parameters`, or as a key of the body");
        }
    }
}
