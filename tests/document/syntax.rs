//! What is said of a text that is no document, and where.

use apiglint::{Document, Severity};

/// A text, the whole message, and its span.
const REFUSALS: &[(&str, &str, [u32; 2])] = &[
    ("", "must have a value here, not the end of the text", [0, 0]),
    (" \n", "must have a value here, not the end of the text", [2, 2]),
    ("[", "must have a value here, not the end of the text", [1, 1]),
    ("[1,]", "must have a value here, not ']'", [3, 4]),
    ("[1, 'a']", "must have a value here, not '\\''", [4, 5]),
    ("{\"a\":}", "must have a value here, not '}'", [5, 6]),
    ("{\"a\": é}", "must have a value here, not 'é'", [6, 8]),
    ("+1", "must have a value here, not '+'", [0, 1]),
    (".5", "must have a value here, not '.'", [0, 1]),
    ("NaN", "must have a value here, not 'N'", [0, 1]),
    ("// a\n1", "must have a value here, not '/'", [0, 1]),
    ("\u{0}", "must have a value here, not '\\0'", [0, 1]),
    ("\u{a0}1", "must have a value here, not '\\u{a0}'", [0, 2]),
    ("\u{feff}1", "must begin without a byte order mark", [0, 3]),
    (" \u{feff}1", "must have a value here, not '\\u{feff}'", [1, 4]),
    ("{", "must have a member name in double quotes or '}' here, not the end of the text", [1, 1]),
    ("{a: 1}", "must have a member name in double quotes or '}' here, not 'a'", [1, 2]),
    ("[{1:1}]", "must have a member name in double quotes or '}' here, not '1'", [2, 3]),
    ("{\"a\":1,}", "must have a member name in double quotes here, not '}'", [7, 8]),
    ("{\"a\":1,", "must have a member name in double quotes here, not the end of the text", [7, 7]),
    ("{\"a\":1,'b':1}", "must have a member name in double quotes here, not '\\''", [7, 8]),
    ("{\"a\" 1}", "must have ':' here, not '1'", [5, 6]),
    ("{\"a\"", "must have ':' here, not the end of the text", [4, 4]),
    ("{\"a\",1}", "must have ':' here, not ','", [4, 5]),
    ("{\"a\":1 \"b\":2}", "must have ',' or '}' here, not '\"'", [7, 8]),
    ("{\"a\":[]]", "must have ',' or '}' here, not ']'", [7, 8]),
    ("{\"a\":1", "must have ',' or '}' here, not the end of the text", [6, 6]),
    ("[1 2]", "must have ',' or ']' here, not '2'", [3, 4]),
    ("[{}}", "must have ',' or ']' here, not '}'", [3, 4]),
    ("[1", "must have ',' or ']' here, not the end of the text", [2, 2]),
    ("[01]", "must have ',' or ']' here, not '1'", [2, 3]),
    ("[0x1]", "must have ',' or ']' here, not 'x'", [2, 3]),
    ("[1]]", "must have nothing more here, not ']'", [3, 4]),
    ("{} {}", "must have nothing more here, not '{'", [3, 4]),
    ("1 1", "must have nothing more here, not '1'", [2, 3]),
    ("null\u{0}", "must have nothing more here, not '\\0'", [4, 5]),
    ("nul", "must have true, false, null, or another value here, not the end of the text", [3, 3]),
    ("[tRUE]", "must have true, false, null, or another value here, not 'R'", [2, 3]),
    ("falſe", "must have true, false, null, or another value here, not 'ſ'", [3, 5]),
    ("-", "must have a digit here, not the end of the text", [1, 1]),
    ("[-a]", "must have a digit here, not 'a'", [2, 3]),
    ("1.", "must have a digit here, not the end of the text", [2, 2]),
    ("[1.e1]", "must have a digit here, not 'e'", [3, 4]),
    ("[1e]", "must have a digit here, not ']'", [3, 4]),
    ("[1E+-1]", "must have a digit here, not '-'", [4, 5]),
    ("\"a", "must have a closing double quote here, not the end of the text", [2, 2]),
    ("\"12345678", "must have a closing double quote here, not the end of the text", [9, 9]),
    ("\"a\\\"", "must have a closing double quote here, not the end of the text", [4, 4]),
    ("{\"a", "must have a closing double quote here, not the end of the text", [3, 3]),
    ("\"a\nb\"", "must have an escape such as \\n here, not '\\n'", [2, 3]),
    ("\"123456789\u{1f}\"", "must have an escape such as \\n here, not '\\u{1f}'", [10, 11]),
    ("\"\u{0}\"", "must have an escape such as \\n here, not '\\0'", [1, 2]),
    ("{\"\t\":1}", "must have an escape such as \\n here, not '\\t'", [2, 3]),
    ("\"\\x\"", "must have one of \" \\ / b f n r t u here, not 'x'", [2, 3]),
    ("\"\\名\"", "must have one of \" \\ / b f n r t u here, not '名'", [2, 5]),
    ("\"\\", "must have one of \" \\ / b f n r t u here, not the end of the text", [2, 2]),
    ("\"\\u12g4\"", "must have a hexadecimal digit here, not 'g'", [5, 6]),
    ("\"\\u\"", "must have a hexadecimal digit here, not '\"'", [3, 4]),
    ("\"\\u123", "must have a hexadecimal digit here, not the end of the text", [6, 6]),
    ("\"\\u123é\"", "must have a hexadecimal digit here, not 'é'", [6, 8]),
    ("\"\\ud83d\\u00\"", "must have a hexadecimal digit here, not '\"'", [11, 12]),
    ("\"a\\ud83d\"", "must have both halves of a surrogate pair here, not '\\\\'", [2, 3]),
    ("\"\\ud83d\\n\"", "must have both halves of a surrogate pair here, not '\\\\'", [1, 2]),
    ("\"\\ud83d\\u0041\"", "must have both halves of a surrogate pair here, not '\\\\'", [1, 2]),
    (
        "\"\\ud83d\\ud83d\\ude00\"",
        "must have both halves of a surrogate pair here, not '\\\\'",
        [1, 2],
    ),
    ("\"\\ude00\\ud83d\"", "must have both halves of a surrogate pair here, not '\\\\'", [1, 2]),
];

/// Bytes that are not UTF-8.
const NOT_UTF8: &[(&[u8], &str, [u32; 2])] = &[
    (b"\xff", "must be UTF-8, not the byte 0xff", [0, 1]),
    (b"{\"a\": \"\xe9\"}", "must be UTF-8, not the byte 0xe9", [7, 8]),
    (b"[\"\xe5\x90\"]", "must be UTF-8, not the byte 0xe5", [2, 4]),
    (b"\"\xed\xa0\x80\"", "must be UTF-8, not the byte 0xed", [1, 2]),
    (b"\"ab\xf0\x9f\x98", "must be UTF-8, not the byte 0xf0", [3, 6]),
    // Even where something else is wrong before it.
    (b"nope \xc0", "must be UTF-8, not the byte 0xc0", [5, 6]),
];

fn assert_refused(source: &[u8], message: &str, [start, end]: [u32; 2]) {
    let shown = String::from_utf8_lossy(source);
    let Err(violation) = Document::from_json(source) else { panic!("{shown:?} is read") };
    assert_eq!(violation.message, message, "{shown:?}");
    let span = violation.span.map(|span| [span.start, span.end]);
    assert_eq!(span, Some([start, end]), "{shown:?}: {message}");
    assert_eq!((violation.rule.id, violation.severity), ("document/syntax", Severity::Error));
    assert_eq!(violation.pointer, "");
    let code = violation.rule.code.map(|code| code.to_string());
    assert_eq!(code.as_deref(), Some("APIG.2000"));
}

#[test]
fn says_what_must_stand_there() {
    for (text, message, span) in REFUSALS {
        assert_refused(text.as_bytes(), message, *span);
    }
    for (source, message, span) in NOT_UTF8 {
        assert_refused(source, message, *span);
    }
}

/// The reader has no expectation that the table above does not show.
#[test]
fn the_table_is_whole() {
    let reader = include_str!("../../src/document/json.rs");
    let code = reader.lines().filter(|line| line.contains("expected"));
    let literals = code.filter_map(|line| Some(&line[line.find(" \"")? + 1..=line.rfind('"')?]));
    let expectations: Vec<String> =
        literals.map(|it| serde_json::from_str(it).expect(it)).collect();
    assert_eq!(expectations.len(), 14, "{expectations:?}");
    for expected in expectations {
        let shown = format!("must have {expected} here, ");
        assert!(REFUSALS.iter().any(|(_, message, _)| message.starts_with(&shown)), "{expected}");
    }
}
