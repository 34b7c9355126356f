//! Definitions as types of which every value is valid, in the manner of the crate `http`: made by parsing or by a
//! builder, read by accessors, written by `Display` and serde.
//!
//! What is valid is what the rules at the level of an error accept, and nothing else: no limit stands here.

mod backend_api;
mod builder;
mod choices;
mod parameter;
mod part;
mod read;
mod script;
mod words;

pub use backend_api::BackendApi;
pub use builder::Builder;
pub use choices::{BackendType, ContentType, DatasourceType, Method, ScriptType};
pub use parameter::{Parameter, ParameterName};
pub use script::Script;
pub use words::{
    ApiName, ApiPath, ApiVersion, AppId, Description, ObjectName, ParameterDefault,
    ParameterDescription, ScriptContent, SignatureId,
};
