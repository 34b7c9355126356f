#![doc = include_str!("path_brackets.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Mode;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/path-brackets`.
pub static RULE: Rule = Rule {
    id: "dataworks/path-brackets",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a path has no parameter in brackets",
    page: include_str!("path_brackets.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = api.members.api_path().filled()
        && api.mode() == Some(Mode::Registration)
        && super::path::check(api.mode(), text).is_ok()
        && text.chars().any(|c| matches!(c, '[' | ']'))
    {
        let message =
            "cannot have brackets: the current pages allow letters, digits, _ - and / only";
        out.add(&RULE, node, message);
    }
}
