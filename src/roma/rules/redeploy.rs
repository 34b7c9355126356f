#![doc = include_str!("redeploy.md")]

use crate::report::Fault;
use crate::roma::Status;
use crate::roma::lifecycle::{Action, listed};
use crate::roma::update::{Change, same};
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};

/// The rule `roma/redeploy`.
pub static RULE: Rule = Rule {
    id: "roma/redeploy",
    kind: Kind::Suspicious,
    level: Level::NOTE,
    code: None,
    summary: "a change of a deployed backend takes effect at its next deployment",
    page: include_str!("redeploy.md"),
    since: "0.1.0",
};

/// What can change in status 4. What the gateway alone writes, such as `id` and times, is not among it.
const MEMBERS: [&str; 9] = [
    "name",
    "description",
    "version",
    "content_type",
    "api_signature_id",
    "return_format",
    "type",
    "parameters",
    "scripts",
];

/// An action that changes a deployed backend.
#[cold]
pub(in crate::roma) fn of_action(action: Action) -> Fault {
    let message = format!("must be deployed again to take effect, in status {}", Status::Deployed);
    Fault::new(&RULE, message).advise(format!("the way: {}", listed(&[action, Action::Deploy])))
}

pub(in crate::roma) fn check_update(change: &Change<'_>, out: &mut Sink<'_>) {
    if change.status() != Some(Status::Deployed) {
        return;
    }
    let (old, new) = (change.old.node(), change.new.node());
    for name in MEMBERS {
        if same(old.get(name), new.get(name)) {
            continue;
        }
        let action = if name == "scripts" { Action::SaveScript } else { Action::Update };
        if let Some(violation) = out.report(Place::member(new, name), of_action(action)) {
            violation.relate_in(Change::OLD, Place::member(old, name), "before the change");
        }
    }
}
