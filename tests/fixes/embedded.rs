//! Other documents than definitions: details in strings, Swagger files, requests.

use apiglint::find_kind;
use apiglint::fix::Safety::{self, Safe, Unsafe};
use apiglint::fix::Syntax;

use crate::common::completed;
use crate::{dataworks, fixed_as, fixes};

/// A kind, a rule, how safe, the members that break it, what they become, and what the fix is called.
type Row = (&'static str, &'static str, Safety, &'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    (
        "dataworks/create-request",
        "dataworks/name",
        Safe,
        r#""ApiName": "stock_levels ""#,
        r#""ApiName": "stock_levels""#,
        "remove the blanks around it",
    ),
    (
        "dataworks/create-request",
        "dataworks/path",
        Safe,
        r#""ApiPath": "stock""#,
        r#""ApiPath": "/stock""#,
        "put a '/' before it",
    ),
    (
        "dataworks/create-request",
        "dataworks/protocols",
        Safe,
        r#""Protocols": "0, 1,0""#,
        r#""Protocols": "0,1""#,
        "write it without blanks, and nothing twice",
    ),
    (
        "dataworks/create-request",
        "document/type",
        Safe,
        r#""Timeout": "3000""#,
        r#""Timeout": 3000"#,
        "remove the quotes",
    ),
    (
        "dataworks/create-request",
        "document/unknown-member",
        Safe,
        r#""ApiDescripton": "d""#,
        r#""ApiDescription": "d""#,
        "rename it to `ApiDescription`",
    ),
    (
        "dataworks/development-api",
        "dataworks/time",
        Safe,
        r#""CreatedTime": " 2026-03-02T08:15:00+0800""#,
        r#""CreatedTime": "2026-03-02T08:15:00+0800""#,
        "remove the blanks around it",
    ),
    (
        "dataworks/create-request:registration",
        "dataworks/service-host",
        Safe,
        r#"\"ServiceHost\":\" HTTPS:\/\/stock.example\/\""#,
        r#"\"ServiceHost\":\"https:\/\/stock.example\""#,
        "leave the scheme in lower case, and the host",
    ),
    (
        "dataworks/create-request:registration",
        "dataworks/service-path",
        Safe,
        r#"\"ServicePath\":\"levels\""#,
        r#"\"ServicePath\":\"/levels\""#,
        "put a '/' before it",
    ),
];

#[test]
fn requests_become_what_was_meant() {
    let mut wrong = Vec::new();
    for &(base, rule, safety, before, after, title) in ROWS {
        let kind = find_kind(base.split(':').next().unwrap()).ok();
        let without: &[_] = if before.contains("Descripton") { &["ApiDescription"] } else { &[] };
        let members = if before.starts_with('\\') {
            let details = r#"{\"serviceContentType\":0,@,\"serviceHost\":\"https:\/\/stock.example\",\"servicePath\":\"/levels\",\"registrationRequestParameters\":[],\"registrationErrorCodes\":[]}"#;
            let name = if before.contains("Host") {
                r#"\"serviceHost\":\"https:\/\/stock.example\","#
            } else {
                r#"\"servicePath\":\"/levels\","#
            };
            format!(
                r#""RegistrationDetails": "{}""#,
                details.replace(name, "").replace('@', before)
            )
        } else {
            before.to_owned()
        };
        let source = completed(&format!("{{ {members} }}"), &dataworks::good(base), without);
        let fixes = fixes(&source, kind);
        let found: Vec<_> = fixes.iter().map(|(id, fix)| (*id, fix.safety, &*fix.title)).collect();
        let result = fixed_as(&source, Syntax::Json, kind, safety);
        if !found.contains(&(rule, safety, title)) || result != source.replace(before, after) {
            let report =
                apiglint::check(source.as_bytes(), kind, &apiglint::RuleSet::default()).report;
            wrong.push(format!("{rule} {before}: {found:?}\n{result}\n{report}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A Swagger file with one operation.
fn swagger(path: &str, operation: &str) -> String {
    format!(
        r#"{{ "swagger": "2.0", "info": {{ "title": "t", "version": "1" }}, "paths": {{ "{path}": {{ "get": {{
        "operationId": "orders", "x-livedata-version": "1.0", "x-livedata-status": "DEPLOYED",
        {operation}
        "responses": {{ "200": {{ "description": "d" }} }} }} }} }} }}"#
    )
}

#[test]
fn swagger_becomes_what_was_meant() {
    let kind = find_kind("roma/swagger").ok();
    for (before, after) in [
        (swagger("orders", ""), swagger("/orders", "")),
        (swagger("/orders/", ""), swagger("/orders", "")),
        (swagger("/orders", r#""sumary": "s","#), swagger("/orders", r#""summary": "s","#)),
        (
            swagger(
                "/orders/{id}",
                r#""parameters": [{ "name": "id", "in": "path", "required": false, "type": "string" }],"#,
            ),
            swagger(
                "/orders/{id}",
                r#""parameters": [{ "name": "id", "in": "path", "required": true, "type": "string" }],"#,
            ),
        ),
        (
            swagger(
                "/orders",
                r#""parameters": [{ "name": "n", "in": "Query", "type": "integer" }],"#,
            ),
            swagger(
                "/orders",
                r#""parameters": [{ "name": "n", "in": "query", "type": "integer" }],"#,
            ),
        ),
        (
            swagger(
                "/orders",
                r#""parameters": [{ "name": "n", "in": "query", "type": "integer", "default": "5" }],"#,
            ),
            swagger(
                "/orders",
                r#""parameters": [{ "name": "n", "in": "query", "type": "integer", "default": 5 }],"#,
            ),
        ),
        (
            swagger("/orders", "").replace("\"2.0\"", "2.0").replace("DEPLOYED", "deployed"),
            swagger("/orders", ""),
        ),
    ] {
        assert_eq!(fixed_as(&before, Syntax::Json, kind, Safe), after);
    }
}

#[test]
fn paths_that_would_be_the_same_are_left() {
    let kind = find_kind("roma/swagger").ok();
    let source =
        swagger("/orders/", "").replacen(r#""paths": {"#, r#""paths": { "/orders": {},"#, 1);
    assert_eq!(fixed_as(&source, Syntax::Json, kind, Unsafe), source);
}

#[test]
fn details_are_fixed_through_their_escapes() {
    let kind = find_kind("dataworks/create-request").ok();
    let details = |name: &str, required: &str, position: &str| {
        let text = format!(
            r#"{{\"script\":\"select a from t where a = ${{a}}\",\"isPagedResponse\":false,\"scriptRequestParameters\":[{{\"{name}\":\"a\",\"parameterDataType\":0,\"parameterOperator\":0,\"parameterPosition\":{position},\"isRequiredParameter\":{required}}}],\"scriptResponseParameters\":[{{\"parameterName\":\"a\",\"parameterDataType\":0}}]}}"#
        );
        let good = dataworks::good("dataworks/create-request");
        completed(&format!(r#"{{ "ScriptDetails": "{text}" }}"#), &good, &[])
    };
    let source = details(r"parametr\u004eame", r#"\"true\""#, r#"\u00221\""#);
    assert_eq!(fixed_as(&source, Syntax::Json, kind, Safe), details("parameterName", "true", "1"));
    // A number among escapes gets quotes with as many backslashes as theirs.
    let source = details("parameterName", "true", "1")
        .replace(r#"\"parameterName\":\"a\","#, r#"\"parameterName\":1,"#);
    let fixed = fixed_as(&source, Syntax::Json, kind, Safe);
    assert!(fixed.contains(r#"\"parameterName\":\"1\""#) || fixed == source, "{fixed}");
}

#[test]
fn a_name_that_a_script_uses_is_left() {
    let kind = find_kind("roma/definition").ok();
    let good = [
        ("name", r#""orders""#),
        ("path", r#""/orders""#),
        ("method", r#""POST""#),
        ("version", r#""1.0""#),
        ("content_type", r#""json""#),
        ("roma_app_id", r#""a1""#),
        ("type", r#""data""#),
    ];
    // select ${a}
    let scripts = r#""scripts": [{ "content": "c2VsZWN0ICR7YX0=", "object_name": "o", "ds_id": "1", "type": "SQL" }]"#;
    let parameters =
        r#""parameters": [{ "name": "a", "in": "Headers" }, { "name": "a", "in": "Parameters" }]"#;
    let source = completed(&format!("{{ {parameters}, {scripts} }}"), &good, &[]);
    assert_eq!(fixed_as(&source, Syntax::Json, kind, Unsafe), source);
    // Where none does, it is given another name.
    let source = source.replace("c2VsZWN0ICR7YX0=", "c2VsZWN0IDE=");
    let fixed = fixed_as(&source, Syntax::Json, kind, Unsafe);
    assert_eq!(fixed, source.replace(r#""a", "in": "Parameters""#, r#""a_2", "in": "Parameters""#));
}
