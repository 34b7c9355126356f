#![doc = include_str!("duplicate_member.md")]

use crate::code::Code;
use crate::document::{Node, Type, twins};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `document/duplicate-member`.
pub static RULE: Rule = Rule {
    id: "document/duplicate-member",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "no object has two members of one name",
    page: include_str!("duplicate_member.md"),
    since: "0.1.0",
};

/// Reports the later of two names that are the same.
fn report(first: Node<'_>, later: Node<'_>, out: &mut Sink<'_>) {
    let message = "cannot be there twice: readers disagree on which one counts";
    if let Some(violation) = out.add(&RULE, later, message) {
        violation.relate(first, "first here");
    }
}

/// Checks every object inside a value.
pub(crate) fn check_inside(node: Node<'_>, out: &mut Sink<'_>) {
    for object in node.subtree().filter(|node| node.ty() == Type::Object) {
        check(object.children(), false, out);
    }
}

/// Checks the members of one object, of which some take their first letter in either case. Sorting keeps
/// hostile objects from taking quadratic time.
pub(crate) fn check<'d>(
    members: impl Iterator<Item = Node<'d>> + Clone,
    either_case: bool,
    out: &mut Sink<'_>,
) {
    let names = members.filter_map(Node::name);
    if !either_case && twins::are_distinct(names.clone().map(twins::hash)) {
        return;
    }
    let text = |name: Node<'d>| {
        let mut text = name.as_str()?;
        if either_case && text.starts_with(|c: char| c.is_ascii_lowercase()) {
            text.to_mut()[..1].make_ascii_uppercase();
        }
        Some((text, name))
    };
    let mut sorted: Vec<_> = names.filter_map(text).collect();
    sorted.sort_by(|(a, first), (b, later)| (a, first.order()).cmp(&(b, later.order())));
    for names in sorted.chunk_by(|(a, _), (b, _)| a == b) {
        for (_, later) in &names[1..] {
            report(names[0].1, *later, out);
        }
    }
}
