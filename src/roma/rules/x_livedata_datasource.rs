#![doc = include_str!("x_livedata_datasource.md")]

use crate::code::Code;
use crate::roma::swagger::ScriptItem;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/x-livedata-datasource`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-datasource",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a script names its data source in `datasources`",
    page: include_str!("x_livedata_datasource.md"),
    since: "0.1.0",
};

/// The table says one thing and the example below it another: either can be what the gateway reads.
pub(in crate::roma) fn check_item(item: &ScriptItem<'_>, out: &mut Sink<'_>) {
    let Some(node) = item.datasource().node() else { return };
    let message = "must have the key `datasources`: only an example of the vendor's leaves the last letter out";
    if let Some(violation) = out.add(&RULE, node, message)
        && let Some(other) = item.datasources().node()
    {
        violation.relate(other, "this one is read");
    }
}
