//! From the view of a definition to the definition.
//!
//! A word is checked once more where it is made: that it is valid depends on nothing else.

use super::{BackendApi, Parameter, ParameterName, Script};
use crate::document::Node;
use crate::roma::{self, Definition, Status};
use crate::view::Field;

/// None where a member that must be there is not, which a check finds first.
pub(super) fn backend_api(definition: &Definition<'_>) -> Option<BackendApi> {
    let members = &definition.members;
    Some(BackendApi {
        id: string(members.id()),
        instance: string(members.instance()),
        name: word(members.name())?,
        path: word(members.path())?,
        method: word(members.method())?,
        description: word(members.description()),
        version: word(members.version())?,
        content_type: word(members.content_type())?,
        api_signature_id: word(members.api_signature_id()),
        roma_app_id: word(members.roma_app_id())?,
        roma_app_name: string(members.roma_app_name()),
        return_format: members.return_format().flag(),
        ty: word(members.ty()),
        status: members.status().node().and_then(status),
        created_time: string(members.created_time()),
        modified_time: string(members.modified_time()),
        parameters: definition.parameters().map(parameter).collect::<Option<_>>()?,
        scripts: definition.scripts().map(script).collect::<Option<_>>()?,
    })
}

fn parameter(view: &roma::Parameter<'_>) -> Option<Parameter> {
    let (_, name) = view.name().text()?;
    Some(Parameter {
        name: ParameterName::new(view.position()?, &name.decode()).ok()?,
        default: word(view.default()),
        description: word(view.description()),
        required: view.required().flag(),
    })
}

fn script(view: &roma::Script<'_>) -> Option<Script> {
    Some(Script {
        ds_id: string(view.ds_id()),
        ds_name: string(view.ds_name()),
        ds_type: word(view.ds_type()),
        ty: word(view.ty()),
        object_name: word(view.object_name())?,
        content: word(view.content())?,
        enable_result_paging: view.enable_result_paging().flag(),
        enable_preparestatement: view.enable_preparestatement().flag(),
        created_time: string(view.created_time()),
        modified_time: string(view.modified_time()),
    })
}

/// Text that no rule looks at.
fn string(field: &Field<'_>) -> Option<Box<str>> {
    field.text().map(|(_, text)| text.decode().into())
}

/// None where it is absent. The vendor's responses have an empty `type` where there is none.
fn word<T: for<'t> TryFrom<&'t str>>(field: &Field<'_>) -> Option<T> {
    let (_, text) = field.text()?;
    T::try_from(&text.decode()).ok()
}

fn status(number: Node<'_>) -> Option<Status> {
    Status::try_from(number.as_i64()?).ok()
}
