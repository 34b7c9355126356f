//! One good document of each kind, with most of the members that it can have.

use apiglint::{Document, DocumentKind, find_kind};
use serde_json::{Value, json};

use crate::common::completed;
use crate::dataworks::good;

pub(crate) fn definition() -> Value {
    json!({
        "id": "4f1c", "name": "库存-levels", "path": "/stock/levels", "method": "POST", "description": "how much there is",
        "version": "1.4.2", "content_type": "json", "api_signature_id": "s-1", "roma_app_id": "5f0c2a9e", "type": "data",
        "status": 4, "created_time": "2026-03-02T08:15:00Z", "return_format": true,
        "parameters": [
            { "name": "region", "in": "Headers", "required": true, "description": "where" },
            { "name": "size", "in": "Parameters", "default": "10" },
            { "name": "application/json", "in": "Body", "default": "{\"item\": \"\"}" },
        ],
        "scripts": [{
            "ds_id": "1", "ds_type": "mysql", "type": "SQL", "object_name": "levels", "content": "c2VsZWN0IDE=",
            "enable_result_paging": false,
        }],
    })
}

fn swagger() -> Value {
    json!({
        "swagger": "2.0", "info": { "title": "stock", "version": "1.0", "license": { "name": "MIT" } },
        "host": "example.com:8080", "basePath": "/v1", "schemes": ["https"], "consumes": ["application/json"],
        "produces": ["application/json; charset=utf-8"], "tags": [{ "name": "levels" }],
        "paths": {
            "/levels": {
                "parameters": [{ "$ref": "#/parameters/Region" }],
                "get": {
                    "operationId": "stock-levels", "tags": ["levels"], "security": [{ "key": [] }],
                    "parameters": [
                        { "name": "colour", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" },
                        { "name": "limit", "in": "query", "type": "integer", "default": 10, "maxLength": 5 },
                    ],
                    "responses": {
                        "200": { "description": "", "schema": { "$ref": "#/definitions/Level" }, "headers": { "X-Left": { "type": "integer" } } },
                        "default": { "$ref": "#/responses/Fault" },
                    },
                    "x-livedata-version": "1.4.2", "x-livedata-status": "DEVELOPED", "x-livedata-roma-app": "stock",
                    "x-livedata-scripts": [
                        { "content": "c2VsZWN0IDE=", "type": "SQL", "result": "levels", "datasources": { "name": "db" } },
                    ],
                },
                "put": {
                    "operationId": "set-levels", "x-livedata-version": "1.0", "x-livedata-status": "DESIGNED",
                    "parameters": [{ "name": "body", "in": "body", "schema": { "type": "object", "properties": { "count": { "type": "integer" } } } }],
                    "responses": { "204": { "description": "done" } },
                },
            },
            "x-anything": { "goes": true },
        },
        "definitions": {
            "Level": { "type": "object", "required": ["count"], "properties": { "count": { "type": "integer", "default": 0 } } },
            "Both": { "allOf": [{ "$ref": "#/definitions/Level" }, { "additionalProperties": { "enum": ["a", 1] } }] },
        },
        "parameters": { "Region": { "name": "region", "in": "header", "type": "string", "description": "where" } },
        "responses": { "Fault": { "description": "no", "examples": { "application/json": { "no": 1 } } } },
        "securityDefinitions": {
            "key": {
                "type": "apiKey", "name": "Authorization", "in": "header", "x-livedata-auth-type": "SIGNATURE",
                "x-livedata-signature": { "key": "k", "secret": "s" },
            },
            "login": {
                "type": "oauth2", "flow": "accessCode", "authorizationUrl": "https://example.com/a",
                "tokenUrl": "https://example.com/t", "scopes": { "read": "look" }, "x-apigateway-auth-type": "IAM",
            },
        },
    })
}

fn details(parameters: &str) -> Value {
    json!({
        parameters: [{
            "ParameterName": "region", "ParameterDataType": 0, "ParameterPosition": 1, "ParameterOperator": 0,
            "IsRequiredParameter": true, "ExampleValue": "north", "columnName": "region",
        }],
        "SuccessfulResultSample": "{\"data\": []}",
    })
}

fn dataworks(kind: &str) -> Value {
    serde_json::from_str(&completed("{}", &good(kind), &[])).unwrap()
}

fn of_roma() -> Vec<(&'static str, Value)> {
    let definition = definition();
    let record = json!({ "publish_id": "1", "api_id": "2", "env_id": "3", "publish_time": "2026-03-02T08:15:00Z" });
    vec![
        ("roma/definition", definition.clone()),
        ("roma/definitions", json!([definition, definition])),
        ("roma/definition-list", json!({ "size": 1, "total": 1, "apis": [definition] })),
        ("roma/swagger", swagger()),
        ("swagger/document", swagger()),
        ("roma/scripts", json!({ "api_type": "data", "scripts": definition["scripts"] })),
        ("roma/test", json!({ "parameters": definition["parameters"] })),
        (
            "roma/deploy",
            json!({
                "deploy_front_api": true, "auth_type": "AUTHORIZER", "authorizer_id": "1", "group_id": "2", "env_id": "3",
                "protocol": "HTTPS&HTTP", "backend_timeout": 5000, "path": "/a/{proxy+}", "method": "ANY", "retry_count": "-1",
            }),
        ),
        (
            "roma/deploy-record",
            json!({ "id": "1", "deploy_time": "2026-03-02T08:15:00Z", "api_definition": definition }),
        ),
        ("roma/undeploy", json!({ "ld_api_id": "1" })),
        (
            "roma/check",
            json!({ "type": "path", "ld_api_method": "GET", "ld_api_path": "/a", "roma_app_id": "1" }),
        ),
        (
            "roma/export",
            json!({ "app_id": "1", "format": "yaml", "apis": ["1", "2"], "status": 4 }),
        ),
        (
            "roma/import",
            json!({ "file_name": "{}", "api_mode": "merge", "extend_mode": "override" }),
        ),
        (
            "roma/list-query",
            json!({ "offset": 0, "limit": "20", "app_id": "1", "name": "a", "status": "4", "precise_search": "name,path" }),
        ),
        ("roma/publish", json!({ "action": "online", "api_id": "1", "env_id": "2", "remark": "" })),
        ("roma/publish-batch", json!({ "env_id": "1", "apis": ["1", "2"], "remark": "first" })),
        ("roma/version-switch", json!({ "version_id": "1" })),
        ("roma/publish-record", record.clone()),
        (
            "roma/publish-result",
            json!({ "success": [record], "failure": [{ "error_code": "APIG.2011", "error_msg": "no", "api_id": "1" }] }),
        ),
        ("roma/error-body", json!({ "error_code": "APIG.2011", "error_msg": "no" })),
    ]
}

fn of_dataworks() -> Vec<(&'static str, Value)> {
    let read = dataworks("dataworks/published-api");
    let enveloped = |data: &Value| json!({ "RequestId": "7F", "HttpStatusCode": 200, "Success": true, "Data": data });
    vec![
        ("dataworks/create-request", dataworks("dataworks/create-request")),
        ("dataworks/create-request", dataworks("dataworks/create-request:registration")),
        ("dataworks/update-request", dataworks("dataworks/update-request")),
        ("dataworks/development-api", dataworks("dataworks/development-api")),
        (
            "dataworks/development-api",
            enveloped(&dataworks("dataworks/development-api:registration")),
        ),
        ("dataworks/published-api", enveloped(&read)),
        ("dataworks/published-api", read.clone()),
        (
            "dataworks/api-list",
            enveloped(&json!({ "pageNumber": 1, "PageSize": 10, "TotalCount": 1, "Apis": [read] })),
        ),
        ("dataworks/api-reference", json!({ "apiId": 1, "ProjectId": 2, "TenantId": 3 })),
        (
            "dataworks/test-request",
            json!({ "ApiId": 1, "QueryParam": [{ "ParamKey": "a", "paramValue": "b" }] }),
        ),
        (
            "dataworks/save-test-result-request",
            json!({ "ApiId": 1, "ProjectId": 2, "AutoGenerate": true }),
        ),
        (
            "dataworks/authority-request",
            json!({ "ApiId": 1, "ProjectId": 2, "AuthorizedProjectId": 3, "EndTime": 1_893_456_000 }),
        ),
        (
            "dataworks/folder-request",
            json!({ "FolderName": "a", "GroupId": "1", "ParentId": 0, "ProjectId": 2 }),
        ),
        (
            "dataworks/group-request",
            json!({ "ApiGatewayGroupId": "a", "GroupName": "stock", "ProjectId": 2 }),
        ),
        (
            "dataworks/list-request",
            json!({ "ProjectId": 1, "PageNumber": 1, "PageSize": 100, "ApiNameKeyword": "a" }),
        ),
        ("dataworks/wizard-details", details("WizardRequestParameters")),
        ("dataworks/script-details", details("ScriptRequestParameters")),
        ("dataworks/registration-details", details("RegistrationRequestParameters")),
        (
            "dataworks/call-result",
            json!({ "errCode": 0, "errMsg": "", "requestId": "7F", "data": [] }),
        ),
        (
            "dataworks/response",
            json!({ "RequestId": "7F", "HttpStatusCode": 200, "Success": true, "GroupId": "1" }),
        ),
    ]
}

/// The documents, each with its kind.
pub(crate) fn seeds() -> Vec<(&'static DocumentKind, String)> {
    let all = of_roma().into_iter().chain(of_dataworks());
    all.map(|(id, document)| (find_kind(id).unwrap(), document.to_string())).collect()
}

/// Every good document passes both, those in the folder of examples too.
#[test]
fn good_documents_pass() {
    let folder =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/definitions/good"))
            .unwrap();
    let texts = folder.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let told = texts.map(|text| {
        let kind = DocumentKind::of(&Document::from_json(text.as_bytes()).unwrap()).unwrap();
        (kind, text)
    });
    let documents: Vec<_> = told.chain(seeds()).collect();
    for it in crate::judged::judge_all(&documents) {
        assert!(it.errors.is_empty() && it.refused.is_none(), "{it}");
    }
}
