#![doc = include_str!("api_id_unique.md")]

use crate::code::Code;
use crate::roma::Members;
use crate::roma::set::{Key, Unique};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/api-id-unique`.
pub static RULE: Rule = Rule {
    id: "roma/api-id-unique",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3301)),
    summary: "no two definitions share an id",
    page: include_str!("api_id_unique.md"),
    since: "0.1.0",
};

pub(in crate::roma) const UNIQUE: Unique = Unique {
    rule: &RULE,
    key,
    message: "cannot be the id of another definition",
    help: "leave the id out of a new definition: the gateway gives it one",
};

fn key(definition: &Members<'_>) -> Option<Key> {
    let (node, id) = definition.id().filled()?;
    Some(Key::new(node, [id]))
}
