#![doc = include_str!("x_livedata_roma_app.md")]

use crate::code::Code;
use crate::roma::swagger::Extensions;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/x-livedata-roma-app`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-roma-app",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "the name of an integration application is not blank",
    page: include_str!("x_livedata_roma_app.md"),
    since: "0.1.0",
};

/// Whether it must be there, the vendor's table does not say any more.
pub(in crate::roma) fn check_operation(extensions: &Extensions<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = extensions.roma_app().text()
        && text.is_blank()
    {
        out.add(&RULE, node, "must be the name of an integration application, and cannot be blank");
    }
}
