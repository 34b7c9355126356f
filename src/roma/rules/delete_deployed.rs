#![doc = include_str!("delete_deployed.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::Status;
use crate::roma::lifecycle::{Action, listed};
use crate::rule::{Kind, Level, Rule};

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

#[cold]
pub(in crate::roma) fn fault() -> Fault {
    let [delete, path] = [Action::Delete.name(), &listed(&[Action::Undeploy, Action::Delete])];
    let message =
        format!("cannot {delete} safely in status {}: it is in service", Status::Deployed);
    Fault::new(&RULE, message).advise(format!("the safe way: {path}"))
}
