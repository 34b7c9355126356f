#![doc = include_str!("delete_published.md")]

use crate::code::Code;
use crate::dataworks::api::Members;
use crate::dataworks::integers::Status;
use crate::dataworks::lifecycle::{Action, State};
use crate::dataworks::update::FIRST;
use crate::lifecycle::listed;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Mark, Place, Sink};

/// The rule `dataworks/delete-published`.
pub static RULE: Rule = Rule {
    id: "dataworks/delete-published",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(3416)),
    summary: "an API is taken down before it is deleted",
    page: include_str!("delete_published.md"),
    since: "0.1.0",
};

/// What is to be said of deleting an API in a state, if anything.
pub(in crate::dataworks) fn check(state: State) -> Option<Fault> {
    if state.status() != Status::Published {
        return None;
    }
    Some(advised(format!("cannot delete safely in state {state}: it is in service")))
}

/// Reports an API that a file no longer has.
pub(in crate::dataworks) fn check_gone(old: &Members<'_>, out: &mut Sink<'_>) {
    let Some(node) = old.status().node() else { return };
    if node.as_i64().and_then(Status::of) != Some(Status::Published) {
        return;
    }
    let fault = advised("cannot drop an API that is published: it is in service".into());
    if let Some(violation) = out.report(Place::Kept(&Mark::nowhere()), fault) {
        violation.relate_in(FIRST, node, "it was published");
    }
}

fn advised(message: String) -> Fault {
    let path = listed(&[Action::Abolish, Action::Delete]);
    Fault::new(&RULE, message).advise(format!("the safe way: {path}"))
}
