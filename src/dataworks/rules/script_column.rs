#![doc = include_str!("script_column.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::script::ScriptText;
use std::collections::BTreeMap;

use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::sql::{self, Column};

/// The rule `dataworks/script-column`.
pub static RULE: Rule = Rule {
    id: "dataworks/script-column",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "the columns of a script and its response parameters match",
    page: include_str!("script_column.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Some(script) = ScriptText::of(api, details) else { return };
    let (mut columns, mut are_known) = (Vec::new(), true);
    sql::columns(&script.sql, script.is_advanced(), |column| {
        match column {
            Column::Named(at) => columns.push(at),
            // Its name is not known.
            Column::All(_) | Column::Unnamed(_) => are_known = false,
        }
        false
    });
    if columns.is_empty() {
        return;
    }
    let mut declared = BTreeMap::new();
    for parameter in &details.columns {
        if let Some((node, name)) = parameter.name().filled() {
            declared.entry(folded(&name.decode())).or_insert((node, false));
        }
    }
    let are_declared = details.has_read_columns();
    for at in columns {
        let name = sql::unquoted(&script.sql[at.clone()]);
        match declared.get_mut(&folded(&name)) {
            Some((_, is_selected)) => *is_selected = true,
            None if are_declared => {
                out.add(
                    &RULE,
                    script.place(&at),
                    "must be a response parameter, or callers never see it",
                );
            }
            None => {}
        }
    }
    for (node, is_selected) in declared.into_values() {
        if !is_selected && are_known {
            out.add(&RULE, node, "must be the name or alias of a column of the script");
        }
    }
}

/// Names of columns count without regard to case in most data sources.
fn folded(name: &str) -> String {
    name.to_lowercase()
}
