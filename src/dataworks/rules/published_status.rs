#![doc = include_str!("published_status.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form};
use crate::dataworks::integers::Status;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/published-status`.
pub static RULE: Rule = Rule {
    id: "dataworks/published-status",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a read of a published API says that it is published",
    page: include_str!("published_status.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.status().node()
        && api.form == Form::Published
        && node.as_i64().and_then(Status::of) == Some(Status::Unpublished)
    {
        out.add(&RULE, node, "must be 1 (published): only published APIs are read like this");
    }
}
