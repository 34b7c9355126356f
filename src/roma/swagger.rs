//! Custom backends as Swagger 2.0: what the gateway exports and imports.
//!
//! A definition is an operation with `x-livedata-…` extensions, which the vendor's appendix lists:
//! <https://support.huaweicloud.com/usermanual-roma/roma_03_2140.html>. [`check`](crate::check) checks such a file as
//! [`SWAGGER`](super::kinds::SWAGGER); [`export`] and [`import`] convert.
//!
//! | a definition | a Swagger file |
//! |---|---|
//! | `name`, `path`, `method`, `description` | `operationId`, the keys of path and method, `description` |
//! | `version`, `status`, `roma_app_name` | `x-livedata-version`, `x-livedata-status`, `x-livedata-roma-app` |
//! | `content_type` | `produces` |
//! | Headers, Parameters, Body | `header`, `query`, `body` with `consumes`, a schema and an example |
//! | `scripts` | `x-livedata-scripts` |

mod backend;
mod bind;
mod check;
mod export;
mod extensions;
mod file;
mod import;
mod json_schema;

mod media;

pub use crate::loss::{Loss, Losses};
pub use backend::Backend;
pub use export::{Exported, export};
pub use file::SwaggerFile;
pub use import::{Imported, import};

pub(super) use check::check_at;
pub(super) use extensions::{Extensions, Scheme, ScriptItem, Signature};
pub(super) use json_schema::schema;
