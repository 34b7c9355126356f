#![doc = include_str!("paging_collision.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::Mode;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/paging-collision`.
pub static RULE: Rule = Rule {
    id: "dataworks/paging-collision",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(3209)),
    summary: "no parameter has the name of a paging parameter while paging is on",
    page: include_str!("paging_collision.md"),
    since: "0.1.0",
};

/// The parameters that paging adds.
const PAGING: [&str; 2] = ["pageNum", "pageSize"];

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if details.mode == Mode::Registration || details.is_paged() != Some(true) {
        return;
    }
    for parameter in &details.parameters {
        if let Some((node, text)) = parameter.name().filled()
            && PAGING.iter().any(|name| text == *name)
        {
            let message =
                "cannot be the name of a parameter that paging adds: the response is paged";
            out.add(&RULE, node, message);
        }
    }
}
