//! Paths as other programs ask for them: relative to the folder that the command runs in, parted by slashes.

use std::borrow::Cow;
use std::env;
use std::fmt::Write;
use std::path::{MAIN_SEPARATOR, Path};

/// How to say where a file is.
pub(crate) struct Paths {
    /// The folder that the command runs in, if that can be told.
    here: Option<String>,
}

impl Paths {
    pub(crate) fn new() -> Self {
        Paths { here: env::current_dir().ok().map(|path| path.to_string_lossy().into_owned()) }
    }

    /// A path relative to the folder that the command runs in; one that is not below it, as it is.
    pub(super) fn relative<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let rest = self.here.as_ref().and_then(|here| Path::new(path).strip_prefix(here).ok());
        let path = rest.and_then(Path::to_str).unwrap_or(path);
        if MAIN_SEPARATOR == '/' { path.into() } else { path.replace(MAIN_SEPARATOR, "/").into() }
    }

    /// The reference to a file by <https://www.rfc-editor.org/rfc/rfc3986>, and whether it is relative.
    pub(super) fn uri(&self, path: &str) -> (String, bool) {
        let path = self.relative(path);
        let is_relative = !Path::new(&*path).is_absolute();
        let mut uri = String::from(if is_relative { "" } else { "file://" });
        if !is_relative && !path.starts_with('/') {
            uri.push('/');
        }
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
        (uri, is_relative)
    }
}
