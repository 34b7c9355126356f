#![doc = include_str!("redeploy.md")]

use crate::lifecycle::listed;
use crate::report::Fault;
use crate::roma::lifecycle::Action;
use crate::roma::update::{Change, same};
use crate::roma::{Members, Status};
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};
use crate::view::Field;

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
    for (name, required, field) in members(&change.new) {
        // What is missing or of the wrong type has its violation.
        let is_unfit = if required {
            !field.is_filled()
        } else {
            field.node().is_none() && new.get(name).is_some()
        };
        if is_unfit || same(old.get(name), new.get(name)) {
            continue;
        }
        let action = if name == "scripts" { Action::SaveScript } else { Action::Update };
        if let Some(violation) = out.report(Place::member(new, name), of_action(action)) {
            violation.relate_in(Change::OLD, Place::member(old, name), "before the change");
        }
    }
}

/// What can change in status 4, and whether it must be there. What the gateway alone writes, such as `id` and
/// the times, is not among it.
fn members<'m, 'd>(new: &'m Members<'d>) -> [(&'static str, bool, &'m Field<'d>); 9] {
    [
        ("name", true, new.name()),
        ("description", false, new.description()),
        ("version", true, new.version()),
        ("content_type", true, new.content_type()),
        ("api_signature_id", false, new.api_signature_id()),
        ("return_format", false, new.return_format()),
        ("type", false, new.ty()),
        ("parameters", false, new.parameters()),
        ("scripts", false, new.scripts()),
    ]
}
