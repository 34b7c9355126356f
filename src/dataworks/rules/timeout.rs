#![doc = include_str!("timeout.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::document::Type;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/timeout`.
pub static RULE: Rule = Rule {
    id: "dataworks/timeout",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a timeout is more than 0 and at most 30000 milliseconds",
    page: include_str!("timeout.md"),
    since: "0.1.0",
};

/// In milliseconds.
pub(crate) const MAX: i64 = 30_000;

/// None: an integer too large to be looked at.
pub(crate) fn check(timeout: Option<i64>) -> Result<(), Fault> {
    if timeout.is_some_and(|timeout| (1..=MAX).contains(&timeout)) {
        return Ok(());
    }
    Err(Fault::new(&RULE, format!("must be more than 0 and at most {MAX} milliseconds")))
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.timeout().node().filter(|node| node.ty() == Type::Number) {
        out.expect(node, check(node.as_i64()));
    }
}
