#![doc = include_str!("header_reserved.md")]

use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::Position;
use crate::roma::definition::ReadParameter;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/header-reserved`.
pub static RULE: Rule = Rule {
    id: "roma/header-reserved",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "no header is one that the gateway keeps for itself",
    page: include_str!("header_reserved.md"),
    since: "0.1.0",
};

/// Whole names, in lower case.
const NAMES: [&str; 2] = ["x-stage", "authorization"];
/// How other names begin, in lower case. `X-Apig-Mode` is one of them.
const PREFIXES: [&str; 2] = ["x-apig-", "x-sdk-"];

#[inline]
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    let name = text.decode_bytes();
    let starts = |prefix: &str| {
        name.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
    };
    let is = |whole: &str| name.len() == whole.len() && starts(whole);
    if NAMES.into_iter().any(is) || PREFIXES.into_iter().any(starts) {
        let message = "must be another name: X-Apig-…, X-Sdk-…, X-Stage and Authorization belong to the gateway";
        return Err(Fault::new(&RULE, message));
    }
    Ok(())
}

pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = read.name_in(Position::Headers) {
        out.expect(node, check(text));
    }
}
