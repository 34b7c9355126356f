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

    /// A path as seen from the folder that the command works in.
    pub(super) fn relative(&self, path: &str) -> String {
        match self.here.key(path) {
            key if key.is_empty() => path.into(),
            key => key,
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
