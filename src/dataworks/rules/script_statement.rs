#![doc = include_str!("script_statement.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::script::ScriptText;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::sql::{self, Column, Statement};

/// The rule `dataworks/script-statement`.
pub static RULE: Rule = Rule {
    id: "dataworks/script-statement",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "basic SQL is one SELECT that names its columns, without comments",
    page: include_str!("script_statement.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Some(script) = ScriptText::of(api, details) else { return };
    if script.is_advanced() {
        return;
    }
    let refused = match sql::statement(&script.sql, false) {
        Statement::Empty => {
            Some((0..script.sql.len(), "must be a SELECT, and cannot be without a statement"))
        }
        Statement::Other(at) => Some((at, "must be a SELECT: nothing else is run")),
        Statement::Select | Statement::Unknown => None,
    };
    if let Some((at, message)) = refused {
        out.add(&RULE, script.place(&at), message);
    }
    if let Some(at) = sql::second_statement(&script.sql, false) {
        out.add(&RULE, script.place(&at), "cannot have a second statement");
    }
    if let Some(at) = sql::comment(&script.sql, false) {
        out.add(&RULE, script.place(&at), "cannot have a comment");
    }
    sql::columns(&script.sql, false, |column| {
        if let Column::All(at) = column {
            out.add(
                &RULE,
                script.place(&at),
                "cannot have `*` for its columns: each must be named",
            );
        }
        false
    });
}
