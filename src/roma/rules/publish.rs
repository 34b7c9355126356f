#![doc = include_str!("publish.md")]

use super::required::check_each;
use crate::choice::Choice;
use crate::code::Code;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::requests::Publish;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `roma/publish`.
pub static RULE: Rule = Rule {
    id: "roma/publish",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a publication has an action, an API, an environment and a short remark",
    page: include_str!("publish.md"),
    since: "0.1.0",
};

/// What can be done.
pub(crate) const ACTION: Choice = Choice(&["online", "offline"]);

pub(crate) const REMARK: Pattern =
    Pattern { first: Class::ANYTHING, rest: Class::ANYTHING, min: 0, max: 255 };

pub(in crate::roma) fn check_publish(publish: &Publish<'_>, out: &mut Sink<'_>) {
    check_each(publish, &RULE, out);
    check_action(publish.action(), &RULE, out);
    check_remark(publish.remark(), &RULE, out);
}

pub(super) fn check_action(action: &Field<'_>, rule: &'static Rule, out: &mut Sink<'_>) {
    if let Some((node, text)) = action.filled() {
        out.expect(node, ACTION.check(text).map_err(|message| Fault::new(rule, message)));
    }
}

pub(super) fn check_remark(remark: &Field<'_>, rule: &'static Rule, out: &mut Sink<'_>) {
    if let Some((node, text)) = remark.text() {
        out.expect(node, REMARK.check(text).map_err(|message| Fault::new(rule, message)));
    }
}
