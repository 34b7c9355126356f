#![doc = include_str!("undeploy.md")]

use super::required::check_each;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::requests::Undeploy;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/undeploy`.
pub static RULE: Rule = Rule {
    id: "roma/undeploy",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "version 1 of undeploy has ld_api_id in its body, version 2 has no body",
    page: include_str!("undeploy.md"),
    since: "0.1.0",
};

pub(in crate::roma) fn check_undeploy(undeploy: &Undeploy<'_>, out: &mut Sink<'_>) {
    check_each(undeploy, &RULE, out);
}

/// A body where the URI says all there is to say.
pub(in crate::roma) fn refuse_body() -> Fault {
    let mut fault = Fault::new(&RULE, "cannot have anything in it");
    fault.help = Some(
        "the URI says all there is to say; only version 1 of undeploy has ld_api_id in its body"
            .into(),
    );
    fault
}
