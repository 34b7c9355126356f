#![doc = include_str!("path.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Mode;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/path`.
pub static RULE: Rule = Rule {
    id: "dataworks/path",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a path has at most 200 characters: / first, then letters, digits, _ - and /",
    page: include_str!("path.md"),
    since: "0.1.0",
};

/// A slash first.
pub const PATTERN: Pattern = Pattern {
    first: Class::NOTHING.and(b"/").called("'/'"),
    rest: Class::ALPHANUMERIC.and(b"_-/").called("letters, digits, _ - and /"),
    min: 1,
    max: 200,
};

/// The path of a registered API, which may name parameters in brackets.
pub const REGISTERED: Pattern = Pattern {
    rest: Class::ALPHANUMERIC.and(b"_-/[]").called("letters, digits, _ - / and [ ]"),
    ..PATTERN
};

pub(crate) fn check(mode: Option<Mode>, text: Text<'_>) -> Result<(), Fault> {
    let pattern = if mode == Some(Mode::Registration) { REGISTERED } else { PATTERN };
    pattern.check(text).map_err(|message| Fault::new(&RULE, message))?;
    // Brackets get here where they may be.
    if text.decode().split('/').all(is_whole) {
        return Ok(());
    }
    Err(Fault::new(
        &RULE,
        "must have brackets around a whole segment and nowhere else, as in `/[name]`",
    ))
}

/// [`is_whole`] of every segment, as a regular expression.
pub(in crate::dataworks) const SEGMENTS: &str = r"^[^\[\]/]*(?:/(?:[^\[\]/]*|\[[^\[\]/]+\]))*$";

/// Whether a segment has no brackets, or is a name in brackets.
fn is_whole(segment: &str) -> bool {
    let name = segment.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    name != Some("") && !name.unwrap_or(segment).contains(['[', ']'])
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = api.members.api_path().filled() {
        out.expect(node, check(api.mode(), text));
    }
}
