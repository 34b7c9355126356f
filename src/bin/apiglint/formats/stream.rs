//! Joins what is written of each file.

use std::io;

use super::{Summary, Writer};
use crate::output::Output;

/// What is written of a run, one file behind the other.
pub(crate) struct Stream<'a> {
    writer: &'a dyn Writer,
    out: &'a mut Output,
    /// Whether a file is written.
    begun: bool,
}

impl<'a> Stream<'a> {
    /// Writes what stands before all files.
    pub(crate) fn begin(writer: &'a dyn Writer, out: &'a mut Output) -> io::Result<Self> {
        let mut text = String::new();
        writer.begin(&mut text)?;
        out.write(&text)?;
        Ok(Stream { writer, out, begun: false })
    }

    /// Takes what [`Writer::file`] has written.
    pub(crate) fn file(&mut self, text: &str) -> io::Result<()> {
        let rest = text.strip_prefix(self.writer.separator()).filter(|_| !self.begun);
        self.begun |= !text.is_empty();
        self.out.write(rest.unwrap_or(text))
    }

    /// Writes what stands behind all files.
    pub(crate) fn end(mut self, summary: &Summary<'_>) -> io::Result<()> {
        let mut text = String::new();
        for problem in summary.problems {
            text.clear();
            self.writer.problem(problem, &mut text)?;
            self.file(&text)?;
        }
        text.clear();
        self.writer.end(summary, &mut text)?;
        self.out.write(&text)
    }
}
