#![doc = include_str!("version.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/version`.
pub static RULE: Rule = Rule {
    id: "roma/version",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a version is 2 to 16 characters without < and >",
    page: include_str!("version.md"),
    since: "0.1.0",
};

/// Anything but angle brackets.
pub const PATTERN: Pattern = Pattern {
    first: Class::ANYTHING.without(b"<>").called("a character other than < and >"),
    rest: Class::ANYTHING.without(b"<>").called("characters other than < and >"),
    min: 2,
    max: 16,
};

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.version().filled() {
        out.expect(node, check(text));
    }
}
