#![doc = include_str!("folder.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::document::Type;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `dataworks/folder`.
pub static RULE: Rule = Rule {
    id: "dataworks/folder",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a folder is 0, the root, or the id of a folder",
    page: include_str!("folder.md"),
    since: "0.1.0",
};

/// None: an integer too large to be looked at.
pub(crate) fn check(folder: Option<i64>) -> Result<(), Fault> {
    if folder.is_some_and(|folder| folder >= 0) {
        return Ok(());
    }
    Err(Fault::new(&RULE, "must be 0 (the root) or the id of a folder, which is more than 0"))
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    check_field(api.members.folder_id(), out);
}

pub(in crate::dataworks) fn check_field(folder: &Field<'_>, out: &mut Sink<'_>) {
    if let Some(node) = folder.node().filter(|node| node.ty() == Type::Number) {
        out.expect(node, check(node.as_i64()));
    }
}
