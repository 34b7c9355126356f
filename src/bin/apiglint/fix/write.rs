//! Writes a file so that there is the old text or the new one at any time, and never a part of either.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::temporary::Temporary;

/// Puts a text in the place of the one that was read. A link is followed to the file that it leads to. If that is not the
/// text that was read any more, or cannot be written, nothing is changed.
pub(crate) fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    examine(&metadata)?;
    let mut temporary = Temporary::new(target.clone(), Some(&metadata))?;
    temporary.write_all(new)?;
    if !is_still(&target, old)? {
        return Err(io::Error::other("it has changed since it was read"));
    }
    temporary.put()
}

/// What is no file of one name cannot be replaced by one.
fn examine(metadata: &Metadata) -> io::Result<()> {
    let reason = if !metadata.is_file() {
        "it is no regular file"
    } else if metadata.permissions().readonly() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    } else if has_other_names(metadata) {
        "it has other names (hard links), which would keep the old text"
    } else {
        return Ok(());
    };
    Err(io::Error::other(reason))
}

#[cfg(unix)]
fn has_other_names(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Whether a file has this text.
fn is_still(path: &Path, text: &[u8]) -> io::Result<bool> {
    let most = u64::try_from(text.len()).unwrap_or(u64::MAX).saturating_add(1);
    let mut now = Vec::with_capacity(text.len() + 1);
    File::open(path)?.take(most).read_to_end(&mut now)?;
    Ok(now == text)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder with a file in it.
    fn folder(test: &str) -> (PathBuf, PathBuf) {
        let folder = std::env::temp_dir().join(format!("apiglint-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.json");
        fs::write(&file, "old").unwrap();
        (folder, file)
    }

    #[test]
    fn what_has_changed_is_left() {
        let (folder, file) = folder("changed");
        for read in ["", "ol", "older", "new"] {
            let error = replace(&file, read.as_bytes(), b"new").unwrap_err();
            assert_eq!(error.to_string(), "it has changed since it was read");
            assert_eq!(fs::read(&file).unwrap(), b"old");
        }
        replace(&file, b"old", b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
        fs::remove_file(&file).unwrap();
        assert_eq!(replace(&file, b"new", b"newer").unwrap_err().kind(), ErrorKind::NotFound);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn names_that_are_taken_are_passed_over() {
        let (folder, file) = folder("taken");
        let taken = folder.join(format!(".a.json.{}-0.tmp", std::process::id()));
        fs::write(&taken, "other").unwrap();
        replace(&file, b"old", b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::read(&taken).unwrap(), b"other");
        fs::remove_dir_all(folder).unwrap();
    }
}
