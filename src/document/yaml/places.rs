//! Where the nodes of a document are written in its YAML.

use std::ops::Range;
use std::str::Chars;

use crate::document::{Span, Text};

/// The spans of all nodes: of the value, and of the name it has in its object.
#[derive(Clone)]
pub(in crate::document) struct Places<'a> {
    pub(super) source: &'a str,
    pub(super) spans: Vec<(Span, Span)>,
}

impl Places<'_> {
    /// The span of a node, or of its name.
    pub(in crate::document) fn of(&self, index: u32, is_name: bool) -> Span {
        let (value, name) = self.spans[index as usize];
        if is_name { name } else { value }
    }

    /// The first character in a span.
    pub(in crate::document) fn first_character(&self, span: Span) -> Span {
        let first = self.source[span.start as usize..span.end as usize].chars().next();
        Span::new(span.start as usize, span.start as usize + first.map_or(0, char::len_utf8))
    }

    /// Where bytes of a string as JSON writes it are written in YAML. None if they are not to be told apart:
    /// where the string is an alias, or where lines are joined in a way that is not followed here.
    pub(in crate::document) fn inside(
        &self,
        span: Span,
        text: Text<'_>,
        bytes: &Range<usize>,
    ) -> Option<Span> {
        let mut written = Scalar::new(&self.source[span.start as usize..span.end as usize])?;
        let mut chars = text.chars();
        let mut found: [Option<usize>; 2] = [None; 2];
        let wanted = [bytes.start, bytes.end];
        loop {
            let reached = chars.offset();
            for (found, wanted) in found.iter_mut().zip(wanted) {
                if found.is_none() && reached >= wanted {
                    *found = Some(written.offset());
                }
            }
            if let [Some(start), Some(end)] = found {
                let offset = span.start as usize;
                return Some(Span::new(offset + start, offset + end));
            }
            written.skip(chars.next()?)?;
        }
    }
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// A walk over a scalar as it is written, character by character of what it means.
struct Scalar<'s> {
    rest: Chars<'s>,
    length: usize,
    style: Style,
    /// How far the lines of a block are indented.
    indent: usize,
    /// Whether the last line break was one of several in a row.
    in_breaks: bool,
}

impl<'s> Scalar<'s> {
    fn new(written: &'s str) -> Option<Self> {
        let style = match written.chars().next()? {
            '*' => return None,
            '"' => Style::Double,
            '\'' => Style::Single,
            '|' => Style::Literal,
            '>' => Style::Folded,
            _ => Style::Plain,
        };
        let mut scalar = Scalar {
            rest: written.chars(),
            length: written.len(),
            style,
            indent: 0,
            in_breaks: false,
        };
        match style {
            Style::Plain => {}
            Style::Single | Style::Double => scalar.expect(|c| c == '"' || c == '\'')?,
            Style::Literal | Style::Folded => scalar.enter_block()?,
        }
        Some(scalar)
    }

    /// How many bytes are behind.
    fn offset(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    fn expect(&mut self, is_expected: impl Fn(char) -> bool) -> Option<()> {
        self.rest.next().filter(|&c| is_expected(c)).map(|_| ())
    }

    /// Goes to the first line of a block, behind its indentation.
    fn enter_block(&mut self) -> Option<()> {
        let (header, body) = self.rest.as_str().split_once('\n')?;
        // The header can say how far the lines are indented further than what is around them: how far that is
        // cannot be told from here.
        if header.split('#').next()?.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let first = body.lines().find(|line| !line.trim().is_empty())?;
        self.indent = first.len() - first.trim_start_matches(' ').len();
        self.rest = body.chars();
        self.skip_indent();
        Some(())
    }

    fn skip_indent(&mut self) {
        let rest = self.rest.as_str();
        let indent = rest.bytes().take(self.indent).take_while(|&byte| byte == b' ').count();
        self.rest = rest[indent..].chars();
    }

    /// Skips what is written for a character.
    fn skip(&mut self, c: char) -> Option<()> {
        let rest = self.rest.as_str();
        match (self.style, rest.as_bytes()) {
            (Style::Double, [b'\\', escape, ..]) => {
                let length = match escape {
                    b'x' => 4,
                    b'u' => 6,
                    b'U' => 10,
                    // A line that ends here goes on behind the blanks of the next.
                    b'\r' | b'\n' => return None,
                    _ => 2,
                };
                self.rest = rest.get(length..)?.chars();
                Some(())
            }
            (Style::Single, [b'\'', b'\'', ..]) => {
                self.rest = rest[2..].chars();
                (c == '\'').then_some(())
            }
            (Style::Literal, [b'\n', ..] | [b'\r', b'\n', ..]) => self.skip_break(c),
            (Style::Plain | Style::Single | Style::Double | Style::Folded, _)
                if (c == ' ' || c == '\n') && is_line_end(rest) =>
            {
                self.skip_fold(c)
            }
            _ => {
                self.in_breaks = false;
                self.expect(|found| found == c)
            }
        }
    }

    /// Skips a line break that is one.
    fn skip_break(&mut self, c: char) -> Option<()> {
        self.rest = self.rest.as_str().split_once('\n')?.1.chars();
        self.skip_indent();
        (c == '\n').then_some(())
    }

    /// Skips a line break that is a space, or the first two of several, which are one less.
    fn skip_fold(&mut self, c: char) -> Option<()> {
        let breaks = if c == '\n' && !self.in_breaks { 2 } else { 1 };
        self.in_breaks = c == '\n';
        for _ in 0..breaks {
            self.rest = self.rest.as_str().split_once('\n')?.1.chars();
            if self.style == Style::Folded {
                self.skip_indent();
            } else {
                self.rest = self.rest.as_str().trim_start_matches([' ', '\t']).chars();
            }
        }
        Some(())
    }
}

/// Whether nothing but blanks is left of a line.
fn is_line_end(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    line.starts_with('\n') || line.starts_with("\r\n")
}
