#![doc = include_str!("sample_page.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::Mode;
use crate::document::is_object_without;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/sample-page`.
pub static RULE: Rule = Rule {
    id: "dataworks/sample-page",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "a sample of a paged result has the members of a page in it",
    page: include_str!("sample_page.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if details.mode == Mode::Registration || details.is_paged() != Some(true) {
        return;
    }
    let [successful, _] = details.samples();
    if let Some((node, text)) = successful.filled()
        && is_object_without(text, "data", out.limits())
    {
        let message = "must have `data` in it: a paged result comes as data with pageNum, pageSize, totalNum and rows";
        out.add(&RULE, node, message);
    }
}
