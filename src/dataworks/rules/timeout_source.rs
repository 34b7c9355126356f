#![doc = include_str!("timeout_source.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Mode;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/timeout-source`.
pub static RULE: Rule = Rule {
    id: "dataworks/timeout-source",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "a timeout is no longer than data sources wait",
    page: include_str!("timeout_source.md"),
    since: "0.1.0",
};

/// In milliseconds: data sources answer within ten seconds or not at all.
pub(crate) const LONGEST: i64 = 10_000;

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.timeout().node()
        && let Some(timeout) = node.as_i64()
        && (LONGEST + 1..=super::timeout::MAX).contains(&timeout)
        && matches!(api.mode(), Some(Mode::Wizard | Mode::Script))
    {
        out.add(
            &RULE,
            node,
            format!("must be at most {LONGEST} milliseconds to have an effect: data sources wait no longer"),
        );
    }
}
