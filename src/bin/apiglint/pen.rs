//! What violations are written with.

use std::fmt::Write;
use std::iter::repeat_n;

use apiglint::Position;

use crate::palette::Palette;
use crate::shown::{show, show_briefly};

/// Writes coloured text with a frame of line numbers to its left.
#[derive(Debug)]
pub(crate) struct Pen<'a> {
    pub(crate) out: &'a mut String,
    pub(crate) palette: &'static Palette,
    /// The digits of the highest line number.
    pub(crate) gutter: usize,
}

impl Pen<'_> {
    /// What this program says.
    pub(crate) fn say(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// What a document says.
    pub(crate) fn show(&mut self, text: &str) {
        show(text, self.out);
    }

    /// What a document may have a say in, such as a path.
    pub(crate) fn show_briefly(&mut self, text: &str) {
        show_briefly(text, self.out);
    }

    pub(crate) fn number(&mut self, number: u32) {
        // Writing to a string does not fail.
        let _ = write!(self.out, "{number}");
    }

    pub(crate) fn repeat(&mut self, c: char, times: usize) {
        self.out.extend(repeat_n(c, times));
    }

    /// The left side of a line, with its number if it has one.
    pub(crate) fn frame(&mut self, number: Option<u32>, edge: &str) {
        self.say(self.palette.frame);
        let start = self.out.len();
        if let Some(number) = number {
            self.number(number);
        }
        self.repeat(' ', self.gutter.saturating_sub(self.out.len() - start));
        self.say(edge);
        self.say(self.palette.reset);
    }

    /// In which file the lines below stand, and where their place is. What has no place has no lines to part from it.
    pub(crate) fn locate(&mut self, path: &str, at: Option<Position>) {
        self.frame(None, "--> ");
        self.show_briefly(path);
        if let Some(Position { line, column }) = at {
            self.say(":");
            self.number(line);
            self.say(":");
            self.number(column);
        }
        self.end_line();
        if at.is_some() {
            self.bar();
        }
    }

    /// A line with nothing but the frame.
    pub(crate) fn bar(&mut self) {
        self.frame(None, " |");
        self.end_line();
    }

    /// A line below the source.
    pub(crate) fn remark(&mut self, kind: &str, text: &str) {
        self.frame(None, " = ");
        self.say(self.palette.strong);
        self.say(kind);
        self.say(self.palette.reset);
        self.say(": ");
        self.show_briefly(text);
        self.end_line();
    }

    /// Ends a line, without blanks at its end.
    pub(crate) fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.say("\n");
    }
}
