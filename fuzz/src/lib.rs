//! What must hold of any bytes whatever. The fuzz targets look for bytes of which it does not, and
//! `tests/replay.rs` holds it of the bytes that are kept here: seeds, and what was once wrong.
//!
//! ```sh
//! cargo +nightly fuzz run check fuzz/corpus/check fuzz/seeds/check -- -dict=fuzz/dict -max_len=4096
//! cargo +nightly fuzz run yaml fuzz/corpus/yaml fuzz/seeds/yaml -- -dict=fuzz/dict-yaml -max_len=2048
//! ```

pub mod check;
pub mod document;
pub mod fix;
#[cfg(feature = "yaml")]
pub mod yaml;
