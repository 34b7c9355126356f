#![doc = include_str!("mode_sql.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form};
use crate::dataworks::integers::Mode;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-sql`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-sql",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "an SQL mode stands only with a script",
    page: include_str!("mode_sql.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.sql_mode().node()
        && api.form != Form::Update
        && matches!(api.mode(), Some(Mode::Wizard | Mode::Registration))
    {
        out.add(&RULE, node, "cannot have an effect: only a script has an SQL mode");
    }
}
