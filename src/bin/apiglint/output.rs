//! Standard output, whose reader may leave early.

use std::io::{self, BufWriter, ErrorKind, Write};

/// Standard output, locked and buffered. Once its reader is gone, as in `apiglint check | head`, what is
/// written is dropped: the run still ends with the exit code that it deserves.
pub(crate) struct Output {
    out: BufWriter<Box<dyn Write>>,
    deserted: bool,
}

impl Output {
    pub(crate) fn new() -> Self {
        Output::to(Box::new(io::stdout().lock()))
    }

    /// Standard error, for what would be in the way of something else on standard output.
    pub(crate) fn error() -> Self {
        Output::to(Box::new(io::stderr()))
    }

    fn to(out: Box<dyn Write>) -> Self {
        Output { out: BufWriter::with_capacity(1 << 16, out), deserted: false }
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    pub(crate) fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.unless_deserted(|out| out.write_all(bytes))
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.unless_deserted(Write::flush)
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
