#![doc = include_str!("script_type.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::{Script, ScriptType};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-type`.
pub static RULE: Rule = Rule {
    id: "roma/script-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a script is SQL or SP",
    page: include_str!("script_type.md"),
    since: "0.1.0",
};

/// A statement or a stored procedure.
pub(crate) const CHOICE: Choice = ScriptType::CHOICE;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_script(script: &Script<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = script.ty().text() {
        out.expect(node, check(text));
    }
}
