#![doc = include_str!("transition.md")]

use crate::code::Code;
use crate::lifecycle::listed;
use crate::report::Fault;
use crate::roma::Status;
use crate::roma::lifecycle::{Action, LIFECYCLE, path};
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/transition`.
pub static RULE: Rule = Rule {
    id: "roma/transition",
    kind: Kind::IllegalTransition,
    level: Level::ERROR,
    code: Some(Code::new(3309)),
    summary: "an action is legal in the status of its backend",
    page: include_str!("transition.md"),
    since: "0.1.0",
};

/// The code for a backend that does not exist.
const NOT_FOUND: Code = Code::new(3084);

/// An action that no step of the lifecycle has here.
#[cold]
pub(in crate::roma) fn illegal(status: Option<Status>, action: Action) -> Fault {
    let Some(status) = status else {
        let fault = Fault::new(&RULE, format!("cannot {action} a backend that does not exist"));
        return fault.coded(NOT_FOUND).advise("create or import it first");
    };
    let legal = LIFECYCLE.steps().iter().filter(|step| step.action == action);
    let statuses: Vec<_> = legal.filter_map(|step| step.from).map(|it| it.to_string()).collect();
    if statuses.is_empty() {
        let message = format!("cannot {action} a backend that is there, in status {status}");
        let help = "update it: an import that overrides counts as an update";
        return Fault::new(&RULE, message).advise(help);
    }
    let only = statuses.join(" or ");
    let fault = Fault::new(&RULE, format!("cannot {action} in status {status}, only in {only}"));
    advise_the_way(fault, status, action)
}

/// A backend that cannot be deployed yet.
#[cold]
pub(in crate::roma) fn without_script(status: Option<Status>, action: Action) -> Fault {
    let Some(status) = status else { return illegal(status, action) };
    let message = format!("cannot {action} in status {status} before the backend has a script");
    advise_the_way(Fault::new(&RULE, message), status, action)
}

/// Two statuses that no single action connects.
#[cold]
pub(in crate::roma) fn impossible(from: Option<Status>, to: Option<Status>) -> Fault {
    let name = |status: Option<Status>| status.map_or("nothing".into(), |it| it.to_string());
    let path = LIFECYCLE.plan(from, to);
    let one = if path.is_some() { "no one action" } else { "no action" };
    let message = format!("cannot go from {} to {}: {one} leads there", name(from), name(to));
    let fault = Fault::new(&RULE, message);
    match path {
        Some(path) if path.is_empty() => fault.advise("nothing is to be done"),
        Some(path) => fault.advise(format!("the way to {}: {}", name(to), listed(&path))),
        None => fault,
    }
}

/// Says how to get where the action would lead.
fn advise_the_way(fault: Fault, status: Status, action: Action) -> Fault {
    let goal = LIFECYCLE.steps().iter().filter(|step| step.action == action).find_map(|it| it.to);
    let Some(goal) = goal else { return fault };
    match path(status, goal) {
        Some(_) if status == goal => fault.advise(format!("it is {goal} already")),
        Some(path) => fault.advise(format!("the way to {goal}: {path}")),
        None => fault,
    }
}
