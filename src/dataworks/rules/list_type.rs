#![doc = include_str!("list_type.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::{DataType, Mode, SqlMode};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/list-type`.
pub static RULE: Rule = Rule {
    id: "dataworks/list-type",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a list is a data type of advanced SQL only",
    page: include_str!("list_type.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let sql_mode = api.members.sql_mode().node().and_then(|node| SqlMode::of(node.as_i64()?));
    let advanced = details.mode == Mode::Script && sql_mode == Some(SqlMode::Advanced);
    // Reads of an API under development do not say which SQL it is.
    let unknown = details.mode == Mode::Script && sql_mode.is_none();
    if advanced || unknown {
        return;
    }
    for parameter in &details.parameters {
        if let Some(node) = parameter.data_type().node()
            && node.as_i64().and_then(DataType::of).is_some_and(DataType::is_list)
        {
            let message = "cannot be a list: only advanced SQL has parameters that are lists";
            out.add(&RULE, node, message);
        }
    }
}
