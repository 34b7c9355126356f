//! The kind of document that any Swagger 2.0 file is.

use super::json_schema::{self, Additions};
use crate::kind::DocumentKind;

/// Every kind.
pub(crate) static KINDS: &[&DocumentKind] = &[&DOCUMENT];

/// Any Swagger 2.0 file, whatever platform it is for. It has to be asked for: a file whose members are judged
/// is taken for [`roma::kinds::SWAGGER`](crate::roma::kinds::SWAGGER).
pub static DOCUMENT: DocumentKind = DocumentKind {
    id: "swagger/document",
    summary: "a Swagger 2.0 file, of whatever platform",
    tells: |_| false,
    check: |root, out| super::check(root, &mut (), out),
    schema: |rules| json_schema::parts(rules, &Additions::NONE),
};
