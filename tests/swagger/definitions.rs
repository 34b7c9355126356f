//! The rules about definitions, inside a Swagger file: each is reported at its place there.

use apiglint::roma::kinds::SWAGGER;
use apiglint::{Document, DocumentKind};

use crate::{lines, report};

/// A file with one operation, whose members these are.
fn file(root: &str, path: &str, method: &str, members: &str) -> String {
    format!(
        r#"{{ "swagger": "2.0", "info": {{ "title": "t", "version": "1" }}, {root} "paths": {{ "{path}": {{ "{method}": {{
        "x-livedata-version": "1.4.2", "x-livedata-status": "DEVELOPED", "responses": {{ "200": {{ "description": "" }} }},
        {members} }} }} }} }}"#
    )
}

/// An operation of a good name with further members.
fn operation(root: &str, method: &str, members: &str) -> String {
    let members = format!(
        "\"operationId\": \"stock-levels\"{}{members}",
        if members.is_empty() { "" } else { ", " }
    );
    file(root, "/stock", method, &members)
}

fn parameters(root: &str, list: &str) -> String {
    operation(root, "post", &format!("\"parameters\": [{list}]"))
}

fn assert_found(source: &str, expected: &[&str]) {
    assert_eq!(lines(&report(source, &SWAGGER)), expected, "{source}");
}

#[test]
fn it_is_told_by_its_extensions() {
    for (source, is_told) in [
        (r#"{"swagger":7,"x-livedata-version":1}"#, true),
        (r#"{"swagger":"2.0","paths":{"/a":{"get":{"x-livedata-status":"DESIGNED"}}}}"#, true),
        (r#"{"swagger":"2.0","paths":{"/a":{"get":{"x-apigateway-cors":true}}}}"#, false),
        (r#"{"paths":{"/a":{"get":{"x-livedata-status":"DESIGNED"}}}}"#, false),
        (r#"{"swagger":"x-livedata-"}"#, false),
    ] {
        let document = Document::from_json(source.as_bytes()).unwrap();
        assert_eq!(DocumentKind::of(&document) == Some(&SWAGGER), is_told, "{source}");
    }
}

#[test]
fn members_are_read_from_where_they_stand() {
    let o = "/paths/~1stock/get";
    assert_found(&operation("", "get", ""), &[]);
    assert_found(
        &file("", "/stock", "get", "\"tags\": []"),
        &[&format!("roma/required {o}/operationId must be there")],
    );
    for (source, expected) in [
        (
            file("", "/stock", "get", "\"operationId\": \"_a\""),
            "roma/name /paths/~1stock/get/operationId must start with a letter, a digit or a Han character, not '_'",
        ),
        (
            file(
                "",
                "/st{o}ck",
                "head",
                "\"operationId\": \"stock\", \"parameters\": [{\"name\":\"o\",\"in\":\"path\",\"required\":true,\"type\":\"string\"}]",
            ),
            "",
        ),
        (
            file("", "/stock/", "get", "\"operationId\": \"stock\""),
            "roma/path-segment /paths/~1stock~1 must end without '/'",
        ),
        (
            operation("", "patch", ""),
            "roma/method /paths/~1stock/patch must be get, put, post or delete",
        ),
        (
            operation("", "get", "").replace("1.4.2", "1"),
            "roma/version /paths/~1stock/get/x-livedata-version must be 2 to 16 characters long, not 1",
        ),
        (
            operation("", "get", "").replace("1.4.2", "1 4"),
            "roma/version-charset /paths/~1stock/get/x-livedata-version cannot have ' ' as character 2, only letters, digits and . - _",
        ),
        (
            operation("", "get", "\"description\": \"<\""),
            "roma/description /paths/~1stock/get/description must start with a character other than < and >, not '<'",
        ),
        (
            operation(
                "",
                "get",
                "\"x-livedata-scripts\": [{\"type\":\"function\",\"content\":\"*\"}]",
            ),
            "roma/script-content /paths/~1stock/get/x-livedata-scripts/0/content must be standard base64: cannot have '*' as character 1",
        ),
        (
            operation(
                "",
                "get",
                "\"x-livedata-scripts\": [{\"type\":\"SP\",\"content\":\"c2VsZWN0IDE=\",\"result\":\"1\"}]",
            ),
            "roma/script-object /paths/~1stock/get/x-livedata-scripts/0/result must start with a letter, not '1'",
        ),
    ] {
        let expected = if expected.is_empty() {
            vec![
                "roma/path /paths/~1st{o}ck cannot have '{' as character 4, only letters, digits and - _ . /",
                "roma/method /paths/~1st{o}ck/head must be get, put, post or delete",
            ]
        } else {
            vec![expected]
        };
        let found = lines(&report(&source, &SWAGGER));
        assert_eq!(found, expected, "{source}");
    }
}

/// The key is the path, its letters counted from the key's own quote.
#[test]
fn keys_have_spans() {
    let source = operation("", "patch", "").replace("/stock", "/st ck");
    let report = report(&source, &SWAGGER);
    let texts: Vec<_> = report
        .violations()
        .iter()
        .map(|it| &source[it.span.unwrap().start as usize..it.span.unwrap().end as usize])
        .collect();
    assert_eq!(texts, ["\"/st ck\"", "\"patch\""]);
}

#[test]
fn a_base_path_is_part_of_the_path() {
    let base = |base: &str| format!("\"basePath\": \"{base}\",");
    let at = |root: &str, path: &str| file(root, path, "get", "\"operationId\": \"stock\"");
    assert_found(
        &at(&base("/v1"), "/"),
        &["roma/path-segment /paths/~1 must end without '/'"][..0],
    );
    assert_found(
        &at(&base("/"), "/"),
        &["roma/path /paths/~1 must be 2 to 256 characters long, not 1"],
    );
    assert_found(&at("", "/"), &["roma/path /paths/~1 must be 2 to 256 characters long, not 1"]);
    assert_found(
        &at(&base("/v 1"), "/stock"),
        &["roma/path /basePath cannot have ' ' as character 3, only letters, digits and - _ . /"],
    );
    let most = format!("/{}", "b".repeat(250));
    assert_found(&at(&base(&most), "/abcd"), &[]);
    let long = "roma/path /paths/~1abcde must be at most 256 characters long together with basePath, not 257";
    assert_found(&at(&base(&most), "/abcde"), &[long]);
    let longer = format!("/{}", "b".repeat(256));
    assert_found(
        &at(&base(&longer), "/abcd"),
        &[
            "roma/path /basePath must be 1 to 256 characters long, not 257",
            "roma/path /paths/~1abcd must be at most 256 characters long together with basePath, not 262",
        ],
    );
}

const LOSES_TO_HEADER: &str = "cannot have the name of a header: the value in Parameters is overwritten by the one in Headers";
const LOSES_TO_BODY: &str = "cannot have the name of a key of the body: the value in Parameters is overwritten by the one in the body";

#[test]
fn collisions_are_shown_at_both_places() {
    let p = "/paths/~1stock/post/parameters";
    let query = r#"{"name":"Sku","in":"query","type":"string"}"#;
    let header = r#"{"name":"sku","in":"header","type":"string"}"#;
    assert_found(
        &parameters("", &format!("{query},{header}")),
        &[&format!(
            "roma/parameter-collision {p}/0/name {LOSES_TO_HEADER} | {p}/1/name this header's value is kept"
        )],
    );
    let kept = "this key's value is kept";
    let body = |schema: &str| format!(r#"{query},{{"name":"body","in":"body","schema":{schema}}}"#);
    for (schema, place) in [
        (r#"{"properties":{"sku":{}}}"#, "/schema/properties/sku"),
        (r#"{"example":{"a":1,"sku":{}}}"#, "/schema/example/sku"),
        (r#"{"example":"{\"sku\":1}"}"#, "/schema/example"),
        (
            r#"{"allOf":[{},{"allOf":[{"properties":{"sku":{}}}]}]}"#,
            "/schema/allOf/1/allOf/0/properties/sku",
        ),
    ] {
        assert_found(
            &parameters("", &body(schema)),
            &[&format!("roma/body-collision {p}/0/name {LOSES_TO_BODY} | {p}/1{place} {kept}")],
        );
    }
    let root = r##""definitions": { "A": { "$ref": "#/definitions/B" }, "B": { "properties": { "SKU": {} } } },"##;
    assert_found(
        &parameters(root, &body(r##"{"$ref":"#/definitions/A"}"##)),
        &[&format!(
            "roma/body-collision {p}/0/name {LOSES_TO_BODY} | /definitions/B/properties/SKU {kept}"
        )],
    );
    let form = r#"{"name":"sku","in":"formData","type":"string"}"#;
    assert_found(
        &parameters("", &format!("{query},{form}")),
        &[&format!("roma/body-collision {p}/0/name {LOSES_TO_BODY} | {p}/1/name {kept}")],
    );
    let xml = operation(
        "",
        "post",
        &format!(
            "\"consumes\": [\"application/text\"], \"parameters\": [{}]",
            body(r#"{"example":"a=1&sku=2"}"#)
        ),
    );
    assert_found(
        &xml,
        &[&format!("roma/body-collision {p}/0/name {LOSES_TO_BODY} | {p}/1/schema/example {kept}")],
    );
}

/// The same name in the same case is against Swagger; in another case, against the gateway.
#[test]
fn duplicates_are_said_once() {
    let p = "/paths/~1stock/post/parameters";
    let two = |first: &str, second: &str| {
        parameters(
            "",
            &[first, second]
                .map(|name| format!(r#"{{"name":"{name}","in":"query","type":"string"}}"#))
                .join(","),
        )
    };
    assert_found(
        &two("sku", "sku"),
        &[&format!(
            "swagger/structure {p}/1/name cannot be the name of another parameter in the same place | {p}/0/name first here"
        )],
    );
    assert_found(
        &two("sku", "SKU"),
        &[&format!(
            "roma/parameter-duplicate {p}/1/name cannot have the name of another parameter of its position: one overwrites the other | {p}/0/name first here"
        )],
    );
}

#[test]
fn parameters_are_checked_where_they_stand() {
    let p = "/paths/~1stock/get/parameters/0";
    let list = |one: &str| operation("", "get", &format!("\"parameters\": [{one}]"));
    for (one, expected) in [
        (
            r#"{"name":"1","in":"query","type":"string"}"#,
            format!("roma/parameter-name {p}/name must start with a letter, not '1'"),
        ),
        (
            r#"{"name":"authorization","in":"header","type":"string"}"#,
            format!(
                "roma/header-reserved {p}/name must be another name: X-Apig-…, X-Sdk-…, X-Stage and Authorization belong to the gateway"
            ),
        ),
        (
            r#"{"name":"a","in":"query","type":"string","description":">"}"#,
            format!(
                "roma/description {p}/description must start with a character other than < and >, not '>'"
            ),
        ),
        (
            r#"{"name":"a","in":"query","type":"string","required":true,"default":"1"}"#,
            format!(
                "roma/required-default {p}/default cannot stand in for a value that callers must send: a default only fills the test page"
            ),
        ),
        (r#"{"name":"b","in":"body","schema":{"type":"string","example":"{"}}"#, String::new()),
    ] {
        let expected = if expected.is_empty() {
            vec![
                format!(
                    "roma/body-method {p}/in cannot be Body where the method is GET or DELETE: callers may send no body | /paths/~1stock/get the method"
                ),
                format!(
                    "roma/body-value {p}/schema/example must be JSON: a member name in double quotes or '}}' must stand here | {p}/schema/example here"
                ),
            ]
        } else {
            vec![expected]
        };
        assert_eq!(lines(&report(&list(one), &SWAGGER)), expected, "{one}");
    }
    // A default of another type is nothing that a definition's rule could be about.
    assert_found(&list(r#"{"name":"a","in":"query","type":"integer","default":5}"#), &[]);
}

/// A parameter that many refer to is checked where it stands, once; what is wrong among several, once a place.
#[test]
fn shared_parameters_are_reported_once() {
    let root = r#""parameters": { "A": { "name": "1", "in": "query", "type": "string" },
        "B": { "name": "sku", "in": "query", "type": "string" }, "C": { "name": "SKU", "in": "header", "type": "string" } },"#;
    let refs = r##""parameters": [{ "$ref": "#/parameters/A" }, { "$ref": "#/parameters/B" }, { "$ref": "#/parameters/C" }]"##;
    let source = operation(root, "get", refs).replace(
        "\"get\":",
        &format!("\"put\": {{ \"operationId\": \"two-levels\", \"x-livedata-version\": \"1.4\", \"x-livedata-status\": \"TESTED\", \
            \"responses\": {{ \"200\": {{ \"description\": \"\" }} }}, {refs} }}, \"get\":"),
    );
    assert_found(
        &source,
        &[
            "roma/parameter-name /parameters/A/name must start with a letter, not '1'",
            &format!(
                "roma/parameter-collision /parameters/B/name {LOSES_TO_HEADER} | /parameters/C/name this header's value is kept"
            ),
        ],
    );
}

#[test]
fn scripts_refer_to_parameters() {
    // select ${sku}, ${row} from t
    let script = r#""x-livedata-scripts": [{"type":"SQL","result":"rows","content":"c2VsZWN0ICR7c2t1fSwgJHtyb3d9IGZyb20gdA=="}]"#;
    let with = |list: &str| operation("", "post", &format!("{script}, \"parameters\": [{list}]"));
    let both = r#"{"name":"sku","in":"query","type":"string"},{"name":"b","in":"body","schema":{"properties":{"ROW":{}}}}"#;
    assert_found(&with(both), &[]);
    let other = r#"{"name":"sku","in":"query","type":"string"},{"name":"more","in":"query","type":"string"}"#;
    assert_found(
        &with(other),
        &[
            "roma/script-parameter /paths/~1stock/post/x-livedata-scripts/0/content cannot use a ${…} that no parameter declares, as in line 1, column 16 of the script",
            "roma/script-unused /paths/~1stock/post/parameters/1/name must be used by a script: no ${…} refers to it",
        ],
    );
    assert_found(&with(other).replace("\"SQL\"", "\"function\""), &[]);
}

/// More inputs than are looked at one by one.
#[test]
fn many_keys_collide_too() {
    let keys: Vec<_> = (0..50).map(|number| format!("\"k{number}\":{{}}")).collect();
    let schema = format!("{{\"properties\":{{{}}}}}", keys.join(","));
    let list = format!(
        r#"{{"name":"K33","in":"query","type":"string"}},{{"name":"b","in":"body","schema":{schema}}}"#
    );
    let p = "/paths/~1stock/post/parameters";
    assert_found(
        &parameters("", &list),
        &[&format!(
            "roma/body-collision {p}/0/name {LOSES_TO_BODY} | {p}/1/schema/properties/k33 this key's value is kept"
        )],
    );
}
