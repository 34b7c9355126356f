#![doc = include_str!("x_livedata_scripts.md")]

use super::required::check_member;
use super::script_type;
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::swagger::ScriptItem;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/x-livedata-scripts`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-scripts",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a script has content and type, and result where it is for data",
    page: include_str!("x_livedata_scripts.md"),
    since: "0.1.0",
};

/// What a definition knows, and functions.
pub(crate) const CHOICE: Choice =
    Choice(&[FUNCTION, script_type::CHOICE.0[0], script_type::CHOICE.0[1]]);

/// Of a script that is none of SQL.
pub(crate) const FUNCTION: &str = "function";

pub(in crate::roma) fn check_item(item: &ScriptItem<'_>, out: &mut Sink<'_>) {
    let node = item.node();
    check_member(node, "content", item.content(), &RULE, out);
    check_member(node, "type", item.ty(), &RULE, out);
    let Some((ty, text)) = item.ty().filled() else { return };
    if let Err(message) = CHOICE.check(text) {
        out.report(ty, Fault::new(&RULE, message));
    } else if text != FUNCTION {
        check_member(node, "result", item.result(), &RULE, out);
    }
}
