#![doc = include_str!("api_name_unique.md")]

use crate::code::Code;
use crate::roma::Members;
use crate::roma::set::{Key, Unique};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/api-name-unique`.
pub static RULE: Rule = Rule {
    id: "roma/api-name-unique",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3215)),
    summary: "no two definitions of an integration application share a name",
    page: include_str!("api_name_unique.md"),
    since: "0.1.0",
};

pub(in crate::roma) const UNIQUE: Unique = Unique {
    rule: &RULE,
    key,
    message: "cannot be the name of another definition of its integration application",
    help: "rename one of them",
};

fn key(definition: &Members<'_>) -> Option<Key> {
    let (_, app) = definition.roma_app_id().filled()?;
    let (node, name) = definition.name().filled()?;
    Some(Key::new(node, [app, name]))
}
