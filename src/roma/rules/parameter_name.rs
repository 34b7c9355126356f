#![doc = include_str!("parameter_name.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Position;
use crate::roma::definition::ReadParameter;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/parameter-name`.
pub static RULE: Rule = Rule {
    id: "roma/parameter-name",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter is a word of 32 characters, a body is named by its content type",
    page: include_str!("parameter_name.md"),
    since: "0.1.0",
};

/// In Headers and Parameters.
pub const PATTERN: Pattern = Pattern {
    first: Class::LETTERS.called("a letter"),
    rest: Class::ALPHANUMERIC.and(b".-_").called("letters, digits and . - _"),
    min: 1,
    max: 32,
};

/// In Body.
pub(crate) const BODY: Choice =
    Choice(&["application/json", "application/xml", "application/text"]);

#[inline]
pub(crate) fn check(position: Position, text: Text<'_>) -> Result<(), Fault> {
    let checked = match position {
        Position::Headers | Position::Parameters => PATTERN.check(text),
        Position::Body => BODY.check(text),
    };
    checked.map_err(|message| Fault::new(&RULE, message))
}

#[inline]
pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    if let (Some(position), Some((node, text))) = (read.position, read.parameter.name().filled()) {
        out.expect(node, check(position, text));
    }
}
