#![doc = include_str!("description.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/description`.
pub static RULE: Rule = Rule {
    id: "dataworks/description",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a description has at most 2000 characters",
    page: include_str!("description.md"),
    since: "0.1.0",
};

/// Any characters.
pub const PATTERN: Pattern =
    Pattern { first: Class::ANYTHING, rest: Class::ANYTHING, min: 0, max: 2000 };

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = api.description().filled() {
        out.expect(node, check(text));
    }
}
