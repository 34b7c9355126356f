//! The typed model of an API: values that exist are valid.

mod api;
mod builder;
mod details;
mod read;
mod reading;
mod words;
mod write;

pub use api::Api;
pub use builder::Builder;
pub use details::{
    Connection, Details, ErrorEntry, Registration, RequestParameter, ResponseParameter, Script,
    Wizard,
};
pub use reading::{ParameterReading, Reading};
pub use words::{ApiName, ApiPath, Description, ServiceHost, ServicePath};
