//! What a document is taken for.

use apiglint::RuleSet;

use super::{document, found, kind, kind_of};

#[test]
fn good_documents_are_told_and_pass() {
    for id in [
        "dataworks/create-request",
        "dataworks/update-request",
        "dataworks/development-api",
        "dataworks/published-api",
    ] {
        for variant in ["", ":registration"] {
            let source = document(&format!("{id}{variant}"), "{}", &[]);
            assert_eq!(kind_of(&source), Some(kind(id)), "{source}");
            assert_eq!(found(&source, &RuleSet::default()), [""; 0], "{source}");
            let enveloped = format!(
                r#"{{ "RequestId": "7F", "HttpStatusCode": 200, "Success": true, "Data": {source} }}"#
            );
            if !id.ends_with("request") {
                assert_eq!(kind_of(&enveloped), Some(kind(id)), "{enveloped}");
                assert_eq!(found(&enveloped, &RuleSet::default()), [""; 0], "{enveloped}");
            }
        }
    }
}

#[test]
fn requests_and_responses_are_told_by_their_members() {
    for (source, id) in [
        (r#"{ "ApiId": 1, "ProjectId": 2 }"#, "api-reference"),
        (r#"{ "apiId": 1, "projectId": 2, "tenantId": 3 }"#, "api-reference"),
        (
            r#"{ "ApiId": 1, "QueryParam": [{ "ParamKey": "a", "ParamValue": "b" }] }"#,
            "test-request",
        ),
        (r#"{ "ApiId": 1, "BodyContent": "{}" }"#, "test-request"),
        (r#"{ "ApiId": 1, "ProjectId": 2, "AutoGenerate": true }"#, "save-test-result-request"),
        (
            r#"{ "ApiId": 1, "ProjectId": 2, "AuthorizedProjectId": 3, "EndTime": 1893456000 }"#,
            "authority-request",
        ),
        (
            r#"{ "FolderName": "a", "GroupId": "ds_1", "ParentId": 0, "ProjectId": 2 }"#,
            "folder-request",
        ),
        (r#"{ "ApiGatewayGroupId": "a1", "GroupName": "stock", "ProjectId": 2 }"#, "group-request"),
        (
            r#"{ "ProjectId": 2, "PageNumber": 1, "PageSize": 10, "ApiNameKeyword": "a" }"#,
            "list-request",
        ),
        (r#"{ "ProjectIdList": "1,2", "PageSize": 10 }"#, "list-request"),
        (r#"{ "RequestId": "1", "Success": true }"#, "response"),
        (
            r#"{ "RequestId": "1", "Data": true, "HttpStatusCode": 200, "Success": true }"#,
            "response",
        ),
        (
            r#"{ "RequestId": "1", "Folder": { "CreatedTime": "2026-03-02T08:15:00+0800" } }"#,
            "response",
        ),
        (r#"{ "RequestId": "1", "GroupPagingResult": { "Groups": [] } }"#, "response"),
        (
            r#"{ "errCode": 0, "errMsg": "success", "data": {}, "requestId": "1", "apiLog": null }"#,
            "call-result",
        ),
        (r#"{ "isPagedResponse": true, "wizardConnection": {} }"#, "wizard-details"),
        (
            r#"{ "isPagedResponse": true, "scriptConnection": {}, "script": "select amount from stock" }"#,
            "script-details",
        ),
        (
            r#"{ "serviceHost": "https://a.example.com", "servicePath": "/a" }"#,
            "registration-details",
        ),
    ] {
        let id = format!("dataworks/{id}");
        assert_eq!(kind_of(source), Some(kind(&id)), "{source}");
        let lines = found(source, &RuleSet::default());
        assert!(
            lines.iter().all(|line| line.starts_with("warning") || line.starts_with("note")),
            "{lines:?}"
        );
    }
}

#[test]
fn lists_hold_apis() {
    let api = document("dataworks/published-api", "{}", &[]);
    let page =
        format!(r#"{{ "Apis": [{api}], "PageNumber": 1, "PageSize": 10, "TotalCount": 1 }}"#);
    let enveloped = format!(r#"{{ "RequestId": "7F", "Success": true, "Data": {page} }}"#);
    for source in [&page, &enveloped] {
        assert_eq!(kind_of(source), Some(kind("dataworks/api-list")), "{source}");
        assert_eq!(found(source, &RuleSet::default()), [""; 0], "{source}");
    }
    let bad = enveloped.replace("/stock/levels", "stock");
    assert_eq!(found(&bad, &RuleSet::default()), ["error dataworks/path /Data/Apis/0/ApiPath"]);
}

#[test]
fn other_json_is_nothing() {
    for source in [
        "{}",
        "[]",
        "1",
        r#"{ "name": "left-pad", "version": "1.3.0" }"#,
        r#"{ "Timeout": 1, "Status": 2 }"#,
        r#"{ "apiId": 1 }"#,
        r#"{ "PageSize": 10 }"#,
        r#"{ "data": [], "success": true }"#,
        r#"{ "projectId": 1, "pageSize": 2, "other": 3 }"#,
        r#"{ "folderName": "a", "color": "red" }"#,
    ] {
        assert_eq!(kind_of(source), None, "{source}");
    }
}

#[test]
fn either_case_is_read() {
    let source = document("dataworks/published-api", "{}", &[]);
    let lower = source
        .replace("\"Script", "\"script")
        .replace("\"Api", "\"api")
        .replace("\"Parameter", "\"parameter")
        .replace("\"Timeout", "\"timeout");
    assert_ne!(source, lower);
    assert_eq!(found(&lower, &RuleSet::default()), [""; 0], "{lower}");
    let twice = source.replacen('{', r#"{ "timeout": 1, "#, 1);
    let lines = found(&twice, &RuleSet::default());
    assert_eq!(lines, ["error document/duplicate-member /Timeout"], "{twice}");
}
