#![doc = include_str!("error_entry.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::errors;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/error-entry`.
pub static RULE: Rule = Rule {
    id: "dataworks/error-entry",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "a documented error is not one of the platform",
    page: include_str!("error_entry.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    for entry in &details.errors {
        if let Some((node, text)) = entry.code().filled()
            && errors::is_platform(&text.decode())
        {
            let message = "cannot be a code of the platform: these entries are for errors of the service itself";
            out.add(&RULE, node, message);
        }
    }
}
