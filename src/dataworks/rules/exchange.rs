#![doc = include_str!("exchange.md")]

use crate::dataworks::envelope::{member, payload};
use crate::dataworks::update::FIRST;
use crate::document::{Node, Type};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/exchange`.
pub static RULE: Rule = Rule {
    id: "dataworks/exchange",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: None,
    summary: "a response has the ids of its request",
    page: include_str!("exchange.md"),
    since: "0.1.0",
};

/// The ids, each with what is wrong with another.
const IDS: [(&str, &str); 3] = [
    ("ApiId", "must be the ApiId of the request"),
    ("ProjectId", "must be the ProjectId of the request"),
    ("TenantId", "must be the TenantId of the request"),
];

pub(in crate::dataworks) fn check_exchange(
    request: Node<'_>,
    response: Node<'_>,
    out: &mut Sink<'_>,
) {
    let asked = IDS.map(|(name, _)| id(request, name));
    for answer in answers(response) {
        for ((name, message), asked) in IDS.iter().zip(asked) {
            let (Some(asked), Some(got)) = (asked, id(answer, name)) else { continue };
            if asked.as_i64() != got.as_i64()
                && let Some(violation) = out.add(&RULE, got, *message)
            {
                violation.relate_in(FIRST, asked, "this was asked for");
                violation.advise("take the response to this request");
            }
        }
    }
}

/// An id that can be compared.
fn id<'d>(object: Node<'d>, name: &str) -> Option<Node<'d>> {
    member(object, name).filter(|id| id.as_i64().is_some())
}

/// What the ids of a response can be in: its data, or each thing that is listed there.
fn answers(response: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let data = payload(response);
    let list = if data.ty() == Type::Array { Some(data) } else { member(data, "Apis") };
    let one = list.is_none().then_some(data);
    one.into_iter().chain(list.into_iter().flat_map(Node::children))
}
