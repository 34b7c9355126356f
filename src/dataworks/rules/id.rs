#![doc = include_str!("id.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::envelope::member;
use crate::document::{Node, Type};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::{Field, is_integer};

/// The rule `dataworks/id`.
pub static RULE: Rule = Rule {
    id: "dataworks/id",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "the id of an API, a workspace, a tenant, a resource group or a connection fits in 64 bits",
    page: include_str!("id.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let it = &api.members;
    check_fields([it.api_id(), it.project_id(), it.tenant_id(), it.resource_group_id()], out);
}

/// The ids of a request.
pub(in crate::dataworks) fn check_fields<'f, 'd: 'f>(
    ids: impl IntoIterator<Item = &'f Field<'d>>,
    out: &mut Sink<'_>,
) {
    for field in ids {
        check(field.node(), out);
    }
}

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let connection = details.connection().node();
    check(connection.and_then(|it| member(it, "ConnectionId")), out);
}

/// A fraction is no integer, and has its violation.
fn check(id: Option<Node<'_>>, out: &mut Sink<'_>) {
    let Some(id) = id.filter(|id| id.ty() == Type::Number) else { return };
    if id.as_i64().is_none() && is_integer(id) {
        out.add(&RULE, id, "must be an integer of 64 bits");
    }
}
