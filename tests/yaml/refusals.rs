//! What is said of a text that is no YAML, or that means nothing in JSON, and where.

use apiglint::{Document, Limits, Violation};

/// A text, the whole message, and where and what is shown.
const TABLE: &[(&str, &str, u32, &str)] = &[
    ("", "must have a value here, not the end of the text", 0, ""),
    ("# nothing\n", "must have a value here, not the end of the text", 10, ""),
    ("---\n...\n", "must have a value here, not the end of the text", 8, ""),
    ("a: \"b\n", "must have a closing quote", 3, "\""),
    ("a: 'b\n---\n", "must have a closing quote before the document ends", 3, "'"),
    ("\"a\" b\n", "cannot have anything behind a closing quote", 4, "b"),
    ("a: \"\\q\"\n", "cannot have an escape that YAML does not know", 3, "\""),
    ("a: \"\\xg0\"\n", "must have hexadecimal digits in its escapes", 3, "\""),
    ("a: \"\\ud83d\"\n", "cannot have an escape that is no character", 3, "\""),
    ("{a: 1 b: 2}\n", "must have ',' or '}' here", 7, ":"),
    ("{a: 1, b\n", "must have ',' or '}' here", 9, ""),
    ("[a b, \"c\" d]\n", "cannot have anything behind a closing quote", 10, "d"),
    ("[a, b\n", "must have ',' or ']' here", 6, ""),
    ("a: ]\n", "cannot close a bracket that is not open", 3, "]"),
    ("a:\n\tb: 1\n", "cannot be indented with a tab", 4, "b"),
    ("a: b: c\n", "cannot have ': ' here", 4, ":"),
    ("é: b: c\n", "cannot have ': ' here", 5, ":"),
    ("a: - b\n", "cannot have '- ' here", 3, "-"),
    ("[- a]\n", "cannot have '- ' between brackets", 1, "-"),
    ("a: 1\n b: 2\n", "cannot have ': ' here", 7, ":"),
    ("  a: 1\n b: 2\n", "must begin with '---', since a document ends before it", 8, "b"),
    ("- a\nb: 1\n", "must be indented like its neighbours", 4, "b"),
    ("a: 1\nb\nc: 2\n", "must have ':' behind a member name", 7, "c"),
    ("a: @b\n", "cannot begin with this character unless it is in quotes", 3, "@"),
    ("a: %b\n", "cannot begin with this character unless it is in quotes", 3, "%"),
    ("a: b\n# c\n  d\n", "must be indented like its neighbours", 11, "d"),
    ("a: b # c\n  d\n", "cannot have a comment here", 5, "#"),
    ("a: |x\n b\n", "must have a header of a block of text that is well-formed", 3, "|"),
    ("a: |\n   \n b\n", "must be indented like its neighbours", 10, "b"),
    ("a: *b\n", "must be the alias of an anchor that stands before it", 3, "*"),
    ("a: &b 1\n---\nc: *b\n", "must be the alias of an anchor that stands before it", 15, "*b"),
    ("a: &\n", "must have an anchor that is well-formed", 3, "&"),
    ("a: !e!b c\n", "must have a tag whose handle is declared", 3, "!"),
    (
        "%YAML 1.2\n%YAML 1.2\n---\na\n",
        "must have a directive that is well-formed, before '---'",
        10,
        "%",
    ),
    ("%YAML 1.2\na: 1\n", "must begin with '---', since a document ends before it", 10, "a"),
    ("a: 1\n... b\n", "cannot have anything behind '...'", 9, "b"),
    ("a: b\0\n", "cannot have the character U+0000", 4, "\0"),
    ("a: \u{feff}b\n", "cannot have a byte order mark inside a document", 3, "\u{feff}"),
    // YAML that means nothing in JSON.
    (
        "a: !Ref b\n",
        "cannot have a tag other than !!str, !!int, !!float, !!bool, !!null, !!map and !!seq",
        3,
        "!Ref",
    ),
    (
        "a: !!binary b\n",
        "cannot have a tag other than !!str, !!int, !!float, !!bool, !!null, !!map and !!seq",
        3,
        "!!binary",
    ),
    (
        "a: !!set {b}\n",
        "cannot have a tag other than !!str, !!int, !!float, !!bool, !!null, !!map and !!seq",
        3,
        "!!set",
    ),
    ("!!é : b\n", "must have a tag that is well-formed", 0, "!"),
    ("a: !!int b\n", "must be an integer, as its tag says", 9, "b"),
    ("a: !!int 1.5\n", "must be an integer, as its tag says", 9, "1.5"),
    ("a: !!float b\n", "must be a number, as its tag says", 11, "b"),
    ("a: !!bool 1\n", "must be true or false, as its tag says", 10, "1"),
    ("a: !!null 0\n", "must be null, as its tag says", 10, "0"),
    ("a: !!map b\n", "must be a mapping, as its tag says", 9, "b"),
    ("a: !!seq b\n", "must be a sequence, as its tag says", 9, "b"),
    ("a: !!map [b]\n", "must be a mapping, as its tag says", 9, "["),
    ("a: !!seq {b}\n", "must be a sequence, as its tag says", 9, "{"),
    ("a: !!str {b}\n", "must be a scalar, as its tag says", 9, "{"),
    (
        "a: -.inf\n",
        "must be a number that JSON can write, which infinity and NaN are not",
        3,
        "-.inf",
    ),
    (
        "a: .NaN\n",
        "must be a number that JSON can write, which infinity and NaN are not",
        3,
        ".NaN",
    ),
    (
        "a: 0x100000000000000000000000000000000\n",
        "must be a number of at most 128 bits, or be written in decimal",
        3,
        "0x100000000000000000000000000000000",
    ),
    (
        "? {a: b}\n: c\n",
        "must be a scalar: a mapping or sequence cannot name a member of JSON",
        2,
        "{",
    ),
    ("[a, b]: c\n", "must be a scalar: a mapping or sequence cannot name a member of JSON", 0, "["),
    (
        "a: &x [1]\n*x : b\n",
        "must be a scalar: a mapping or sequence cannot name a member of JSON",
        10,
        "*x",
    ),
    ("a: &x [*x]\n", "cannot be an alias of what it stands in", 7, "*x"),
    (
        "&x a: {<<: *x}\n",
        "must be an alias of a mapping, or a sequence of such aliases, behind '<<'",
        11,
        "*x",
    ),
    (
        "<<: {a: b}\n",
        "must be an alias of a mapping, or a sequence of such aliases, behind '<<'",
        4,
        "{",
    ),
    (
        "<<: a\n",
        "must be an alias of a mapping, or a sequence of such aliases, behind '<<'",
        4,
        "a",
    ),
    (
        "<<: [a]\n",
        "must be an alias of a mapping, or a sequence of such aliases, behind '<<'",
        5,
        "a",
    ),
    (
        "a: &x [1]\n<<: *x\n",
        "must be an alias of a mapping, or a sequence of such aliases, behind '<<'",
        14,
        "*x",
    ),
];

fn refusal(source: &[u8]) -> Violation {
    match Document::all_from_yaml_within(source, &Limits::default()) {
        Ok(documents) => panic!("{documents:?}"),
        Err(violation) => *violation,
    }
}

#[test]
fn refusals_say_what_and_where() {
    for (yaml, message, start, shown) in TABLE {
        let violation = refusal(yaml.as_bytes());
        assert_eq!(violation.rule.id, "document/syntax", "{yaml:?}");
        let span = violation.span.expect("a place");
        let written = &yaml[span.start as usize..span.end as usize];
        let found = (&*violation.message, span.start, written);
        assert_eq!(found, (*message, *start, *shown), "{yaml:?}");
    }
}

#[test]
fn help_is_given_where_it_is_wanted() {
    let violation = refusal(b"description: see: below\n");
    assert_eq!(
        violation.help.as_deref(),
        Some("put a text with ': ' in it in quotes, and indent members alike")
    );
    assert_eq!(refusal(b"a: [\n").help, None);
}

#[test]
fn text_must_be_utf8() {
    let violation = refusal(b"a: \xff\n");
    assert_eq!(violation.message, "must be UTF-8, not the byte 0xff");
    assert_eq!(violation.span.map(|span| (span.start, span.end)), Some((3, 4)));
}

#[test]
fn one_document_is_one() {
    let violation = Document::from_yaml("é: 1\n---\nb: 2\n".as_bytes()).map(|_| ()).unwrap_err();
    assert_eq!(violation.message, "must be the only document of its text");
    assert_eq!(violation.span.map(|span| (span.start, span.end)), Some((10, 10)));
    assert!(Document::from_yaml(b"--- # nothing\n---\nb: 2\n").is_ok());
}
