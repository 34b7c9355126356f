#![doc = include_str!("syntax.md")]

use std::str::Utf8Error;

use crate::code::Code;
use crate::document::Span;
use crate::report::Violation;
use crate::rule::{Kind, Level, Rule};

/// The rule `document/syntax`.
pub static RULE: Rule = Rule {
    id: "document/syntax",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2000)),
    summary: "a document is one JSON value, or YAML, in UTF-8",
    page: include_str!("syntax.md"),
    since: "0.1.0",
};

/// What the reader expected, and what stands there instead.
#[cold]
pub(in crate::document) fn unexpected(text: &str, at: usize, expected: &str) -> Box<Violation> {
    violation(at, length_at(text, at), refusal(text, at, expected))
}

/// [`unexpected`], as a message.
pub(in crate::document) fn refusal(text: &str, at: usize, expected: &str) -> String {
    match text[at..].chars().next() {
        Some('\u{feff}') if at == 0 => "must begin without a byte order mark".into(),
        Some(c) => format!("must have {expected} here, not {c:?}"),
        None => format!("must have {expected} here, not the end of the text"),
    }
}

/// How many bytes the character here has; none at the end.
pub(in crate::document) fn length_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The bytes are not UTF-8.
#[cold]
pub(in crate::document) fn not_utf8(source: &[u8], error: Utf8Error) -> Box<Violation> {
    let at = error.valid_up_to();
    let length = error.error_len().unwrap_or(source.len() - at);
    violation(at, length, format!("must be UTF-8, not the byte 0x{:02x}", source[at]))
}

pub(in crate::document) fn violation(at: usize, length: usize, message: String) -> Box<Violation> {
    Box::new(Violation::of_text(&RULE, Span::new(at, at + length), message))
}
