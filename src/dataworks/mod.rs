//! The dialect of Alibaba Cloud DataWorks: the APIs of DataService Studio.

mod api;
mod check;
mod details;
mod envelope;
mod integers;
pub mod kinds;
pub mod rules;

pub use integers::{
    DataType, Method, Mode, Operator, Position, Protocol, RequestContentType, ResponseContentType,
    SqlMode, Status, VisibleRange,
};
