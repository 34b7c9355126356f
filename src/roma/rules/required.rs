#![doc = include_str!("required.md")]

use crate::code::Code;
use crate::document::{Node, Text, Type};
use crate::report::{Fault, Violation};
use crate::roma::definition::{Form, ReadParameter};
use crate::roma::requests::VersionSwitch;
use crate::roma::{Definition, List};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Place;
use crate::sink::Sink;
use crate::view::{Field, View};

/// The rule `roma/required`.
pub static RULE: Rule = Rule {
    id: "roma/required",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "what a definition and each parameter must have is there, not null and not blank",
    page: include_str!("required.md"),
    since: "0.1.0",
};

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    let members = &definition.members;
    match definition.form {
        Form::Own => check_each(members, &RULE, out),
        // The rest it cannot say, or `roma/x-livedata-version` asks for it.
        Form::Swagger(_) => {
            check_member(members.node(), "operationId", members.name(), &RULE, out);
        }
    }
}

/// The members of a list response.
pub(in crate::roma) fn check_list(list: &List<'_>, out: &mut Sink<'_>) {
    check_each(list, &RULE, out);
}

/// The members of a version switch.
pub(in crate::roma) fn check_version_switch(switch: &VersionSwitch<'_>, out: &mut Sink<'_>) {
    check_each(switch, &RULE, out);
}

#[inline]
pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    // `swagger/structure` asks for those of a Swagger file.
    if !read.is_swagger {
        check_each(&read.parameter, &RULE, out);
    }
}

/// Reports every member of a view that must be there and is not.
#[inline]
pub(super) fn check_each<'d>(view: &impl View<'d>, rule: &'static Rule, out: &mut Sink<'_>) {
    view.each_required(|name, field| {
        check_member(view.object(), name, field, rule, out);
    });
}

/// The message for a member that is blank.
const BLANK: &str = "must be there, and cannot be blank";

/// Checks a text that must be there.
pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    if text.is_blank() { Err(Fault::new(&RULE, BLANK)) } else { Ok(()) }
}

/// Reports a member that is absent, null or blank; not one of the wrong type, which has its violation.
#[inline]
pub(in crate::roma) fn check_member<'d, 'o>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    rule: &'static Rule,
    out: &'o mut Sink<'_>,
) -> Option<&'o mut Violation> {
    if field.is_filled() { None } else { report(object, name, field, rule, out) }
}

#[cold]
fn report<'d, 'o>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    rule: &'static Rule,
    out: &'o mut Sink<'_>,
) -> Option<&'o mut Violation> {
    let (place, message) = match field.node() {
        None if object.get(name).is_none() => (Place::Missing(object, name), "must be there"),
        Some(node) if node.ty() == Type::Null => (node.into(), "must be there, and cannot be null"),
        Some(node) if node.ty() == Type::String => (node.into(), BLANK),
        _ => return None,
    };
    let violation = out.add(rule, place, message)?;
    violation.missing = true;
    Some(violation)
}
