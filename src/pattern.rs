//! How a name may be written: character classes and lengths, made at compile time.
//!
//! A [`Pattern`] stands once for the check, its message and its regular expression, and the
//! property tests hold the first and the last against each other.

use std::fmt::Write;

use crate::document::Text;

/// A set of characters, and what messages call it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Class {
    /// Which ASCII characters. A table of bytes: one load decides.
    ascii: [bool; 256],
    /// Whether U+4E00 to U+9FA5 are in it.
    han: bool,
    /// Whether every other character that is not ASCII is in it.
    wide: bool,
    /// Single characters that are not ASCII.
    marks: &'static [char],
    /// `letters, digits, '-' and '_'`
    words: &'static str,
}

/// The Han characters that the gateway accepts.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fa5}';

impl Class {
    /// No character.
    pub(crate) const NOTHING: Class =
        Class { ascii: [false; 256], han: false, wide: false, marks: &[], words: "" };

    /// ASCII letters.
    pub(crate) const LETTERS: Class = Class::NOTHING.range(b'A', b'Z').range(b'a', b'z');
    /// ASCII letters and digits.
    pub(crate) const ALPHANUMERIC: Class = Class::LETTERS.range(b'0', b'9');
    /// Every character there is.
    pub(crate) const ANYTHING: Class = Class { wide: true, ..Class::NOTHING.range(0, 0x7f) };

    const fn range(mut self, first: u8, last: u8) -> Self {
        let mut byte = first;
        while byte <= last {
            self.ascii[byte as usize] = true;
            byte += 1;
        }
        self
    }

    /// With these ASCII characters too.
    pub(crate) const fn and(self, chars: &[u8]) -> Self {
        self.put(chars, true)
    }

    /// Without these ASCII characters.
    pub(crate) const fn without(self, chars: &[u8]) -> Self {
        self.put(chars, false)
    }

    const fn put(mut self, chars: &[u8], present: bool) -> Self {
        let mut i = 0;
        while i < chars.len() {
            assert!(chars[i].is_ascii());
            self.ascii[chars[i] as usize] = present;
            i += 1;
        }
        self
    }

    /// With the Han characters and these marks too.
    pub(crate) const fn and_han(mut self, marks: &'static [char]) -> Self {
        self.han = true;
        self.marks = marks;
        self
    }

    /// What messages call it: `only {words}`, or `start with {words}`.
    pub(crate) const fn called(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    pub(crate) fn has(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.ascii[c as usize];
        }
        self.wide || self.han && HAN.contains(&c) || self.marks.contains(&c)
    }

    /// Whether every character is in it.
    fn is_anything(&self) -> bool {
        self.wide && self.ascii.iter().take(0x80).all(|present| *present)
    }

    /// As a bracket expression of a regular expression.
    pub(crate) fn regex(&self) -> String {
        let (negated, listed) = if self.wide { ("^", false) } else { ("", true) };
        let mut chars =
            (0..=0x7f_u8).filter(|&byte| self.ascii[usize::from(byte)] == listed).peekable();
        let mut text = format!("[{negated}");
        while let Some(first) = chars.next() {
            let mut last = first;
            while let Some(next) = chars.next_if_eq(&(last + 1)) {
                last = next;
            }
            push_escaped(&mut text, first);
            if last > first {
                text.push_str(if last > first + 1 { "-" } else { "" });
                push_escaped(&mut text, last);
            }
        }
        if self.han {
            text.push_str("\u{4e00}-\u{9fa5}");
        }
        text.extend(self.marks);
        text.push(']');
        text
    }
}

/// Escapes what a bracket expression would take for its own. Nothing else: an escape that is not needed is an
/// error where JavaScript reads Unicode, as editors and validators do.
fn push_escaped(text: &mut String, byte: u8) {
    if b"-[\\]^".contains(&byte) {
        text.push('\\');
    }
    if byte == b' ' || byte.is_ascii_graphic() {
        text.push(char::from(byte));
    } else {
        let _ = write!(text, "\\x{byte:02x}");
    }
}

/// A word: its first character, the others, and how many there are.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    pub(crate) first: Class,
    pub(crate) rest: Class,
    pub(crate) min: usize,
    pub(crate) max: usize,
}

impl Pattern {
    /// The fewest and the most characters (Unicode scalar values).
    pub fn length(&self) -> (usize, usize) {
        (self.min, self.max)
    }

    /// Whether this character may begin a word.
    pub fn may_start(&self, c: char) -> bool {
        self.first.has(c)
    }

    /// Whether this character may stand behind the first.
    pub fn may_follow(&self, c: char) -> bool {
        self.rest.has(c)
    }

    /// The same as a regular expression, in the syntax that JSON Schema and the `regex` crate share.
    pub fn regex(&self) -> String {
        let (min, max) = (self.min.saturating_sub(1), self.max - 1);
        let word = format!("{}{}{{{min},{max}}}", self.first.regex(), self.rest.regex());
        if self.min == 0 { format!("^(?:{word})?$") } else { format!("^{word}$") }
    }

    /// The classes alone as a regular expression, for JSON Schema, which counts by other means. None: any character.
    pub(crate) fn classes(&self) -> Option<String> {
        let [first, rest] = [&self.first, &self.rest].map(Class::regex);
        match (first == rest, self.min) {
            (true, _) if self.rest.is_anything() => None,
            (true, _) => Some(format!("^{first}*$")),
            (false, 0) => Some(format!("^(?:{first}{rest}*)?$")),
            (false, _) => Some(format!("^{first}{rest}*$")),
        }
    }

    /// What is wrong with a text, as a message.
    #[inline]
    pub(crate) fn check(&self, text: Text<'_>) -> Result<(), String> {
        let fits = text.plain_bytes().is_some_and(|bytes| self.holds_ascii(bytes));
        if fits { Ok(()) } else { self.examine(text) }
    }

    /// Whether a text is ASCII and right: bytes of other characters are in no table.
    fn holds_ascii(&self, bytes: &[u8]) -> bool {
        let Some((&first, rest)) = bytes.split_first() else { return self.min == 0 };
        let fits = |all: bool, byte: &u8| all & self.rest.ascii[usize::from(*byte)];
        // Four at a time: the compiler writes the inner loop out.
        let (groups, others) = rest.as_chunks::<4>();
        let all = groups.iter().fold(true, |all, group| group.iter().fold(all, fits));
        self.first.ascii[usize::from(first)]
            && others.iter().fold(all, fits)
            && (self.min..=self.max).contains(&bytes.len())
    }

    #[cold]
    fn examine(&self, text: Text<'_>) -> Result<(), String> {
        let mut length = 0;
        for c in text.chars() {
            length += 1;
            if length == 1 && !self.first.has(c) {
                return Err(format!("must start with {}, not {c:?}", self.first.words));
            }
            if length > 1 && !self.rest.has(c) {
                return Err(format!(
                    "cannot have {c:?} as character {length}, only {}",
                    self.rest.words
                ));
            }
        }
        self.check_length(length)
    }

    fn check_length(&self, length: usize) -> Result<(), String> {
        let (min, max) = (self.min, self.max);
        if (min..=max).contains(&length) {
            Ok(())
        } else if min == 0 {
            Err(format!("must be at most {max} characters long, not {length}"))
        } else {
            Err(format!("must be {min} to {max} characters long, not {length}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(class: &Class) -> String {
        ('\0'..='\u{ffff}')
            .filter(|&c| class.has(c) && (c.is_ascii() || !HAN.contains(&c)))
            .collect()
    }

    #[test]
    fn classes_hold_exactly_these() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        assert_eq!(members(&Class::LETTERS), letters);
        assert_eq!(members(&Class::ALPHANUMERIC), format!("0123456789{letters}"));
        assert_eq!(members(&Class::NOTHING.and(b"_-.")), "-._");
        assert_eq!(members(&Class::NOTHING.and_han(&['、', '（'])), "、（");
        let han = Class::NOTHING.and_han(&[]);
        assert!(han.has('\u{4e00}') && han.has('\u{9fa5}'));
        assert!(!han.has('\u{4dff}') && !han.has('\u{9fa6}'));
        let most = Class::ANYTHING.without(b"<>");
        assert!(('\0'..=char::MAX).filter(|&c| !most.has(c)).eq(['<', '>']));
    }

    #[test]
    fn regexes() {
        let of = |class, min, max| Pattern { first: class, rest: class, min, max };
        let id = of(Class::ALPHANUMERIC.and(b"-_"), 1, 64);
        assert_eq!(id.regex(), r"^[\-0-9A-Z_a-z][\-0-9A-Z_a-z]{0,63}$");
        let most = of(Class::ANYTHING.without(b"<>"), 0, 255);
        assert_eq!(most.regex(), "^(?:[^<>][^<>]{0,254})?$");
    }

    #[test]
    fn messages() {
        let word = Pattern {
            first: Class::LETTERS.called("a letter"),
            rest: Class::ALPHANUMERIC.called("letters and digits"),
            min: 2,
            max: 4,
        };
        for (text, message) in [
            ("ab", None),
            ("a234", None),
            ("a", Some("must be 2 to 4 characters long, not 1")),
            ("", Some("must be 2 to 4 characters long, not 0")),
            ("a2345", Some("must be 2 to 4 characters long, not 5")),
            ("1a", Some("must start with a letter, not '1'")),
            ("a\u{202e}", Some("cannot have '\\u{202e}' as character 2, only letters and digits")),
            ("a\u{7f}", Some("cannot have '\\u{7f}' as character 2, only letters and digits")),
        ] {
            assert_eq!(word.check(text.into()).err().as_deref(), message, "{text}");
        }
    }
}
