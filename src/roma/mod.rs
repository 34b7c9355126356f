//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod body;
mod check;
mod definition;
mod inputs;
pub mod kinds;
pub mod model;
pub mod rules;
mod script;
mod status;
mod time;
mod value;

pub use check::check_definition;
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use model::{
    ApiName, ApiPath, ApiVersion, AppId, BackendApi, BackendType, ContentType, DatasourceType,
    Description, Method, ObjectName, ParameterDefault, ParameterDescription, ParameterName,
    ScriptContent, ScriptType, SignatureId,
};
pub use status::Status;
pub use value::*;
