//! The dialect of Alibaba Cloud DataWorks: the APIs of DataService Studio.

mod api;
mod check;
pub mod convert;
mod details;
mod envelope;
mod errors;
mod integers;
mod json_schema;
pub mod kinds;
mod lifecycle;
pub mod model;
mod profiles;
mod requests;
pub mod rules;
mod script;
mod set;
mod update;

pub(crate) use profiles::PROFILES;
pub(crate) use set::apis;

pub use check::check_api;
pub use integers::{
    DataType, Integer, Method, Mode, Operator, Position, Protocol, RequestContentType,
    ResponseContentType, SqlMode, Status, VisibleRange,
};
pub use lifecycle::{
    Action, Context, LIFECYCLE, Outcome, State, UnknownAction, UnknownState, apply, check_action,
    check_transition, plan,
};
pub use model::{Api, ApiName, ApiPath, Builder, Description, Details, ServiceHost, ServicePath};
pub use set::{Keys, Set, check_set};
pub use update::{Exchange, Update, check_exchange, check_update};
pub(crate) use update::{check_changes_at, check_gone_at, named};
