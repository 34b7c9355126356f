#![doc = include_str!("script_datasource.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::{DatasourceType, Script};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-datasource`.
pub static RULE: Rule = Rule {
    id: "roma/script-datasource",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a data source is of one of the 16 types",
    page: include_str!("script_datasource.md"),
    since: "0.1.0",
};

/// What the page lists, in its order.
pub(crate) const CHOICE: Choice = DatasourceType::CHOICE;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_script(script: &Script<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = script.ds_type().text() {
        out.expect(node, check(text));
    }
}
