#![doc = include_str!("too_deep.md")]

use crate::code::Code;
use crate::document::Span;
use crate::document::json::DEEPEST;
use crate::limits::Limits;
use crate::report::Violation;
use crate::rule::{Kind, Level, Rule};

/// The rule `document/too-deep`.
pub static RULE: Rule = Rule {
    id: "document/too-deep",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2000)),
    summary: "a document nests at most 128 levels deep, or as deep as is configured",
    page: include_str!("too_deep.md"),
    since: "0.1.0",
};

#[cold]
pub(in crate::document) fn violation(at: usize, limits: &Limits) -> Box<Violation> {
    deeper_than(limits.depth.min(DEEPEST), at)
}

fn deeper_than(levels: usize, at: usize) -> Box<Violation> {
    Box::new(Violation::of_text(&RULE, Span::new(at, at + 1), message(levels)))
}

fn message(levels: usize) -> String {
    format!("cannot nest deeper than {levels} levels")
}

/// What stands in a string is too deep.
pub(in crate::document) fn refusal(limits: &Limits) -> String {
    message(limits.depth.min(DEEPEST))
}

/// The parser of YAML goes no deeper than this where mappings and sequences stand in brackets.
#[cfg(feature = "yaml")]
const BRACKETS: usize = 255;

/// Brackets in YAML are too deep.
#[cfg(feature = "yaml")]
#[cold]
pub(in crate::document) fn of_brackets(at: usize, limits: &Limits) -> Box<Violation> {
    deeper_than(limits.depth.min(BRACKETS), at)
}
