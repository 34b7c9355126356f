//! Bytes become lines and columns here, and nowhere else.

use std::borrow::Cow;

use super::Span;

/// Where the lines of a text begin, so that a byte offset becomes a [`Position`] in constant time.
///
/// A line ends at a line feed. Positions inside a character are taken as its beginning.
///
/// ```
/// use apiglint::Lines;
///
/// let lines = Lines::new("{\n \"名\": 1 }");
/// let at = lines.position(8);
/// assert_eq!((at.line, at.column), (2, 5));
/// ```
#[derive(Clone, Debug)]
pub struct Lines<'s> {
    text: Cow<'s, str>,
    /// The position at the beginning of each block of [`BLOCK`] bytes.
    blocks: Vec<Position>,
}

/// A line and a column, both counted from 1; columns count Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// One long line is as quick as many short ones: no search goes further than this.
const BLOCK: usize = 256;

impl<'s> Lines<'s> {
    /// Goes through the text once.
    pub fn new(text: &'s str) -> Self {
        Self::of(Cow::Borrowed(text))
    }

    fn of(text: Cow<'s, str>) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut at = Position { line: 1, column: 1 };
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(at);
            at = advance(at, block);
        }
        if blocks.is_empty() {
            blocks.push(at);
        }
        Lines { text, blocks }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of a byte; behind the end, that of the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor(&self.text, offset);
        let block = (offset / BLOCK).min(self.blocks.len() - 1);
        advance(self.blocks[block], &self.text.as_bytes()[block * BLOCK..offset])
    }

    /// The positions of both ends of a span.
    pub fn range(&self, span: Span) -> (Position, Position) {
        (self.position(span.start as usize), self.position(span.end as usize))
    }
}

impl From<String> for Lines<'static> {
    /// Keeps the text.
    fn from(text: String) -> Self {
        Self::of(Cow::Owned(text))
    }
}

fn advance(mut at: Position, bytes: &[u8]) -> Position {
    let feeds = count(bytes, |byte| byte == b'\n');
    let mut last_line = bytes;
    if feeds > 0 {
        at.line += feeds;
        at.column = 1;
        let feed = bytes.iter().rposition(|&byte| byte == b'\n');
        last_line = &bytes[feed.map_or(0, |feed| feed + 1)..];
    }
    at.column += count(last_line, |byte| byte & 0xc0 != 0x80);
    at
}

/// Counts without branches, so that the compiler takes many bytes at a time.
fn count(bytes: &[u8], counts: impl Fn(u8) -> bool) -> u32 {
    bytes.iter().map(|&byte| u32::from(counts(byte))).sum()
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
