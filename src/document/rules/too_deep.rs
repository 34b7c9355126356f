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
pub(super) fn violation(at: usize, limits: &Limits) -> Box<Violation> {
    let message = format!("cannot nest deeper than {} levels", limits.depth.min(DEEPEST));
    Box::new(Violation::of_text(&RULE, Span::new(at, at + 1), message))
}
