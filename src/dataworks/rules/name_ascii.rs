#![doc = include_str!("name_ascii.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/name-ascii`.
pub static RULE: Rule = Rule {
    id: "dataworks/name-ascii",
    kind: Kind::Malformed,
    level: Level::Off,
    code: Some(Code::new(2011)),
    summary: "a name keeps to the English pages: ASCII letters, digits and _",
    page: include_str!("name_ascii.md"),
    since: "0.1.0",
};

/// A letter first.
pub const PATTERN: Pattern = Pattern {
    first: Class::LETTERS.called("an ASCII letter"),
    rest: Class::ALPHANUMERIC.and(b"_").called("ASCII letters, digits and _"),
    ..super::name::PATTERN
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    // What is no name at all has its violation.
    if super::name::check(text).is_err() {
        return Ok(());
    }
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = api.members.api_name().filled() {
        out.expect(node, check(text));
    }
}
