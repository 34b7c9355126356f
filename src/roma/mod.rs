//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod body;
mod check;
mod definition;
mod inputs;
pub mod kinds;
mod lifecycle;
pub mod model;
pub mod publication;
pub mod rules;
mod script;
mod set;
mod status;
mod update;
mod value;

pub use check::check_definition;
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use lifecycle::{
    Action, Context, LIFECYCLE, Outcome, UnknownAction, apply, check_action, check_transition, plan,
};
pub use model::{
    ApiName, ApiPath, ApiVersion, AppId, BackendApi, BackendType, ContentType, DatasourceType,
    Description, Method, ObjectName, ParameterDefault, ParameterDescription, ParameterName,
    ScriptContent, ScriptType, SignatureId,
};
pub use set::{Keys, Set, check_set};
pub use status::Status;
pub use update::{Update, check_update};
pub use value::*;
