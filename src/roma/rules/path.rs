#![doc = include_str!("path.md")]

use crate::code::Code;
use crate::document::{Node, Text};
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::Definition;
use crate::roma::definition::Form;
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

/// A part of a path.
const BEHIND: Pattern = Pattern { min: 1, ..PATTERN };

/// What stands behind the `basePath` of a Swagger file: both together are the path.
fn check_behind(base: Text<'_>, text: Text<'_>) -> Result<(), Fault> {
    BEHIND.check(text).map_err(|message| Fault::new(&RULE, message))?;
    let length = base.chars().count() + text.chars().count();
    if length <= PATTERN.max {
        return Ok(());
    }
    let message = format!(
        "must be at most {} characters long together with basePath, not {length}",
        PATTERN.max
    );
    Err(Fault::new(&RULE, message))
}

/// The `basePath` of a Swagger file, before which nothing stands and behind which every path does.
pub(in crate::roma) fn check_base(node: Node<'_>, text: Text<'_>, out: &mut Sink<'_>) {
    // One that does not begin with a slash has its violation.
    if text.chars().next() == Some('/') {
        out.expect(node, BEHIND.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.path().filled() {
        out.expect(node, check_of(definition, text));
    }
}

/// [`check`] of the path that a definition has.
#[inline]
pub(super) fn check_of(definition: &Definition<'_>, text: Text<'_>) -> Result<(), Fault> {
    match definition.form {
        Form::Swagger(Some(base)) => check_behind(base, text),
        _ => check(text),
    }
}
