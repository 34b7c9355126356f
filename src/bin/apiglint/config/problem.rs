//! What is wrong with a configuration, shown as violations are.

use std::ops::Range;

use apiglint::{File, Lines, Severity};

use crate::palette::Palette;
use crate::pen::Pen;
use crate::snippet::{Place, boundary, draw};
use crate::tally::some;

/// Something wrong with a configuration, and where it is.
#[derive(Debug)]
pub(crate) struct Problem {
    /// In bytes.
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

/// Nobody mends more at a time.
const MOST: usize = 50;

/// Writes what is wrong, in the order of the text.
pub(crate) fn write(
    mut problems: Vec<Problem>,
    path: &str,
    text: &str,
    palette: &'static Palette,
) -> String {
    problems.sort_by_key(|problem| problem.span.start);
    let file = File { path, lines: &Lines::new(text) };
    let mut out = String::new();
    for problem in problems.iter().take(MOST) {
        problem.write(file, palette, &mut out);
    }
    if problems.len() > MOST {
        let mut pen = Pen { out: &mut out, palette, gutter: 0 };
        pen.show_briefly(path);
        pen.say(": ");
        pen.say(&some(problems.len() - MOST, "more problem"));
        pen.say(" not shown\n");
    }
    out
}

impl Problem {
    fn write(&self, file: File<'_>, palette: &'static Palette, out: &mut String) {
        let text = file.lines.text();
        let (start, end) = (boundary(text, self.span.start), boundary(text, self.span.end));
        // A table may go over many lines: the first is enough.
        let line = text[start..end].split(['\r', '\n']).next().unwrap_or_default();
        let at = file.lines.position(start);
        let mut pen = Pen { out, palette, gutter: 1 + at.line.ilog10() as usize };
        let colour = palette.severity(Severity::Error);
        for text in [colour, Severity::Error.name(), palette.reset, palette.strong, ": "] {
            pen.say(text);
        }
        pen.show_briefly(&self.message);
        pen.say(palette.reset);
        pen.end_line();
        pen.locate(file.path, Some(at));
        let place = Place { at, span: start..start + line.len(), label: "", colour, is_main: true };
        draw(text, &[place], &mut pen);
        if let Some(help) = &self.help {
            pen.bar();
            pen.remark("help", help);
        }
        pen.end_line();
    }
}
