#![doc = include_str!("actor.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/actor`.
pub static RULE: Rule = Rule {
    id: "dataworks/actor",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: Some(Code::new(2011)),
    summary: "an API that was never modified was made by who modified it last",
    page: include_str!("actor.md"),
    since: "0.1.0",
};

const MESSAGE: &str = "must be the creator: ModifiedTime is CreatedTime";

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let it = &api.members;
    let texts = [it.created_time(), it.modified_time(), it.creator_id(), it.operator_id()];
    let [Some((_, created)), Some((_, modified)), Some((creator, by)), Some((operator, last))] =
        texts.map(crate::view::Field::filled)
    else {
        return;
    };
    if created == modified
        && by != last
        && let Some(violation) = out.add(&RULE, operator, MESSAGE)
    {
        violation.relate(creator, "created by another");
    }
}
