//! What becomes of a violation, rule by rule.

use apiglint::find_kind;
use apiglint::fix::Safety::{self, Safe, Unsafe};
use apiglint::fix::Syntax;

use crate::common::definition;
use crate::{fixed_as, fixes};

/// A rule, the members that break it, what they become, and what the fix is called. A text that begins with the id of a
/// kind and a blank is a document of that kind.
type Row = (&'static str, Safety, &'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    (
        "document/unknown-member",
        Safe,
        r#""descripton": "d""#,
        r#""description": "d""#,
        "rename it to `description`",
    ),
    (
        "document/unknown-member",
        Safe,
        r#""Description": "d""#,
        r#""description": "d""#,
        "rename it to `description`",
    ),
    (
        "document/unknown-member",
        Safe,
        r#""apiSignatureId": "s""#,
        r#""api_signature_id": "s""#,
        "rename it to `api_signature_id`",
    ),
    (
        "document/unknown-member",
        Safe,
        r#""return-format": true"#,
        r#""return_format": true"#,
        "rename it to `return_format`",
    ),
    (
        "document/unknown-member",
        Unsafe,
        r#""descripsion_": "d""#,
        r#""description": "d""#,
        "rename it to `description`",
    ),
    ("document/type", Safe, r#""version": 1.10"#, r#""version": "1.10""#, "put it in quotes"),
    ("document/type", Safe, r#""status": "4""#, r#""status": 4"#, "remove the quotes"),
    (
        "document/type",
        Safe,
        r#""return_format": "false""#,
        r#""return_format": false"#,
        "remove the quotes",
    ),
    (
        "document/hidden-character",
        Unsafe,
        "\"description\": \"a\u{200b}b\u{feff}\"",
        r#""description": "ab""#,
        "remove the characters that do not show",
    ),
    (
        "roma/name",
        Safe,
        r#""name": " orders  ""#,
        r#""name": "orders""#,
        "remove the blanks around it",
    ),
    (
        "roma/name",
        Safe,
        r#""name": "\torders\u0020""#,
        r#""name": "orders""#,
        "remove the blanks around it",
    ),
    ("roma/path", Safe, r#""path": "orders""#, r#""path": "/orders""#, "put a '/' before it"),
    ("roma/path", Safe, r#""path": " orders ""#, r#""path": "/orders""#, "put a '/' before it"),
    (
        "roma/path",
        Safe,
        r#""path": "orders//a/""#,
        r#""path": "/orders/a""#,
        "write it with one '/' before each segment",
    ),
    (
        "roma/path",
        Safe,
        r#""path": "/orders ""#,
        r#""path": "/orders""#,
        "remove the blanks around it",
    ),
    (
        "roma/path-segment",
        Safe,
        r#""path": "/orders/""#,
        r#""path": "/orders""#,
        "remove the '/' at its end",
    ),
    (
        "roma/path-segment",
        Safe,
        r#""path": "//orders///a//""#,
        r#""path": "/orders/a""#,
        "leave one '/' of several",
    ),
    (
        "roma/path-segment",
        Safe,
        r#""path": "\/orders\/""#,
        r#""path": "\/orders""#,
        "remove the '/' at its end",
    ),
    ("roma/method", Safe, r#""method": "post""#, r#""method": "POST""#, "write it as POST"),
    ("roma/method", Safe, r#""method": " Post\n""#, r#""method": "POST""#, "write it as POST"),
    (
        "roma/method",
        Safe,
        r#""method": "POST ""#,
        r#""method": "POST""#,
        "remove the blanks around it",
    ),
    ("roma/method", Unsafe, r#""method": "PSOT""#, r#""method": "POST""#, "take POST"),
    (
        "roma/version",
        Safe,
        r#""version": "1.0               ""#,
        r#""version": "1.0""#,
        "remove the blanks around it",
    ),
    (
        "roma/version-charset",
        Safe,
        r#""version": " 1.0""#,
        r#""version": "1.0""#,
        "remove the blanks around it",
    ),
    (
        "roma/content-type",
        Safe,
        r#""content_type": "JSON""#,
        r#""content_type": "json""#,
        "write it as json",
    ),
    (
        "roma/content-type",
        Unsafe,
        r#""content_type": "jsn""#,
        r#""content_type": "json""#,
        "take json",
    ),
    (
        "roma/app-id",
        Safe,
        r#""roma_app_id": "5f0c2a9e  ""#,
        r#""roma_app_id": "5f0c2a9e""#,
        "remove the blanks around it",
    ),
    (
        "roma/signature-id",
        Safe,
        r#""api_signature_id": " s1""#,
        r#""api_signature_id": "s1""#,
        "remove the blanks around it",
    ),
    ("roma/type", Safe, r#""type": "Data""#, r#""type": "data""#, "write it as data"),
    ("roma/type", Unsafe, r#""type": "dta""#, r#""type": "data""#, "take data"),
    (
        "roma/time",
        Safe,
        r#""created_time": "2020-09-18T09:25:59+0800""#,
        r#""created_time": "2020-09-18T09:25:59+08:00""#,
        "put a colon into the offset",
    ),
    (
        "roma/time",
        Safe,
        r#""created_time": " 2020-09-18T09:25:59Z""#,
        r#""created_time": "2020-09-18T09:25:59Z""#,
        "remove the blanks around it",
    ),
    (
        "roma/parameter-in",
        Safe,
        r#""parameters": [{ "name": "a", "in": "headers" }]"#,
        r#""parameters": [{ "name": "a", "in": "Headers" }]"#,
        "write it as Headers",
    ),
    (
        "roma/parameter-in",
        Unsafe,
        r#""parameters": [{ "name": "a", "in": "Header" }]"#,
        r#""parameters": [{ "name": "a", "in": "Headers" }]"#,
        "take Headers",
    ),
    (
        "roma/parameter-name",
        Safe,
        r#""parameters": [{ "name": "a ", "in": "Headers" }]"#,
        r#""parameters": [{ "name": "a", "in": "Headers" }]"#,
        "remove the blanks around it",
    ),
    (
        "roma/parameter-name",
        Safe,
        r#""parameters": [{ "name": "Application/JSON", "in": "Body" }]"#,
        r#""parameters": [{ "name": "application/json", "in": "Body" }]"#,
        "write it as application/json",
    ),
    (
        "roma/parameter-name",
        Unsafe,
        r#""parameters": [{ "name": "aplication/json", "in": "Body" }]"#,
        r#""parameters": [{ "name": "application/json", "in": "Body" }]"#,
        "take application/json",
    ),
    (
        "roma/parameter-duplicate",
        Unsafe,
        r#""parameters": [{ "name": "a", "in": "Headers" }, { "name": "A", "in": "Headers" }]"#,
        r#""parameters": [{ "name": "a", "in": "Headers" }, { "name": "A_2", "in": "Headers" }]"#,
        "give it a name that is free",
    ),
    (
        "roma/parameter-collision",
        Unsafe,
        r#""parameters": [{ "name": "a", "in": "Headers" }, { "name": "a_2", "in": "Headers" }, { "name": "a", "in": "Parameters" }]"#,
        r#""parameters": [{ "name": "a", "in": "Headers" }, { "name": "a_2", "in": "Headers" }, { "name": "a_3", "in": "Parameters" }]"#,
        "give it a name that is free",
    ),
    (
        "roma/parameter-collision",
        Unsafe,
        r#""parameters": [{ "name": "abcdefghijklmnopqrstuvwxyz012345", "in": "Headers" }, { "name": "Abcdefghijklmnopqrstuvwxyz012345", "in": "Parameters" }]"#,
        r#""parameters": [{ "name": "abcdefghijklmnopqrstuvwxyz012345", "in": "Headers" }, { "name": "Abcdefghijklmnopqrstuvwxyz0123_2", "in": "Parameters" }]"#,
        "give it a name that is free",
    ),
    (
        "roma/body-collision",
        Unsafe,
        r#""parameters": [{ "name": "a", "in": "Parameters" }, { "name": "application/json", "in": "Body", "default": "{\"a\":1,\"a_2\":2}" }]"#,
        r#""parameters": [{ "name": "a_3", "in": "Parameters" }, { "name": "application/json", "in": "Body", "default": "{\"a\":1,\"a_2\":2}" }]"#,
        "give it a name that is free",
    ),
    (
        "roma/script-content",
        Safe,
        r#""type": "data", "scripts": [{ "content": "c2VsZWN0\r\nIDE=\n", "object_name": "o", "ds_id": "1" }]"#,
        r#""type": "data", "scripts": [{ "content": "c2VsZWN0IDE=", "object_name": "o", "ds_id": "1" }]"#,
        "write it as standard base64",
    ),
    (
        "roma/script-content",
        Safe,
        r#""type": "data", "scripts": [{ "content": "c2VsZWN0IDE ", "object_name": "o", "ds_id": "1" }]"#,
        r#""type": "data", "scripts": [{ "content": "c2VsZWN0IDE=", "object_name": "o", "ds_id": "1" }]"#,
        "write it as standard base64",
    ),
    (
        "roma/script-content",
        Safe,
        r#""type": "data", "scripts": [{ "content": "Pz8_", "object_name": "o", "ds_id": "1" }]"#,
        r#""type": "data", "scripts": [{ "content": "Pz8/", "object_name": "o", "ds_id": "1" }]"#,
        "write it as standard base64",
    ),
    (
        "roma/script-object",
        Safe,
        r#""scripts": [{ "content": "cw==", "object_name": " o" }]"#,
        r#""scripts": [{ "content": "cw==", "object_name": "o" }]"#,
        "remove the blanks around it",
    ),
    (
        "roma/script-type",
        Safe,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "type": "sql" }]"#,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "type": "SQL" }]"#,
        "write it as SQL",
    ),
    (
        "roma/script-type",
        Unsafe,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "type": "SQLL" }]"#,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "type": "SQL" }]"#,
        "take SQL",
    ),
    (
        "roma/script-datasource",
        Safe,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "ds_type": "MYSQL" }]"#,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "ds_type": "mysql" }]"#,
        "write it as mysql",
    ),
    (
        "roma/script-datasource",
        Unsafe,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "ds_type": "oracl" }]"#,
        r#""scripts": [{ "content": "cw==", "object_name": "o", "ds_type": "oracle" }]"#,
        "take oracle",
    ),
];

/// The document of a row, complete.
fn document(members: &str) -> String {
    definition(&format!("{{ {members} }}"), &[])
}

#[test]
fn violations_become_what_was_meant() {
    let mut wrong = Vec::new();
    for &(rule, safety, before, after, title) in ROWS {
        let (source, kind) = (document(before), find_kind("roma/definition").ok());
        let fixes = fixes(&source, kind);
        let found: Vec<_> = fixes.iter().map(|(id, fix)| (*id, fix.safety, &*fix.title)).collect();
        if !found.contains(&(rule, safety, title)) {
            wrong.push(format!("{rule} {before}: {found:?}"));
            continue;
        }
        let mut edits = fixes.iter().map(|(_, fix)| fix.edits.iter());
        assert!(edits.all(|it| it.is_sorted_by(|a, b| a.span.end < b.span.start)), "{before}");
        let expected = source.replace(before, after);
        let result = fixed_as(&source, Syntax::Json, kind, safety);
        if result != expected {
            wrong.push(format!("{rule} {before}: {result}"));
        }
        if safety == Unsafe {
            assert_eq!(fixed_as(&source, Syntax::Json, kind, Safe), source, "{before}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
