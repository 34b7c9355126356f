//! The JSON reader: the grammar of [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259), and nothing more lenient.
//!
//! It keeps no tree. It tells an [`Events`] what it meets, so that one grammar serves the arena of a
//! [`Document`](super::Document) and the check of JSON that stands inside a string.
//! It recurses once a level, and no deeper than its limit.

use std::ops::Range;

use super::{Type, narrow};

/// What the reader meets, in the order of the text. Offsets are bytes.
pub(crate) trait Events {
    /// A member's name.
    #[inline]
    fn key(&mut self, _: Label) {}
    /// An object or array begins.
    fn open(&mut self, label: Label, ty: Type, start: usize);
    /// The innermost object or array has ended before `end`.
    fn close(&mut self, end: usize);
    /// A string (quotes included), number, `true`, `false` or `null`.
    fn scalar(&mut self, label: Label, ty: Type, range: Range<usize>, marks: u8);
}

/// The name of a value that is a member: its place, quotes included, and its marks. Of an element, its
/// number and 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) marks: u8,
}

impl Label {
    /// Of the outermost value.
    #[cfg(feature = "yaml")]
    pub(crate) const NONE: Label = Label { start: 0, end: 0, marks: 0 };

    pub(crate) fn of_element(number: u32) -> Self {
        Label { start: number, end: 0, marks: 0 }
    }
}

/// The string has a backslash: its text is not its source.
pub(crate) const ESCAPED: u8 = 1 << 6;
/// The string has characters other than printable ASCII, tab, line feed and carriage return.
pub(crate) const UNUSUAL: u8 = 1 << 7;

/// The deepest nesting that a limit may allow.
pub(crate) const DEEPEST: usize = 1024;

/// Why a text is not read.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) at: usize,
    pub(crate) what: What,
}

#[derive(Debug)]
pub(crate) enum What {
    /// This had to stand here.
    Expected(&'static str),
    /// This opens a level beyond the limit.
    TooDeep,
}

/// Reads one JSON value, and white space around it. Says whether some string is [`UNUSUAL`]: if none is, the
/// text is ASCII. If one is, or if there is a problem, the text need not even be UTF-8.
pub(crate) fn read(text: &[u8], depth: usize, events: &mut impl Events) -> Result<bool, Problem> {
    let mut reader = Reader {
        length: text.len(),
        limit: depth.min(DEEPEST),
        unusual: false,
        problem: Problem { at: 0, what: What::TooDeep },
    };
    match reader.document(text, events) {
        Ok(()) => Ok(reader.unusual),
        Err(Stop) => Err(reader.problem),
    }
}

/// What is known so far. What is left to read goes through the functions, which give back what they leave.
struct Reader {
    length: usize,
    /// How many levels may be open.
    limit: usize,
    unusual: bool,
    /// Why reading stopped.
    problem: Problem,
}

/// Reading stops; `problem` says why. It has no size, so that what is read fits registers.
struct Stop;

/// What is left to read.
type Rest<'s> = Result<&'s [u8], Stop>;

/// White space.
macro_rules! space {
    () => {
        b' ' | b'\n' | b'\r' | b'\t'
    };
}

#[inline]
fn skip_space(rest: &[u8]) -> &[u8] {
    match rest {
        [b'!'..=0xff, ..] => rest,
        _ => skip_spaces(rest),
    }
}

#[inline(never)]
fn skip_spaces(mut rest: &[u8]) -> &[u8] {
    while let [space!(), behind @ ..] = rest {
        rest = behind;
    }
    rest
}

impl Reader {
    #[inline]
    fn at(&self, rest: &[u8]) -> usize {
        self.length - rest.len()
    }

    #[cold]
    fn expected<T>(&mut self, rest: &[u8], what: &'static str) -> Result<T, Stop> {
        self.problem = Problem { at: self.at(rest), what: What::Expected(what) };
        Err(Stop)
    }

    fn document(&mut self, text: &[u8], events: &mut impl Events) -> Result<(), Stop> {
        let rest = self.value(text, 0, Label::of_element(0), events)?;
        match skip_space(rest) {
            [] => Ok(()),
            rest => self.expected(rest, "nothing more"),
        }
    }

    fn value<'s>(
        &mut self,
        rest: &'s [u8],
        depth: usize,
        label: Label,
        events: &mut impl Events,
    ) -> Rest<'s> {
        let rest = skip_space(rest);
        let start = self.at(rest);
        let (ty, behind) = match rest {
            [b'"', inner @ ..] => {
                let (behind, marks) = self.string(inner)?;
                events.scalar(label, Type::String, start..self.at(behind), marks);
                return Ok(behind);
            }
            [b'{' | b'[', ..] if depth == self.limit => {
                self.problem = Problem { at: start, what: What::TooDeep };
                return Err(Stop);
            }
            [b'{', inner @ ..] => {
                events.open(label, Type::Object, start);
                return self.object(inner, depth + 1, events);
            }
            [b'[', inner @ ..] => {
                events.open(label, Type::Array, start);
                return self.array(inner, depth + 1, events);
            }
            [b'-' | b'0'..=b'9', ..] => (Type::Number, self.number(rest)?),
            [b't', b'r', b'u', b'e', behind @ ..] | [b'f', b'a', b'l', b's', b'e', behind @ ..] => {
                (Type::Boolean, behind)
            }
            [b'n', b'u', b'l', b'l', behind @ ..] => (Type::Null, behind),
            _ => return self.no_value(rest),
        };
        events.scalar(label, ty, start..self.at(behind), 0);
        Ok(behind)
    }

    /// Reads an object of this level behind its bracket.
    fn object<'s>(&mut self, inner: &'s [u8], depth: usize, events: &mut impl Events) -> Rest<'s> {
        let mut rest = match skip_space(inner) {
            [b'"', inner @ ..] => inner,
            [b'}', behind @ ..] => {
                events.close(self.at(behind));
                return Ok(behind);
            }
            rest => return self.expected(rest, "a member name in double quotes or '}'"),
        };
        loop {
            let start = self.at(rest) - 1;
            let (behind, marks) = self.string(rest)?;
            let end = self.at(behind);
            let key = || Label { start: narrow(start), end: narrow(end), marks };
            events.key(key());
            // The usual cases without a call.
            rest = match behind {
                [b':', b'"', inner @ ..] => {
                    let (behind, marks) = self.string(inner)?;
                    events.scalar(key(), Type::String, end + 1..self.at(behind), marks);
                    behind
                }
                [b':', b't', b'r', b'u', b'e', behind @ ..]
                | [b':', b'f', b'a', b'l', b's', b'e', behind @ ..] => {
                    events.scalar(key(), Type::Boolean, end + 1..self.at(behind), 0);
                    behind
                }
                _ => {
                    let behind = self.colon(behind)?;
                    self.value(behind, depth, key(), events)?
                }
            };
            rest = match rest {
                [b',', b'"', inner @ ..] => inner,
                _ => match skip_spaces(rest) {
                    [b',', behind @ ..] => match skip_space(behind) {
                        [b'"', inner @ ..] => inner,
                        rest => return self.expected(rest, "a member name in double quotes"),
                    },
                    [b'}', behind @ ..] => {
                        events.close(self.at(behind));
                        return Ok(behind);
                    }
                    rest => return self.expected(rest, "',' or '}'"),
                },
            };
        }
    }

    #[inline]
    fn colon<'s>(&mut self, rest: &'s [u8]) -> Rest<'s> {
        match skip_space(rest) {
            [b':', behind @ ..] => Ok(behind),
            rest => self.expected(rest, "':'"),
        }
    }

    /// Reads an array of this level behind its bracket.
    fn array<'s>(&mut self, inner: &'s [u8], depth: usize, events: &mut impl Events) -> Rest<'s> {
        let mut rest = skip_space(inner);
        if let [b']', behind @ ..] = rest {
            events.close(self.at(behind));
            return Ok(behind);
        }
        let mut number = 0;
        loop {
            rest = self.value(rest, depth, Label::of_element(number), events)?;
            rest = match skip_space(rest) {
                [b',', behind @ ..] => behind,
                [b']', behind @ ..] => {
                    events.close(self.at(behind));
                    return Ok(behind);
                }
                rest => return self.expected(rest, "',' or ']'"),
            };
            number += 1;
        }
    }

    /// Says where a value, or the first letters of `true`, `false` or `null`, go wrong.
    #[cold]
    fn no_value<T>(&mut self, rest: &[u8]) -> Result<T, Stop> {
        let same =
            |word: &&str| rest.iter().zip(word.bytes()).take_while(|(a, b)| **a == *b).count();
        match ["true", "false", "null"].iter().map(same).max() {
            Some(letters @ 1..) => {
                self.expected(&rest[letters..], "true, false, null, or another value")
            }
            _ => self.expected(rest, "a value"),
        }
    }

    fn number<'s>(&mut self, rest: &'s [u8]) -> Rest<'s> {
        let mut rest = rest.strip_prefix(b"-").unwrap_or(rest);
        rest = match rest {
            [b'0', behind @ ..] => behind,
            _ => self.digits(rest)?,
        };
        if let [b'.', behind @ ..] = rest {
            rest = self.digits(behind)?;
        }
        if let [b'e' | b'E', b'+' | b'-', behind @ ..] | [b'e' | b'E', behind @ ..] = rest {
            rest = self.digits(behind)?;
        }
        Ok(rest)
    }

    fn digits<'s>(&mut self, rest: &'s [u8]) -> Rest<'s> {
        match rest.iter().take_while(|byte| byte.is_ascii_digit()).count() {
            0 => self.expected(rest, "a digit"),
            count => Ok(&rest[count..]),
        }
    }

    /// Reads a string behind its opening quote, and says what marks it has.
    #[inline]
    fn string<'s>(&mut self, inner: &'s [u8]) -> Result<(&'s [u8], u8), Stop> {
        match skip_plain(inner) {
            [b'"', behind @ ..] => Ok((behind, 0)),
            rest => self.string_on(rest),
        }
    }

    /// Goes on with a string where something other than plain characters stands.
    #[inline(never)]
    fn string_on<'s>(&mut self, mut rest: &'s [u8]) -> Result<(&'s [u8], u8), Stop> {
        let mut marks = 0;
        loop {
            match rest {
                [b'"', behind @ ..] => {
                    self.unusual |= marks & UNUSUAL != 0;
                    return Ok((behind, marks));
                }
                [b'\\', behind @ ..] => {
                    let (behind, unusual) = self.escape(rest, behind)?;
                    marks |= ESCAPED | if unusual { UNUSUAL } else { 0 };
                    rest = skip_plain(behind);
                }
                [0x7f..=0xff, behind @ ..] => {
                    let more = behind.iter().take_while(|&&byte| byte >= 0x7f).count();
                    marks |= UNUSUAL;
                    rest = skip_plain(&behind[more..]);
                }
                [] => return self.expected(rest, "a closing double quote"),
                _ => return self.expected(rest, "an escape such as \\n"),
            }
        }
    }

    /// Reads an escape, `behind` its backslash, and says whether the character is an unusual one.
    fn escape<'s>(&mut self, start: &'s [u8], behind: &'s [u8]) -> Result<(&'s [u8], bool), Stop> {
        match behind {
            [b'"' | b'\\' | b'/' | b'n' | b'r' | b't', behind @ ..] => Ok((behind, false)),
            [b'b' | b'f', behind @ ..] => Ok((behind, true)),
            [b'u', digits @ ..] => Ok((self.unicode_escape(start, digits)?, true)),
            _ => self.expected(behind, "one of \" \\ / b f n r t u"),
        }
    }

    /// The digits of `\uXXXX`, and a second escape where they are half of a surrogate pair.
    fn unicode_escape<'s>(&mut self, start: &'s [u8], digits: &'s [u8]) -> Rest<'s> {
        let (rest, first) = self.hex4(digits)?;
        match (first, rest) {
            (0xd800..=0xdbff, [b'\\', b'u', behind @ ..]) => {
                let (rest, second) = self.hex4(behind)?;
                if let 0xdc00..=0xdfff = second {
                    return Ok(rest);
                }
            }
            (0xd800..=0xdfff, _) => {}
            _ => return Ok(rest),
        }
        self.expected(start, "both halves of a surrogate pair")
    }

    fn hex4<'s>(&mut self, mut rest: &'s [u8]) -> Result<(&'s [u8], u32), Stop> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = rest.first().and_then(|&byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return self.expected(rest, "a hexadecimal digit") };
            value = value * 16 + digit;
            rest = &rest[1..];
        }
        Ok((rest, value))
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// Skips printable ASCII, eight bytes at a time, to the next quote, backslash or other character.
#[expect(clippy::inline_always, reason = "a call costs as much as a short string")]
#[inline(always)]
fn skip_plain(mut rest: &[u8]) -> &[u8] {
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*chunk);
        // The high bit of each byte to stop at; exact up to the first. A quote without its second bit
        // stands right above the controls. Adding one carries DEL to where other bytes have their high bit.
        let control_or_quote = (word ^ (0x02 * ONES)).wrapping_sub(0x21 * ONES);
        let backslash = (word ^ (0x5c * ONES)).wrapping_sub(ONES);
        let stop = (control_or_quote | backslash | word.wrapping_add(ONES)) & HIGH;
        if stop != 0 {
            return &rest[(stop.trailing_zeros() / 8) as usize..];
        }
        rest = behind;
    }
    let plain = |byte: &&u8| !matches!(byte, 0..0x20 | b'"' | b'\\' | 0x7f..=0xff);
    &rest[rest.iter().take_while(plain).count()..]
}
