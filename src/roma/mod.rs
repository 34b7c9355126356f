//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod answer;
mod body;
mod check;
mod definition;
mod inputs;
mod json_schema;
pub mod kinds;
mod lifecycle;
pub mod model;
mod operation;
mod percent;
pub mod publication;
mod request;
pub mod requests;
pub mod rules;
mod script;
mod set;
mod status;
pub mod swagger;
mod update;
mod value;

pub use answer::{Answer, ErrorBody, check_error};
pub(crate) use body::is_xml;
pub(crate) use check::check_with_keys;
pub use check::{check_definition, check_deploy};
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use lifecycle::{
    Action, Context, LIFECYCLE, Outcome, UnknownAction, apply, check_action, check_transition, plan,
};
pub use model::{
    ApiName, ApiPath, ApiVersion, AppId, BackendApi, BackendType, ContentType, DatasourceType,
    Description, Method, ObjectName, ParameterDefault, ParameterDescription, ParameterName,
    ScriptContent, ScriptType, SignatureId,
};
pub use operation::{Match, Operation, RequestBody};
pub use request::{Request, check_request};
pub use set::{Keys, Set, check_set};
pub use status::Status;
pub use update::{Update, check_update};
pub(crate) use update::{check_changes_at, check_gone_at, named};
pub use value::*;
