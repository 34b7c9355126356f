//! What a document is taken for, and that each kind is checked as a whole.

use apiglint::roma::kinds;
use apiglint::{Document, DocumentKind, RuleSet, check};

const GOOD: &str = r#"{"name":"orders","path":"/orders","method":"GET","version":"1.0","content_type":"json","roma_app_id":"a-1"}"#;

/// Pointers and messages, in order.
fn found(source: &str, kind: Option<&'static DocumentKind>) -> Vec<(String, String)> {
    let report = check(source.as_bytes(), kind, &RuleSet::default()).report;
    report
        .violations()
        .iter()
        .map(|it| (it.pointer.to_string(), format!("{}: {}", it.rule, it.message)))
        .collect()
}

fn pair(pointer: &str, said: &str) -> (String, String) {
    (pointer.into(), said.into())
}

#[test]
fn kinds_are_told_by_their_members() {
    let list = format!(r#"{{"size":1,"total":1,"apis":[{GOOD}]}}"#);
    let array = format!("[1,{GOOD}]");
    for (source, kind) in [
        (GOOD, Some(&kinds::DEFINITION)),
        (r#"{"path":1,"method":null,"roma_app_id":[]}"#, Some(&kinds::DEFINITION)),
        (r#"{"path":"/","method":"GET"}"#, None),
        (&array, Some(&kinds::DEFINITIONS)),
        (&list, Some(&kinds::DEFINITION_LIST)),
        (r#"{"apis":[]}"#, None),
        (r#"{"apis":{}}"#, None),
        (r#"{"name":"left-pad","version":"1.3.0","scripts":{}}"#, None),
        ("[]", None),
        ("1", None),
    ] {
        let document = Document::from_json(source.as_bytes()).unwrap();
        assert_eq!(DocumentKind::of(&document), kind, "{source}");
        assert_eq!(check(source.as_bytes(), None, &RuleSet::default()).kind, kind, "{source}");
    }
}

#[test]
fn good_documents_of_each_kind() {
    let list = format!(r#"{{"size":2,"total":2,"apis":[{GOOD},{GOOD}]}}"#);
    for source in [GOOD, &format!("[{GOOD},{GOOD}]"), &list] {
        assert_eq!(found(source, None), []);
    }
}

#[test]
fn an_array_is_checked_element_by_element() {
    let bad = GOOD.replace("/orders", "orders");
    assert_eq!(
        found(&format!("[{GOOD},7,{bad}]"), None),
        [
            pair("/1", "document/type: must be an object, not a number"),
            pair("/2/path", "roma/path: must start with '/', not 'o'"),
        ]
    );
}

#[test]
fn a_list_is_checked_as_a_whole() {
    let source =
        format!(r#"{{"size":"1","totl":1,"apis":[{GOOD},[]],"apis":[],"x":{{"a":1,"a":2}}}}"#);
    assert_eq!(
        found(&source, None),
        [
            pair("/size", "document/type: must be an integer, not a string"),
            pair("/totl", "document/unknown-member: must be a member that is known here"),
            pair("/apis/1", "document/type: must be an object, not an array"),
            pair(
                "/apis",
                "document/duplicate-member: cannot be there twice: readers disagree on which one counts"
            ),
            pair("/x", "document/unknown-member: must be a member that is known here"),
            pair(
                "/x/a",
                "document/duplicate-member: cannot be there twice: readers disagree on which one counts"
            ),
        ]
    );
}

#[test]
fn a_kind_can_be_forced() {
    let list = Some(&kinds::DEFINITION_LIST);
    assert_eq!(found("{}", list), [pair("/apis", "roma/required: must be there")]);
    let null = r#"{"apis":null}"#;
    assert_eq!(
        found(null, list),
        [pair("/apis", "roma/required: must be there, and cannot be null")]
    );
    assert_eq!(found("[]", list), [pair("", "document/type: must be an object, not an array")]);
    assert_eq!(found("{}", Some(&kinds::DEFINITION)).len(), 6);
    let array = Some(&kinds::DEFINITIONS);
    assert_eq!(found("{}", array), [pair("", "document/type: must be an array, not an object")]);
}

/// Only the first of two members is bound; the objects inside the other are still looked at.
#[test]
fn duplicates_inside_a_duplicate() {
    let source = GOOD.replace(
        r#""path""#,
        r#""path":"/orders","parameters":[],"parameters":[{"a":1,"a":2}],"path""#,
    );
    let found: Vec<_> = found(&source, None).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(found, ["/parameters", "/parameters/0/a", "/path"]);
}

/// Where a value is of the wrong type, the objects inside it are still looked at.
#[test]
fn duplicates_inside_what_cannot_be_bound() {
    let source = GOOD.replace(r#""orders""#, r#"{"a":{"b":1,"b":2}}"#);
    assert_eq!(
        found(&source, None),
        [
            pair("/name", "document/type: must be a string, not an object"),
            pair(
                "/name/a/b",
                "document/duplicate-member: cannot be there twice: readers disagree on which one counts"
            ),
        ]
    );
}
