//! Unified diffs, as `git apply -p0` and `patch -p0` take them.

use std::ffi::OsStr;
use std::fmt::Write;

use similar::TextDiff;

use crate::shown::is_hidden;

/// What changes in a file; nothing if it is no text.
pub(crate) fn unified(path: &OsStr, old: &[u8], new: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (str::from_utf8(old), str::from_utf8(new)) else {
        return String::new();
    };
    // To those that apply it, a carriage return ends no line.
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::configure().diff_slices(&old, &new);
    let name = quoted(path);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for hunk in diff.unified_diff().iter_hunks() {
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let line = change.value();
            let _ = write!(out, "{}{line}", change.tag());
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// A path as it is, or, if blanks or what no terminal should get are in it, in quotes with such bytes in octal digits.
fn quoted(path: &OsStr) -> String {
    let is_plain = |c: char| !(c == ' ' || c == '"' || c == '\\' || is_hidden(c));
    let bytes = path.as_encoded_bytes();
    if let Ok(text) = str::from_utf8(bytes)
        && text.chars().all(is_plain)
    {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    let escape = |bytes: &[u8], out: &mut String| {
        for byte in bytes {
            let _ = write!(out, "\\{byte:03o}");
        }
    };
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if c == ' ' || is_plain(c) {
                out.push(c);
            } else {
                escape(c.encode_utf8(&mut [0; 4]).as_bytes(), &mut out);
            }
        }
        escape(chunk.invalid(), &mut out);
    }
    out.push('"');
    out
}
