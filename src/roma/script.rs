//! The text of scripts: base64, and the parameters that SQL refers to. Read in one pass and never
//! copied: a script is up to 100,000 characters long.

use crate::document::{Lines, Text};
use crate::pattern::Class;
use crate::sql::{self, Scanner};

/// What is found in a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Base64 characters, padding included.
    pub(super) characters: usize,
    /// Bytes, once decoded.
    pub(super) bytes: usize,
    /// The first thing wrong with the base64, or else with the UTF-8.
    pub(super) flaw: Option<Flaw>,
}

/// What is wrong with the text of a script. Numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// This character, the so-manieth, is not base64.
    NotBase64(char, usize),
    /// The so-manieth character stands behind a `=`.
    BehindPadding(usize),
    /// The characters do not make up whole bytes.
    Incomplete,
    /// The decoded byte of this number is not UTF-8.
    NotUtf8(usize),
}

const INVALID: u8 = u8::MAX;
const PADDING: char = '=';

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What a base64 character stands for.
const SEXTETS: [u8; 256] = {
    let mut table = [INVALID; 256];
    let (mut sextet, mut i) = (0, 0);
    while i < ALPHABET.len() {
        table[ALPHABET[i] as usize] = sextet;
        sextet += 1;
        i += 1;
    }
    table
};

/// The base64 that is read here, as a regular expression.
pub(super) fn regex() -> String {
    let one = Class::NOTHING.and(ALPHABET).regex();
    format!("^(?:{one}{{4}})*(?:{one}{{2}}==|{one}{{3}}=)?$")
}

/// Reads a script, and hands on the names that it refers to, in UTF-8, each with the byte of the decoded
/// script at which its `$` stands.
///
/// "The request parameters are referenced as ${name}":
/// <https://support.huaweicloud.com/intl/ar-mena/ae-ad-1-devg-roma/apic-dev-190514002.html>.
pub(super) fn read(script: Text<'_>, on_reference: impl FnMut(&[u8], usize)) -> Content {
    let mut decoded = Decoded::new(on_reference);
    let mut content = Content::default();
    let groups = script.plain_bytes().map_or(&[][..], |bytes| bytes.as_chunks().0);
    for &[a, b, c, d] in groups {
        let sextets = [a, b, c, d].map(|byte| u32::from(SEXTETS[usize::from(byte)]));
        if sextets.iter().any(|&sextet| sextet == u32::from(INVALID)) {
            break;
        }
        let bits = sextets.iter().fold(0, |bits, sextet| bits << 6 | sextet);
        let [_, bytes @ ..] = bits.to_be_bytes();
        decoded.push(bytes);
        content.characters += 4;
    }
    // The last group, and whatever is not plain.
    let (mut packer, mut padding) = (Packer::default(), 0);
    for c in script.skip(content.characters).chars() {
        content.characters += 1;
        let sextet = u8::try_from(c).map_or(INVALID, |byte| SEXTETS[usize::from(byte)]);
        if c == PADDING {
            padding += 1;
        } else if sextet == INVALID {
            content.flaw = content.flaw.or(Some(Flaw::NotBase64(c, content.characters)));
        } else if padding > 0 {
            content.flaw = content.flaw.or(Some(Flaw::BehindPadding(content.characters)));
        } else if content.flaw.is_none()
            && let Some(byte) = packer.push(sextet)
        {
            decoded.push([byte]);
        }
    }
    decoded.flush(true);
    let whole = padding <= 2 && content.characters % 4 == 0;
    let not_utf8 = decoded.invalid.map(Flaw::NotUtf8);
    content.flaw = content.flaw.or((!whole).then_some(Flaw::Incomplete)).or(not_utf8);
    content.bytes = decoded.flushed;
    content
}

/// Makes bytes of sextets.
#[derive(Default)]
struct Packer {
    bits: u32,
    held: u32,
}

impl Packer {
    fn push(&mut self, sextet: u8) -> Option<u8> {
        self.bits = self.bits << 6 | u32::from(sextet);
        self.held += 6;
        self.held.checked_sub(8).map(|left| {
            self.held = left;
            (self.bits >> left & 0xff) as u8
        })
    }
}

/// The decoded bytes, a buffer at a time: whether they are UTF-8, and what they refer to.
struct Decoded<F> {
    buffer: [u8; BUFFER],
    filled: usize,
    /// Bytes that were in the buffer before.
    flushed: usize,
    /// The number, from 1, of the first byte that is not UTF-8.
    invalid: Option<usize>,
    sql: Scanner,
    on_reference: F,
}

/// Has room for what the scanner wants to see at once, and for what is decoded at once.
const BUFFER: usize = 768;
const _: () = assert!(BUFFER >= sql::LOOKAHEAD + 4);

impl<F: FnMut(&[u8], usize)> Decoded<F> {
    fn new(on_reference: F) -> Self {
        Decoded {
            buffer: [0; BUFFER],
            filled: 0,
            flushed: 0,
            invalid: None,
            sql: Scanner::new(),
            on_reference,
        }
    }

    #[inline]
    fn push<const N: usize>(&mut self, bytes: [u8; N]) {
        if self.filled + N > BUFFER {
            self.flush(false);
        }
        if let Some(room) = self.buffer.get_mut(self.filled..self.filled + N) {
            room.copy_from_slice(&bytes);
            self.filled += N;
        }
    }

    /// Looks at what is in the buffer; keeps the beginning of a character or a reference that is not
    /// whole yet.
    fn flush(&mut self, last: bool) {
        let mut end = self.filled;
        let decoded = &self.buffer[..end];
        if !decoded.is_ascii()
            && let Err(error) = str::from_utf8(decoded)
        {
            if error.error_len().is_none() && !last {
                end = error.valid_up_to();
            } else {
                let number = self.flushed + error.valid_up_to() + 1;
                self.invalid = self.invalid.or(Some(number));
            }
        }
        let end = self.refer(end, last);
        self.buffer.copy_within(end..self.filled, 0);
        self.filled -= end;
        self.flushed += end;
    }

    /// Finds references in the first bytes of the buffer; gives back where what is not whole begins.
    fn refer(&mut self, end: usize, last: bool) -> usize {
        let mut at = 0;
        if last && self.flushed == 0 && !self.buffer[..end].contains(&b'$') {
            return end; // All of the script is here, and refers to nothing.
        }
        while let Some(piece) = self.sql.next_parameter(&self.buffer[at..end], !last) {
            let found = &self.buffer[at..at + piece.length];
            if piece.is_parameter && found.starts_with(b"$") {
                (self.on_reference)(sql::name(found), self.flushed + at);
            }
            at += piece.length;
        }
        at
    }
}

/// The bytes of a script. What is no base64 is passed over.
pub(super) fn decode(script: Text<'_>) -> impl Iterator<Item = u8> {
    let mut packer = Packer::default();
    script.chars().filter_map(move |c| {
        let sextet = SEXTETS[usize::from(u8::try_from(c).ok()?)];
        if sextet == INVALID { None } else { packer.push(sextet) }
    })
}

/// A script in base64.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index| group.get(index).map_or(0, |&byte: &u8| u32::from(byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sextet = (bits >> (18 - 6 * place) & 0x3f) as usize;
            text.push(if place > group.len() { PADDING } else { char::from(ALPHABET[sextet]) });
        }
    }
    text
}

/// The line and column, in characters from 1, of a byte of the decoded script.
#[cold]
pub(super) fn position(script: Text<'_>, at: usize) -> (u32, u32) {
    let bytes: Vec<_> = decode(script).take(at + 1).collect();
    let text = String::from_utf8_lossy(&bytes);
    let position = Lines::new(&text).position(at);
    (position.line, position.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(base64: &str) -> (usize, usize, Option<Flaw>) {
        let content = read(base64.into(), |_, _| {});
        (content.characters, content.bytes, content.flaw)
    }

    fn references(base64: &str) -> Vec<(String, u32, u32)> {
        let mut found = Vec::new();
        read(base64.into(), |name, at| {
            let (line, column) = position(base64.into(), at);
            found.push((String::from_utf8_lossy(name).into(), line, column));
        });
        found
    }

    #[test]
    fn reads_base64() {
        for (text, bytes, flaw) in [
            ("", 0, None),
            ("Zg==", 1, None),
            ("Zm8=", 2, None),
            ("Zm9v", 3, None),
            ("Zm9vYg==", 4, None),
            ("Zm9vY", 3, Some(Flaw::Incomplete)),
            ("Zm9v=", 3, Some(Flaw::Incomplete)),
            ("Zm9vY===", 3, Some(Flaw::Incomplete)),
            ("Zm9v*mZm", 3, Some(Flaw::NotBase64('*', 5))),
            ("Zm9vZm-_", 4, Some(Flaw::NotBase64('-', 7))),
            ("Zm9v\nZm9v", 3, Some(Flaw::NotBase64('\n', 5))),
            ("Zm9v名", 3, Some(Flaw::NotBase64('名', 5))),
            ("Zg==Zg==", 1, Some(Flaw::BehindPadding(5))),
        ] {
            assert_eq!(content(text), (text.chars().count(), bytes, flaw), "{text}");
        }
    }

    #[test]
    fn checks_utf8() {
        for (text, flaw) in [
            ("5ZCNYcOp8J+YgA==", None),           // 名aé😀
            ("YWL/", Some(Flaw::NotUtf8(3))),     // ab ff
            ("gGFi", Some(Flaw::NotUtf8(1))),     // 80 a b
            ("YeWQ", Some(Flaw::NotUtf8(2))),     // a e5 90
            ("4ICAYQ==", Some(Flaw::NotUtf8(1))), // e0 80 80 a
            ("YWLljWNk", Some(Flaw::NotUtf8(3))), // a b e5 8d c d
        ] {
            assert_eq!(content(text).2, flaw, "{text}");
        }
    }

    #[test]
    fn finds_references() {
        // select ${a} from t\nwhere x='${ b }'
        assert_eq!(
            references("c2VsZWN0ICR7YX0gZnJvbSB0CndoZXJlIHg9JyR7IGIgfSc="),
            [("a".into(), 1, 8), ("b".into(), 2, 10)]
        );
        // $${a}$ {b} ${c
        assert_eq!(references("JCR7YX0kIHtifSAke2M="), [("a".into(), 1, 2)]);
        // 名${名}
        assert_eq!(references("5ZCNJHvlkI19"), [("名".into(), 1, 2)]);
    }

    /// Scripts longer than the buffer, with characters and references across its end.
    #[test]
    fn reads_across_the_buffer() {
        for shift in 0..BUFFER * 2 {
            // Three bytes of script from four characters.
            let filler = "YWFh".repeat(shift / 3);
            let script = format!("{filler}JHvlkI19JHvlkI19"); // ${名}${名}
            let at = u32::try_from(shift / 3 * 3).unwrap();
            assert_eq!(content(&script).2, None, "{shift}");
            let expected = [("名".into(), 1, at + 1), ("名".into(), 1, at + 5)];
            assert_eq!(references(&script), expected, "{shift}");
        }
    }
}
