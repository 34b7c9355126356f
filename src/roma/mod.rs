//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod body;
mod check;
mod definition;
mod inputs;
pub mod rules;
mod script;
mod time;
mod value;

pub use check::check_definition;
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use value::*;

pub(crate) use check::{check_definition_at, check_definitions_at, check_list_at};
