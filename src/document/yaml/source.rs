//! The YAML text, and where the parser is in it.
//!
//! The parser counts characters and says where tokens begin. Not all of its ends are where things end (those of quoted
//! scalars and brackets include what is blank behind them), and things that are not there, such as the value of `a:`, have
//! the place of what follows. So ends are found here.

use std::ops::Range;

use saphyr_parser::{Marker, Span};

/// A walk over a text that turns numbers of characters into bytes.
///
/// Places come in their order, but for a few that lie near: walking from the last one takes linear time altogether.
pub(super) struct Cursor<'a> {
    text: &'a str,
    is_ascii: bool,
    characters: usize,
    bytes: usize,
    /// The number that was asked for last.
    asked: usize,
    /// How many characters the parser has counted too many: it counts the bytes of directives that YAML does not know.
    ahead: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let is_ascii = text.is_ascii();
        Cursor { text, is_ascii, characters: 0, bytes: 0, asked: 0, ahead: 0 }
    }

    /// The bytes of a span.
    pub(super) fn bytes(&mut self, span: Span) -> Range<usize> {
        self.byte(span.start)..self.byte(span.end)
    }

    /// The byte at which a character begins.
    pub(super) fn byte(&mut self, marker: Marker) -> usize {
        self.asked = marker.index();
        let wanted = self.asked.saturating_sub(self.ahead);
        if self.is_ascii {
            return wanted.min(self.text.len());
        }
        let (before, behind) = self.text.split_at(self.bytes);
        if wanted >= self.characters {
            for taken in behind.chars().take(wanted - self.characters) {
                self.bytes += taken.len_utf8();
                self.characters += 1;
            }
        } else {
            for taken in before.chars().rev().take(self.characters - wanted) {
                self.bytes -= taken.len_utf8();
                self.characters -= 1;
            }
        }
        self.bytes
    }

    /// Learns at the byte behind a `---`, which was asked for last, how far the parser is ahead.
    pub(super) fn settle(&mut self, behind: usize) {
        if self.is_ascii || behind >= self.bytes {
            return;
        }
        let Some(over) = self.text.get(behind..self.bytes) else { return };
        self.characters -= over.chars().count();
        self.bytes = behind;
        self.ahead = self.asked - self.characters;
    }
}

/// A text, and what is written where in it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
}

impl Source<'_> {
    /// The byte that stands there.
    pub(super) fn at(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// What follows blanks, line breaks and comments.
    pub(super) fn skip_filler(&self, mut at: usize) -> usize {
        loop {
            match self.at(at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
                Some(b'#') => at += self.line_length(at),
                _ if self.text.get(at..).is_some_and(|rest| rest.starts_with('\u{feff}')) => {
                    at += 3;
                }
                _ => return at,
            }
        }
    }

    /// What follows the first `---` that begins a line here or further down.
    pub(super) fn skip_marker(&self, mut at: usize) -> Option<usize> {
        loop {
            let line = self.text.get(at..)?;
            let begins = at == 0 || matches!(self.at(at - 1), Some(b'\n' | b'\r'));
            let mark = line.strip_prefix('\u{feff}').unwrap_or(line);
            if begins && mark.starts_with("---") {
                return Some(at + line.len() - mark.len() + 3);
            }
            at += line.find(['\n', '\r'])? + 1;
        }
    }

    /// What follows ends of documents.
    pub(super) fn skip_ends(&self, mut at: usize) -> usize {
        loop {
            at = self.skip_filler(at);
            match self.text.as_bytes().get(at..at + 3) {
                Some(b"...") => at += 3,
                _ => return at,
            }
        }
    }

    fn line_length(&self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        rest.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count()
    }

    /// [`Source::skip_filler`], and one of these characters if it stands there, and not at the beginning of a scalar.
    pub(super) fn skip_indicator(&self, at: usize, indicator: u8) -> usize {
        let found = self.skip_filler(at);
        let stands_alone = match self.at(found + 1) {
            None | Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | b'}') => true,
            Some(_) => indicator == b',',
        };
        if stands_alone && self.at(found) == Some(indicator) { found + 1 } else { at }
    }

    /// What follows so many properties: an anchor, a tag, or both. More can follow, which are those of the first name
    /// in a mapping.
    pub(super) fn skip_properties(&self, mut at: usize, count: usize) -> usize {
        for _ in 0..count {
            match self.at(at) {
                Some(b'!') if self.at(at + 1) == Some(b'<') => {
                    at += self.text[at..].find('>').map_or(1, |end| end + 1);
                }
                Some(b'&' | b'!') => at += self.word_length(at),
                _ => return at,
            }
            at = self.skip_filler(at);
        }
        at
    }

    /// Where the tag is written of what has one and begins here.
    pub(super) fn tag(&self, mut at: usize) -> Range<usize> {
        if self.at(at) == Some(b'&') {
            at = self.skip_filler(at + self.word_length(at));
        }
        at..at + self.word_length(at)
    }

    /// The length of the name of an anchor or alias, or of a tag.
    fn word_length(&self, at: usize) -> usize {
        let ends = |byte: &u8| {
            matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | b'{' | b'}')
        };
        let rest = &self.text.as_bytes()[at..];
        rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// Where a scalar in quotes ends that begins here.
    pub(super) fn quoted_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let quote = self.at(start);
        let mut at = start + 1;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' if quote == Some(b'"') => at += 2,
                b'\'' if quote == Some(b'\'') && self.at(at + 1) == Some(b'\'') => at += 2,
                _ if Some(byte) == quote => return at + 1,
                _ => at += 1,
            }
        }
        bytes.len()
    }

    /// Where a block ends that begins here and is behind there: white space is no part of it.
    pub(super) fn block_end(&self, start: usize, behind: usize) -> usize {
        let block = &self.text[start..behind.max(start)];
        start + block.trim_end_matches([' ', '\t', '\r', '\n']).len().max(1)
    }
}
