#![doc = include_str!("update_immutable.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `dataworks/update-immutable`.
pub static RULE: Rule = Rule {
    id: "dataworks/update-immutable",
    kind: Kind::Frozen,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an update carries nothing that it cannot change",
    page: include_str!("update_immutable.md"),
    since: "0.1.0",
};

const MESSAGE: &str = "cannot be in an update: it is fixed when the API is created";

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if api.form != Form::Update {
        return;
    }
    let it = &api.members;
    let fixed = [
        it.api_name(),
        it.api_mode(),
        it.group_id(),
        it.folder_id(),
        it.sql_mode(),
        it.request_content_type(),
    ];
    for node in fixed.into_iter().filter_map(Field::node) {
        if let Some(violation) = out.add(&RULE, node, MESSAGE) {
            violation.advise("leave it out; to change it, create another API");
        }
    }
}
