#![doc = include_str!("type.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::{BackendType, Definition};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `roma/type`.
pub static RULE: Rule = Rule {
    id: "roma/type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a type is data or function, or empty in a response",
    page: include_str!("type.md"),
    since: "0.1.0",
};

/// What a backend is made of.
pub(crate) const CHOICE: Choice = BackendType::CHOICE;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let Some((node, text)) = definition.members.ty().text() else { return };
    // The vendor's own response examples have "". Only responses have an id.
    let response = definition.members.id().node().is_some();
    if !(response && text == "") {
        out.expect(node, check(text));
    }
}

/// The `api_type` of a request, which has no response form.
pub(in crate::roma) fn check_field(field: &Field<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = field.text() {
        out.expect(node, check(text));
    }
}
