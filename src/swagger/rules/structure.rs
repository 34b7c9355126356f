#![doc = include_str!("structure.md")]

use std::borrow::Cow;

use crate::choice::Choice;
use crate::code::Code;
use crate::document::{Node, Type};
use crate::report::Violation;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};
use crate::view::Field;

/// The rule `swagger/structure`.
pub static RULE: Rule = Rule {
    id: "swagger/structure",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(3602)),
    summary: "a Swagger file is built as the specification 2.0 says",
    page: include_str!("structure.md"),
    since: "0.1.0",
};

/// Reports what is against the specification.
pub(in crate::swagger) fn report<'o, 'd>(
    at: impl Into<Place<'d>>,
    message: impl Into<Cow<'static, str>>,
    out: &'o mut Sink<'_>,
) -> Option<&'o mut Violation> {
    out.add(&RULE, at, message)
}

/// Reports a member that must be there and is absent or null. It can be blank.
pub(in crate::swagger) fn require<'d>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    out: &mut Sink<'_>,
) {
    match field.node() {
        Some(node) if node.ty() == Type::Null => {
            report(node, "must be there, and cannot be null", out);
        }
        // One of the wrong type has its violation.
        None if object.get(name).is_none() => {
            report(Place::Missing(object, name), "must be there", out);
        }
        _ => {}
    }
}

/// Whether a string is one of a few words; reports one that is not.
pub(in crate::swagger) fn choose(field: &Field<'_>, choice: Choice, out: &mut Sink<'_>) -> bool {
    let Some((node, text)) = field.text() else { return false };
    match choice.check(text) {
        Ok(()) => true,
        Err(message) => {
            report(node, message, out);
            false
        }
    }
}

/// Reports what is there twice.
pub(in crate::swagger) fn unique<'d>(
    nodes: impl Iterator<Item = Node<'d>> + Clone,
    message: &'static str,
    out: &mut Sink<'_>,
) {
    for (later, first) in crate::swagger::repeated(nodes) {
        if let Some(violation) = report(later, message, out) {
            violation.relate(first, "first here");
        }
    }
}
