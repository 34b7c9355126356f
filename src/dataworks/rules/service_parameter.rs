#![doc = include_str!("service_parameter.md")]

use std::collections::BTreeSet;

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::dataworks::integers::Position;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/service-parameter`.
pub static RULE: Rule = Rule {
    id: "dataworks/service-parameter",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "each [name] of a service path has a Path parameter, and the other way round",
    page: include_str!("service_parameter.md"),
    since: "0.1.0",
};

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Own::Registration(registration) = &details.own else { return };
    let path = registration.service_path();
    if path.is_unfit() {
        return;
    }
    let text = path.text().map(|(_, text)| text.decode()).unwrap_or_default();
    if let Some(node) = path.node().filter(|_| !is_paired(&text)) {
        out.add(&RULE, node, "must have brackets in pairs, with a name between, as in `[name]`");
        return;
    }
    let named: BTreeSet<&str> = bracketed(&text).collect();
    let mut unfilled = named.clone();
    for parameter in &details.parameters {
        let position = parameter.position().node().and_then(|node| Position::of(node.as_i64()?));
        if position != Some(Position::Path) {
            continue;
        }
        let Some((node, name)) = parameter.name().filled() else { continue };
        let name = name.decode();
        unfilled.remove(&*name);
        if !named.contains(&*name) {
            let message = "must be in brackets in the service path: the position is 0 (Path)";
            out.add(&RULE, node, message);
        }
    }
    if let Some(path) = path.node().filter(|_| !unfilled.is_empty()) {
        let (count, all) = (unfilled.len(), named.len());
        let message = "must have a parameter at 0 (Path) for each name in brackets";
        out.add(&RULE, path, format!("{message}: {count} of {all} have none"));
    }
}

/// The names in brackets.
fn bracketed(path: &str) -> impl Iterator<Item = &str> {
    path.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0))
}

/// Whether each bracket that opens is closed behind a name, and none is inside another.
fn is_paired(path: &str) -> bool {
    let mut pieces = path.split('[');
    let is_closed =
        |piece: &str| piece.find(']').is_some_and(|at| at > 0 && piece.rfind(']') == Some(at));
    pieces.next().is_none_or(|first| !first.contains(']')) && pieces.all(is_closed)
}
