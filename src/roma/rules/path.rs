#![doc = include_str!("path.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/path`.
pub static RULE: Rule = Rule {
    id: "roma/path",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a path is 2 to 256 characters and starts with /",
    page: include_str!("path.md"),
    since: "0.1.0",
};

/// A slash first; then letters, digits and these marks.
pub const PATTERN: Pattern = Pattern {
    first: Class::NOTHING.and(b"/").called("'/'"),
    rest: Class::ALPHANUMERIC.and(b"-_./").called("letters, digits and - _ . /"),
    min: 2,
    max: 256,
};

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.path().filled() {
        out.expect(node, check(text));
    }
}
