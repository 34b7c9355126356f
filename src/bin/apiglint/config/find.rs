//! Where the configuration of a run is.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What the file is called.
pub(crate) const NAME: &str = "apiglint.toml";

/// Bytes of a configuration.
const MOST: u64 = 1 << 20;

/// The nearest configuration, from the working directory upwards to the root of its repository, which has `.git` in it.
/// Outside of a repository only the working directory's own counts: who could write to a folder above is anyone.
pub(crate) fn nearest() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let mut found = None;
    let mut up = PathBuf::new();
    for folder in current.ancestors() {
        if found.is_none() && folder.join(NAME).is_file() {
            found = Some(up.join(NAME));
        }
        if folder.join(".git").exists() {
            return found;
        }
        up.push("..");
    }
    found.filter(|path| path.as_os_str() == NAME)
}

/// The text of a configuration.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!("must have at most {MOST} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::other(format!("must be UTF-8, unlike the byte at offset {at}"))
    })
}
