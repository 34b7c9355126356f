//! The dialect of Alibaba Cloud DataWorks: the APIs of DataService Studio.

mod api;
mod check;
mod details;
mod envelope;
mod errors;
mod integers;
pub mod kinds;
mod profiles;
mod requests;
pub mod rules;
mod script;

pub(crate) use profiles::PROFILES;

pub use integers::{
    DataType, Method, Mode, Operator, Position, Protocol, RequestContentType, ResponseContentType,
    SqlMode, Status, VisibleRange,
};
