#![doc = include_str!("script_object.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Script;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-object`.
pub static RULE: Rule = Rule {
    id: "roma/script-object",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a script's object name is a word of 32 characters",
    page: include_str!("script_object.md"),
    since: "0.1.0",
};

/// A letter first.
pub const PATTERN: Pattern = Pattern {
    first: Class::LETTERS.called("a letter"),
    rest: Class::ALPHANUMERIC.and(b"-_").called("letters, digits, - and _"),
    min: 1,
    max: 32,
};

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_script(script: &Script<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = script.object_name().filled() {
        out.expect(node, check(text));
    }
}
