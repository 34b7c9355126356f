#![doc = include_str!("time.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::envelope::member;
use crate::document::{Node, Type};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::time::Time;

/// The rule `dataworks/time`.
pub static RULE: Rule = Rule {
    id: "dataworks/time",
    kind: Kind::Malformed,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "times are ISO 8601, and nothing is modified before it is created",
    page: include_str!("time.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let it = &api.members;
    check_pair(it.created_time().node(), it.modified_time().node(), out);
}

/// Checks every object of a response.
pub(in crate::dataworks) fn check_inside(node: Node<'_>, out: &mut Sink<'_>) {
    for object in node.subtree().filter(|node| node.ty() == Type::Object) {
        check_pair(member(object, "CreatedTime"), member(object, "ModifiedTime"), out);
    }
}

fn check_pair(created: Option<Node<'_>>, modified: Option<Node<'_>>, out: &mut Sink<'_>) {
    let mut times = [None; 2];
    for (time, node) in times.iter_mut().zip([created, modified]) {
        let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else { continue };
        *time = Time::parse_iso(text.decode().as_bytes()).map(|read| (node, read));
        if time.is_none() {
            out.add(&RULE, node, "must be an ISO 8601 time such as 2026-03-02T08:15:00+0800");
        }
    }
    if let [Some((created, before)), Some((modified, after))] = times
        && after < before
        && let Some(violation) = out.add(&RULE, modified, "cannot be before CreatedTime")
    {
        violation.relate(created, "created here");
    }
}
