#![doc = include_str!("parameter_in.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::Position;
use crate::roma::definition::ReadParameter;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/parameter-in`.
pub static RULE: Rule = Rule {
    id: "roma/parameter-in",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter stands in Headers, Parameters or Body",
    page: include_str!("parameter_in.md"),
    since: "0.1.0",
};

/// As definitions write the positions.
pub(crate) const CHOICE: Choice = Position::CHOICE;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    if read.position.is_none()
        && let Some((node, text)) = read.parameter.location().filled()
    {
        out.expect(node, check(text));
    }
}
