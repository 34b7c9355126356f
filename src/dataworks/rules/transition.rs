#![doc = include_str!("transition.md")]

use crate::code::Code;
use crate::dataworks::lifecycle::{Action, LIFECYCLE, State, way};
use crate::lifecycle::listed;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};

/// The rule `dataworks/transition`.
pub static RULE: Rule = Rule {
    id: "dataworks/transition",
    kind: Kind::IllegalTransition,
    level: Level::ERROR,
    code: Some(Code::new(3309)),
    summary: "an action is legal in the state of its API",
    page: include_str!("transition.md"),
    since: "0.1.0",
};

/// The code for an API that does not exist.
const NOT_FOUND: Code = Code::new(3002);

/// An action that no step of the lifecycle has here.
#[cold]
pub(in crate::dataworks) fn illegal(state: Option<State>, action: Action) -> Fault {
    let Some(state) = state else {
        let fault = Fault::new(&RULE, format!("cannot {action} an API that does not exist"));
        return fault.coded(NOT_FOUND).advise("create it first");
    };
    let why = match (action, state) {
        (Action::Create, _) => {
            let message = format!("cannot create an API that is there, in state {state}");
            return Fault::new(&RULE, message).advise("update it");
        }
        (Action::Publish, State::Draft) => ": it is not submitted as it is".into(),
        (Action::Publish, State::Edited) => ": it was changed since it was submitted".into(),
        (Action::Publish, State::Published) => ": nothing was submitted since".into(),
        _ => format!(", only in {}", legal(action)),
    };
    let fault = Fault::new(&RULE, format!("cannot {action} in state {state}{why}"));
    match (action, state) {
        (_, State::Published) => fault.advise("it is published already"),
        (Action::Abolish, _) => fault.advise("it is not published: there is nothing to take down"),
        _ => advise_the_way(fault, Some(state), Some(State::Published)),
    }
}

/// The states in which an action is legal, as messages list them.
fn legal(action: Action) -> String {
    let steps = LIFECYCLE.steps().iter().filter(|step| step.action == action);
    let names: Vec<_> = steps.filter_map(|step| step.from).map(State::name).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).into(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// An action whose condition does not hold.
#[cold]
pub(in crate::dataworks) fn refused(state: Option<State>, action: Action) -> Fault {
    let Some(state) = state else { return illegal(state, action) };
    let (why, help) = if action == Action::Authorize {
        (
            "while it is private",
            "update it to VisibleRange 0 (workspace), submit and publish it, then authorize",
        )
    } else {
        ("before it is approved", "ask for the approval of what was submitted")
    };
    Fault::new(&RULE, format!("cannot {action} in state {state} {why}")).advise(help)
}

/// Two states that no single action connects.
#[cold]
pub(in crate::dataworks) fn impossible(from: Option<State>, to: Option<State>) -> Fault {
    let name = |state: Option<State>| state.map_or("nothing", State::name);
    let one = if way(from, to).is_some() { "no one action" } else { "no action" };
    let message = format!("cannot go from {} to {}: {one} leads there", name(from), name(to));
    advise_the_way(Fault::new(&RULE, message), from, to)
}

fn advise_the_way(fault: Fault, from: Option<State>, to: Option<State>) -> Fault {
    match way(from, to) {
        Some(path) if path.is_empty() => fault.advise("nothing is to be done"),
        Some(path) => fault.advise(format!("the way: {}", listed(&path))),
        None => fault,
    }
}
