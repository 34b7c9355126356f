//! Paths as other programs ask for them: as seen from the folder that the command works in, parted by slashes.

use std::fmt::Write;
use std::path::{MAIN_SEPARATOR, Path};

use crate::folder::Folder;

/// How to say where a file is.
pub(crate) struct Paths {
    here: Folder,
}

impl Paths {
    pub(crate) fn new() -> Self {
        Paths { here: Folder::here() }
    }

    /// A path as seen from the folder that the command works in; one that leads out of it, as it is.
    pub(super) fn relative(&self, path: &str) -> String {
        let is_within = self.here.within(Path::new(path)).is_some();
        match self.here.key(path) {
            key if is_within && !key.is_empty() => key,
            _ => path.replace(MAIN_SEPARATOR, "/"),
        }
    }

    /// The reference to a file by <https://www.rfc-editor.org/rfc/rfc3986>, and whether it is relative: of what is outside of
    /// the folder it is not.
    pub(super) fn uri(&self, path: &str) -> (String, bool) {
        if self.here.within(Path::new(path)).is_some() {
            return (encoded(&self.relative(path)), true);
        }
        let path = self.here.absolute(Path::new(path));
        let path = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
        let slash = if path.starts_with('/') { "" } else { "/" };
        (format!("file://{slash}{}", encoded(&path)), false)
    }
}

fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
