#![doc = include_str!("export_app.md")]

use crate::code::Code;
use crate::roma::requests::Export;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/export-app`.
pub static RULE: Rule = Rule {
    id: "roma/export-app",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "the application of an export has no white space around its id",
    page: include_str!("export_app.md"),
    since: "0.1.0",
};

pub(in crate::roma) fn check_export(export: &Export<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = export.app_id().filled()
        && let whole = text.decode()
        && whole.trim() != whole
    {
        out.add(&RULE, node, "cannot have white space around the id");
    }
}
