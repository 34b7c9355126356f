#![doc = include_str!("time.md")]

use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::{Definition, Script};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::time::Time;
use crate::view::Field;

/// The rule `roma/time`.
pub static RULE: Rule = Rule {
    id: "roma/time",
    kind: Kind::Malformed,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "times are RFC 3339, and nothing is modified before it is created",
    page: include_str!("time.md"),
    since: "0.1.0",
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    read(text).map(drop)
}

fn read(text: Text<'_>) -> Result<Time, Fault> {
    let message = "must be an RFC 3339 time such as 2020-09-18T09:25:59Z";
    Time::parse(&text.decode_bytes()).ok_or_else(|| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let members = &definition.members;
    check_pair(members.created_time(), members.modified_time(), out);
}

/// A time that stands alone; it may be empty.
pub(in crate::roma) fn check_field(field: &Field<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = field.filled() {
        out.expect(node, check(text));
    }
}

pub(super) fn check_script(script: &Script<'_>, out: &mut Sink<'_>) {
    check_pair(script.created_time(), script.modified_time(), out);
}

fn check_pair(created: &Field<'_>, modified: &Field<'_>, out: &mut Sink<'_>) {
    // Not touched since: one reading is enough.
    if let (Some((_, text)), Some((_, same))) = (created.text(), modified.text())
        && text == same
        && read(text).is_ok()
    {
        return;
    }
    let mut times = [None; 2];
    for (time, field) in times.iter_mut().zip([created, modified]) {
        if let Some((node, text)) = field.text() {
            match read(text) {
                Ok(read) => *time = Some((node, read)),
                Err(fault) => drop(out.report(node, fault)),
            }
        }
    }
    if let [Some((created, before)), Some((modified, after))] = times
        && after < before
        && let Some(violation) = out.add(&RULE, modified, "cannot be before created_time")
    {
        violation.relate(created, "created here");
    }
}
