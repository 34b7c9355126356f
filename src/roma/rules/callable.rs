#![doc = include_str!("callable.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::publication::{Action, State};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/callable`.
pub static RULE: Rule = Rule {
    id: "roma/callable",
    kind: Kind::IllegalTransition,
    level: Level::ERROR,
    code: Some(Code::new(101)),
    summary: "an API is called in an environment where it is published",
    page: include_str!("callable.md"),
    since: "0.1.0",
};

#[cold]
pub(in crate::roma) fn fault(state: State) -> Fault {
    Fault::new(&RULE, format!("cannot {} an API where it is {state}", Action::Call))
        .advise(format!("publish it there first: {}", Action::Online))
}
