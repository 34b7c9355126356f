#![doc = include_str!("app_id.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/app-id`.
pub static RULE: Rule = Rule {
    id: "roma/app-id",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an integration application's id is 1 to 64 letters, digits, - and _",
    page: include_str!("app_id.md"),
    since: "0.1.0",
};

/// The interface definition says 1 to 65, and its pattern lets 64 pass.
pub const PATTERN: Pattern = Pattern {
    first: Class::ALPHANUMERIC.and(b"-_").called("a letter, a digit, - or _"),
    rest: Class::ALPHANUMERIC.and(b"-_").called("letters, digits, - and _"),
    min: 1,
    max: 64,
};

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    let Err(message) = PATTERN.check(text) else { return Ok(()) };
    let whole = text.decode();
    if whole.trim() != whole && PATTERN.check(whole.trim().into()).is_ok() {
        // The vendor's own export example has two blanks behind the id.
        return Err(Fault::new(&RULE, "cannot have white space around the id"));
    }
    Err(Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.roma_app_id().filled() {
        out.expect(node, check(text));
    }
}
