#![doc = include_str!("delete_published.md")]

use crate::code::Code;
use crate::dataworks::integers::Status;
use crate::dataworks::lifecycle::{Action, State, listed};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};

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
    let message = format!("cannot delete safely in state {state}: it is in service");
    let path = listed(&[Action::Abolish, Action::Delete]);
    Some(Fault::new(&RULE, message).advise(format!("the safe way: {path}")))
}
