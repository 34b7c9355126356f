//! Definitions to Swagger and back: what both can say stays, and what is lost is said.

use apiglint::roma::{self, kinds, swagger};
use apiglint::{Document, RuleSet, Severity, check};
use proptest::prelude::*;
use serde_json::Value;

use crate::generated::definitions;

/// Takes away what stands at these pointers, the last first.
fn without(value: &Value, pointers: &[&str]) -> Value {
    let mut value = value.clone();
    for pointer in pointers.iter().rev() {
        let (parent, name) = pointer.rsplit_once('/').expect("not the whole definition");
        match value.pointer_mut(parent) {
            Some(Value::Object(members)) => drop(members.remove(name).expect("a member")),
            Some(Value::Array(elements)) => drop(elements.remove(name.parse().unwrap())),
            _ => panic!("{pointer}"),
        }
    }
    value
}

/// Without what says no more than its absence.
fn without_defaults(mut value: Value) -> Value {
    let members = value.as_object_mut().unwrap();
    members.remove("return_format");
    members.remove("roma_app_id");
    for script in value["scripts"].as_array_mut().into_iter().flatten() {
        let script = script.as_object_mut().unwrap();
        script.remove("enable_result_paging");
        script.remove("enable_preparestatement");
    }
    value
}

/// Takes away from what came back what a Swagger file cannot help saying: a status, and types.
fn without_additions(mut back: Value, own: &Value) -> Value {
    for member in ["status", "type"] {
        if own.get(member).is_none() {
            back.as_object_mut().unwrap().remove(member);
        }
    }
    let scripts = back["scripts"].as_array_mut().into_iter().flatten();
    for (script, own) in scripts.zip(own["scripts"].as_array().into_iter().flatten()) {
        if own.get("type").is_none() {
            script.as_object_mut().unwrap().remove("type");
        }
    }
    if own.get("scripts").is_none() {
        back.as_object_mut().unwrap().remove("scripts");
    }
    back
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn import_of_an_export_is_what_was_exported(definitions in definitions()) {
        let source = serde_json::to_string(&definitions).unwrap();
        let rules = RuleSet::default();
        let own = check(source.as_bytes(), Some(&kinds::DEFINITIONS), &rules).report;
        let of_scripts = |report: &apiglint::Report| {
            report.violations().iter().all(|it| it.severity < Severity::Error || it.rule.id == "roma/script-required")
        };
        prop_assert!(of_scripts(&own), "{own}");
        let document = Document::from_json(source.as_bytes()).unwrap();
        let exported = swagger::export(document.root().children());
        let file = exported.file.to_json().unwrap();
        let found = check(file.as_bytes(), Some(&kinds::SWAGGER), &rules);
        let told = Document::from_json(file.as_bytes()).unwrap();
        let is_told = apiglint::DocumentKind::of(&told) == Some(&kinds::SWAGGER);
        prop_assert_eq!(is_told, !definitions.is_empty());
        prop_assert_eq!(found.report.count(Severity::Error), 0, "{} {}", found.report, file);

        let swagger = Document::from_json(file.as_bytes()).unwrap();
        let imported = swagger::import(&swagger, Some("a-1"));
        for loss in imported.losses.iter() {
            prop_assert!(loss.message.contains("ds_id"), "{}", loss);
        }
        let back: Vec<Value> = serde_json::from_str(&serde_json::to_string(&imported.definitions).unwrap()).unwrap();
        let mut kept = Vec::new();
        for (number, definition) in definitions.iter().enumerate() {
            let lost = exported.losses.iter().filter(|loss| {
                let prefix = format!("/{number}");
                loss.pointer.as_str() == prefix || loss.pointer.as_str().starts_with(&format!("{prefix}/"))
            });
            let lost: Vec<_> = lost.map(|loss| {
                assert_eq!(loss.definition, number);
                loss.pointer.as_str().strip_prefix(&format!("/{number}")).unwrap()
            }).collect();
            kept.push(without_defaults(without(definition, &lost)));
        }
        // Paths are grouped.
        prop_assert_eq!(back.len(), kept.len());
        for own in &kept {
            let same = back.iter().find(|back| back["name"] == own["name"]).expect("it comes back");
            let same = without_additions(without_defaults(same.clone()), own);
            prop_assert_eq!(&same, own);
        }
    }
}

/// One definition, exported: the file and what is lost, one line each.
fn export(definition: &str) -> (Value, Vec<String>) {
    let document = Document::from_json(definition.as_bytes()).unwrap();
    let exported = roma::swagger::export(match document.root().ty() {
        apiglint::Type::Array => document.root().children().collect(),
        _ => vec![document.root()],
    });
    let file = serde_json::from_str(&exported.file.to_json().unwrap()).unwrap();
    (file, exported.losses.iter().map(ToString::to_string).collect())
}

fn import(file: &str, app_id: Option<&str>) -> (Value, Vec<String>) {
    let document = Document::from_json(file.as_bytes()).unwrap();
    let imported = swagger::import(&document, app_id);
    let losses = imported.losses.iter().map(ToString::to_string).collect();
    (serde_json::to_value(&imported.definitions).unwrap(), losses)
}

#[test]
fn members_have_a_stable_order() {
    let source = r#"{ "name": "levels", "path": "/levels", "method": "POST", "version": "1.0", "content_type": "xml",
        "roma_app_name": "shop", "description": "Levels", "status": 4, "parameters": [
        { "name": "sku", "in": "Parameters", "default": "a", "required": true },
        { "name": "application/json", "in": "Body", "default": "{ \"n\": 1, \"l\": [] }" }],
        "scripts": [{ "type": "SQL", "object_name": "rows", "content": "c2VsZWN0IDE=", "ds_name": "db" }] }"#;
    let document = Document::from_json(source.as_bytes()).unwrap();
    let exported = swagger::export([document.root()]);
    assert!(exported.losses.is_empty());
    let expected = r#"{
  "swagger": "2.0",
  "info": {
    "title": "custom backends",
    "version": "1.0"
  },
  "paths": {
    "/levels": {
      "post": {
        "operationId": "levels",
        "description": "Levels",
        "consumes": [
          "application/json"
        ],
        "produces": [
          "application/xml"
        ],
        "parameters": [
          {
            "name": "sku",
            "in": "query",
            "required": true,
            "type": "string",
            "default": "a"
          },
          {
            "name": "body",
            "in": "body",
            "schema": {
              "type": "object",
              "properties": {
                "n": {
                  "type": "number"
                },
                "l": {
                  "type": "array",
                  "items": {}
                }
              },
              "example": { "n": 1, "l": [] }
            }
          }
        ],
        "responses": {
          "default": {
            "description": "what the backend answers"
          }
        },
        "x-livedata-version": "1.0",
        "x-livedata-status": "DEPLOYED",
        "x-livedata-roma-app": "shop",
        "x-livedata-scripts": [
          {
            "type": "SQL",
            "content": "c2VsZWN0IDE=",
            "result": "rows",
            "datasources": {
              "name": "db"
            }
          }
        ]
      }
    }
  }
}
"#;
    assert_eq!(exported.file.to_json().unwrap(), expected);
}

#[test]
fn each_loss_of_an_export_is_said() {
    let (file, losses) = export(
        r#"[
        { "id": "1", "instance": "i", "name": "one", "path": "/a", "method": "GET", "version": "1.0", "colour": 1,
          "content_type": "csv", "api_signature_id": "s", "roma_app_id": "a", "return_format": true, "type": "data",
          "status": 2, "created_time": "2020-01-01T00:00:00Z", "modified_time": "2020-01-01T00:00:00Z",
          "parameters": [7, { "name": "a" }, { "name": "a", "in": "Query" }, { "name": "h", "in": "Headers" },
            { "name": "h", "in": "Headers" }, { "in": "Headers" }, { "name": "text/html", "in": "Body" },
            { "name": "application/json", "in": "Body", "colour": 1 }, { "name": "application/xml", "in": "Body" }] },
        { "name": "two", "path": "/a", "method": "GET" },
        { "name": "one", "path": "/b", "method": "GET" },
        { "name": "three", "path": "/c", "method": "PATCH" },
        { "name": "four", "path": "/d", "method": "PUT", "type": "function", "scripts": [null,
          { "type": "SQL", "ds_id": "1", "ds_type": "mysql", "enable_result_paging": true,
            "enable_preparestatement": false, "created_time": "", "modified_time": "" }] },
        { "name": "five", "path": "/e", "method": "PUT", "type": "data", "scripts": [{ "ds_id": "1" }] },
        5
    ]"#,
    );
    let unsaid = "cannot be said in a Swagger file";
    let function =
        "cannot be said in a Swagger file, where the script of a function has the type function";
    let expected = [
        ("/0/id", unsaid),
        ("/0/instance", unsaid),
        ("/0/colour", unsaid),
        ("/0/content_type", unsaid),
        ("/0/api_signature_id", unsaid),
        (
            "/0/roma_app_id",
            "cannot be said in a Swagger file, which has the name of the application and not its id",
        ),
        ("/0/return_format", unsaid),
        (
            "/0/type",
            "cannot be said in a Swagger file, where it follows from the types of the scripts",
        ),
        ("/0/status", unsaid),
        ("/0/created_time", unsaid),
        ("/0/modified_time", unsaid),
        ("/0/parameters/0", unsaid),
        ("/0/parameters/1", "cannot be said in a Swagger file: it has no known position and name"),
        ("/0/parameters/2", "cannot be said in a Swagger file: it has no known position and name"),
        ("/0/parameters/4", "cannot be said in a Swagger file: another parameter has its name"),
        ("/0/parameters/5", "cannot be said in a Swagger file: it has no known position and name"),
        ("/0/parameters/6", "cannot be said in a Swagger file: it has no known position and name"),
        ("/0/parameters/7/colour", unsaid),
        ("/0/parameters/8", "cannot be said in a Swagger file: an operation has one body"),
        ("/1", "cannot be exported: another definition has its path and method"),
        (
            "/2",
            "cannot be exported: another definition has its name, and no two operationIds can be the same",
        ),
        (
            "/3",
            "cannot be exported without a path, a name, and a method of GET, PUT, POST or DELETE",
        ),
        ("/4/scripts/0", unsaid),
        ("/4/scripts/1/type", function),
        ("/4/scripts/1/ds_id", unsaid),
        ("/4/scripts/1/ds_type", unsaid),
        ("/4/scripts/1/enable_result_paging", unsaid),
        ("/4/scripts/1/created_time", unsaid),
        ("/4/scripts/1/modified_time", unsaid),
        ("/5/scripts/0/ds_id", unsaid),
        ("/6", "cannot be exported: it is not an object"),
    ];
    let expected: Vec<_> = expected.iter().map(|(place, why)| format!("{place} {why}")).collect();
    assert_eq!(losses, expected);
    assert_eq!(file["paths"]["/b"], serde_json::json!({}), "{file:#}");
    assert_eq!(file["paths"]["/e"]["put"]["x-livedata-scripts"][0]["type"], "SQL");
}

#[test]
fn each_loss_of_an_import_is_said() {
    let (definitions, losses) = import(
        r##"{ "swagger": "2.0", "info": { "title": "a", "version": "1" }, "host": "example.com", "basePath": "/v1",
        "produces": ["text/html", "application/xml", "application/json"], "securityDefinitions": {}, "x-a": 1,
        "paths": { "x-b": 1, "/a": { "x-c": 1, "head": {},
          "post": {
            "operationId": "one", "summary": "s", "x-livedata-status": "TESTED", "consumes": ["a/b", "application/json"],
            "parameters": [
              { "name": "p", "in": "path", "type": "string", "required": true },
              { "name": "n", "in": "query", "type": "integer", "default": 5, "minimum": 1 },
              { "name": "l", "in": "header", "type": "array", "items": { "type": "string" }, "default": ["a"] },
              { "$ref": "#/parameters/Body" }
            ],
            "responses": { "200": { "description": "", "schema": {} } },
            "x-livedata-scripts": [
              { "type": "SQL", "content": "", "datasources": { "name": "d", "port": 1 }, "x-d": 1 },
              { "type": "function", "content": "" }
            ]
          } } },
        "parameters": { "Body": { "name": "body", "in": "body", "schema": { "$ref": "#/definitions/Keys" } } },
        "definitions": { "Keys": { "type": "object", "required": ["a"],
          "properties": { "a": { "type": "string", "maxLength": 3 }, "b\"": {} } } } }"##,
        None,
    );
    let unsaid = "cannot be said in a definition";
    let expected = [
        ("/host", unsaid),
        ("/produces/0", unsaid),
        ("/produces/2", unsaid),
        ("/securityDefinitions", unsaid),
        ("/x-a", unsaid),
        ("/paths/x-b", unsaid),
        ("/paths/~1a/x-c", unsaid),
        (
            "/paths/~1a/head",
            "cannot be imported: the method of a backend is GET, PUT, POST or DELETE",
        ),
        (
            "/paths/~1a/post",
            "cannot give the definition its roma_app_id, which only the caller knows",
        ),
        ("/paths/~1a/post/summary", unsaid),
        (
            "/paths/~1a/post/x-livedata-status",
            "cannot be told from DEVELOPED in a definition: both are 3",
        ),
        ("/paths/~1a/post/consumes/0", unsaid),
        ("/paths/~1a/post/parameters/0", unsaid),
        ("/paths/~1a/post/parameters/1/type", unsaid),
        ("/paths/~1a/post/parameters/1/minimum", unsaid),
        ("/paths/~1a/post/parameters/2/type", unsaid),
        ("/paths/~1a/post/parameters/2/items", unsaid),
        ("/paths/~1a/post/parameters/2/default", unsaid),
        ("/paths/~1a/post/responses", unsaid),
        (
            "/paths/~1a/post/x-livedata-scripts/0/datasources/name",
            "cannot give the script its ds_id, which only the gateway knows",
        ),
        ("/paths/~1a/post/x-livedata-scripts/0/datasources/port", unsaid),
        ("/paths/~1a/post/x-livedata-scripts/0/x-d", unsaid),
        ("/paths/~1a/post/x-livedata-scripts/1/type", unsaid),
        ("/definitions/Keys/required", unsaid),
        ("/definitions/Keys/properties/a/maxLength", unsaid),
    ];
    let expected: Vec<_> = expected.iter().map(|(place, why)| format!("{place} {why}")).collect();
    assert_eq!(losses, expected);
    let definition = &definitions[0];
    assert_eq!(
        (&definition["path"], &definition["content_type"]),
        (&"/v1/a".into(), &"xml".into())
    );
    assert_eq!(definition["parameters"][0]["default"], "5");
    assert_eq!(definition["parameters"][2]["default"], r#"{"a":"","b\"":""}"#);
}

#[test]
fn a_form_becomes_a_text_body() {
    let (definitions, losses) = import(
        r#"{ "swagger": "2.0", "info": { "title": "a", "version": "1" }, "paths": { "/a": { "post": {
            "operationId": "one", "responses": { "200": { "description": "" } }, "parameters": [
            { "name": "a", "in": "formData", "type": "string", "default": "x" },
            { "name": "b", "in": "formData", "type": "string" }] } } } }"#,
        Some("id"),
    );
    let body = &definitions[0]["parameters"][0];
    assert_eq!((&body["name"], &body["default"]), (&"application/text".into(), &"a=x&b=".into()));
    let why = "cannot be a parameter of its own in a definition: it becomes a key of an application/text body";
    assert_eq!(losses, [0, 1].map(|it| format!("/paths/~1a/post/parameters/{it} {why}")));
}
