#![doc = include_str!("publish_transition.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::publication::{Action, State};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/publish-transition`.
pub static RULE: Rule = Rule {
    id: "roma/publish-transition",
    kind: Kind::IllegalTransition,
    level: Level::ERROR,
    code: Some(Code::new(3015)),
    summary: "an API is taken offline where it is published, and switched to a known version",
    page: include_str!("publish_transition.md"),
    since: "0.1.0",
};

/// The code for a version that the environment does not have.
const NO_VERSION: Code = Code::new(3022);

#[cold]
pub(in crate::roma) fn illegal(state: State, action: Action) -> Fault {
    Fault::new(&RULE, format!("cannot take an API {action} where it is {state} already"))
        .advise("nothing is to be done")
}

#[cold]
pub(in crate::roma) fn unknown_version() -> Fault {
    let message = format!("cannot {} to a version that is not known", Action::Switch);
    let help = format!("list the versions, or make a new one: {}", Action::Online);
    Fault::new(&RULE, message).coded(NO_VERSION).advise(help)
}
