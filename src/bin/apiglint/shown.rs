//! Text of unknown origin, made fit for a terminal.
//!
//! Invisible characters are written out, so that a document or a file name can neither command the terminal
//! nor disguise itself: a tab becomes four spaces; an escape character, `<U+001B>`.

use std::fmt::Write;

/// Adds a text.
pub(crate) fn show(text: &str, out: &mut String) {
    if is_all_plain(text) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            c if is_hidden(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// No message or path that is meant to be read has more characters.
const LONGEST: usize = 400;

/// Adds a text, but for what nobody would read of it.
pub(crate) fn show_briefly(text: &str, out: &mut String) {
    let end = if text.len() > LONGEST { text.char_indices().nth(LONGEST) } else { None };
    match end {
        Some((end, _)) => {
            show(&text[..end], out);
            out.push_str("...");
        }
        None => show(text, out),
    }
}

/// Adds a text, but for the middle of one that nobody would read: behind a path stands what is wrong with it.
pub(crate) fn show_ends(text: &str, out: &mut String) {
    let start = text.char_indices().nth(LONGEST / 2);
    let end = text.char_indices().nth_back(LONGEST / 2 - 1);
    match (start, end) {
        (Some((start, _)), Some((end, _))) if start < end => {
            show(&text[..start], out);
            out.push_str("...");
            show(&text[end..], out);
        }
        _ => show(text, out),
    }
}

/// How many columns of a terminal a text takes as [`show`] writes it.
pub(crate) fn columns(text: &str) -> usize {
    if is_all_plain(text) { text.len() } else { text.chars().map(columns_of).sum() }
}

/// [`columns`] of one character.
pub(crate) fn columns_of(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        '\t' => 4,
        '\u{10000}'.. if is_hidden(c) => "<U+10000>".len(),
        c if is_hidden(c) => "<U+0000>".len(),
        c if is_combining(c) => 0,
        c if is_wide(c) => 2,
        _ => 1,
    }
}

/// One column, shown as it is.
pub(crate) fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// It does not stop at the first that is not: so the compiler takes many bytes at a time.
fn is_all_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & is_plain(byte))
}

/// Controls, and what is there without being seen: zero-width, text-direction and tag characters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

/// Drawn on top of the character before.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Two columns wide: the blocks of <https://www.unicode.org/reports/tr11/> that are wide throughout, or
/// nearly so.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        show_briefly(text, &mut out);
        out
    }

    #[test]
    fn writes_out_what_does_not_show() {
        for (text, expected) in [
            ("", ""),
            ("plain ~", "plain ~"),
            ("\ta", "    a"),
            ("订单é", "订单é"),
            ("\u{1b}[31m", "<U+001B>[31m"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("\0\r\n\u{7f}", "<U+0000><U+000D><U+000A><U+007F>"),
            ("a\u{202e}b\u{2066}\u{feff}", "a<U+202E>b<U+2066><U+FEFF>"),
            ("\u{2028}\u{e0041}", "<U+2028><U+E0041>"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn columns_are_those_of_what_is_shown() {
        for (text, expected) in
            [("", 0), ("ab", 2), ("\t", 4), ("订单", 4), ("e\u{301}", 1), ("（", 2), ("é", 1)]
        {
            assert_eq!(columns(text), expected, "{text:?}");
        }
        for text in ["\u{1b}", "\u{202e}", "\u{e0041}", "\0"] {
            assert_eq!(columns(text), shown(text).len(), "{text:?}");
        }
    }

    #[test]
    fn cuts_what_nobody_reads() {
        let long = "名".repeat(LONGEST + 1);
        let cut = shown(&long);
        assert_eq!(cut.chars().count(), LONGEST + 3);
        assert!(cut.ends_with("名..."));
        assert_eq!(shown(&long[..3 * LONGEST]), long[..3 * LONGEST]);
        for (length, expected) in
            [(LONGEST, LONGEST), (LONGEST + 1, LONGEST + 3), (9999, LONGEST + 3)]
        {
            let mut ends = String::new();
            show_ends(&format!("{}: gone", "名".repeat(length - 6)), &mut ends);
            assert_eq!(ends.chars().count(), expected, "{length}");
            assert!(ends.starts_with("名") && ends.ends_with("名: gone"), "{ends}");
        }
    }
}
