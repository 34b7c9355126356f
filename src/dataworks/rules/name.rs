#![doc = include_str!("name.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/name`.
pub static RULE: Rule = Rule {
    id: "dataworks/name",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a name is 4 to 50 letters, digits, _ and Han characters",
    page: include_str!("name.md"),
    since: "0.1.0",
};

/// A letter or Han character first.
pub const PATTERN: Pattern = Pattern {
    first: Class::LETTERS.and_han(&[]).called("a letter or a Han character"),
    rest: Class::ALPHANUMERIC
        .and(b"_")
        .and_han(&[])
        .called("letters, digits, Han characters and _"),
    min: 4,
    max: 50,
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    PATTERN.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = api.members.api_name().filled() {
        out.expect(node, check(text));
    }
}
