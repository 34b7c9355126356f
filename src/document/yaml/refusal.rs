//! What is said of YAML that cannot be read.

use saphyr_parser::ScanError;

use crate::document::rules::{syntax, too_deep};
use crate::limits::Limits;
use crate::report::Violation;

/// Parts of what the parser says, and what is said here. The first that fits counts.
const REASONS: &[(&str, &str)] = &[
    ("unknown anchor", UNKNOWN_ANCHOR),
    ("unexpected end of stream", "must have a closing quote"),
    ("unexpected document indicator", "must have a closing quote before the document ends"),
    ("trailing content after double-quoted", "cannot have anything behind a closing quote"),
    ("unknown escape", "cannot have an escape that YAML does not know"),
    ("hexadecimal", "must have hexadecimal digits in its escapes"),
    ("Unicode character escape", "cannot have an escape that is no character"),
    ("',' or '}'", "must have ',' or '}' here"),
    ("',' or ']'", "must have ',' or ']' here"),
    ("misplaced bracket", "cannot close a bracket that is not open"),
    ("byte order mark", "cannot have a byte order mark inside a document"),
    ("unprintable", "cannot have the character U+0000"),
    ("tab", "cannot be indented with a tab"),
    ("handle wasn't declared", "must have a tag whose handle is declared"),
    ("tag", "must have a tag that is well-formed"),
    ("TAG", "must have a %TAG directive that is well-formed"),
    ("directive", "must have a directive that is well-formed, before '---'"),
    ("anchor", "must have an anchor that is well-formed"),
    ("mapping values are not allowed", "cannot have ': ' here"),
    ("sequence entries are not allowed", "cannot have '- ' here"),
    ("only valid inside a block", "cannot have '- ' between brackets"),
    ("mapping keys are not allowed", "cannot have '? ' here"),
    ("wrongly indented", "must be indented like its neighbours"),
    ("block scalar", "must have a header of a block of text that is well-formed"),
    ("comment", "cannot have a comment here"),
    ("unexpected character", "cannot begin with this character unless it is in quotes"),
    ("simple key", "must have ':' behind a member name"),
    ("indent", "must be indented like its neighbours"),
    ("expected key", "must be indented like its neighbours"),
    ("'-' indicator", "must be indented like its neighbours"),
    ("document start", "must begin with '---', since a document ends before it"),
    ("end marker", "cannot have anything behind '...'"),
];

pub(super) const UNKNOWN_ANCHOR: &str = "must be the alias of an anchor that stands before it";

/// Says why the parser has stopped at a byte.
#[cold]
pub(super) fn unread(text: &str, at: usize, error: &ScanError, limits: &Limits) -> Box<Violation> {
    if error.info() == "recursion limit exceeded" {
        return too_deep::of_brackets(at, limits);
    }
    let reason = REASONS.iter().find(|(part, _)| error.info().contains(part));
    let message = reason.map_or("must be YAML", |(_, message)| message);
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let mut violation = syntax::violation(at, length, message.into());
    if message.contains("': '") {
        violation.advise("put a text with ': ' in it in quotes, and indent members alike");
    }
    violation
}
