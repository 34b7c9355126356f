#![doc = include_str!("parameter_duplicate.md")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::document::{Node, Text};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/parameter-duplicate`.
pub static RULE: Rule = Rule {
    id: "dataworks/parameter-duplicate",
    kind: Kind::Duplicate,
    level: Level::ERROR,
    code: Some(Code::new(3209)),
    summary: "no two parameters of an API share a name in one position",
    page: include_str!("parameter_duplicate.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let requests = details.parameters.iter().map(|parameter| {
        (parameter.position().node().and_then(Node::as_i64), parameter.name().filled())
    });
    check_names(requests, out);
    check_names(details.columns.iter().map(|it| (None, it.name().filled())), out);
}

const MESSAGE: &str = "cannot be the name of two parameters in one position";

/// Names, each in its position.
fn check_names<'d>(
    names: impl Iterator<Item = (Option<i64>, Option<(Node<'d>, Text<'d>)>)>,
    out: &mut Sink<'_>,
) {
    let mut first: BTreeMap<(Option<i64>, Cow<'_, str>), Node<'_>> = BTreeMap::new();
    for (position, name) in names {
        let Some((node, text)) = name else { continue };
        let first = *first.entry((position, text.decode())).or_insert(node);
        if first != node
            && let Some(violation) = out.add(&RULE, node, MESSAGE)
        {
            violation.relate(first, "first here");
        }
    }
}
