//! The Swagger file that is measured.

use apiglint::Document;
use apiglint::roma::swagger::export;

use crate::support::definition;

/// A file with this many operations, each the definition that is measured alone.
pub(crate) fn swagger(operations: usize) -> String {
    let sources: Vec<_> = (0..operations).map(|it| definition(it, false)).collect();
    let array = format!("[{}]", sources.join(","));
    let document = Document::from_json(array.as_bytes()).expect("valid JSON");
    serde_json::to_string(&export(document.root().children()).file).expect("it can be written")
}
