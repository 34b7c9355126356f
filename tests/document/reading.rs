//! Documents mean what was written, however it was written.

use apiglint::roma::kinds;
use apiglint::{Document, Limits, Node, RuleSet, Type, check, roma};
use proptest::prelude::*;
use serde_json::Value;

use crate::json::{Ink, Json, ink, json};
use crate::laws;

/// Everything that a node tells, against what was written.
fn assert_means(node: Node<'_>, json: &Json) {
    let ty = match json {
        Json::Null => Type::Null,
        Json::Boolean(_) => Type::Boolean,
        Json::Number(_) => Type::Number,
        Json::String(_) => Type::String,
        Json::Array(_) => Type::Array,
        Json::Object(_) => Type::Object,
    };
    assert_eq!(node.ty(), ty);
    let boolean = if let Json::Boolean(it) = json { Some(*it) } else { None };
    assert_eq!(node.as_bool(), boolean);
    let string = if let Json::String(it) = json { Some(it.as_str()) } else { None };
    assert_eq!(node.as_str().as_deref(), string);
    let number = if let Json::Number(it) = json { Some(it.as_str()) } else { None };
    assert_eq!((ty == Type::Number).then_some(node.source()), number);
    assert_eq!(node.as_i64(), number.and_then(|number| number.parse().ok()));
    let members: Vec<(Option<&str>, &Json)> = match json {
        Json::Array(elements) => elements.iter().map(|element| (None, element)).collect(),
        Json::Object(members) => members.iter().map(|(name, it)| (Some(&**name), it)).collect(),
        _ => Vec::new(),
    };
    assert_eq!(node.children().count(), members.len());
    for (child, (name, value)) in node.children().zip(members) {
        assert_eq!(child.key().map(|key| key.decode().into_owned()).as_deref(), name);
        assert_means(child, value);
    }
}

proptest! {
    #[test]
    fn text_means_what_was_written(json in json(), ink in ink()) {
        let text = json.write(&ink);
        let document = Document::from_json(text.as_bytes()).unwrap();
        assert_means(document.root(), &json);
        laws::holds(text.as_bytes());
    }

    #[test]
    fn values_are_read_like_their_text(json in json()) {
        let value: Value = serde_json::from_str(&json.write(&Ink::default())).unwrap();
        let text = serde_json::to_string(&value).unwrap();
        let read = Document::from_json(text.as_bytes()).unwrap();
        for made in [Document::from_value(&value).unwrap(), Document::from_serialize(&value).unwrap()] {
            let tell = |node: Node<'_>| (node.ty(), node.source().to_owned(), node.pointer());
            prop_assert!(made.nodes().map(tell).eq(read.nodes().map(tell)));
            prop_assert!(made.nodes().all(|node| (node.span(), node.key_span()) == (None, None)));
            prop_assert_eq!(made.root().to_value().unwrap(), read.root().to_value().unwrap());
        }
    }

    /// Bytes inserted, replaced, dropped and repeated where they hurt.
    #[test]
    fn mutations_are_read_like_serde_json_reads_them(
        json in json(),
        ink in ink(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6_u8, byte()), 1..4),
    ) {
        let mut source = json.write(&ink).into_bytes();
        for (place, edit, byte) in edits {
            let at = place.index(source.len() + 1);
            let next = (at + 1).min(source.len());
            match edit {
                0 | 1 => source.insert(at, byte),
                2 => drop(source.splice(at..next, [byte])),
                3 => drop(source.drain(at..next)),
                4 => source.truncate(at),
                _ => source.extend_from_within(at..),
            }
        }
        laws::holds(&source);
    }

    #[test]
    fn any_bytes_are_read_like_serde_json_reads_them(source in prop::collection::vec(byte(), 0..32)) {
        laws::holds(&source);
    }
}

/// Mostly what JSON gives a meaning to.
fn byte() -> impl Strategy<Value = u8> {
    let meaningful = b"{}[]:,\"\\/-+.0123456789eEtrufalsn \n\r\t\x00\x1f\x7f\xc3\xa9\xed\xa0\x80\xef\xbb\xbf\xff";
    prop_oneof![6 => prop::sample::select(&meaningful[..]), 1 => any::<u8>()]
}

/// Strings are read eight bytes at a time: each byte, also behind a backslash, at each place of a block.
#[test]
fn every_byte_in_a_string() {
    for byte in 0..=u8::MAX {
        for length in 0..18 {
            for behind in ["", "12345678"] {
                let before = "x".repeat(length);
                for slash in [&b""[..], b"\\"] {
                    let parts =
                        [b"\"", before.as_bytes(), slash, &[byte], behind.as_bytes(), b"\""];
                    laws::holds(&parts.concat());
                }
            }
        }
    }
}

/// Surrogates and their neighbours, alone and in pairs, in either case.
#[test]
fn every_kind_of_pair() {
    let units = [0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff];
    for first in units {
        for second in units {
            for between in ["", " ", "\\n"] {
                laws::holds(format!("\"\\u{first:04x}{between}\\u{second:04X}\"").as_bytes());
            }
        }
        laws::holds(format!("\"\\u{first:04X}\"").as_bytes());
    }
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    let mixed = |depth: usize| ["{\"a\":[".repeat(depth / 2), "]}".repeat(depth / 2)].concat();
    for depth in [1, 63, 64, 65, 127, 128] {
        laws::holds(nested(depth).as_bytes());
        laws::holds(mixed(depth).as_bytes());
    }
    let refused = Document::from_json(nested(129).as_bytes()).map(|_| ()).unwrap_err();
    assert_eq!(refused.rule.id, "document/too-deep");
    assert_eq!(refused.message, "cannot nest deeper than 128 levels");
    assert_eq!(refused.span.map(|span| (span.start, span.end)), Some((128, 129)));
    // Each of 64 levels has a word of its own: objects and arrays are told apart on all of them.
    for depth in [256, 1024] {
        let limits = Limits { depth, ..Limits::default() };
        let text = mixed(depth);
        let document = Document::from_json_within(text.as_bytes(), &limits).unwrap();
        let types = document.nodes().map(Node::ty);
        assert!(types.eq([Type::Object, Type::Array].into_iter().cycle().take(depth)));
        assert_eq!(
            document.nodes().last().unwrap().pointer().as_str(),
            "/a/0".repeat(depth / 2).strip_suffix("/0").unwrap()
        );
        for (open, wrong) in [("{\"a\":[", "}"), ("[{\"a\":", "]")] {
            let text = [open.repeat(depth / 2), "1".into(), wrong.into()].concat();
            assert!(Document::from_json_within(text.as_bytes(), &limits).is_err(), "{open}");
        }
    }
    // No configuration goes further.
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    let refused = Document::from_json_within(nested(1025).as_bytes(), &limits).map(|_| ());
    assert_eq!(refused.unwrap_err().span.map(|span| span.start), Some(1024));
}

/// A value that a program holds gets the report of its text, without the spans.
#[test]
fn reports_on_values_are_those_on_their_text() {
    let text = r#"{"content_type":"yaml","colour":1,"name":"_x","parameters":[{"in":"Headers","name":"X-Stage"},
        {"default":"{\"x-stage\":\"\\u0041\"}","in":"Body","name":"application/json"},
        {"in":"Parameters","name":"x-stage","description":"a\u0000b"},7],"path":"/a//b"}"#;
    let value: Value = serde_json::from_str(text).unwrap();
    let compact = serde_json::to_string(&value).unwrap();
    let rules = RuleSet::default();
    let read = check(compact.as_bytes(), Some(&kinds::DEFINITION), &rules).report;
    let made = roma::check_definition(&Document::from_value(&value).unwrap(), &rules);
    assert!(read.violations().len() > 10, "{read}");
    let mut spanless = read.violations().to_vec();
    for violation in &mut spanless {
        violation.span = None;
        violation.related.iter_mut().for_each(|related| related.span = None);
    }
    assert_eq!(made.violations(), spanless);
}

#[test]
fn refuses_values_that_are_no_document() {
    let unserializable = std::collections::BTreeMap::from([([1, 2], 3)]);
    let error = Document::from_serialize(&unserializable).unwrap_err();
    assert_eq!(error.to_string(), "the value cannot be written as JSON");
    let deep = (0..129).fold(Value::Null, |inner, _| Value::from(vec![inner]));
    let error = Document::from_value(&deep).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value cannot be checked: it cannot nest deeper than 128 levels"
    );
}

#[test]
fn what_serde_json_cannot_hold() {
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    for source in ["1e999", &deep] {
        let document = Document::from_json(source.as_bytes()).unwrap();
        let error = document.root().to_value().unwrap_err();
        assert_eq!(error.to_string(), "serde_json cannot hold the value");
        assert_eq!(error.kind(), apiglint::ErrorKind::Value);
    }
}
