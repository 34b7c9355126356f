#![doc = include_str!("list.md")]

use super::required::check_each;
use crate::choice::Choice;
use crate::code::Code;
use crate::document::Node;
use crate::report::Fault;
use crate::roma::requests::{DataSourceQuery, ListQuery};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;
use std::ops::RangeInclusive;

/// The rule `roma/list`.
pub static RULE: Rule = Rule {
    id: "roma/list",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "limit, offset, status and precise_search of a list are what the page allows",
    page: include_str!("list.md"),
    since: "0.1.0",
};

pub(crate) const LIMIT: RangeInclusive<i64> = 1..=500;
pub(crate) const STATUS: Choice = Choice(&["1", "3", "4"]);
pub(crate) const PRECISE: [&str; 3] = ["name", "path", "status"];

pub(in crate::roma) fn check_list(list: &ListQuery<'_>, out: &mut Sink<'_>) {
    check_page(list.offset(), list.limit(), out);
    if let Some((node, text)) = list.status().text() {
        out.expect(node, STATUS.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
    if let Some((node, text)) = list.precise_search().text()
        && !text.decode().split(',').all(|word| PRECISE.contains(&word))
    {
        out.add(
            &RULE,
            node,
            "must be name, path or status, or several of them with commas between",
        );
    }
}

/// What every list has.
pub(in crate::roma) fn check_page(offset: &Field<'_>, limit: &Field<'_>, out: &mut Sink<'_>) {
    if let Some(node) = offset.node()
        && count(node).is_none_or(|count| count < 0)
    {
        out.add(&RULE, node, "must be a whole number, and cannot be negative");
    }
    if let Some(node) = limit.node()
        && count(node).is_none_or(|count| !LIMIT.contains(&count))
    {
        let (min, max) = (LIMIT.start(), LIMIT.end());
        out.add(&RULE, node, format!("must be a whole number from {min} to {max}"));
    }
}

pub(in crate::roma) fn check_data_sources(query: &DataSourceQuery<'_>, out: &mut Sink<'_>) {
    check_each(query, &RULE, out);
    check_page(query.offset(), query.limit(), out);
}

/// An integer, or a string of digits.
fn count(node: Node<'_>) -> Option<i64> {
    match node.text() {
        Some(text) => text.decode().parse().ok().filter(|_| !text.chars().any(|c| c == '+')),
        None => node.as_i64(),
    }
}
