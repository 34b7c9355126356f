//! What is told of a document, and said of it, where its members are not quite those of a kind.

use apiglint::RuleSet;

use super::{document, found, kind, kind_of};

const CREATE: &str = "dataworks/create-request";
const DETAILS: &str = r#"{ "IsPagedResponse": true, "Script": "select amount from stock", "ScriptResponseParameters": [{ "ParameterName": "amount" }] }"#;

fn with(kind: &str, members: &str, without: &[&str]) -> Vec<String> {
    found(&document(kind, members, without), &RuleSet::default())
}

#[test]
fn requests_have_details_in_strings_and_reads_in_either_form() {
    let members = format!(r#"{{ "ScriptDetails": {DETAILS} }}"#);
    for request in [CREATE, "dataworks/update-request"] {
        let source = document(request, &members, &[]);
        assert_eq!(kind_of(&source), Some(kind(request)));
        assert_eq!(with(request, &members, &[]), ["error document/type /ScriptDetails"]);
    }
    let quoted = format!(r#"{{ "ScriptDetails": {} }}"#, serde_json::Value::from(DETAILS));
    for read in ["dataworks/development-api", "dataworks/published-api"] {
        for members in [&members, &quoted] {
            assert_eq!(kind_of(&document(read, members, &[])), Some(kind(read)));
            assert_eq!(with(read, members, &[]), [""; 0]);
        }
    }
    // Nothing but the form of the details tells a read.
    let only = ["CreatorId", "OperatorId", "CreatedTime", "ModifiedTime", "Status", "Description"];
    for read in ["dataworks/development-api", "dataworks/published-api"] {
        assert_eq!(kind_of(&document(read, "{}", &only)), Some(kind(read)));
    }
}

#[test]
fn a_request_with_the_description_of_a_read_is_a_request() {
    let source = document(CREATE, r#"{ "Description": "all" }"#, &["ApiDescription"]);
    assert_eq!(kind_of(&source), Some(kind(CREATE)));
    assert_eq!(found(&source, &RuleSet::default()), ["error dataworks/required /ApiDescription"]);
}

#[test]
fn members_of_the_wrong_type_still_tell() {
    for (base, member, value) in [
        ("dataworks/update-request", "ApiId", "\"900271\""),
        ("dataworks/update-request", "ApiId", "1.5"),
        ("dataworks/development-api", "FolderId", "null"),
        ("dataworks/development-api", "FolderId", "\"0\""),
        ("dataworks/published-api", "Status", "\"1\""),
    ] {
        let members = format!(r#"{{ "{member}": {value} }}"#);
        assert_eq!(kind_of(&document(base, &members, &[])), Some(kind(base)), "{member}");
        let lines = with(base, &members, &[]);
        assert_eq!(lines, [format!("error document/type /{member}")], "{value}");
    }
    let source = document("dataworks/update-request", r#"{ "ApiId": null }"#, &[]);
    assert_eq!(found(&source, &RuleSet::default()), ["error dataworks/required /ApiId"]);
}

#[test]
fn integers_in_quotes_still_tell() {
    let names = ["ApiMode", "RequestMethod", "ResponseContentType", "Timeout", "VisibleRange"];
    let members: Vec<_> = names.iter().map(|name| format!(r#""{name}": "1""#)).collect();
    let source = document(CREATE, &format!("{{ {} }}", members.join(", ")), &[]);
    assert_eq!(kind_of(&source), Some(kind(CREATE)));
    let lines = found(&source, &RuleSet::default());
    let expected: Vec<_> =
        names.iter().map(|name| format!("error document/type /{name}")).collect();
    assert_eq!(lines, expected);
    // Words do not: they are of other systems.
    let source =
        r#"{ "apiPath": "/a", "requestMethod": "GET", "protocols": {}, "apiMode": "fast" }"#;
    assert_eq!(kind_of(source), None);
}

#[test]
fn null_is_missing_where_the_form_asks_for_it() {
    for name in ["ApiName", "ApiMode", "ApiDescription", "GroupId", "ProjectId", "Timeout"] {
        let members = format!(r#"{{ "{name}": null }}"#);
        assert_eq!(with(CREATE, &members, &[]), [format!("error dataworks/required /{name}")]);
    }
    let read = "dataworks/published-api";
    assert_eq!(
        with(read, r#"{ "ApiDescription": null }"#, &[]),
        ["error document/type /ApiDescription"]
    );
    assert_eq!(with(read, r#"{ "ApiId": null }"#, &[]), ["error dataworks/required /ApiId"]);
    let update = with("dataworks/update-request", r#"{ "ApiName": null }"#, &[]);
    assert_eq!(update, ["error dataworks/update-immutable /ApiName"]);
}

#[test]
fn protocols_are_integers() {
    for value in ["\"0\"", "null", "[0]", "1.0", "true", "{}"] {
        let members = format!(r#"{{ "Protocols": [0, {value}] }}"#);
        let lines = with("dataworks/published-api", &members, &[]);
        assert_eq!(lines, ["error document/type /Protocols/1"], "{value}");
    }
}

/// What cannot be read has its one violation: nothing is said of the script for want of it.
#[test]
fn what_could_not_be_read_is_not_missed() {
    let base = "/ScriptDetails";
    for (member, at) in [
        (r#""ScriptRequestParameters": null"#, "/ScriptRequestParameters"),
        (r#""ScriptRequestParameters": [1]"#, "/ScriptRequestParameters/0"),
        (
            r#""ScriptRequestParameters": [{ "ParameterName": 7 }]"#,
            "/ScriptRequestParameters/0/ParameterName",
        ),
    ] {
        let details = format!(
            r#"{{ "ScriptDetails": {{ "Script": "select amount from stock where a = ${{a}}",
                "ScriptResponseParameters": [{{ "ParameterName": "amount" }}], {member} }} }}"#
        );
        let lines = with("dataworks/published-api", &details, &[]);
        assert_eq!(lines, [format!("error document/type {base}{at}")]);
    }
    for (member, at) in [
        (r#""ScriptResponseParameters": {}"#, "/ScriptResponseParameters"),
        (r#""ScriptResponseParameters": [[]]"#, "/ScriptResponseParameters/0"),
        (
            r#""ScriptResponseParameters": [{ "ParameterName": null }]"#,
            "/ScriptResponseParameters/0/ParameterName",
        ),
        (
            r#""IsPagedResponse": "true", "ScriptResponseParameters": [{ "ParameterName": "amount" }]"#,
            "/IsPagedResponse",
        ),
    ] {
        let paged = if member.contains("Paged") { "" } else { r#""IsPagedResponse": true,"# };
        let details = format!(
            r#"{{ "ScriptDetails": {{ {paged} "Script": "select amount from stock", {member} }} }}"#
        );
        let lines = with("dataworks/published-api", &details, &[]);
        assert_eq!(lines, [format!("error document/type {base}{at}")]);
    }
}

#[test]
fn requests_are_told_in_spite_of_a_slip() {
    let source = r#"{ "ApiId": 1, "QueryParams": [{ "ParamKey": "a", "ParamValue": "b" }] }"#;
    assert_eq!(kind_of(source), Some(kind("dataworks/test-request")));
    let lines = found(source, &RuleSet::default());
    assert_eq!(lines, ["warning document/unknown-member /QueryParams"]);
    let source = r#"{ "ProjectIdList": " ", "PageSize": 10 }"#;
    assert_eq!(found(source, &RuleSet::default()), ["error dataworks/required /ProjectIdList"]);
    let large = "9223372036854775808";
    for (source, at) in [
        (format!(r#"{{ "ApiId": {large}, "ProjectId": 1 }}"#), "ApiId"),
        (format!(r#"{{ "ApiId": {large}, "QueryParam": [] }}"#), "ApiId"),
        (format!(r#"{{ "ApiId": 1, "ProjectId": {large}, "AutoGenerate": true }}"#), "ProjectId"),
        (
            format!(r#"{{ "ApiId": 1, "ProjectId": 2, "AuthorizedProjectId": {large} }}"#),
            "AuthorizedProjectId",
        ),
        (
            format!(
                r#"{{ "FolderName": "a", "GroupId": "g", "ParentId": 0, "ProjectId": {large} }}"#
            ),
            "ProjectId",
        ),
        (
            format!(r#"{{ "ApiGatewayGroupId": "a", "GroupName": "abcd", "ProjectId": {large} }}"#),
            "ProjectId",
        ),
        (format!(r#"{{ "ProjectId": {large}, "PageSize": 10 }}"#), "ProjectId"),
    ] {
        let lines = found(&source, &RuleSet::default());
        assert_eq!(lines, [format!("error dataworks/id /{at}")], "{source}");
    }
}
