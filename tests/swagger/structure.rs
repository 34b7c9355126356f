//! Swagger as such, beyond the table of edits.
