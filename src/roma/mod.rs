//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod answer;
mod body;
mod check;
mod definition;
mod inputs;
pub mod kinds;
mod operation;
mod percent;
mod request;
pub mod requests;
pub mod rules;
mod script;
mod time;
mod value;

pub use answer::{Answer, ErrorBody, check_error};
pub use check::{check_definition, check_deploy};
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use operation::{Match, Operation, RequestBody};
pub use request::{Request, check_request};
pub use value::*;
