#![doc = include_str!("x_livedata_status.md")]

use super::required::check_member;
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::swagger::Extensions;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/x-livedata-status`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-status",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an operation's status is DESIGNED, DEVELOPED, TESTED or DEPLOYED",
    page: include_str!("x_livedata_status.md"),
    since: "0.1.0",
};

/// To be developed, to be tested, to be deployed, deployed.
pub(crate) const CHOICE: Choice = Choice(&["DESIGNED", "DEVELOPED", "TESTED", "DEPLOYED"]);

pub(in crate::roma) fn check_operation(extensions: &Extensions<'_>, out: &mut Sink<'_>) {
    let status = extensions.status();
    check_member(extensions.node(), "x-livedata-status", status, &RULE, out);
    if let Some((node, text)) = status.filled() {
        out.expect(node, CHOICE.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
}
