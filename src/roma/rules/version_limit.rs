#![doc = include_str!("version_limit.md")]

use crate::report::Fault;
use crate::roma::publication::VERSIONS;
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/version-limit`.
pub static RULE: Rule = Rule {
    id: "roma/version-limit",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: None,
    summary: "an API has at most 10 versions in an environment",
    page: include_str!("version_limit.md"),
    since: "0.1.0",
};

#[cold]
pub(in crate::roma) fn fault() -> Fault {
    let message =
        format!("cannot keep more than {VERSIONS} versions: this publication drops the oldest");
    Fault::new(&RULE, message).advise("keep a copy of what the oldest version was made from")
}
