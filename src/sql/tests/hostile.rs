//! Scripts that are meant to hurt. No clock is read: what takes time with the square of the size does not end before the
//! patience of whoever runs this.

use crate::sql::columns;
use crate::sql::select;
use crate::sql::tag::{check_tags, first_tag, uses};
use crate::sql::token::Tokens;

/// A megabyte, as far as the build lets that be quick.
const SIZE: usize = if cfg!(debug_assertions) { 40_000 } else { 1_000_000 };

#[test]
fn everything_is_read_once() {
    for (begin, part) in [
        ("", "("),
        ("", ")"),
        ("", "["),
        ("", "[a"),
        ("", "'"),
        ("", "\""),
        ("", "`"),
        ("", "\\"),
        ("'", "\\'"),
        ("", "$"),
        ("", "${"),
        ("", "${a"),
        ("", "$a"),
        ("", "$a$"),
        ("$a$", "$a"),
        ("", "#{"),
        ("", "#"),
        ("", "/*"),
        ("", "/"),
        ("/*", "*"),
        ("", "-"),
        ("", "<!--"),
        ("", "<!-"),
        ("", "<"),
        ("", "<if"),
        ("", "<if "),
        ("", "<if a="),
        ("", "<if a='"),
        ("", "<if a=\""),
        ("", "<if a='<if a=\""),
        ("", "<a>"),
        ("", "</a>"),
        ("", "<foreach item='a'>${a}"),
        ("", "<bind name='a' value='b'/>#{b}"),
        ("", "q'["),
        ("", "]'"),
        ("", "1e"),
        ("", "1."),
        ("", "&lt"),
        ("", ";"),
        ("select ", ","),
        ("select ", "a."),
        ("select ", "a b "),
        ("select ", "*"),
        ("select ", "top "),
        ("select ", "top ("),
        ("select ", "a "),
        (
            "select a",
            "                                                                                 ",
        ),
        ("with ", "a as ("),
        ("with ", "a as () "),
        ("with ", "a as (),"),
        ("", "with "),
        ("", "select "),
        ("", "limit "),
        ("", "名"),
    ] {
        let script = format!("{begin}{}", part.repeat(SIZE / part.len()));
        for tags in [false, true] {
            let end = Tokens::new(&script, tags).last().map(|token| token.range.end);
            assert_eq!(end, Some(script.len()), "{part}");
            select::statement(&script, tags);
            select::second_statement(&script, tags);
            select::comment(&script, tags);
            select::limit(&script, tags);
            columns::columns(&script, tags, |_| false);
        }
        first_tag(&script);
        check_tags(&script, |_| false);
        uses(&script, |_, _| {});
    }
}
