//! The dialect of Huawei ROMA Connect: custom backends, the "livedata APIs".

mod body;
mod check;
mod definition;
mod inputs;
pub mod kinds;
pub mod rules;
mod script;
pub mod swagger;
mod time;
mod value;

pub use check::check_definition;
pub use definition::{Definition, List, Members, Parameter, Position, Script};
pub use value::*;
