//! What could not be checked.

use std::fmt;

use serde::Serialize;

/// A path that could not be looked at, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Problem {
    /// Empty if it is not about one path, or if the reason names it.
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl Problem {
    pub(crate) fn new(path: impl Into<String>, reason: impl fmt::Display) -> Self {
        Problem { path: path.into(), reason: reason.to_string() }
    }

    /// For where the path stands already.
    pub(crate) fn told(&self) -> String {
        format!("could not be checked: {}", self.reason)
    }
}

impl From<&str> for Problem {
    fn from(reason: &str) -> Self {
        Problem::new("", reason)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.reason)
    }
}
