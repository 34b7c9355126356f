//! What YAML means, in JSON.

use std::fmt::Write as _;

use apiglint::{Document, Node, Type};
use proptest::prelude::*;
use serde_json::Value;

fn meaning(yaml: &str) -> String {
    let document = Document::from_yaml(yaml.as_bytes());
    document.unwrap_or_else(|why| panic!("{yaml:?}: {why}")).root().source().to_owned()
}

/// Scalars, and what they mean by the core schema.
const SCALARS: &[(&str, &str)] = &[
    ("null", "null"),
    ("Null", "null"),
    ("~", "null"),
    ("nULL", "\"nULL\""),
    ("true", "true"),
    ("TRUE", "true"),
    ("False", "false"),
    // Other readers, of YAML 1.1, have booleans here.
    ("no", "\"no\""),
    ("Yes", "\"Yes\""),
    ("on", "\"on\""),
    ("0", "0"),
    ("-0", "-0"),
    ("+12", "12"),
    ("007", "7"),
    ("000", "0"),
    ("0o17", "15"),
    ("0x1fE", "510"),
    ("0xffffffffffffffffffffffffffffffff", "340282366920938463463374607431768211455"),
    ("-0x1", "\"-0x1\""),
    ("0o8", "\"0o8\""),
    ("0x", "\"0x\""),
    ("1_000", "\"1_000\""),
    ("190:20:30", "\"190:20:30\""),
    ("1.10", "1.10"),
    ("1.", "1.0"),
    (".5", "0.5"),
    ("-.5e+3", "-0.5e+3"),
    ("+00.5E1", "0.5E1"),
    ("1.e5", "1.0e5"),
    ("1e5", "1e5"),
    ("1e", "\"1e\""),
    (".", "\".\""),
    ("+", "\"+\""),
    ("-", "[null]"),
    (".e1", "\".e1\""),
    ("1.2.3", "\"1.2.3\""),
    ("٣", "\"٣\""),
    ("2026-11-22", "\"2026-11-22\""),
    ("=", "\"=\""),
    // Quotes make strings.
    ("'1'", "\"1\""),
    ("\"true\"", "\"true\""),
    ("''", "\"\""),
    ("|\n 1\n", "\"1\\n\""),
    // So do tags, or the other way round.
    ("!!str 1.10", "\"1.10\""),
    ("! 1", "\"1\""),
    ("!!str", "\"\""),
    ("!!int '1'", "1"),
    ("!!float 1", "1"),
    ("!!bool 'true'", "true"),
    ("!!null ''", "null"),
    ("!!null", "null"),
    ("!<tag:yaml.org,2002:int> \"0x10\"", "16"),
    // Characters are escaped as JSON has them.
    ("'a\\\"b'", "\"a\\\\\\\"b\""),
    ("\"\\t\\n\\r\\b\\f\\0\\x7f\\e\\N\"", "\"\\t\\n\\r\\u0008\\u000c\\u0000\u{7f}\\u001b\u{85}\""),
];

#[test]
fn scalars_mean_what_the_core_schema_says() {
    for (yaml, json) in SCALARS {
        assert_eq!(meaning(yaml), *json, "{yaml:?}");
        serde_json::from_str::<Value>(json).expect("JSON");
    }
}

const COLLECTIONS: &[(&str, &str)] = &[
    ("a: b", r#"{"a":"b"}"#),
    ("{a: [b, {c}], d: }", r#"{"a":["b",{"c":null}],"d":null}"#),
    ("- - a\n  - b\n- c", r#"[["a","b"],"c"]"#),
    ("a: 1\na: 2", r#"{"a":1,"a":2}"#),
    (
        "1: a\n1.10: b\nnull: c\n'': d\n!!int 2: e",
        r#"{"1":"a","1.10":"b","null":"c","":"d","2":"e"}"#,
    ),
    ("!!map {a: !!seq [b]}", r#"{"a":["b"]}"#),
    ("! {a: ! [b]}", r#"{"a":["b"]}"#),
    // Anchors.
    ("a: &x 1\nb: *x", r#"{"a":1,"b":1}"#),
    ("&x 1: a\nb: *x\nc: &y d\n*y : e\n*x : f", r#"{"1":"a","b":1,"c":"d","d":"e","1":"f"}"#),
    ("a: &x {k: [l]}\nb: [*x, *x]", r#"{"a":{"k":["l"]},"b":[{"k":["l"]},{"k":["l"]}]}"#),
    ("a: &x 1\nb: &x 2\nc: *x", r#"{"a":1,"b":2,"c":2}"#),
    ("a: &x\nb: *x", r#"{"a":null,"b":null}"#),
    ("a: &x {y: &y z}\nb: *x\nc: *y", r#"{"a":{"y":"z"},"b":{"y":"z"},"c":"z"}"#),
    // Merge keys: what an object has itself counts, wherever it stands, and then what is named first.
    ("a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}", r#"{"a":{"k":1,"l":2},"b":{"k":3,"l":2}}"#),
    (
        "a: &x {k: 1}\nb: &y {k: 2, l: 3}\nc: {<<: [*x, *y], m: 4}",
        r#"{"a":{"k":1},"b":{"k":2,"l":3},"c":{"m":4,"k":1,"l":3}}"#,
    ),
    (
        "a: &x {k: 1}\nb: &y {<<: *x, l: 2}\nc: {<<: *y}",
        r#"{"a":{"k":1},"b":{"l":2,"k":1},"c":{"l":2,"k":1}}"#,
    ),
    ("a: &x {\"k\\n\": 1}\nb: {\"k\\x0a\": 2, <<: *x}", r#"{"a":{"k\n":1},"b":{"k\n":2}}"#),
    ("a: {'<<': 1}\nb: {!!str <<: 2}", r#"{"a":{"<<":1},"b":{"<<":2}}"#),
    ("a: &x {k: 1, k: 2}\nb: {<<: *x}", r#"{"a":{"k":1,"k":2},"b":{"k":1}}"#),
];

#[test]
fn collections_mean_what_they_hold() {
    for (yaml, json) in COLLECTIONS {
        assert_eq!(meaning(yaml), *json, "{yaml}");
        let again = Document::from_json(json.as_bytes()).unwrap();
        let document = Document::from_yaml(yaml.as_bytes()).unwrap();
        assert!(same(document.root(), again.root()), "{yaml}");
    }
}

fn same(one: Node<'_>, other: Node<'_>) -> bool {
    let tell = |node: Node<'_>| (node.ty(), node.element(), node.pointer(), node.as_bool());
    one.subtree().zip(other.subtree()).all(|(a, b)| tell(a) == tell(b) && a.as_str() == b.as_str())
        && one.subtree().count() == other.subtree().count()
}

/// Any JSON value.
fn json() -> impl Strategy<Value = Value> {
    let string = prop_oneof!["[a-z~<: #'\"\\\\\\t\\n&*!|>é订😀-]{0,8}", any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 64.0)),
        string.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let members = prop::collection::vec((string.clone(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    /// JSON is YAML. Behind a comment, where our JSON reader has nothing to do with it, it still means the same, and each
    /// value is written where it is in the JSON.
    #[test]
    fn json_is_yaml(value in json(), is_pretty: bool) {
        let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        let json = Document::from_json(text.as_bytes()).unwrap();
        let read = Document::from_yaml(text.as_bytes()).unwrap();
        prop_assert!(same(json.root(), read.root()));
        let comment = "# é\n";
        let yaml = format!("{comment}{text} # end\n");
        let read = Document::from_yaml(yaml.as_bytes()).unwrap();
        prop_assert!(same(json.root(), read.root()), "{yaml}");
        let further = |node: Node<'_>| {
            let spans = [node.span(), node.key_span()];
            spans.map(|span| span.map(|span| (span.start + 5, span.end + 5)))
        };
        let spans = |node: Node<'_>| [node.span(), node.key_span()].map(|span| span.map(|span| (span.start, span.end)));
        prop_assert!(json.nodes().map(further).eq(read.nodes().map(spans)), "{yaml}");
    }

    /// Block style, as far as it can be written without knowing how strings are escaped.
    #[test]
    fn blocks_mean_what_was_written(value in json()) {
        let mut yaml = String::new();
        write(&value, 0, &mut yaml);
        let read = Document::from_yaml(yaml.as_bytes()).unwrap_or_else(|why| panic!("{yaml}: {why}"));
        prop_assert_eq!(read.root().to_value().unwrap(), value, "{}", yaml);
        for node in read.nodes().filter(|node| !matches!(node.ty(), Type::Array | Type::Object)) {
            let span = node.span().unwrap();
            let written = &yaml[span.start as usize..span.end as usize];
            prop_assert_eq!(serde_json::from_str::<Value>(written).unwrap(), node.to_value().unwrap());
        }
    }
}

/// Writes a value as a block, its scalars as JSON writes them.
fn write(value: &Value, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    match value {
        Value::Array(elements) if !elements.is_empty() => {
            for element in elements {
                let _ = write!(out, "\n{space}- ");
                write(element, indent + 2, out);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                let _ = write!(out, "\n{space}? {}\n{space}: ", Value::from(name.as_str()));
                write(member, indent + 2, out);
            }
        }
        scalar => *out += &scalar.to_string(),
    }
}
