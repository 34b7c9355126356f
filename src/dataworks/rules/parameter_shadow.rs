#![doc = include_str!("parameter_shadow.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The rule `dataworks/parameter-shadow`.
pub static RULE: Rule = Rule {
    id: "dataworks/parameter-shadow",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(3209)),
    summary: "no two parameters of an API share a name across positions",
    page: include_str!("parameter_shadow.md"),
    since: "0.1.0",
};

const MESSAGE: &str = "cannot be the name of parameters in two positions: one can hide the other";

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let mut first = BTreeMap::<Cow<'_, str>, _>::new();
    for parameter in &details.parameters {
        let Some((node, text)) = parameter.name().filled() else { continue };
        let position = parameter.position().node().and_then(crate::document::Node::as_i64);
        let (other, place) = *first.entry(text.decode()).or_insert((position, node));
        if other != position
            && let Some(violation) = out.add(&RULE, node, MESSAGE)
        {
            violation.relate(place, "first here");
        }
    }
}
