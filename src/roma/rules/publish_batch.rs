#![doc = include_str!("publish_batch.md")]

use super::publish::{check_action, check_remark};
use super::required::{check_each, check_member};
use crate::code::Code;
use crate::roma::requests::{ActionQuery, PublishBatch, check_ids};
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};

/// The rule `roma/publish-batch`.
pub static RULE: Rule = Rule {
    id: "roma/publish-batch",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a batch has an environment and either a group or up to 1000 ids, each once",
    page: include_str!("publish_batch.md"),
    since: "0.1.0",
};

/// The most ids of one call.
pub(crate) const MAX: usize = 1000;

pub(in crate::roma) fn check_batch(batch: &PublishBatch<'_>, out: &mut Sink<'_>) {
    check_each(batch, &RULE, out);
    check_remark(batch.remark(), &RULE, out);
    check_choice(batch, out);
    if let Some(apis) = batch.apis().node() {
        let count = apis.children().count();
        if !(1..=MAX).contains(&count) {
            out.add(&RULE, apis, format!("must have 1 to {MAX} ids in it, not {count}"));
        }
        check_ids(apis, &RULE, out);
    }
}

/// Either the APIs or their group.
fn check_choice(batch: &PublishBatch<'_>, out: &mut Sink<'_>) {
    let [apis, group] = ["apis", "group_id"].map(|name| batch.node().get(name));
    match (apis, group) {
        (None, None) => {
            let place = Place::Missing(batch.node(), "apis");
            if let Some(violation) = out.add(&RULE, place, "must be there, or else group_id") {
                violation.missing = true;
            }
        }
        (Some(apis), Some(group)) => {
            if let Some(violation) =
                out.add(&RULE, group, "cannot stand beside apis: one of them says what to publish")
            {
                violation.relate(apis, "the ids");
            }
        }
        (None, Some(_)) => {
            check_member(batch.node(), "group_id", batch.group_id(), &RULE, out);
        }
        (Some(_), None) => {}
    }
}

/// What is to be done stands in the query.
pub(in crate::roma) fn check_query(query: &ActionQuery<'_>, out: &mut Sink<'_>) {
    check_each(query, &RULE, out);
    check_action(query.action(), &RULE, out);
}
