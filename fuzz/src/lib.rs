//! What must hold of any bytes whatever. The fuzz targets look for bytes of which it does not, and
//! `tests/replay.rs` holds it of the bytes that are kept here.

pub mod check;
pub mod document;
