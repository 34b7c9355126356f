//! Laws of reading. `serde_json` is the judge of what is JSON, and of what it means.

use apiglint::{Document, Limits, Node, Text, Type, Violation};
use serde::de::IgnoredAny;
use serde_json::Value;

/// The laws.
///
/// # Panics
///
/// Unless a document is read from exactly the bytes from which it must be, with their meaning, and its
/// spans, texts and pointers lead where they must.
pub fn holds(source: &[u8]) {
    let reading = Reading::of(source);
    let document = match Document::from_json(source) {
        Ok(document) => document,
        Err(violation) => return refusal_holds(source, &reading, &violation),
    };
    match reading {
        Reading::Value(value) => {
            assert_eq!(rebuild(document.root()), value);
            assert_eq!(document.root().to_value().expect("what serde_json has read"), value);
        }
        Reading::Huge => {}
        Reading::Deep => assert_eq!(depth(&document), Limits::default().depth),
        Reading::Refused(why) => panic!("{document:?} is read and is no JSON: {why}"),
    }
    assert!(document.root().subtree().eq(document.nodes()));
    assert_eq!((document.root().parent(), document.root().key()), (None, None));
    for node in document.nodes() {
        source_holds(node, str::from_utf8(source).expect("a document is UTF-8"));
        place_holds(node, &document);
    }
}

/// What `serde_json` makes of bytes.
enum Reading {
    Value(Value),
    /// JSON, but for a number beyond the floats; here it is legal, since no rule needs its value.
    Huge,
    /// Deeper than `serde_json` goes. That is one level less than the default limit here.
    Deep,
    Refused(serde_json::Error),
}

impl Reading {
    fn of(source: &[u8]) -> Self {
        match serde_json::from_slice(source) {
            Ok(value) => Reading::Value(value),
            Err(error) if is_range(&error) => {
                let tamed = without_huge_numbers(source);
                serde_json::from_slice::<Value>(&tamed)
                    .map_or_else(Self::refused, |_| Reading::Huge)
            }
            Err(error) => Self::refused(error),
        }
    }

    fn refused(error: serde_json::Error) -> Self {
        let deep = error.to_string().starts_with("recursion limit exceeded");
        if deep { Reading::Deep } else { Reading::Refused(error) }
    }
}

fn is_range(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("number out of range")
}

/// The same with 0 for each number beyond the floats.
fn without_huge_numbers(source: &[u8]) -> Vec<u8> {
    let of_number = |byte: &&u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
    let mut tamed = Vec::with_capacity(source.len());
    let (mut rest, mut in_string) = (source, false);
    while let [first, behind @ ..] = rest {
        let length = match first {
            b'\\' if in_string => 1 + behind.len().min(1),
            b'-' | b'0'..=b'9' if !in_string => rest.iter().take_while(of_number).count(),
            _ => 1,
        };
        in_string ^= *first == b'"';
        let (token, behind) = rest.split_at(length);
        let huge = serde_json::from_slice::<f64>(token).is_err_and(|error| is_range(&error))
            && serde_json::from_slice::<IgnoredAny>(token).is_ok();
        tamed.extend_from_slice(if huge { b"0" } else { token });
        rest = behind;
    }
    tamed
}

fn refusal_holds(source: &[u8], reading: &Reading, violation: &Violation) {
    match reading {
        Reading::Refused(_) => assert_eq!(violation.rule.id, "document/syntax"),
        Reading::Deep => {}
        Reading::Value(_) | Reading::Huge => panic!("refused, and it is JSON: {violation}"),
    }
    assert_eq!(violation.pointer, "");
    let span = violation.span.expect("a refusal has a place");
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= source.len(), "{span:?}");
    if let Ok(text) = str::from_utf8(source) {
        assert!(text.get(start..end).is_some_and(|text| text.chars().count() <= 1), "{span:?}");
    }
}

/// The value, put together from children, keys and texts.
fn rebuild(node: Node<'_>) -> Value {
    let key = |child: Node<'_>| child.key().expect("a member has a name").decode().into_owned();
    match node.ty() {
        Type::Null => Value::Null,
        Type::Boolean => Value::Bool(node.as_bool().expect("a boolean")),
        Type::Number => serde_json::from_str(node.source()).expect("a number"),
        Type::String => Value::String(node.as_str().expect("a string").into_owned()),
        Type::Array => node.children().map(rebuild).collect(),
        Type::Object => {
            Value::Object(node.children().map(|child| (key(child), rebuild(child))).collect())
        }
    }
}

fn depth(document: &Document<'_>) -> usize {
    let ancestors = |node: Node<'_>| std::iter::successors(node.parent(), |up| up.parent()).count();
    let is_container = |node: &Node<'_>| matches!(node.ty(), Type::Array | Type::Object);
    document.nodes().filter(is_container).map(|node| ancestors(node) + 1).max().unwrap_or(0)
}

/// What is written in its span is the node, and in its key's span the key.
fn source_holds(node: Node<'_>, text: &str) {
    let span = node.span().expect("a document from text has spans");
    assert_eq!(text.get(span.start as usize..span.end as usize), Some(node.source()));
    let again = Document::from_json(node.source().as_bytes()).expect("a value");
    let same = |(a, b): (Node<'_>, Node<'_>)| {
        (a.ty(), a.key(), a.element()) == (b.ty(), b.key(), b.element()) && a.source() == b.source()
    };
    let inside = |node: Node<'_>| node.subtree().skip(1).count();
    assert_eq!(inside(again.root()), inside(node));
    assert!(again.root().subtree().zip(node.subtree()).skip(1).all(same));
    assert_eq!(again.root().ty(), node.ty());
    let integer = node.source().parse().ok().filter(|_| node.ty() == Type::Number);
    assert_eq!(node.as_i64(), integer);
    if let Some(string) = node.text() {
        text_holds(string, node.source());
    }
    assert_eq!(node.key_span().is_some(), node.key().is_some());
    if let (Some(span), Some(key)) = (node.key_span(), node.key()) {
        text_holds(key, text.get(span.start as usize..span.end as usize).expect("a key's span"));
    }
}

/// Parents, element numbers and pointers agree. A pointer leads to the first of duplicate members, and on from
/// there.
fn place_holds(node: Node<'_>, document: &Document<'_>) {
    for (child, number) in node.children().zip(0..) {
        assert_eq!(child.parent(), Some(node));
        assert_eq!(child.element(), (node.ty() == Type::Array).then_some(number));
        assert_eq!(child.key().is_some(), node.ty() == Type::Object);
    }
    let first = |node: &Node<'_>| match (node.parent(), node.key()) {
        (Some(object), Some(key)) => object.get(&key.decode()) == Some(*node),
        _ => true,
    };
    let is_first = std::iter::successors(Some(node), |node| node.parent()).all(|node| first(&node));
    let pointer = node.pointer();
    let found = document.at(pointer.as_str());
    assert_eq!(found == Some(node), is_first, "{pointer}");
    assert!(found.is_none_or(|found| found.pointer() == pointer), "{pointer}");
}

/// Characters, the places where they are written, the decoded text and comparison agree.
fn text_holds(text: Text<'_>, written: &str) {
    let decoded = text.decode();
    assert_eq!(serde_json::from_str::<String>(written).expect("a string"), decoded);
    assert!(text == *decoded && text != *format!("{decoded}."));
    assert!(text.plain().is_none_or(|plain| plain == decoded));
    assert_eq!(text.is_blank(), decoded.trim().is_empty());
    let raw = &written[1..written.len() - 1];
    let mut chars = text.chars();
    let mut start = 0;
    let mut expected = decoded.chars();
    while let Some(c) = chars.next() {
        let one = format!("\"{}\"", &raw[start..chars.offset()]);
        assert_eq!(serde_json::from_str::<char>(&one).expect("one character"), c);
        assert_eq!(expected.next(), Some(c));
        start = chars.offset();
    }
    assert_eq!((expected.next(), start), (None, raw.len()));
}
