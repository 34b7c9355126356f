#![doc = include_str!("content_type.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::{ContentType, Definition};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/content-type`.
pub static RULE: Rule = Rule {
    id: "roma/content-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a content type is json, xml or stream",
    page: include_str!("content_type.md"),
    since: "0.1.0",
};

/// What the backend returns.
pub(crate) const CHOICE: Choice = ContentType::CHOICE;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.content_type().filled() {
        out.expect(node, check(text));
    }
}
