#![doc = include_str!("script_parameter.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::script::ScriptText;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use std::collections::BTreeMap;

/// The rule `dataworks/script-parameter`.
pub static RULE: Rule = Rule {
    id: "dataworks/script-parameter",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a script and its request parameters match",
    page: include_str!("script_parameter.md"),
    since: "0.1.0",
};

/// The parameters that paging adds.
const PAGING: [&str; 2] = ["pageNum", "pageSize"];

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let Some(script) = ScriptText::of(api, details) else { return };
    let mut declared = BTreeMap::new();
    for parameter in &details.parameters {
        if let Some((node, name)) = parameter.name().filled() {
            declared.entry(name.decode()).or_insert((node, false));
        }
    }
    let are_known = details.has_read_parameters();
    for (name, at) in script.uses() {
        if let Some((_, is_used)) = declared.get_mut(name) {
            *is_used = true;
        } else if are_known && (details.is_paged() != Some(true) || !PAGING.contains(&name)) {
            let message = "must be a request parameter: nothing gives it a value";
            out.add(&RULE, script.place(&at), message);
        }
    }
    for (node, is_used) in declared.into_values() {
        if !is_used {
            out.add(
                &RULE,
                node,
                "must be used in the script, where it is written as ${ } around the name",
            );
        }
    }
}
