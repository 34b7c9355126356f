#![doc = include_str!("status_edit.md")]

use crate::code::Code;
use crate::lifecycle::listed;
use crate::report::Fault;
use crate::roma::Status;
use crate::roma::lifecycle::{LIFECYCLE, path};
use crate::roma::update::{Change, status};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/status-edit`.
pub static RULE: Rule = Rule {
    id: "roma/status-edit",
    kind: Kind::IllegalTransition,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a status changes by the action that leads there, not by an update",
    page: include_str!("status_edit.md"),
    since: "0.1.0",
};

pub(in crate::roma) fn check_update(change: &Change<'_>, out: &mut Sink<'_>) {
    let (Some(from), Some(to)) = (change.status(), status(&change.new)) else { return };
    if from == to {
        return;
    }
    let (Some(before), Some(after)) = (change.old.status().node(), change.new.status().node())
    else {
        return;
    };
    if let Some(violation) = out.report(after, fault(from, to)) {
        violation.relate_in(Change::OLD, before, "before the change");
    }
}

#[cold]
fn fault(from: Status, to: Status) -> Fault {
    let actions: Vec<_> = LIFECYCLE.actions_between(Some(from), Some(to)).collect();
    let path = path(from, to);
    let way = match (actions.as_slice(), &path) {
        ([], None) => "no action leads there".into(),
        ([], Some(_)) => "no one action leads there".into(),
        (actions, _) => format!("{} leads there", listed(actions)),
    };
    let message = format!("cannot change from {from} to {to} by an update: {way}");
    let help = match path {
        Some(path) => format!("leave the status as it is; the way to {to}: {path}"),
        None => "leave the status as it is".into(),
    };
    Fault::new(&RULE, message).advise(help)
}
