#![doc = include_str!("page_size.md")]

use crate::code::Code;
use crate::dataworks::requests::List;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/page-size`.
pub static RULE: Rule = Rule {
    id: "dataworks/page-size",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a page has 1 to 100 entries",
    page: include_str!("page_size.md"),
    since: "0.1.0",
};

/// The most entries of a page.
pub(crate) const MAX: i64 = 100;

pub(in crate::dataworks) fn check_list(list: &List<'_>, out: &mut Sink<'_>) {
    if let Some(node) = list.page_size().node()
        && !node.as_i64().is_some_and(|size| (1..=MAX).contains(&size))
    {
        out.add(&RULE, node, format!("must be 1 to {MAX}"));
    }
}
