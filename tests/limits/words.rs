//! Lengths and characters of names, paths, versions, ids and texts.

use apiglint::Fault;
use apiglint::roma::{self, Position};

use super::{Limit, length, stray};

/// Texts of exactly so many characters, of one to four bytes each, and with combining marks.
fn texts(characters: usize) -> [String; 5] {
    let accents = "e\u{301}".repeat(characters / 2) + &"e".repeat(characters % 2);
    [
        "a".repeat(characters),
        "é".repeat(characters),
        "名".repeat(characters),
        "😀".repeat(characters),
        accents,
    ]
}

/// A rule that counts characters of every kind.
fn any_characters(limit: &Limit, min: usize, max: usize) {
    limit.accepts(texts(max));
    limit.accepts(texts(min.max(1)));
    limit.refuses(texts(max + 1).map(|text| (text, length(min, max, max + 1))));
    if min > 1 {
        limit.refuses(texts(min - 1).map(|text| (text, length(min, max, min - 1))));
    }
}

#[test]
fn names() {
    const REST: &str = "letters, digits, Han characters and - _ . / ( ) : （ ） ： 、";
    let first =
        |c: &str| format!("must start with a letter, a digit or a Han character, not '{c}'");
    let name = Limit {
        rule: "roma/name",
        alone: roma::name,
        object: r#"{ "name": $ }"#,
        pointer: "/name",
    };
    name.accepts(["abc", "Z9z", "000", "a-_", "0./", "x():", "a（）：、", "一龥乙"]);
    name.accepts(["a", "名"].map(|c| c.repeat(3)));
    name.accepts(["a", "名"].map(|c| c.repeat(100)));
    name.refuses(["a", "名"].map(|c| (c.repeat(2), length(3, 100, 2))));
    name.refuses(["a", "名"].map(|c| (c.repeat(101), length(3, 100, 101))));
    for (c, shown) in [
        ("-", "-"),
        ("_", "_"),
        ("（", "（"),
        (" ", " "),
        ("é", "é"),
        ("😀", "😀"),
        ("\u{4dff}", "\u{4dff}"),
        ("\u{9fa6}", "\u{9fa6}"),
        ("\u{301}", "\\u{301}"),
        ("１", "１"),
    ] {
        name.refuses([(format!("{c}bc"), first(shown))]);
    }
    for (c, shown) in [
        (" ", " "),
        ("\\", "\\\\"),
        ("<", "<"),
        ("é", "é"),
        ("，", "，"),
        ("😀", "😀"),
        ("\u{301}", "\\u{301}"),
        ("\n", "\\n"),
        ("\u{0}", "\\0"),
        ("\u{200b}", "\\u{200b}"),
    ] {
        name.refuses([(format!("名e{c}"), stray(shown, 3, REST))]);
    }
    // A character at fault counts for more than the length.
    name.refuses([("-".into(), first("-")), ("a".repeat(150) + "é", stray("é", 151, REST))]);
}

#[test]
fn ascii_names() {
    const REST: &str = "ASCII letters, digits and - _ . / ( ) :";
    let name = Limit {
        rule: "roma/name-ascii",
        alone: roma::name_ascii,
        object: r#"{ "name": $ }"#,
        pointer: "/name",
    };
    name.accepts(["abc", "0-_./():"]);
    name.refuses([
        ("名bc", "must start with an ASCII letter or digit, not '名'".into()),
        ("a名c", stray("名", 2, REST)),
        ("ab：", stray("：", 3, REST)),
    ]);
}

#[test]
fn paths() {
    const REST: &str = "letters, digits and - _ . /";
    let path = Limit {
        rule: "roma/path",
        alone: roma::path,
        object: r#"{ "path": $ }"#,
        pointer: "/path",
    };
    path.accepts(["/a", "//", "/.", "/-_./Az09", "/a//b/"]);
    path.accepts([format!("/{}", "a".repeat(255))]);
    path.refuses([
        ("/".into(), length(2, 256, 1)),
        (format!("/{}", "a".repeat(256)), length(2, 256, 257)),
        ("a".into(), "must start with '/', not 'a'".into()),
        ("名".into(), "must start with '/', not '名'".into()),
    ]);
    for (c, shown) in
        [("名", "名"), ("é", "é"), ("😀", "😀"), ("\u{301}", "\\u{301}"), ("\\", "\\\\")]
    {
        path.refuses([(format!("/a{c}"), stray(shown, 3, REST))]);
    }
    for c in ["{", "}", "%", " ", "?", "#", "*", ":", "~", "+"] {
        path.refuses([(format!("/{c}"), stray(c, 2, REST))]);
    }
}

#[test]
fn path_segments() {
    let path = Limit {
        rule: "roma/path-segment",
        alone: roma::path_segments,
        object: r#"{ "path": $ }"#,
        pointer: "/path",
    };
    path.accepts(["/a", "/a/b", "/...", "/.a", "/a.", "/..a/a.."]);
    path.refuses([
        ("/a//b", "cannot have '//': segment 2 is empty"),
        ("//a", "cannot have '//': segment 1 is empty"),
        ("//", "cannot have '//': segment 1 is empty"),
        ("/a/b//", "cannot have '//': segment 3 is empty"),
        ("/./a", "cannot have '.' or '..' as segment 1"),
        ("/a/..", "cannot have '.' or '..' as segment 2"),
        ("/a/./..", "cannot have '.' or '..' as segment 2"),
        ("/a/", "must end without '/'"),
    ]);
}

#[test]
fn versions() {
    const REST: &str = "characters other than < and >";
    let version = Limit {
        rule: "roma/version",
        alone: roma::version,
        object: r#"{ "version": $ }"#,
        pointer: "/version",
    };
    any_characters(&version, 2, 16);
    version.accepts([" 1", "\u{0}\u{0}", "\\\""]);
    version.refuses([
        ("<1".into(), "must start with a character other than < and >, not '<'".into()),
        ("1<".into(), stray("<", 2, REST)),
        ("名>".into(), stray(">", 2, REST)),
        (format!("{}>", "1".repeat(20)), stray(">", 21, REST)),
    ]);
}

#[test]
fn version_characters() {
    const REST: &str = "letters, digits and . - _";
    let version = Limit {
        rule: "roma/version-charset",
        alone: roma::version_charset,
        object: r#"{ "version": $ }"#,
        pointer: "/version",
    };
    version.accepts(["1.0", "_-", ".9", "AZaz09.-_"]);
    version.refuses([
        ("名名", "must start with a letter, a digit or . - _, not '名'".into()),
        ("1 0", stray(" ", 2, REST)),
        ("1+0", stray("+", 2, REST)),
        ("10😀", stray("😀", 3, REST)),
        ("e\u{301}", stray("\\u{301}", 2, REST)),
    ]);
}

#[test]
fn ids() {
    const REST: &str = "letters, digits, - and _";
    let first = |c: &str| format!("must start with a letter, a digit, - or _, not '{c}'");
    let app = Limit {
        rule: "roma/app-id",
        alone: roma::app_id,
        object: r#"{ "roma_app_id": $ }"#,
        pointer: "/roma_app_id",
    };
    let key = Limit {
        rule: "roma/signature-id",
        alone: roma::signature_id,
        object: r#"{ "api_signature_id": $ }"#,
        pointer: "/api_signature_id",
    };
    for (limit, max) in [(&app, 64), (&key, 63)] {
        limit.accepts(["a", "-", "_", "0"].map(String::from));
        limit.accepts([0, 1].map(|less| "x".repeat(max - less)));
        limit.refuses([
            ("x".repeat(max + 1), length(1, max, max + 1)),
            ("名".into(), first("名")),
            ("😀".into(), first("😀")),
            ("a名".into(), stray("名", 2, REST)),
            ("e\u{301}".into(), stray("\\u{301}", 2, REST)),
            ("a b".into(), stray(" ", 2, REST)),
            ("a.b".into(), stray(".", 2, REST)),
        ]);
    }
    key.refuses([("", length(1, 63, 0)), (" ", first(" ")), ("a ", stray(" ", 2, REST))]);
    // White space around an id that is right is called by its name.
    let around = [" a", "a  ", "\ta\n", "\u{3000}a", "a\u{a0}"];
    app.refuses(around.map(|text| (text, "cannot have white space around the id")));
    app.refuses([(" a.b ".into(), first(" ")), (" ".to_owned() + &"x".repeat(65), first(" "))]);
}

#[test]
fn descriptions() {
    const REST: &str = "characters other than < and >";
    let definition = Limit {
        rule: "roma/description",
        alone: roma::description,
        object: r#"{ "description": $ }"#,
        pointer: "/description",
    };
    let parameter = Limit {
        rule: "roma/description",
        alone: roma::parameter_description,
        object: r#"{ "parameters": [{ "name": "sku", "in": "Headers", "description": $ }] }"#,
        pointer: "/parameters/0/description",
    };
    for (limit, max) in [(&definition, 1000), (&parameter, 255)] {
        any_characters(limit, 0, max);
        limit.accepts(["", " ", "\n", "&lt;", "\u{0}"]);
        limit.refuses([
            ("<", "must start with a character other than < and >, not '<'".into()),
            ("a>", stray(">", 2, REST)),
            ("名😀<", stray("<", 3, REST)),
        ]);
    }
}

#[test]
fn defaults() {
    for position in ["Headers", "Parameters"] {
        let object = match position {
            "Headers" => r#"{ "parameters": [{ "name": "a", "in": "Headers", "default": $ }] }"#,
            _ => r#"{ "parameters": [{ "name": "a", "in": "Parameters", "default": $ }] }"#,
        };
        let default = Limit {
            rule: "roma/parameter-default",
            alone: roma::parameter_default,
            object,
            pointer: "/parameters/0/default",
        };
        any_characters(&default, 0, 4000);
        default.accepts(["", "<>", "\u{0}"]);
    }
}

#[test]
fn parameter_names() {
    const REST: &str = "letters, digits and . - _";
    let header = Limit {
        rule: "roma/parameter-name",
        alone: |text| roma::parameter_name(Position::Headers, text),
        object: r#"{ "parameters": [{ "name": $, "in": "Headers" }] }"#,
        pointer: "/parameters/0/name",
    };
    let query = Limit {
        rule: "roma/parameter-name",
        alone: |text| roma::parameter_name(Position::Parameters, text),
        object: r#"{ "parameters": [{ "in": "Parameters", "name": $ }] }"#,
        pointer: "/parameters/0/name",
    };
    for limit in [header, query] {
        limit.accepts(["a", "Z", "a.b-c_9"].map(String::from));
        limit.accepts(["x".repeat(32)]);
        limit.refuses([
            ("x".repeat(33), length(1, 32, 33)),
            ("1a".into(), "must start with a letter, not '1'".into()),
            ("-a".into(), "must start with a letter, not '-'".into()),
            ("名".into(), "must start with a letter, not '名'".into()),
            ("a名".into(), stray("名", 2, REST)),
            ("a😀".into(), stray("😀", 2, REST)),
            ("e\u{301}".into(), stray("\\u{301}", 2, REST)),
            ("a b".into(), stray(" ", 2, REST)),
            ("application/json".into(), stray("/", 12, REST)),
        ]);
    }
}

#[test]
fn object_names() {
    const REST: &str = "letters, digits, - and _";
    let name = Limit {
        rule: "roma/script-object",
        alone: roma::object_name,
        object: r#"{ "scripts": [{ "content": "YQ==", "object_name": $ }] }"#,
        pointer: "/scripts/0/object_name",
    };
    name.accepts(["a", "Z", "a-b_9"].map(String::from));
    name.accepts(["x".repeat(32)]);
    name.refuses([
        ("x".repeat(33), length(1, 32, 33)),
        ("_a".into(), "must start with a letter, not '_'".into()),
        ("9".into(), "must start with a letter, not '9'".into()),
        ("名".into(), "must start with a letter, not '名'".into()),
        ("a.b".into(), stray(".", 2, REST)),
        ("a名".into(), stray("名", 2, REST)),
        ("e\u{301}".into(), stray("\\u{301}", 2, REST)),
    ]);
}

/// In a document a blank member is one that is missing; alone it is a text like any other.
#[test]
fn blank_texts_alone() {
    type Alone = fn(&str) -> Result<(), Fault>;
    let first = |words: &str| format!("must start with {words}, not ' '");
    let cases: [(Alone, String, String); 6] = [
        (roma::name, length(3, 100, 0), first("a letter, a digit or a Han character")),
        (roma::path, length(2, 256, 0), first("'/'")),
        (roma::app_id, length(1, 64, 0), first("a letter, a digit, - or _")),
        (roma::object_name, length(1, 32, 0), first("a letter")),
        (|text| roma::parameter_name(Position::Headers, text), length(1, 32, 0), first("a letter")),
        (roma::version, length(2, 16, 0), length(2, 16, 1)),
    ];
    for (alone, empty, blank) in cases {
        assert_eq!(alone("").unwrap_err().message, empty);
        assert_eq!(alone(" ").unwrap_err().message, blank);
    }
}
