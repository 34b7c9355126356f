#![doc = include_str!("parameter_default.md")]

use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::definition::ReadParameter;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/parameter-default`.
pub static RULE: Rule = Rule {
    id: "roma/parameter-default",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a default has at most 4000 characters",
    page: include_str!("parameter_default.md"),
    since: "0.1.0",
};

/// The most characters a default may have.
pub(crate) const MAX: usize = 4000;

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    if text.length_bound() <= MAX { Ok(()) } else { count(text) }
}

#[cold]
fn count(text: Text<'_>) -> Result<(), Fault> {
    match text.chars().count() {
        length if length > MAX => {
            Err(Fault::new(&RULE, format!("must be at most {MAX} characters long, not {length}")))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = read.parameter.default().text() {
        out.expect(node, check(text));
    }
}
