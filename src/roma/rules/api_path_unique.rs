#![doc = include_str!("api_path_unique.md")]

use crate::code::Code;
use crate::roma::Members;
use crate::roma::set::{Key, Unique};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/api-path-unique`.
pub static RULE: Rule = Rule {
    id: "roma/api-path-unique",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3301)),
    summary: "no two definitions of an integration application share method and path",
    page: include_str!("api_path_unique.md"),
    since: "0.1.0",
};

pub(in crate::roma) const UNIQUE: Unique = Unique {
    rule: &RULE,
    key,
    message: "cannot be the path of another definition of this method in its integration application",
    help: "change the path or the method of one of them",
};

/// Letter case counts, as it does at the call.
fn key(definition: &Members<'_>) -> Option<Key> {
    let (_, app) = definition.roma_app_id().filled()?;
    let (_, method) = definition.method().filled()?;
    let (node, path) = definition.path().filled()?;
    Some(Key::new(node, [app, method, path]))
}
