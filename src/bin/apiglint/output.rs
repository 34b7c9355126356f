//! Where results go: standard output, whose reader may leave early, or a file that is whole or not there.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use crate::temporary::Temporary;

/// What is written, buffered. Once the reader of standard output is gone, as in `apiglint check | head`, what is
/// written is dropped: the run still ends with the exit code that it deserves.
pub(crate) struct Output {
    out: BufWriter<Sink>,
    deserted: bool,
}

enum Sink {
    Stream(Box<dyn Write>),
    File(Temporary),
}

const BUFFER: usize = 1 << 16;

impl Output {
    /// Standard output, locked.
    pub(crate) fn new() -> Self {
        Output::to(Sink::Stream(Box::new(io::stdout().lock())))
    }

    /// Standard error, for what would be in the way of something else on standard output.
    pub(crate) fn error() -> Self {
        Output::to(Sink::Stream(Box::new(io::stderr())))
    }

    /// A file. What is there already stays until [`Output::finish`].
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // Of a link, what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
        let old = fs::metadata(&path).ok();
        Ok(Output::to(match &old {
            // Such as `/dev/stderr`: what is no file cannot be replaced.
            Some(old) if !old.is_file() => {
                Sink::Stream(Box::new(File::options().write(true).open(&path)?))
            }
            _ => Sink::File(Temporary::new(path, old.as_ref())?),
        }))
    }

    fn to(sink: Sink) -> Self {
        Output { out: BufWriter::with_capacity(BUFFER, sink), deserted: false }
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
        match self.out.into_parts().0 {
            Sink::File(file) => file.put(),
            Sink::Stream(_) => Ok(()),
        }
    }

    fn unless_deserted(
        &mut self,
        act: impl FnOnce(&mut BufWriter<Sink>) -> io::Result<()>,
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

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Stream(stream) => stream.write(bytes),
            Sink::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Stream(stream) => stream.flush(),
            Sink::File(file) => file.flush(),
        }
    }
}
