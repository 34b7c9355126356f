//! Unified diffs, as `git apply -p0` and `patch -p0` take them.

use similar::TextDiff;

use crate::shown::show_briefly;

/// What changes in a file; nothing if it is no text.
pub(crate) fn unified(path: &str, old: &[u8], new: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (str::from_utf8(old), str::from_utf8(new)) else {
        return String::new();
    };
    let mut name = String::new();
    show_briefly(path, &mut name);
    TextDiff::from_lines(old, new).unified_diff().header(&name, &name).to_string()
}
