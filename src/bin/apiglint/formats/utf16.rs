//! Columns in UTF-16 code units, which many readers count in.

use apiglint::{Lines, Position, Span};

/// Positions in a text, their columns counted in UTF-16 code units.
pub(super) struct Utf16<'a> {
    lines: &'a Lines<'a>,
    /// At the beginning of each block of [`BLOCK`] bytes, how many characters on its line so far take two units.
    /// Nothing if there are none in the text.
    pairs: Vec<u32>,
}

/// No search goes further, however long the line is.
const BLOCK: usize = 256;

impl<'a> Utf16<'a> {
    /// Goes through the text at most twice.
    pub(super) fn new(lines: &'a Lines<'a>) -> Self {
        let text = lines.text().as_bytes();
        let mut pairs = Vec::new();
        if text.iter().any(|&byte| is_pair(byte)) {
            let mut count = 0;
            for block in text.chunks(BLOCK) {
                pairs.push(count);
                count = advance(count, block);
            }
        }
        Utf16 { lines, pairs }
    }

    /// The positions of both ends of a span.
    pub(super) fn range(&self, span: Span) -> (Position, Position) {
        let (mut start, mut end) = self.lines.range(span);
        start.column += self.pairs(span.start as usize);
        end.column += self.pairs(span.end as usize);
        (start, end)
    }

    /// How many characters before an offset, on its line, take two units.
    fn pairs(&self, offset: usize) -> u32 {
        let text = self.lines.text();
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let block = (offset / BLOCK).min(self.pairs.len().saturating_sub(1));
        let Some(&count) = self.pairs.get(block) else { return 0 };
        advance(count, &text.as_bytes()[block * BLOCK..offset])
    }
}

fn advance(count: u32, bytes: &[u8]) -> u32 {
    let feed = bytes.iter().rposition(|&byte| byte == b'\n');
    let (before, line) = feed.map_or((count, bytes), |feed| (0, &bytes[feed..]));
    line.iter().fold(before, |count, &byte| count + u32::from(is_pair(byte)))
}

/// Whether it begins a character beyond the basic plane.
fn is_pair(byte: u8) -> bool {
    byte >= 0xf0
}
