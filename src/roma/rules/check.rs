#![doc = include_str!("check.md")]

use super::required::{check_each, check_member};
use super::{app_id, method};
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::requests::Check;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/check`.
pub static RULE: Rule = Rule {
    id: "roma/check",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a check of a name has the name, a check of a path the method and the path",
    page: include_str!("check.md"),
    since: "0.1.0",
};

pub(crate) const NAME: &str = "name";
pub(crate) const PATH: &str = "path";
pub(crate) const TYPE: Choice = Choice(&[PATH, NAME]);

pub(in crate::roma) fn check_check(check: &Check<'_>, out: &mut Sink<'_>) {
    check_each(check, &RULE, out);
    if let Some((node, ty)) = check.ty().filled() {
        out.expect(node, TYPE.check(ty).map_err(|message| Fault::new(&RULE, message)));
        if ty == NAME {
            check_member(check.node(), "ld_api_name", check.ld_api_name(), &RULE, out);
        } else if ty == PATH {
            check_member(check.node(), "ld_api_method", check.ld_api_method(), &RULE, out);
            check_member(check.node(), "ld_api_path", check.ld_api_path(), &RULE, out);
        }
    }
    if let Some((node, text)) = check.ld_api_method().filled() {
        out.expect(node, method::CHOICE.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
    if let Some((node, text)) = check.roma_app_id().filled() {
        out.expect(node, app_id::check(text));
    }
}
