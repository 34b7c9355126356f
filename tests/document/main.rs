//! Reading documents: what they mean, where everything stands, and what is said of what is none.

mod json;
#[path = "../../fuzz/src/document.rs"]
pub mod laws;
mod lines;
mod pointers;
mod reading;
mod serde;
mod syntax;
