//! Lines and columns, against counting from the beginning.

use apiglint::{Lines, Position, Span};
use proptest::prelude::*;

fn recount(text: &str, offset: usize) -> Position {
    let mut at = Position { line: 1, column: 1 };
    for (_, c) in text.char_indices().take_while(|(start, c)| start + c.len_utf8() <= offset) {
        at.column += 1;
        if c == '\n' {
            at = Position { line: at.line + 1, column: 1 };
        }
    }
    at
}

fn assert_agrees(text: &str, offsets: impl IntoIterator<Item = usize>) {
    let lines = Lines::new(text);
    for offset in offsets {
        assert_eq!(lines.position(offset), recount(text, offset), "byte {offset} of {text:?}");
    }
}

#[test]
fn short_texts() {
    for text in ["", "\n", "a", "\r\n", "a\r\nb\rc\n\nd", "é\n名😀x\n", "\u{feff}a", "\n\n\n"] {
        assert_agrees(text, 0..text.len() + 3);
    }
    let lines = Lines::new("ab\r\né: 1");
    assert_eq!(lines.text(), "ab\r\né: 1");
    let at = |line, column| Position { line, column };
    let span = Span { start: 0, end: 6 };
    // A carriage return is the last character of its line.
    assert_eq!(lines.range(span), (at(1, 1), at(2, 2)));
    assert_eq!([2, 3].map(|offset| lines.position(offset)), [at(1, 3), at(1, 4)]);
    // Inside a character is at its beginning; behind the end is at the end.
    assert_eq!([5, 6, 99].map(|offset| lines.position(offset)), [at(2, 1), at(2, 2), at(2, 5)]);
}

/// Long texts are counted in blocks; characters lie across their borders.
#[test]
fn long_texts() {
    for piece in ["x", "é", "名", "😀", "\n", "a\r\n", "é\n名", "ab😀\n"] {
        for shift in 0..4 {
            let text = ["-".repeat(shift), piece.repeat(5000 / piece.len())].concat();
            let borders =
                (1024..=text.len()).step_by(1024).flat_map(|border| border - 4..border + 4);
            assert_agrees(&text, borders.chain(text.len() - 2..text.len() + 2));
        }
    }
}

/// The last byte of a text may be the last of a block.
#[test]
fn whole_blocks() {
    for length in [1023, 1024, 1025, 2047, 2048, 2049] {
        assert_agrees(&"a".repeat(length), length - 2..length + 3);
    }
}

proptest! {
    #[test]
    fn any_text(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..400),
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
    ) {
        let text = pieces.concat();
        assert_agrees(&text, places.iter().map(|place| place.index(text.len() + 2)));
    }
}

const PIECES: &[&str] = &[
    "",
    "a",
    "é",
    "名",
    "😀",
    "\n",
    "\r\n",
    "\r",
    "a line of words\n",
    "一行文字，相当长的一行文字\r\n",
];
