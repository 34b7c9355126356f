//! A file with what is wrong with it, ready to be written in any format.

use std::io;

use apiglint::{DocumentKind, File, Report, Severity};

use crate::args::Format;
use crate::json;
use crate::palette::Palette;

/// A file, and the other files that its check was given, in their order.
pub(crate) struct Page<'a> {
    pub(crate) file: File<'a>,
    pub(crate) others: &'a [File<'a>],
    pub(crate) palette: &'static Palette,
}

impl Page<'_> {
    /// Adds the violations that are at least as bad as `mildest`.
    pub(crate) fn write(
        &self,
        report: &Report,
        kind: Option<&'static DocumentKind>,
        mildest: Severity,
        format: Format,
        out: &mut String,
    ) -> io::Result<()> {
        match format {
            Format::Human => {
                self.write_human(report, mildest, out);
                Ok(())
            }
            Format::Json => json::write_file(self, report, kind, mildest, out),
        }
    }
}
