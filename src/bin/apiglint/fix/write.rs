//! Writes a file so that there is the old text or the new one at any time, and never a part of either.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Puts a text in the place of the one that was read. A link is followed to the file that it leads to. If that is not the
/// text that was read any more, or cannot be written, nothing is changed.
pub(crate) fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    examine(&metadata)?;
    // What is protected from being written is so from being replaced.
    OpenOptions::new().write(true).open(&target)?;
    let mut temporary = Temporary::beside(&target)?;
    temporary.file.write_all(new)?;
    temporary.take_over(&metadata)?;
    temporary.file.sync_all()?;
    if !is_still(&target, old)? {
        return Err(io::Error::other("it has changed since it was read"));
    }
    temporary.become_file(&target)
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

/// A file that is removed again unless it becomes the one that it is for.
struct Temporary {
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl Temporary {
    /// In the folder of the file, so that renaming it moves no bytes.
    fn beside(target: &Path) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default();
        for number in 0..100 {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{number}.tmp", std::process::id()));
            let path = target.with_file_name(hidden);
            match private().write(true).create_new(true).open(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                opened => return Ok(Temporary { path, file: opened?, is_kept: false }),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// Gives it the owner and the permissions of another file. The owner stays whoever runs this if nobody else may give
    /// files away.
    fn take_over(&self, metadata: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = self.file.metadata()?;
            if (own.uid(), own.gid()) != (metadata.uid(), metadata.gid()) {
                let _ = fchown(&self.file, Some(metadata.uid()), Some(metadata.gid()));
            }
        }
        self.file.set_permissions(metadata.permissions())
    }

    fn become_file(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.is_kept = true;
        // Renaming is remembered with the folder. That this may fail on some systems does no harm.
        #[cfg(unix)]
        if let Some(folder) = target.parent() {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

/// Nobody else may read it before it has the permissions of the file that it is for.
fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only there are modes"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
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
