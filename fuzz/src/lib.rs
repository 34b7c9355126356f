//! What must hold of any bytes whatever. The fuzz targets look for bytes of which it does not, and
//! `tests/replay.rs` holds it of the bytes that are kept here: seeds, and what was once wrong.
//!
//! ```sh
//! cargo +nightly fuzz run check fuzz/corpus/check fuzz/seeds/check -- -dict=fuzz/dict -max_len=4096
//! ```

pub mod check;
pub mod document;
