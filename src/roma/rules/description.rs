#![doc = include_str!("description.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::roma::definition::ReadParameter;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/description`.
pub static RULE: Rule = Rule {
    id: "roma/description",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a description has at most 1000 characters, a parameter's 255, and no < and >",
    page: include_str!("description.md"),
    since: "0.1.0",
};

const CLASS: Class = Class::ANYTHING.without(b"<>").called("characters other than < and >");

/// A definition's description.
pub const PATTERN: Pattern = described("a character other than < and >", 1000);

/// A parameter's description.
pub const PARAMETER: Pattern = described("a character other than < and >", 255);

const fn described(first: &'static str, max: usize) -> Pattern {
    Pattern { first: CLASS.called(first), rest: CLASS, min: 0, max }
}

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

#[inline]
pub(crate) fn check_of_parameter(text: Text<'_>) -> Result<(), Fault> {
    PARAMETER.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.description().text() {
        out.expect(node, check(text));
    }
}

#[inline]
pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = read.parameter.description().text() {
        out.expect(node, check_of_parameter(text));
    }
}
