//! A string as it is written, decoded only when asked.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::str;

use super::json::{ESCAPED, UNUSUAL};

/// A string of a [`Document`](super::Document), still as written.
///
/// Comparing, counting and walking it decodes on the way and allocates nothing.
///
/// ```
/// use apiglint::Document;
///
/// let document = Document::from_json(br#"{ "name": "caf\u00e9" }"#)?;
/// let name = document.root().get("name").and_then(|name| name.text()).ok_or("no name")?;
/// assert!(name == "café");
/// assert_eq!(name.chars().count(), 4);
/// assert_eq!(name.decode(), "café");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Text<'d> {
    /// UTF-8. Kept as bytes, so that taking a text out of its document costs next to nothing.
    raw: &'d [u8],
    marks: u8,
}

impl<'d> Text<'d> {
    /// `raw` stands between the quotes, its escapes already checked.
    pub(crate) fn new(raw: &'d [u8], marks: u8) -> Self {
        Text { raw, marks }
    }

    /// As it is written, between the quotes.
    #[inline]
    pub(crate) fn written_bytes(self) -> &'d [u8] {
        self.raw
    }

    #[inline]
    pub(crate) fn marks(self) -> u8 {
        self.marks
    }

    /// The text itself, if it is written without escapes.
    pub fn plain(self) -> Option<&'d str> {
        self.plain_bytes().map(utf8)
    }

    /// The text itself, if it is written without escapes.
    #[inline]
    pub(crate) fn plain_bytes(self) -> Option<&'d [u8]> {
        (self.marks & ESCAPED == 0).then_some(self.raw)
    }

    /// The text, copied only if it is written with escapes.
    pub fn decode(self) -> Cow<'d, str> {
        match self.plain() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.copy()),
        }
    }

    /// [`Text::decode`], as UTF-8 bytes.
    #[inline]
    pub(crate) fn decode_bytes(self) -> Cow<'d, [u8]> {
        match self.plain_bytes() {
            Some(bytes) => Cow::Borrowed(bytes),
            None => Cow::Owned(self.copy().into_bytes()),
        }
    }

    /// Decoded text is no longer than it is written: one allocation.
    fn copy(self) -> String {
        let mut copy = String::with_capacity(self.raw.len());
        copy.extend(self.chars());
        copy
    }

    /// The characters, escapes decoded.
    pub fn chars(self) -> Chars<'d> {
        let escaped = self.marks & ESCAPED != 0;
        Chars { rest: utf8(self.raw).chars(), length: self.raw.len(), escaped }
    }

    /// The text behind its first bytes as written.
    pub(crate) fn skip(self, bytes: usize) -> Self {
        Text { raw: self.raw.get(bytes..).unwrap_or_default(), marks: self.marks }
    }

    /// These bytes of the text as written.
    pub(crate) fn part(self, written: &Range<usize>) -> Self {
        Text { raw: self.raw.get(written.clone()).unwrap_or_default(), marks: self.marks }
    }

    /// Whether there is nothing but white space.
    #[inline]
    pub fn is_blank(self) -> bool {
        let visible = self.marks & (ESCAPED | UNUSUAL) == 0 && !matches!(self.raw, [] | [b' ', ..]);
        !visible && is_only_white(self.raw, self.marks)
    }

    /// Decodes into a buffer of at least [`Text::length_bound`] bytes; gives back how many were needed.
    pub(crate) fn decode_into(self, buffer: &mut [u8]) -> usize {
        let (mut rest, mut written) = (self.raw, 0);
        while let [byte, behind @ ..] = rest {
            rest = behind;
            if *byte == b'\\' && self.marks & ESCAPED != 0 {
                let (c, length) = escape(behind);
                rest = &behind[length..];
                written += c.encode_utf8(&mut buffer[written..]).len();
            } else {
                buffer[written] = *byte;
                written += 1;
            }
        }
        written
    }

    /// Where the character that begins at byte `decoded` of the decoded text is written, given a byte
    /// before it of which both places are known.
    fn written_at(self, decoded: usize, known: (usize, usize)) -> (usize, usize) {
        let (mut written, mut reached) = known;
        if self.marks & ESCAPED == 0 && reached < decoded {
            return (written + (decoded - reached), decoded);
        }
        while reached < decoded {
            match self.raw.get(written..) {
                Some([b'\\', behind @ ..]) if self.marks & ESCAPED != 0 => {
                    let (c, length) = escape(behind);
                    reached += c.len_utf8();
                    written += 1 + length;
                }
                _ => {
                    reached += 1;
                    written += 1;
                }
            }
        }
        (written, reached)
    }

    /// Bytes of the decoded text, if they are written without escapes.
    pub(crate) fn written(self, decoded: &Range<usize>) -> Option<&'d [u8]> {
        let written = self.raw.get(self.written_range(decoded))?;
        (!written.contains(&b'\\')).then_some(written)
    }

    /// Where a range of bytes of the decoded text is written.
    pub(crate) fn written_range(self, decoded: &Range<usize>) -> Range<usize> {
        self.written_range_from(&mut (0, 0), decoded)
    }

    /// [`Text::written_range`], which goes on from what it found last, if that is not behind what is wanted: of many
    /// ranges in their order none is looked for from the beginning.
    pub(crate) fn written_range_from(
        self,
        last: &mut (usize, usize),
        decoded: &Range<usize>,
    ) -> Range<usize> {
        let known = if last.1 <= decoded.start { *last } else { (0, 0) };
        *last = self.written_at(decoded.start, known);
        last.0..self.written_at(decoded.end, *last).0
    }

    /// Whether the text can hold characters other than printable ASCII, tab and line ends.
    pub(crate) fn may_be_unusual(self) -> bool {
        self.marks & UNUSUAL != 0
    }

    /// How many bytes it is written with: no fewer than it has decoded, nor than characters.
    #[inline]
    pub(crate) fn length_bound(self) -> usize {
        self.raw.len()
    }
}

/// Takes the parts of a text, so that the text stays in registers where this is not called.
#[inline(never)]
fn is_only_white(raw: &[u8], marks: u8) -> bool {
    // Most begin with a visible character, however they go on.
    let visible = matches!(raw, [b'!'..=b'[' | b']'..=b'~', ..]);
    !visible && Text { raw, marks }.chars().all(char::is_whitespace)
}

/// What stands between two quotes of a UTF-8 text is UTF-8.
pub(super) fn utf8(raw: &[u8]) -> &str {
    str::from_utf8(raw).unwrap_or_default()
}

impl<'d> From<&'d str> for Text<'d> {
    /// A text without escapes: a backslash stands for itself.
    fn from(text: &'d str) -> Self {
        Text { raw: text.as_bytes(), marks: UNUSUAL }
    }
}

impl PartialEq<str> for Text<'_> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        match self.plain_bytes() {
            Some(bytes) => bytes == other.as_bytes(),
            None => self.chars().eq(other.chars()),
        }
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq for Text<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self.plain_bytes(), other.plain_bytes()) {
            (Some(a), Some(b)) => a == b,
            _ => self.chars().eq(other.chars()),
        }
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.decode(), f)
    }
}

/// The characters of a [`Text`], and where each is written.
#[derive(Clone, Debug)]
pub struct Chars<'d> {
    rest: str::Chars<'d>,
    length: usize,
    escaped: bool,
}

impl Chars<'_> {
    /// Where the next character is written, in bytes from the beginning of the text (behind its quote).
    pub fn offset(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    #[cold]
    fn escape(&mut self) -> char {
        let behind = self.rest.as_str();
        let (c, length) = escape(behind.as_bytes());
        self.rest = behind[length..].chars();
        c
    }
}

/// The character that is escaped, given what stands behind its backslash, and how many bytes of that
/// are its own. The escape is already checked.
fn escape(behind: &[u8]) -> (char, usize) {
    let c = match behind {
        [b'b', ..] => '\u{8}',
        [b'f', ..] => '\u{c}',
        [b'n', ..] => '\n',
        [b'r', ..] => '\r',
        [b't', ..] => '\t',
        [b'u', digits @ ..] => return unicode_escape(digits),
        [itself, ..] => char::from(*itself),
        [] => return (char::REPLACEMENT_CHARACTER, 0),
    };
    (c, 1)
}

/// Behind `u`: four digits, and a second escape where they are half of a surrogate pair.
fn unicode_escape(digits: &[u8]) -> (char, usize) {
    let hex4 = |at: usize| {
        let digits = digits.get(at..at + 4).unwrap_or_default();
        let digit = |&byte: &u8| char::from(byte).to_digit(16).unwrap_or_default();
        digits.iter().map(digit).fold(0, |value, digit| value * 16 + digit)
    };
    let (value, length) = match hex4(0) {
        high @ 0xd800..=0xdbff => {
            let low = hex4(6).wrapping_sub(0xdc00) & 0x3ff;
            (0x1_0000 + ((high - 0xd800) << 10) + low, 11)
        }
        value => (value, 5),
    };
    (char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

impl Iterator for Chars<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        match self.rest.next()? {
            '\\' if self.escaped => Some(self.escape()),
            c => Some(c),
        }
    }
}
