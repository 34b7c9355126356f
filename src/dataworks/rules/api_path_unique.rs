#![doc = include_str!("api_path_unique.md")]

use crate::code::Code;
use crate::dataworks::api::Members;
use crate::dataworks::set::{Key, Unique};
use crate::rule::{Kind, Level, Rule};
use crate::view::Field;

/// The rule `dataworks/api-path-unique`.
pub static RULE: Rule = Rule {
    id: "dataworks/api-path-unique",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3301)),
    summary: "no two APIs of a business process share method and path",
    page: include_str!("api_path_unique.md"),
    since: "0.1.0",
};

pub(in crate::dataworks) const UNIQUE: Unique = Unique {
    rule: &RULE,
    key,
    message: "cannot be the path of another API of this method in its business process",
    help: "change the path or the method of one of them",
};

/// Letter case counts, as it does at the call.
fn key(api: &Members<'_>) -> Option<Key> {
    let number = |field: &Field<'_>| Some(field.node()?.as_i64()?.to_string());
    let (project, method) = (number(api.project_id())?, number(api.request_method())?);
    let (_, group) = api.group_id().filled()?;
    let (node, path) = api.api_path().filled()?;
    Some(Key::new(node, [project.as_str().into(), method.as_str().into(), group, path]))
}
