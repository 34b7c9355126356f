//! Where results go: standard output, whose reader may leave early, or a file that is whole or not there.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

/// What is written, buffered. Once the reader of standard output is gone, as in `apiglint check | head`, what is
/// written is dropped: the run still ends with the exit code that it deserves.
pub(crate) struct Output {
    out: BufWriter<Box<dyn Write>>,
    deserted: bool,
    /// What the file that is being written has to be called in the end.
    target: Option<Target>,
}

struct Target {
    temporary: PathBuf,
    path: PathBuf,
}

const BUFFER: usize = 1 << 16;

impl Output {
    /// Standard output, locked.
    pub(crate) fn new() -> Self {
        Output::to(Box::new(io::stdout().lock()), None)
    }

    /// Standard error, for what would be in the way of something else on standard output.
    pub(crate) fn error() -> Self {
        Output::to(Box::new(io::stderr()), None)
    }

    /// A file. What is there already stays until [`Output::finish`].
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // Of a link, what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
        let old = fs::metadata(&path);
        if old.as_ref().is_ok_and(|old| !old.is_file()) {
            // Such as `/dev/stderr`: what is no file cannot be replaced.
            let file = File::options().write(true).open(&path)?;
            return Ok(Output::to(Box::new(file), None));
        }
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
        // Hidden, so that no search of the folder finds it.
        let temporary = path.with_file_name(format!(".{name}.{}", process::id()));
        let file = File::create(&temporary)?;
        let target = Target { temporary, path };
        let out = Output::to(Box::new(file), Some(target));
        if let (Ok(old), Some(target)) = (old, &out.target) {
            fs::set_permissions(&target.temporary, old.permissions())?;
        }
        Ok(out)
    }

    fn to(out: Box<dyn Write>, target: Option<Target>) -> Self {
        Output { out: BufWriter::with_capacity(BUFFER, out), deserted: false, target }
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    pub(crate) fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.unless_deserted(|out| out.write_all(bytes))
    }

    /// Writes what is left, and puts the file in its place.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.unless_deserted(Write::flush)?;
        if let Some(target) = &self.target {
            fs::rename(&target.temporary, &target.path)?;
            self.target = None;
        }
        Ok(())
    }

    fn unless_deserted(
        &mut self,
        act: impl FnOnce(&mut BufWriter<Box<dyn Write>>) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.deserted {
            return Ok(());
        }
        match act(&mut self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.deserted = true;
                Ok(())
            }
            result => result,
        }
    }
}

impl Drop for Output {
    /// A file that is not finished is not left behind.
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let _ = fs::remove_file(&target.temporary);
        }
    }
}
