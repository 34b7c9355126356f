#![doc = include_str!("script_flags.md")]

use crate::code::Code;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-flags`.
pub static RULE: Rule = Rule {
    id: "roma/script-flags",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "paging and prepared statements are for backends of type data",
    page: include_str!("script_flags.md"),
    since: "0.1.0",
};

/// Speaks where the type is known.
pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if !definition.is_of_type("function") {
        return;
    }
    for script in definition.scripts() {
        for flag in [script.enable_result_paging(), script.enable_preparestatement()] {
            if let Some(node) = flag.node() {
                out.add(
                    &RULE,
                    node,
                    "cannot be set where the type is function: it is for data backends",
                );
            }
        }
    }
}
