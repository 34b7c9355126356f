#![doc = include_str!("signature_id.md")]

use super::app_id;
use crate::code::Code;
use crate::document::Text;
use crate::pattern::Pattern;
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/signature-id`.
pub static RULE: Rule = Rule {
    id: "roma/signature-id",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a signature key's id is 1 to 63 letters, digits, - and _",
    page: include_str!("signature_id.md"),
    since: "0.1.0",
};

/// The interface definition says 1 to 64, and its pattern lets 63 pass.
pub const PATTERN: Pattern = Pattern { max: 63, ..app_id::PATTERN };

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.api_signature_id().text() {
        out.expect(node, check(text));
    }
}
