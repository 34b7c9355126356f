//! Pointers: RFC 6901, and the way there and back.

use apiglint::{Document, Node, Pointer};
use proptest::prelude::*;
use serde_json::Value;

use crate::json::{ink, json};

/// The document and the table of section 5 of RFC 6901.
#[test]
fn examples_of_the_rfc() {
    let text = r#"{ "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8 }"#;
    let document = Document::from_json(text.as_bytes()).unwrap();
    for (pointer, source) in [
        ("", text),
        ("/foo", r#"["bar", "baz"]"#),
        ("/foo/0", r#""bar""#),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"),
        ("/k\"l", "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ] {
        let node = document.at(pointer).unwrap_or_else(|| panic!("{pointer}"));
        assert_eq!(node.source(), source, "{pointer}");
        assert_eq!(node.pointer(), pointer);
    }
}

#[test]
fn leads_nowhere() {
    let text = br#"{ "a": ["b", "c"], "0": { "~": 1, "~1": 2, "/": 3 }, "x": "a" }"#;
    let document = Document::from_json(text).unwrap();
    for pointer in [
        "a",
        "#/a",
        "/A",
        "/a/",
        "/a/2",
        "/a/00",
        "/a/01",
        "/a/+1",
        "/a/-1",
        "/a/-",
        "/a/ 1",
        "/a/1/",
        "/a/4294967296",
        "/x/0",
        "/x/a",
        "//a",
        "/b",
        "/0/~",
        "/0/~2",
        "/0/~01/",
        "/a~",
    ] {
        assert_eq!(document.at(pointer), None, "{pointer}");
    }
    for (pointer, source) in [("/a/1", r#""c""#), ("/0/~0", "1"), ("/0/~01", "2"), ("/0/~1", "3")] {
        assert_eq!(document.at(pointer).map(Node::source), Some(source), "{pointer}");
    }
}

/// Short pointers lie in place, longer ones do not; nobody can tell.
#[test]
fn any_length() {
    for length in 0..100 {
        for step in ["x", "/", "~", "名", "😀", "\\\"", "\\u0000"] {
            let text = format!("{{\"{}\":[0,{{\"{step}\":1}}]}}", step.repeat(length));
            let document = Document::from_json(text.as_bytes()).unwrap();
            let node = document.nodes().last().unwrap();
            let name = node.key().unwrap().decode().replace('~', "~0").replace('/', "~1");
            let expected = format!("/{}/1/{name}", name.repeat(length));
            let pointer = node.pointer();
            assert_eq!(pointer.as_str(), expected);
            assert_eq!(pointer.to_string(), expected);
            assert_eq!(serde_json::to_value(&pointer).unwrap(), Value::from(expected.as_str()));
            assert_eq!(document.at(&expected), Some(node));
        }
    }
}

#[test]
fn any_number() {
    let text = format!("[{}0]", "0,".repeat(1234));
    let document = Document::from_json(text.as_bytes()).unwrap();
    for (element, number) in document.root().children().zip(0..) {
        assert_eq!(element.pointer().as_str(), format!("/{number}"));
        assert_eq!(element.element(), Some(number));
    }
}

#[test]
fn innermost_member() {
    let text = br#"{ "parameters": [[{ "name": 1, "7": 2, "a/b": 3, "": 4 }]] }"#;
    let document = Document::from_json(text).unwrap();
    for (pointer, member) in [
        ("", None),
        ("/parameters", Some("parameters")),
        ("/parameters/0/0", Some("parameters")),
        ("/parameters/0/0/name", Some("name")),
        ("/parameters/0/0/a~1b", Some("a/b")),
    ] {
        let pointer = document.at(pointer).unwrap().pointer();
        assert_eq!(pointer.member().as_deref(), member, "{pointer}");
    }
    assert_eq!(Pointer::root().member(), None);
}

proptest! {
    /// `serde_json` finds the same value by the same pointer.
    #[test]
    fn serde_json_agrees(json in json(), ink in ink()) {
        let text = json.write(&ink);
        let document = Document::from_json(text.as_bytes()).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        for node in document.nodes().filter(|_| !json.has_duplicates()) {
            let pointer = node.pointer();
            prop_assert_eq!(value.pointer(pointer.as_str()), Some(&node.to_value().unwrap()), "{}", pointer);
        }
    }

    #[test]
    fn ordered_as_text(a in "(/[a~0é]{0,20}){0,3}", b in "(/[a~0é]{0,20}){0,3}") {
        let document = |pointer: &str| {
            let open = pointer.split('/').skip(1).map(|step| format!("{{\"{step}\":"));
            format!("{}1{}", open.collect::<String>(), "}".repeat(pointer.matches('/').count()))
        };
        let (texts, plain) = ([document(&a), document(&b)], [&a, &b].map(|it| it.replace('~', "~0")));
        let documents = texts.each_ref().map(|text| Document::from_json(text.as_bytes()).unwrap());
        let [a, b] = documents.each_ref().map(|document| document.nodes().last().unwrap().pointer());
        prop_assert_eq!([a.as_str(), b.as_str()], plain.each_ref().map(String::as_str));
        prop_assert_eq!(a.cmp(&b), a.as_str().cmp(b.as_str()));
        prop_assert_eq!(a == b, a.as_str() == b.as_str());
    }
}
