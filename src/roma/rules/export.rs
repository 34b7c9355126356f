#![doc = include_str!("export.md")]

use super::status;
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::requests::{Export, check_ids};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/export`.
pub static RULE: Rule = Rule {
    id: "roma/export",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an export has a known format and status, and each id once",
    page: include_str!("export.md"),
    since: "0.1.0",
};

pub(crate) const FORMAT: Choice = Choice(&["json", "yaml", "yml"]);

pub(in crate::roma) fn check_export(export: &Export<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = export.format().text() {
        out.expect(node, FORMAT.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
    if let Some(node) = export.status().node() {
        out.expect(node, status::check(node.as_i64()).map_err(|it| Fault::new(&RULE, it.message)));
    }
    if let Some(node) = export.apis().node() {
        check_ids(node, &RULE, out);
    }
}
