#![doc = include_str!("required.md")]

use crate::code::Code;
use crate::document::{Node, Type};
use crate::roma::{Definition, List};
use crate::roma::definition::{Form, ReadParameter};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Place;
use crate::sink::Sink;
use crate::view::Field;

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
        Form::Own => {
            members.each_required(|name, field| check_member(members.node(), name, field, &RULE, out));
        }
        // The rest it cannot say, or `roma/x-livedata-version` asks for it.
        Form::Swagger(_) => check_member(members.node(), "operationId", members.name(), &RULE, out),
    }
}

/// The members of a list response.
pub(in crate::roma) fn check_list(list: &List<'_>, out: &mut Sink<'_>) {
    list.each_required(|name, field| check_member(list.node(), name, field, &RULE, out));
}

pub(super) fn check_parameter(read: &ReadParameter<'_>, out: &mut Sink<'_>) {
    read.parameter.each_required(|name, field| check_member(read.parameter.node(), name, field, &RULE, out));
}

/// Reports a member that is absent, null or blank; not one of the wrong type, which has its violation.
#[inline]
pub(in crate::roma) fn check_member<'d>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    rule: &'static Rule,
    out: &mut Sink<'_>,
) {
    if !field.is_filled() {
        report(object, name, field, rule, out);
    }
}

#[cold]
fn report<'d>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    rule: &'static Rule,
    out: &mut Sink<'_>,
) {
    match field.node() {
        None if object.get(name).is_none() => {
            out.add(rule, Place::Missing(object, name), "must be there");
        }
        Some(node) if node.ty() == Type::Null => {
            out.add(rule, node, "must be there, and cannot be null");
        }
        Some(node) if node.ty() == Type::String => {
            out.add(rule, node, "must be there, and cannot be blank");
        }
        _ => {}
    }
}
