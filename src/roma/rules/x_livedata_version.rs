#![doc = include_str!("x_livedata_version.md")]

use super::required::check_member;
use crate::code::Code;
use crate::roma::swagger::Extensions;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/x-livedata-version`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-version",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an operation says which version the backend has",
    page: include_str!("x_livedata_version.md"),
    since: "0.1.0",
};

/// How it is written, the rules about versions say.
pub(in crate::roma) fn check_operation(extensions: &Extensions<'_>, out: &mut Sink<'_>) {
    let version = extensions.version();
    check_member(extensions.node(), "x-livedata-version", version, &RULE, out);
}
