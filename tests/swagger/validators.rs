//! Our verdicts beside those of validators that we did not write: openapi-spec-validator and swagger-parser.

use apiglint::swagger::kinds::DOCUMENT;
use apiglint::{Document, Severity, roma};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::edits::{EDITS, Edit, GOOD};
use crate::foreign::{ask, node, python};
use crate::generated::definitions;
use crate::report;

/// Of openapi-spec-validator and of swagger-parser.
fn peers(files: &[Value]) -> [Vec<Option<String>>; 2] {
    [python("validate.py"), node("validate.mjs")].map(|program| {
        let verdicts: Vec<_> = ask(program, &files);
        assert_eq!(verdicts.len(), files.len());
        verdicts
    })
}

/// Where both peers refuse a file, and we have no error: each with the reason.
const DIFFERENCES: &[(Edit, Severity)] = &[
    // A member that is unknown is a warning here: the gateway's own files have some.
    (row("/colour", "1"), Severity::Warning),
    (row("/info/colour", "1"), Severity::Warning),
    (
        row("/paths/~1files/GET", "{\"responses\":{\"200\":{\"description\":\"\"}}}"),
        Severity::Warning,
    ),
    (row("/paths/~1files/post/requestBody", "{}"), Severity::Warning),
    (row("/definitions/Level/nullable", "true"), Severity::Warning),
];

/// Edits that both peers let pass. What the specification says in words its schema does not hold.
const ALONE: &[&str] = &[
    // "Mime type definitions ... MUST be in compliance with RFC6838".
    "/consumes/0",
    // Paths that cannot be told apart, and braces with nothing between them.
    "/paths/~1stock~1{id}",
    "/paths/~1{}",
    "/paths/~1{a",
    "/paths/~1stock~1{sku}/get/consumes",
    // "The name used for each property MUST correspond to a security scheme", "Otherwise the array MUST be empty".
    "/paths/~1stock~1{sku}/get/security/-",
    "/paths/~1stock~1{sku}/get/security/0/key",
    "/paths/~1stock~1{sku}/get/security/1/login/-",
    // "Required if type is "array"", also further inside.
    "/paths/~1stock~1{sku}/get/parameters/0/items",
    // A schema that is nothing but itself.
    "/definitions/More/$ref",
    // "Required", says the text of `scopes`.
    "/securityDefinitions/login/scopes",
];

const fn row(pointer: &'static str, value: &'static str) -> Edit {
    Edit { pointer, value, said: &[] }
}

#[test]
fn what_both_refuse_we_refuse() {
    let good: Value = serde_json::from_str(GOOD).unwrap();
    let files: Vec<_> = EDITS.iter().map(Edit::apply).chain([good]).collect();
    let [python, node] = peers(&files);
    assert_eq!((&python[EDITS.len()], &node[EDITS.len()]), (&None, &None), "the good file");
    let mut alone = Vec::new();
    for (index, edit) in EDITS.iter().enumerate() {
        let ours = report(&files[index].to_string(), &DOCUMENT);
        let both = python[index].is_some() && node[index].is_some();
        let is_known =
            DIFFERENCES.iter().any(|(it, _)| (it.pointer, it.value) == (edit.pointer, edit.value));
        assert!(
            !both || is_known || ours.count(Severity::Error) > 0,
            "{} {}",
            edit.pointer,
            edit.value
        );
        if python[index].is_none() && node[index].is_none() {
            alone.push((edit.pointer, edit.value));
        }
    }
    let alone: Vec<_> = alone.iter().map(|(pointer, _)| *pointer).collect();
    assert_eq!(alone, ALONE);
}

#[test]
fn known_differences_are_differences() {
    let files: Vec<_> = DIFFERENCES.iter().map(|(edit, _)| edit.apply()).collect();
    let [python, node] = peers(&files);
    for (index, (edit, worst)) in DIFFERENCES.iter().enumerate() {
        assert!(python[index].is_some() && node[index].is_some(), "{}", edit.pointer);
        let ours = report(&files[index].to_string(), &DOCUMENT);
        assert_eq!(ours.worst(), Some(*worst), "{}: {ours}", edit.pointer);
    }
}

#[test]
fn exports_pass() {
    let mut runner = TestRunner::deterministic();
    let files: Vec<Value> = (0..60)
        .map(|_| {
            let definitions = definitions().new_tree(&mut runner).unwrap().current();
            let source = serde_json::to_string(&definitions).unwrap();
            let document = Document::from_json(source.as_bytes()).unwrap();
            let exported = roma::swagger::export(document.root().children());
            serde_json::from_str(&exported.file.to_json().unwrap()).unwrap()
        })
        .collect();
    for (name, verdicts) in ["openapi-spec-validator", "swagger-parser"].iter().zip(peers(&files)) {
        for (file, verdict) in files.iter().zip(verdicts) {
            assert_eq!(verdict, None, "{name}: {file:#}");
        }
    }
}
