//! Standard output, whose reader may leave early.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

/// Standard output, locked and buffered. Once its reader is gone, as in `apiglint check | head`, what is
/// written is dropped: the run still ends with the exit code that it deserves.
pub(crate) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    deserted: bool,
}

impl Output {
    pub(crate) fn new() -> Self {
        Output { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()), deserted: false }
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.unless_deserted(|out| out.write_all(text.as_bytes()))
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.unless_deserted(Write::flush)
    }

    fn unless_deserted(
        &mut self,
        act: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>,
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
