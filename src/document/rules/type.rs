#![doc = include_str!("type.md")]

use super::duplicate_member;
use crate::code::Code;
use crate::document::{Node, Type};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Expect;

/// The rule `document/type`.
pub static RULE: Rule = Rule {
    id: "document/type",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "each member has its JSON type",
    page: include_str!("type.md"),
    since: "0.1.0",
};

/// Whether a value is an array or object as it must be; reports it if not.
pub(crate) fn check(node: Node<'_>, expect: Expect, out: &mut Sink<'_>) -> bool {
    let fits = node.ty() == expect.ty();
    if !fits {
        report(node, expect, out);
    }
    fits
}

/// What is wrong with a value of another type than it must have.
pub(crate) fn message(expect: Expect, found: &str) -> String {
    format!("must be {}, not {found}", expect.name())
}

/// Reports a value that is not what it must be.
#[cold]
pub(crate) fn report(node: Node<'_>, expect: Expect, out: &mut Sink<'_>) {
    let found = match node.ty() {
        Type::Number if matches!(expect, Expect::Integer | Expect::Count) => {
            "a number with a fraction or an exponent"
        }
        ty => ty.name(),
    };
    let violation = out.add(&RULE, node, message(expect, found));
    if let (Some(violation), Some(help)) = (violation, help(node, expect)) {
        violation.advise(help);
    }
    // Nothing else looks inside.
    duplicate_member::check_inside(node, out);
}

/// To YAML, `version: 1.10` is a number, and `1.1` at that.
#[cfg(feature = "yaml")]
fn help(node: Node<'_>, expect: Expect) -> Option<&'static str> {
    let is_bare = matches!(node.ty(), Type::Number | Type::Boolean) && node.is_yaml();
    (is_bare && expect == Expect::String).then_some("put it in quotes, so that YAML has a string")
}

#[cfg(not(feature = "yaml"))]
fn help(_: Node<'_>, _: Expect) -> Option<&'static str> {
    None
}
