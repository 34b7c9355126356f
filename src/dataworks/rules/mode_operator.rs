#![doc = include_str!("mode_operator.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::{Mode, Operator};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-operator`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-operator",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter's operator is one that its mode has",
    page: include_str!("mode_operator.md"),
    since: "0.1.0",
};

/// The operators of a mode, and how messages list them.
pub(in crate::dataworks) fn allowed(mode: Mode) -> (&'static [Operator], &'static str) {
    match mode {
        Mode::Wizard => {
            (&[Operator::Equal, Operator::Like, Operator::In], "0 (Equal), 1 (Like) or 3 (In)")
        }
        Mode::Script => (&[Operator::Equal], "0 (Equal)"),
        Mode::Registration => (&[Operator::Equal, Operator::Const], "0 (Equal) or 2 (Const)"),
    }
}

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let (allowed, listed) = allowed(details.mode);
    for parameter in &details.parameters {
        if let Some(node) = parameter.operator().node()
            && let Some(operator) = node.as_i64().and_then(Operator::of)
            && !allowed.contains(&operator)
        {
            let mode = details.mode.meaning();
            out.add(&RULE, node, format!("must be {listed} in the details of a {mode}"));
        }
    }
}
