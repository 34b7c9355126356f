#![doc = include_str!("frozen.md")]

use crate::code::Code;
use crate::document::{Node, Text};
use crate::report::Fault;
use crate::roma::Status;
use crate::roma::lifecycle::path;
use crate::roma::update::Change;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};
use crate::view::Field;

/// The rule `roma/frozen`.
pub static RULE: Rule = Rule {
    id: "roma/frozen",
    kind: Kind::Frozen,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "path, method and roma_app_id of a deployed backend stay as they are",
    page: include_str!("frozen.md"),
    since: "0.1.0",
};

/// The status in which they are frozen, and the nearest in which they are not.
const FROZEN: Status = Status::Deployed;
const FREE: Status = Status::Developing;

pub(in crate::roma) fn check_update(change: &Change<'_>, out: &mut Sink<'_>) {
    if change.status() != Some(FROZEN) {
        return;
    }
    let Change { old, new } = change;
    for (name, before, after) in [
        ("path", old.path(), new.path()),
        ("method", old.method(), new.method()),
        ("roma_app_id", old.roma_app_id(), new.roma_app_id()),
    ] {
        let Some(message) = examine(before, after, new.node().get(name)) else { continue };
        if let Some(violation) = out.report(Place::member(new.node(), name), fault(message)) {
            violation.relate_in(Change::OLD, Place::member(old.node(), name), was(before));
        }
    }
}

/// What has happened to a member, if it is not the same.
fn examine(before: &Field<'_>, after: &Field<'_>, node: Option<Node<'_>>) -> Option<String> {
    let what = match (before.filled(), after.filled()) {
        (None, None) => return None,
        (Some((_, before)), Some((_, after))) if before == after => return None,
        (Some((_, before)), Some((_, after))) => return Some(changed(before, after)),
        (None, Some(_)) => format!("cannot be set in status {FROZEN}"),
        // A value of the wrong type has its violation.
        (Some(_), None) if node.is_some() && after.node().is_none() => return None,
        (Some(_), None) => {
            format!("cannot be cleared in status {FROZEN}: an update replaces the whole definition")
        }
    };
    Some(what)
}

#[cold]
fn changed(before: Text<'_>, after: Text<'_>) -> String {
    let [before, after] = [before.decode(), after.decode()];
    let but = if before.trim() == after.trim() {
        ", not even in the blanks around it"
    } else if before.to_lowercase() == after.to_lowercase() {
        ", not even in letter case"
    } else {
        ""
    };
    format!("cannot change in status {FROZEN}{but}")
}

fn was(before: &Field<'_>) -> &'static str {
    if before.is_filled() { "it was deployed with this" } else { "it was deployed without one" }
}

fn fault(message: String) -> Fault {
    let fault = Fault::new(&RULE, message);
    match (path(FROZEN, FREE), path(FREE, FROZEN)) {
        (Some(out), Some(back)) => fault.advise(format!("{out}, change it, {back}")),
        _ => fault,
    }
}
