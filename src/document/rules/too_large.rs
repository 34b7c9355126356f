#![doc = include_str!("too_large.md")]

use crate::code::Code;
use crate::document::Span;
use crate::limits::Limits;
use crate::report::Violation;
use crate::rule::{Kind, Level, Rule};

/// The rule `document/too-large`.
pub static RULE: Rule = Rule {
    id: "document/too-large",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2000)),
    summary: "a document has at most 50 MiB, or as much as is configured",
    page: include_str!("too_large.md"),
    since: "0.1.0",
};

/// Offsets are 32 bits wide.
fn most(limits: &Limits) -> usize {
    limits.bytes.min(u32::MAX as usize - 1)
}

pub(in crate::document) fn check(source: &[u8], limits: &Limits) -> Result<(), Box<Violation>> {
    let most = most(limits);
    if source.len() <= most {
        return Ok(());
    }
    let message = format!("must have at most {most} bytes");
    Err(Box::new(Violation::of_text(&RULE, Span::new(0, 0), message)))
}

/// Whether what YAML means is still small enough, at this byte of it.
#[cfg(feature = "yaml")]
pub(in crate::document) fn check_transcript(
    size: usize,
    at: usize,
    limits: &Limits,
) -> Result<(), Box<Violation>> {
    let most = most(limits);
    if size <= most {
        return Ok(());
    }
    let message = format!("must have at most {most} bytes as JSON, with its aliases expanded");
    Err(Box::new(Violation::of_text(&RULE, Span::new(at, at), message)))
}
