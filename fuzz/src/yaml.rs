//! Laws of reading YAML: whatever the bytes, what is said of them is written where it is said to be.

use apiglint::roma::kinds::DEFINITION;
use apiglint::{Document, Limits, Node, RuleSet, Span, Type, check_yaml};

/// The laws.
///
/// # Panics
///
/// Unless the documents mean what their transcripts do, their spans are places of the text that hold what they must, and
/// JSON is read as JSON.
pub fn holds(source: &[u8]) {
    let limits = Limits::default();
    let read = Document::all_from_yaml_within(source, &limits);
    for checked in check_yaml(source, Some(&DEFINITION), &RuleSet::default()) {
        for violation in checked.report.violations() {
            let related = violation.related.iter().map(|related| related.span);
            for span in related.chain([violation.span]) {
                place_holds(source, span.expect("a document from text has spans"));
            }
        }
    }
    let documents = match read {
        Ok(documents) => documents,
        Err(violation) => {
            let ids = ["document/syntax", "document/too-deep", "document/too-large"];
            assert!(ids.contains(&violation.rule.id), "{violation}");
            assert!(["must ", "cannot "].iter().any(|word| violation.message.starts_with(word)));
            assert!(Document::from_json(source).is_err(), "{violation}");
            return place_holds(source, violation.span.expect("a place"));
        }
    };
    let text = str::from_utf8(source).expect("a document is UTF-8");
    assert!(!documents.is_empty());
    if let Ok(json) = Document::from_json(source) {
        assert_eq!(documents.len(), 1, "JSON is one document");
        assert!(same(json.root(), documents[0].root()), "JSON means what it does as JSON");
    }
    let mut end = 0;
    for document in &documents {
        let again = Document::from_json(document.root().source().as_bytes()).expect("a transcript");
        assert!(same(again.root(), document.root()));
        for node in document.nodes() {
            node_holds(node, text);
        }
        let span = document.root().span().expect("a span");
        assert!(end <= span.start, "documents stand one after the other");
        end = span.end;
    }
}

/// A place is in the text, and where that is UTF-8, between characters.
fn place_holds(source: &[u8], span: Span) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= source.len(), "{span:?}");
    if let Ok(text) = str::from_utf8(source) {
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?}");
    }
}

/// Whether two trees have the same values under the same names.
fn same(one: Node<'_>, other: Node<'_>) -> bool {
    let tell = |node: Node<'_>| (node.ty(), node.element(), node.as_i64(), node.as_bool());
    let alike = |(a, b): (Node<'_>, Node<'_>)| {
        tell(a) == tell(b) && a.key() == b.key() && a.as_str() == b.as_str()
    };
    one.subtree().count() == other.subtree().count()
        && one.subtree().zip(other.subtree()).all(alike)
}

fn written(span: Span, text: &str) -> &str {
    text.get(span.start as usize..span.end as usize).expect("a place between characters")
}

/// A node is written where its span is: inside that of its parent, behind its name and what stands before it.
fn node_holds(node: Node<'_>, text: &str) {
    let span = node.span().expect("a document from text has spans");
    let source = written(span, text);
    assert!(!source.ends_with([' ', '\t', '\r', '\n']), "{source:?}");
    // What an alias stands for, and all inside, is where the alias is.
    let is_alias = |node: Node<'_>| {
        let source = written(node.span().expect("a span"), text);
        source.starts_with('*') && !source.contains(char::is_whitespace)
    };
    if let Some(name) = node.key_span() {
        let name_source = written(name, text);
        assert!(is_alias(node) || name.end <= span.start, "{name:?} {span:?}");
        string_holds(&node.key().expect("a name").decode(), name_source);
    }
    if is_alias(node) {
        assert!(node.children().all(|child| child.span() == Some(span)));
        return;
    }
    let mut end = span.start;
    for child in node.children().filter(|child| !is_alias(*child)) {
        let inner = child.span().expect("a span");
        assert!(span.start <= inner.start && inner.end <= span.end, "{inner:?} in {span:?}");
        let start = child.key_span().map_or(inner.start, |name| name.start);
        assert!(end <= start, "{inner:?} behind {end}");
        end = inner.end;
    }
    match node.ty() {
        Type::String => string_holds(&node.as_str().expect("a string"), source),
        Type::Array | Type::Object => {
            let brackets = if node.ty() == Type::Array { ('[', ']') } else { ('{', '}') };
            if source.starts_with(brackets.0) {
                assert!(source.ends_with(brackets.1), "{source:?}");
            }
        }
        _ => {}
    }
}

/// A string on one line, and without escapes, is written as it is.
fn string_holds(string: &str, source: &str) {
    let is_quoted = |quote| source.starts_with(quote) && source.ends_with(quote);
    match source.chars().next() {
        // Nothing; with a tag or an anchor, these.
        None | Some('!' | '&') => assert_eq!(string, ""),
        Some(quote @ ('"' | '\'')) => {
            assert!(source.len() >= 2 && is_quoted(quote), "{source:?}");
            let inner = &source[1..source.len() - 1];
            if !inner.contains(['\\', '\'', '"', '\n', '\r']) {
                assert_eq!(inner, string);
            }
        }
        Some('*' | '|' | '>') => {}
        Some(_) if source.contains(['\n', '\r']) => {}
        Some(_) => assert_eq!(source, string),
    }
}
