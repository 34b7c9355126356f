#![doc = include_str!("script_limit.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::script::ScriptText;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::sql;

/// The rule `dataworks/script-limit`.
pub static RULE: Rule = Rule {
    id: "dataworks/script-limit",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a paged script has no limit of its own",
    page: include_str!("script_limit.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Some(script) = ScriptText::of(api, details) else { return };
    if details.is_paged() == Some(true)
        && let Some(at) = sql::limit(&script.sql, script.is_advanced())
    {
        out.add(&RULE, script.place(&at), "cannot have an effect: the response is paged");
    }
}
