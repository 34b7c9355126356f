#![doc = include_str!("delete_deployed.md")]

use crate::code::Code;
use crate::lifecycle::listed;
use crate::report::Fault;
use crate::roma::lifecycle::Action;
use crate::roma::update::{Change, status};
use crate::roma::{Members, Status};
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Mark, Place, Sink};

/// The rule `roma/delete-deployed`.
pub static RULE: Rule = Rule {
    id: "roma/delete-deployed",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(3416)),
    summary: "a backend is undeployed before it is deleted",
    page: include_str!("delete_deployed.md"),
    since: "0.1.0",
};

/// Deleting a backend in the status in which that is not safe.
#[cold]
pub(in crate::roma) fn fault() -> Fault {
    advised(format!(
        "cannot {} safely in status {}: it is in service",
        Action::Delete.name(),
        Status::Deployed
    ))
}

/// Reports a definition that a file no longer has.
pub(in crate::roma) fn check_gone(old: &Members<'_>, out: &mut Sink<'_>) {
    if status(old) != Some(Status::Deployed) {
        return;
    }
    let message =
        format!("cannot drop a definition in status {}: it is in service", Status::Deployed);
    if let Some(violation) = out.report(Place::Kept(&Mark::nowhere()), advised(message)) {
        violation.relate_in(Change::OLD, Place::member(old.node(), "status"), "it was deployed");
    }
}

fn advised(message: String) -> Fault {
    let path = listed(&[Action::Undeploy, Action::Delete]);
    Fault::new(&RULE, message).advise(format!("the safe way: {path}"))
}
