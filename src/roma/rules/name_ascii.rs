#![doc = include_str!("name_ascii.md")]

use super::name;
use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::ruleset::number;
use crate::sink::Sink;

/// The rule `roma/name-ascii`.
pub static RULE: Rule = Rule {
    id: "roma/name-ascii",
    kind: Kind::Malformed,
    level: Level::Off,
    code: Some(Code::new(2011)),
    summary: "a name keeps to ASCII letters, digits and -_./():",
    page: include_str!("name_ascii.md"),
    since: "0.1.0",
};

/// The marks of the English page, without Han characters.
pub const PATTERN: Pattern = Pattern {
    first: Class::ALPHANUMERIC.called("an ASCII letter or digit"),
    rest: Class::ALPHANUMERIC.and(b"-_./():").called("ASCII letters, digits and - _ . / ( ) :"),
    ..name::PATTERN
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

/// Speaks only of names that `roma/name` accepts.
pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if out.is_on(const { number(&RULE) })
        && let Some((node, text)) = definition.members.name().filled()
        && let Err(fault) = check(text)
        && name::check(text).is_ok()
    {
        out.report(node, fault);
    }
}
