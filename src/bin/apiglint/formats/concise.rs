//! `--format concise`: one line a violation, as `path:line:column: level[rule] subject message`.

use std::io;

use super::{Summary, Writer, sentence, start};
use crate::page::{Page, not_shown};
use crate::palette::Palette;
use crate::pen::Pen;

pub(crate) struct Concise {
    pub(crate) palette: &'static Palette,
    /// Leaves out the line at the end.
    pub(crate) is_quiet: bool,
}

impl Writer for Concise {
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        let mut pen = Pen { out, palette: self.palette, gutter: 0 };
        for violation in page.violations() {
            let at = start(page.file, violation);
            pen.show(page.file.path);
            pen.say(&format!(":{}:{}: ", at.line, at.column));
            pen.say(self.palette.severity(violation.severity));
            pen.say(&format!("{}[{}]", violation.severity.name(), violation.rule));
            pen.say(self.palette.reset);
            pen.say(&format!(" {}", sentence(violation)));
            pen.end_line();
        }
        if let Some(omitted) = not_shown(page.omitted()) {
            pen.show(page.file.path);
            pen.say(&format!(": {omitted}\n"));
        }
        Ok(())
    }

    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()> {
        if !self.is_quiet {
            out.push_str(&summary.tally.to_string());
            out.push('\n');
        }
        Ok(())
    }
}
