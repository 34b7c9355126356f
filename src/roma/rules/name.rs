#![doc = include_str!("name.md")]

use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/name`.
pub static RULE: Rule = Rule {
    id: "roma/name",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a name is 3 to 100 letters, digits, Han characters and a few marks",
    page: include_str!("name.md"),
    since: "0.1.0",
};

/// A letter, digit or Han character first; then also these marks.
pub const PATTERN: Pattern = Pattern {
    first: Class::ALPHANUMERIC.and_han(&[]).called("a letter, a digit or a Han character"),
    rest: Class::ALPHANUMERIC
        .and(b"-_./():")
        .and_han(&['（', '）', '：', '、'])
        .called("letters, digits, Han characters and - _ . / ( ) : （ ） ： 、"),
    min: 3,
    max: 100,
};

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.name().filled() {
        out.expect(node, check(text));
    }
}
