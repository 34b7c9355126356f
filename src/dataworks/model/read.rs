//! From the view of an API to the API.
//!
//! A word is checked once more where it is made: that it is valid depends on nothing else.

use super::api::Parts;
use super::details::{
    Connection, Details, ErrorEntry, Registration, RequestParameter, ResponseParameter, Script,
    Wizard,
};
use crate::dataworks::api::Members;
use crate::dataworks::details::{self as view, Own, Source};
use crate::dataworks::envelope::payload;
use crate::dataworks::integers::{Integer, Protocol};
use crate::document::{Node, Type};
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::Field;

/// None where a member that must be there is not, which a check finds first.
pub(super) fn parts(root: Node<'_>) -> Option<Parts> {
    // What is wrong is reported already.
    let silent = RuleSet::none();
    let mut out = Sink::new(&silent);
    let mut it = Members::new(payload(root));
    it.bind(&mut out);
    let api_mode = known(it.api_mode())?;
    let source = Source::read(&it, &mut out);
    let details = source.bind(&mut out);
    let own = details.iter().find(|details| details.mode == api_mode);
    let request = word(it.api_description());
    Some(Parts {
        api_id: integer(it.api_id()),
        api_name: word(it.api_name())?,
        api_path: word(it.api_path())?,
        api_mode,
        description: request.or_else(|| word(it.description())),
        group_id: string(it.group_id())?,
        folder_id: integer(it.folder_id()),
        project_id: integer(it.project_id())?,
        tenant_id: integer(it.tenant_id()),
        resource_group_id: integer(it.resource_group_id()),
        protocols: protocols(it.protocols())
            .into_iter()
            .map(Integer::known)
            .collect::<Option<_>>()?,
        request_method: known(it.request_method())?,
        request_content_type: known(it.request_content_type()),
        response_content_type: known(it.response_content_type())?,
        sql_mode: known(it.sql_mode()),
        status: known(it.status()),
        timeout: integer(it.timeout())?,
        visible_range: known(it.visible_range())?,
        creator_id: string(it.creator_id()),
        operator_id: string(it.operator_id()),
        created_time: string(it.created_time()),
        modified_time: string(it.modified_time()),
        details: details_of(own?),
    })
}

fn details_of(details: &view::Details<'_>) -> Details {
    let connection = details.connection().node().map(connection);
    let request_parameters = details.parameters.iter().map(request_parameter).collect();
    let response_parameters = details.columns.iter().map(response_parameter).collect();
    let error_codes = details.errors.iter().map(error_entry).collect();
    let [successful_sample, failed_sample] = details.samples().map(string);
    match &details.own {
        Own::Wizard(it) => Details::Wizard(Wizard {
            is_paged: it.is_paged_response().flag(),
            connection,
            request_parameters,
            response_parameters,
            error_codes,
            successful_sample,
            failed_sample,
        }),
        Own::Script(it) => Details::Script(Script {
            script: string(it.script()),
            is_paged: it.is_paged_response().flag(),
            connection,
            request_parameters,
            response_parameters,
            error_codes,
            successful_sample,
            failed_sample,
        }),
        Own::Registration(it) => Details::Registration(Registration {
            service_host: word(it.service_host()),
            service_path: word(it.service_path()),
            service_content_type: known(it.service_content_type()),
            body_description: string(it.body_description()),
            request_parameters,
            error_codes,
            successful_sample,
            failed_sample,
        }),
    }
}

fn connection(node: Node<'_>) -> Connection {
    let mut view = view::Connection::new(node);
    view.bind(&mut Sink::new(&RuleSet::none()));
    Connection { id: integer(view.connection_id()), table: string(view.table_name()) }
}

fn request_parameter(view: &view::RequestParameter<'_>) -> RequestParameter {
    RequestParameter {
        name: string(view.name()),
        data_type: known(view.data_type()),
        position: known(view.position()),
        operator: known(view.operator()),
        is_required: view.is_required().flag(),
        default_value: string(view.default_value()),
        example_value: string(view.example_value()),
        description: string(view.description()),
        column: string(view.column_name()),
    }
}

fn response_parameter(view: &view::ResponseParameter<'_>) -> ResponseParameter {
    ResponseParameter {
        name: string(view.name()),
        data_type: known(view.data_type()),
        example_value: string(view.example_value()),
        description: string(view.description()),
        column: string(view.column_name()),
    }
}

fn error_entry(view: &view::ErrorEntry<'_>) -> ErrorEntry {
    ErrorEntry {
        code: string(view.code()),
        message: string(view.message()),
        solution: string(view.solution()),
    }
}

/// Text that no rule looks at.
pub(super) fn string(field: &Field<'_>) -> Option<Box<str>> {
    field.text().map(|(_, text)| text.decode().into())
}

/// None where it is absent or blank.
fn word<T: for<'t> TryFrom<&'t str>>(field: &Field<'_>) -> Option<T> {
    let (_, text) = field.filled()?;
    T::try_from(&text.decode()).ok()
}

pub(super) fn integer(field: &Field<'_>) -> Option<i64> {
    field.node()?.as_i64()
}

/// An integer with a meaning or without.
pub(super) fn read<T>(field: &Field<'_>) -> Option<Integer<T>>
where
    Integer<T>: From<i64>,
{
    integer(field).map(Integer::from)
}

fn known<T>(field: &Field<'_>) -> Option<T>
where
    Integer<T>: From<i64>,
{
    read(field)?.known()
}

/// As requests or as reads have them.
pub(super) fn protocols(field: &Field<'_>) -> Vec<Integer<Protocol>> {
    if let Some((_, text)) = field.text() {
        let text = text.decode();
        return text.split(',').filter_map(|it| it.parse().ok()).map(|it: i64| it.into()).collect();
    }
    let array = field.node().filter(|node| node.ty() == Type::Array).into_iter();
    array.flat_map(Node::children).filter_map(Node::as_i64).map(Integer::from).collect()
}
