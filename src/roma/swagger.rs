//! Custom backends as Swagger 2.0: what the gateway exports and imports.
//!
//! A definition is an operation with `x-livedata-…` extensions: <https://support.huaweicloud.com/usermanual-roma/roma_03_2140.html>.

mod bind;
mod check;
mod export;
mod extensions;
mod import;
mod loss;
mod media;

pub use export::{Exported, SwaggerFile, export};
pub use import::{Backend, Imported, import};
pub use loss::{Loss, Losses};

pub(super) use check::check_at;
pub(super) use extensions::{Extensions, Scheme, ScriptItem, Signature};
