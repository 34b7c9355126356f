#![doc = include_str!("unknown_member.md")]

use crate::code::Code;
use crate::document::{Node, Text};
use crate::nearest::nearest;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `document/unknown-member`.
pub static RULE: Rule = Rule {
    id: "document/unknown-member",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "every member is one that the kind of document knows",
    page: include_str!("unknown_member.md"),
    since: "0.1.0",
};

/// Whether a member of this name is a vendor's extension.
pub(crate) fn is_extension(name: Text<'_>) -> bool {
    match name.plain_bytes() {
        Some(bytes) => bytes.starts_with(b"x-"),
        None => name.chars().take(2).eq("x-".chars()),
    }
}

/// Reports a member that is none of the known ones, unless it is a vendor's extension.
pub(crate) fn check(
    member: Node<'_>,
    known: impl Iterator<Item = &'static str>,
    out: &mut Sink<'_>,
) {
    let (Some(key), Some(name)) = (member.key(), member.name()) else { return };
    if is_extension(key) {
        return;
    }
    if let Some(violation) = out.add(&RULE, name, "must be a member that is known here")
        && let Some(near) = nearest(&key.decode(), known)
    {
        violation.advise(format!("{MEANT}{near}`?"));
    }
}

const MEANT: &str = "did you mean `";

/// The name that the help names.
pub(crate) fn meant(help: &str) -> Option<&str> {
    help.strip_prefix(MEANT)?.strip_suffix("`?")
}
