#![doc = include_str!("api_name_unique.md")]

use crate::code::Code;
use crate::dataworks::api::Members;
use crate::dataworks::set::{Key, Unique};
use crate::rule::{Kind, Level, Rule};

/// The rule `dataworks/api-name-unique`.
pub static RULE: Rule = Rule {
    id: "dataworks/api-name-unique",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3202)),
    summary: "no two APIs of a workspace share a name",
    page: include_str!("api_name_unique.md"),
    since: "0.1.0",
};

pub(in crate::dataworks) const UNIQUE: Unique = Unique {
    rule: &RULE,
    key,
    message: "cannot be the name of another API of its workspace",
    help: "rename one of them",
};

/// A business process is in one workspace: a name of its own in the workspace is one in the process too.
fn key(api: &Members<'_>) -> Option<Key> {
    let project = api.project_id().node()?.as_i64()?.to_string();
    let (node, name) = api.api_name().filled()?;
    Some(Key::new(node, [project.as_str().into(), name]))
}
