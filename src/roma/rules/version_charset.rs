#![doc = include_str!("version_charset.md")]

use super::version;
use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/version-charset`.
pub static RULE: Rule = Rule {
    id: "roma/version-charset",
    kind: Kind::Malformed,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a version keeps to letters, digits and . - _",
    page: include_str!("version_charset.md"),
    since: "0.1.0",
};

/// What the vendor's interface definition of 2024-06-26 accepts.
pub const PATTERN: Pattern = {
    let class = Class::ALPHANUMERIC.and(b".-_");
    let first = class.called("a letter, a digit or . - _");
    Pattern { first, rest: class.called("letters, digits and . - _"), ..version::PATTERN }
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

/// Speaks only of versions that `roma/version` accepts.
pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.version().filled()
        && let Err(fault) = check(text)
        && version::check(text).is_ok()
    {
        out.report(node, fault);
    }
}
