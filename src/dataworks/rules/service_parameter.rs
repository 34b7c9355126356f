#![doc = include_str!("service_parameter.md")]

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
    let Some((node, path)) = registration.service_path().filled() else { return };
    let path = path.decode();
    let named: Vec<_> = path.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
    let mut declared = Vec::new();
    for parameter in &details.parameters {
        let position = parameter.position().node().and_then(|node| Position::of(node.as_i64()?));
        let (Some(Position::Path), Some((place, name))) = (position, parameter.name().filled()) else { continue };
        declared.push(name.decode().into_owned());
        // Where there are no brackets at all, the position has its violation.
        if !named.is_empty() && !named.iter().any(|each| name == **each) {
            out.add(&RULE, place, "must be in brackets in the service path: the position is 0 (Path)");
        }
    }
    declared.sort_unstable();
    let missing = named.iter().filter(|name| declared.binary_search_by(|each| each.as_str().cmp(name)).is_err()).count();
    if missing > 0 {
        let them = if missing == 1 { "a name" } else { "names" };
        out.add(&RULE, node, format!("cannot have {them} in brackets for which there is no parameter at 0 (Path): {missing} of {}", named.len()));
    }
}
