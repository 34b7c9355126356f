//! Percent-encoding, as URIs have it ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2.1)).

use std::borrow::Cow;

/// Why a text cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The so-manieth character, counted from 1, is a `%` without two hexadecimal digits behind it.
    NotHex(usize),
    /// What it decodes to is not UTF-8.
    NotUtf8,
}

/// The text that is meant. Copied only if something is encoded.
#[inline]
pub(super) fn decode(text: &str) -> Result<Cow<'_, str>, Flaw> {
    if text.contains('%') { copy(text).map(Cow::Owned) } else { Ok(text.into()) }
}

#[cold]
fn copy(text: &str) -> Result<String, Flaw> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        rest = behind;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let byte = match behind {
            [high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        let Some(byte) = byte else {
            let before = text.len() - behind.len() - 1;
            let characters = text.get(..before).map_or(0, |before| before.chars().count());
            return Err(Flaw::NotHex(characters + 1));
        };
        bytes.push(byte);
        rest = &behind[2..];
    }
    String::from_utf8(bytes).map_err(|_| Flaw::NotUtf8)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Adds a text, with everything encoded that could mean something in a URI.
pub(super) fn encode(text: &str, uri: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.push(char::from(DIGITS[usize::from(digit)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_is_encoded() {
        for (text, decoded) in [
            ("", Ok("")),
            ("a-b", Ok("a-b")),
            ("a+b", Ok("a+b")),
            ("%41%2f%2F", Ok("A//")),
            ("%e5%90%8D", Ok("名")),
            ("名%20", Ok("名 ")),
            ("%", Err(Flaw::NotHex(1))),
            ("名%4", Err(Flaw::NotHex(2))),
            ("a%4g", Err(Flaw::NotHex(2))),
            ("%%41", Err(Flaw::NotHex(1))),
            ("%+1", Err(Flaw::NotHex(1))),
            ("%4名", Err(Flaw::NotHex(1))),
            ("%ff", Err(Flaw::NotUtf8)),
            ("%e5%90", Err(Flaw::NotUtf8)),
        ] {
            assert_eq!(decode(text), decoded.map(Cow::from), "{text}");
        }
        assert!(matches!(decode("plain"), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn encodes_all_but_the_unreserved() {
        let mut uri = String::new();
        encode("a-z._~09/名 %?", &mut uri);
        assert_eq!(uri, "a-z._~09%2F%E5%90%8D%20%25%3F");
    }
}
