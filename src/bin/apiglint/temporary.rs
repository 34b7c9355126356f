//! A file that takes the place of another once it is whole.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

/// A file that is removed again unless it is put in the place that it is for.
pub(crate) struct Temporary {
    target: PathBuf,
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl Temporary {
    /// For a path; what is there already, if anything, lends its owner and its permissions.
    pub(crate) fn new(target: PathBuf, old: Option<&Metadata>) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if old.is_some() {
            // What is protected from being written is so from being replaced.
            OpenOptions::new().write(true).open(&target)?;
            make_private(&mut options);
        }
        // In the same folder, so that renaming it moves no bytes, and hidden from whoever searches that.
        let mut name = OsString::from(".");
        name.push(target.file_name().ok_or(ErrorKind::InvalidInput)?);
        for number in 0..100 {
            let mut name = name.clone();
            name.push(format!(".{}-{number}.tmp", std::process::id()));
            let path = target.with_file_name(name);
            match options.open(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => {
                    let temporary = Temporary { target, path, file, is_kept: false };
                    old.map_or(Ok(()), |old| temporary.take_over(old))?;
                    return Ok(temporary);
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// The owner stays whoever runs this if nobody else may give files away.
    fn take_over(&self, old: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = self.file.metadata()?;
            if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
                let _ = fchown(&self.file, Some(old.uid()), Some(old.gid()));
            }
        }
        self.file.set_permissions(old.permissions())
    }

    /// Puts it in its place, in one step.
    pub(crate) fn put(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        self.is_kept = true;
        // Renaming is remembered with the folder. That this may fail on some systems does no harm.
        #[cfg(unix)]
        if let Some(folder) = self.target.parent() {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Nobody else may read it before it has the permissions of the file that it is for.
#[cfg(unix)]
fn make_private(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

#[cfg(not(unix))]
fn make_private(_: &mut OpenOptions) {}
