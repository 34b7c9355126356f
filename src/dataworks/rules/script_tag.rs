#![doc = include_str!("script_tag.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::SqlMode;
use crate::dataworks::script::ScriptText;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::sql::{self, KNOWN_TAGS, TagFault};

/// The rule `dataworks/script-tag`.
pub static RULE: Rule = Rule {
    id: "dataworks/script-tag",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "tags of MyBatis stand in advanced SQL only, are known, and balance",
    page: include_str!("script_tag.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Some(script) = ScriptText::of(api, details) else { return };
    if script.mode == Some(SqlMode::Basic) {
        if let Some(at) = sql::first_tag(&script.sql) {
            let message = "cannot have a tag: the SQL mode is 0 (basic SQL)";
            out.add(&RULE, script.place(&at), message);
        }
    } else if script.is_advanced() {
        sql::check_tags(&script.sql, |fault| {
            report(&script, &fault, out);
            false
        });
    }
}

fn report(script: &ScriptText<'_>, fault: &TagFault, out: &mut Sink<'_>) {
    let (at, message) = match fault {
        TagFault::Unknown(at) => (at, format!("must be one of the tags {}", KNOWN_TAGS.join(", "))),
        TagFault::Cut(at) => (at, "must end with '>'".into()),
        TagFault::Unmatched(at, _) => (at, "must end the tag that was opened last".into()),
        TagFault::Open(at) => (at, "must be ended by a tag with '/'".into()),
    };
    if let Some(violation) = out.add(&RULE, script.place(at), message)
        && let TagFault::Unmatched(_, Some(open)) = fault
    {
        violation.relate(script.place(open), "opened here");
    }
}
