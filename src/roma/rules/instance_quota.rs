#![doc = include_str!("instance_quota.md")]

use crate::code::Code;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Mark, Sink};

/// The rule `roma/instance-quota`.
pub static RULE: Rule = Rule {
    id: "roma/instance-quota",
    kind: Kind::Forbidden,
    level: Level::Off,
    code: Some(Code::new(3100)),
    summary: "a set has no more definitions than an instance holds backends",
    page: include_str!("instance_quota.md"),
    since: "0.1.0",
};

/// Reports the first definition that is one too many.
pub(in crate::roma) fn report(at: &Mark, most: usize, out: &mut Sink<'_>) {
    let message = format!("cannot be one more: an instance holds at most {most} backends");
    if let Some(violation) = out.add(&RULE, at, message) {
        violation.advise("spread the definitions over instances, or ask for a higher quota");
    }
}
