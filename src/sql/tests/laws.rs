//! What holds for any text.

use proptest::prelude::*;

use crate::sql::scan::{LOOKAHEAD, Piece, Scanner};
use crate::sql::token::{Kind, Tokens};

/// Text of the characters that mean something, and some that do not.
fn sql() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "'",
        "\"",
        "`",
        "\\",
        "-",
        "--",
        "/",
        "*",
        "/*",
        "*/",
        "/*+",
        "#",
        "$",
        "$$",
        "$q$",
        "{",
        "}",
        "${a}",
        "#{b, c=d}",
        "${",
        "<",
        "<!--",
        "-->",
        "<if test=",
        "<if>",
        "</if>",
        ">",
        "&lt;",
        "[",
        "]",
        "]]",
        "(",
        ")",
        ",",
        ";",
        ".",
        "*",
        "select",
        " a",
        "q",
        "nq'",
        "N",
        "1",
        "1e-",
        " ",
        "\n",
        "\t",
        "名",
        "😀",
        "\u{3000}",
        "<![CDATA[",
        "]]>",
    ]);
    prop_oneof![
        prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat()),
        any::<String>(),
    ]
}

fn pieces(text: &[u8], cuts: impl Iterator<Item = usize>) -> Vec<(Piece, usize)> {
    let (mut scanner, mut found, mut at) = (Scanner::new(), Vec::new(), 0);
    for end in cuts
        .map(|cut| cut.min(text.len()))
        .filter(|&cut| cut < text.len())
        .map(|cut| (cut, true))
        .chain([(text.len(), false)])
    {
        while let Some(piece) = scanner.next(text.get(at..end.0).unwrap_or_default(), end.1) {
            found.push((piece, at));
            at += piece.length;
        }
        assert!(end.0.saturating_sub(at) <= LOOKAHEAD, "{at} of {end:?}");
    }
    assert_eq!(at, text.len());
    found
}

/// For each byte what it is part of.
fn colours(pieces: &[(Piece, usize)]) -> Vec<String> {
    pieces
        .iter()
        .flat_map(|(piece, at)| {
            let colour = if piece.is_parameter {
                format!("parameter {at}")
            } else {
                format!("{:?}", piece.within)
            };
            vec![colour; piece.length]
        })
        .collect()
}

fn parameters(text: &[u8], step: usize) -> Vec<(usize, usize)> {
    let (mut scanner, mut found, mut at) = (Scanner::new(), Vec::new(), 0);
    for end in (step..text.len()).step_by(step).chain([text.len()]) {
        while let Some(piece) =
            scanner.next_parameter(text.get(at..end).unwrap_or_default(), end < text.len())
        {
            if piece.is_parameter {
                found.push((at, piece.length));
            }
            at += piece.length;
        }
    }
    assert_eq!(at, text.len());
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn a_cut_changes_nothing(text in sql(), step in 1..40_usize) {
        let whole = pieces(text.as_bytes(), [].into_iter());
        let cut = pieces(text.as_bytes(), (step..text.len()).step_by(step));
        prop_assert_eq!(colours(&whole), colours(&cut), "{:?}", text);
        let found: Vec<_> = whole.iter().filter(|(piece, _)| piece.is_parameter).map(|(piece, at)| (*at, piece.length)).collect();
        prop_assert_eq!(&found, &parameters(text.as_bytes(), usize::MAX));
        prop_assert_eq!(&found, &parameters(text.as_bytes(), step));
    }

    #[test]
    fn bytes_are_scanned_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..300), step in 1..40_usize) {
        let whole = pieces(&bytes, [].into_iter());
        let cut = pieces(&bytes, (step..bytes.len()).step_by(step));
        prop_assert_eq!(colours(&whole), colours(&cut));
    }

    #[test]
    fn tokens_lie_end_to_end(text in sql(), tags in any::<bool>()) {
        let mut at = 0;
        for token in Tokens::new(&text, tags) {
            prop_assert_eq!(token.range.start, at);
            prop_assert!(token.range.end > at, "{:?} of {:?}", token, text);
            at = token.range.end;
            prop_assert!(text.is_char_boundary(at));
            prop_assert!(token.is_whole || at == text.len(), "{:?} of {:?}", token, text);
        }
        prop_assert_eq!(at, text.len());
    }

    /// Every parameter is a token, or stands in a literal, a quoted name, a hint or a tag.
    #[test]
    fn no_parameter_is_lost(text in sql(), tags in any::<bool>()) {
        for (at, length) in parameters(text.as_bytes(), usize::MAX) {
            let holder = Tokens::new(&text, tags).find(|token| token.range.contains(&at)).unwrap();
            prop_assert!(at + length <= holder.range.end);
            prop_assert!(matches!(holder.kind, Kind::Parameter | Kind::Literal | Kind::Identifier | Kind::Hint | Kind::Tag));
        }
    }
}
