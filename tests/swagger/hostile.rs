//! Files that are meant to hurt: the time grows with the size, and nothing is lost count of.
//!
//! No clock is read. What takes time with the square of the size does not end before the patience of whoever runs this.

use apiglint::roma::{kinds::SWAGGER, swagger};
use apiglint::{Document, Severity};

use crate::report;

const MANY: usize = if cfg!(debug_assertions) { 10_000 } else { 100_000 };

fn file(paths: &str, root: &str) -> String {
    format!(r#"{{"swagger":"2.0","info":{{"title":"t","version":"1"}},"paths":{{{paths}}}{root}}}"#)
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

fn operation(number: usize, members: &str) -> String {
    format!(
        r#""/p{number}":{{"get":{{"operationId":"name-{number}","x-livedata-version":"1.0","x-livedata-status":"TESTED","responses":{{"200":{{"description":""}}}}{members}}}}}"#
    )
}

/// Checks and imports; how many errors there are.
fn errors(source: &str) -> usize {
    errors_and_losses(source).0
}

/// The same, and what the import says of one of its losses.
fn errors_and_losses(source: &str) -> (usize, Vec<String>) {
    let document = Document::from_json(source.as_bytes()).unwrap();
    let imported = swagger::import(&document, Some("a-1"));
    assert!(imported.losses.iter().count() <= 10_000);
    assert!(imported.losses.iter().count() <= imported.losses.len());
    let mut said: Vec<_> = imported.losses.iter().map(|it| it.message.to_string()).collect();
    said.sort();
    said.dedup();
    (errors_of(source), said)
}

fn errors_of(source: &str) -> usize {
    report(source, &SWAGGER).count(Severity::Error)
}

#[test]
fn many_operations() {
    assert_eq!(errors(&file(&list(MANY, |number| operation(number, "")), "")), 0);
    let one_name =
        list(MANY, |number| operation(number, "").replace(&format!("name-{number}"), "name"));
    assert_eq!(errors(&file(&one_name, "")), MANY - 1);
    let templates = list(MANY, |number| format!("\"/{{p{number}}}\":{{}}"));
    assert_eq!(errors(&file(&templates, "")), MANY - 1);
}

#[test]
fn many_parameters() {
    let of = |item: &dyn Fn(usize) -> String| {
        errors(&file(&operation(0, &format!(",\"parameters\":[{}]", list(MANY, item))), ""))
    };
    assert_eq!(of(&|number| format!(r#"{{"name":"p{number}","in":"query","type":"string"}}"#)), 0);
    assert_eq!(of(&|_| r#"{"name":"p","in":"query","type":"string"}"#.into()), MANY - 1);
    assert_eq!(of(&|_| r#"{"name":"p","in":"body","schema":{}}"#.into()), 2 * (MANY - 1));
    assert_eq!(of(&|_| "{}".into()), 2 * MANY);
    assert_eq!(of(&|_| "7".into()), MANY);
    // Each is not in the path, whose own error is one more.
    let path =
        |number| format!(r#"{{"name":"p{number}","in":"path","required":true,"type":"string"}}"#);
    assert_eq!(of(&path), MANY);
}

#[test]
fn references_to_references() {
    let chain = list(MANY, |number| {
        format!("\"d{number}\":{{\"$ref\":\"#/definitions/d{}\"}}", number + 1)
    });
    // Of the last, which leads nowhere, the 31 before it say so, too; the others are too far away.
    assert_eq!(errors(&file("", &format!(",\"definitions\":{{{chain}}}"))), MANY);
    let circle = list(MANY, |number| {
        format!("\"d{number}\":{{\"$ref\":\"#/definitions/d{}\"}}", (number + 1) % MANY)
    });
    assert_eq!(errors(&file("", &format!(",\"definitions\":{{{circle}}}"))), MANY);
    let body = r##","parameters":[{"name":"b","in":"body","schema":{"$ref":"#/definitions/A"}}]"##;
    // Through their properties schemas may lead to themselves.
    let recursive = r##","definitions":{"A":{"allOf":[{"$ref":"#/definitions/A"},{"$ref":"#/definitions/B"}]},"B":{"properties":{"a":{"$ref":"#/definitions/A"}}}}"##;
    assert_eq!(errors(&file(&operation(0, body), recursive)), 0);
}

/// Many that refer to one thing that is large: it is looked at again only so often.
#[test]
fn many_references_to_something_large() {
    let keys = list(MANY, |number| format!("\"k{number}\":{{}}"));
    let large = format!(",\"definitions\":{{\"A\":{{\"properties\":{{{keys}}}}}}}");
    let body = r##","parameters":[{"name":"b","in":"body","schema":{"$ref":"#/definitions/A"}}]"##;
    let posts = list(MANY, |number| operation(number, body).replace("\"get\"", "\"post\""));
    let (errors_of_posts, said) = errors_and_losses(&file(&posts, &large));
    assert_eq!(errors_of_posts, 0);
    assert!(said.contains(&"cannot be said in a definition: too many share it".into()), "{said:?}");

    let long = "d".repeat(MANY);
    let large = format!(
        r#","parameters":{{"A":{{"name":"a{long}","in":"query","type":"string","default":"{long}","description":"<{long}",{keys}}}}}"#
    );
    let refers =
        list(MANY, |number| operation(number, r##","parameters":[{"$ref":"#/parameters/A"}]"##));
    // Name, default and description, once each.
    assert_eq!(errors(&file(&refers, &large)), 3);

    let base = format!(",\"basePath\":\"/{long}\"");
    let (errors_of_base, said) =
        errors_and_losses(&file(&list(MANY, |number| operation(number, "")), &base));
    assert_eq!(errors_of_base, 1);
    assert!(said.contains(&"cannot be put before the paths: it is too long for them".into()));
}

#[test]
fn deep_schemas() {
    for (open, close) in
        [("{\"items\":", "}"), ("{\"allOf\":[", "]}"), ("{\"properties\":{\"a\":", "}}")]
    {
        let depth = 50;
        let schema = format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(errors(&file("", &format!(",\"definitions\":{{\"A\":{schema}}}"))), 0);
    }
}
