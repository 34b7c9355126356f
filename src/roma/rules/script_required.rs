#![doc = include_str!("script_required.md")]

use super::required::{check_each, check_member};
use crate::code::Code;
use crate::roma::Definition;
use crate::roma::definition::Form;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-required`.
pub static RULE: Rule = Rule {
    id: "roma/script-required",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "each script has content and object_name, and ds_id where the type is data",
    page: include_str!("script_required.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    // `roma/x-livedata-scripts` asks for other members.
    if matches!(definition.form, Form::Swagger(_)) {
        return;
    }
    let data = definition.is_of_type("data");
    for script in definition.scripts() {
        check_each(script, &RULE, out);
        if data {
            check_member(script.node(), "ds_id", script.ds_id(), &RULE, out);
        }
    }
}
