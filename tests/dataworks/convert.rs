//! Between the platforms: what is carried over, what is lost, and what the other side would say.

use apiglint::dataworks::convert::{Converted, Mapping, to_dataworks, to_roma};
use apiglint::{Document, RuleSet, Severity, check, dataworks, roma};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::document;

fn mapping() -> Mapping {
    serde_json::from_value(json!({
        "roma": { "roma_app_id": "a-1", "version": "2.0" },
        "dataworks": { "ProjectId": 20417, "GroupId": "ds_7319" },
        "data_sources": [{ "ConnectionId": 31784, "TableName": "stock", "ds_id": "d-1", "ds_type": "mysql" }]
    }))
    .unwrap()
}

pub(super) fn carried(source: &str, to: fn(&Document<'_>, &Mapping) -> Converted) -> Converted {
    to(&Document::from_json(source.as_bytes()).unwrap(), &mapping())
}

pub(super) fn json(converted: &Converted) -> Value {
    serde_json::from_str(converted.json.as_deref().unwrap()).unwrap()
}

pub(super) fn losses(converted: &Converted) -> Vec<String> {
    converted.losses.iter().map(ToString::to_string).collect()
}

pub(super) fn sql(definition: &Value) -> String {
    let content = definition["scripts"][0]["content"].as_str().unwrap();
    roma::ScriptContent::try_from(content).unwrap().decode()
}

#[test]
fn a_script_becomes_a_backend() {
    let source = document("dataworks/create-request", "{}", &[]);
    let converted = carried(&source, to_roma);
    let definition = json(&converted);
    assert_eq!(sql(&definition), "select amount from stock where region = '${region}'");
    let mut rest = definition.clone();
    rest["scripts"][0].as_object_mut().unwrap().remove("content");
    assert_eq!(
        rest,
        json!({
            "name": "stock_levels", "path": "/stock/levels", "method": "GET", "version": "2.0", "content_type": "json",
            "description": "how much of each item there is", "roma_app_id": "a-1", "type": "data",
            "parameters": [{ "name": "region", "in": "Parameters", "required": true }],
            "scripts": [{ "ds_id": "d-1", "ds_type": "mysql", "type": "SQL", "object_name": "rows", "enable_result_paging": false }]
        })
    );
    assert_eq!(converted.report.count(Severity::Error), 0, "{}", converted.report);
    assert_eq!(
        losses(&converted),
        [
            "/GroupId cannot be said in a backend definition",
            "/ProjectId cannot be said in a backend definition",
            "/Protocols cannot be said in a backend definition",
            "/Timeout cannot be said in a backend definition",
            "/VisibleRange cannot be said in a backend definition",
            "/ScriptDetails/scriptResponseParameters cannot be said in a backend definition",
        ]
    );
    let span = converted.losses.iter().last().unwrap().span.unwrap();
    assert!(
        source[span.start as usize..].starts_with(r#"[{\"parameterName\":\"amount\""#),
        "a place inside the string"
    );
}

#[test]
fn what_cannot_be_a_backend_says_why() {
    let tags = r#"{ "SqlMode": 1, "ScriptDetails": { "IsPagedResponse": true, "Script": "select a from t <if test='b == 1'>where b = ${b}</if>" } }"#;
    for (kind, members, loss) in [
        (
            "dataworks/published-api:registration",
            "{}",
            "/ApiMode cannot be carried over: a backend has a script, not a service of its own",
        ),
        (
            "dataworks/published-api",
            tags,
            "/ScriptDetails/Script cannot be carried over: ROMA Connect knows no tags in SQL",
        ),
        (
            "dataworks/published-api",
            r#"{ "ApiMode": 0 }"#,
            "(root) cannot be carried over without the details of its mode",
        ),
        (
            "dataworks/published-api",
            r#"{ "Description": "<b>" }"#,
            "/Description cannot be carried over: there it must start with a character other than < and >, not '<'",
        ),
    ] {
        let converted = carried(&document(kind, members, &[]), to_roma);
        let lost: Vec<_> =
            losses(&converted).iter().map(|it| it.replace("the document ", "(root) ")).collect();
        assert!(lost.contains(&loss.to_owned()), "{lost:?}");
    }
}

#[test]
fn parameters_find_their_position() {
    let details = r#"{ "RequestMethod": 1, "ScriptDetails": { "IsPagedResponse": false, "Script": "select a from t where b = ${q} and c = ${k} and d = ${n}",
        "ScriptConnection": { "ConnectionId": 31784, "TableName": "t" },
        "ScriptRequestParameters": [
          { "ParameterName": "q", "ParameterPosition": 1, "ParameterDescription": "one", "DefaultValue": "x", "ExampleValue": "y" },
          { "ParameterName": "k", "ParameterPosition": 3, "DefaultValue": "v", "IsRequiredParameter": true },
          { "ParameterName": "n", "ParameterPosition": 3, "ParameterDataType": 2 },
          { "ParameterName": "h", "ParameterPosition": 2 },
          { "ParameterName": "p", "ParameterPosition": 0 }],
        "ScriptResponseParameters": [{ "ParameterName": "a" }] } }"#;
    let converted = carried(&document("dataworks/published-api", details, &[]), to_roma);
    let definition = json(&converted);
    assert_eq!(sql(&definition), "select a from t where b = '${q}' and c = '${k}' and d = ${n}");
    assert_eq!(
        definition["parameters"],
        json!([
            { "name": "q", "in": "Parameters", "default": "x", "description": "one", "required": false },
            { "name": "h", "in": "Headers", "required": false },
            { "name": "application/json", "in": "Body", "default": "{\"k\":\"v\",\"n\":\"\"}", "required": true },
        ])
    );
    let base = "/ScriptDetails/ScriptRequestParameters";
    let lost = losses(&converted);
    for loss in [
        format!("{base}/0/ExampleValue cannot be said in a backend definition"),
        format!(
            "{base}/2/ParameterDataType cannot be said in a backend definition but by the lack of quotes in the script"
        ),
        format!(
            "{base}/4/ParameterPosition cannot be carried over: a backend has no parameters in its path"
        ),
    ] {
        assert!(lost.contains(&loss), "{loss}: {lost:?}");
    }
}

#[test]
fn a_wizard_becomes_the_sql_it_stands_for() {
    let wizard = r#"{ "ApiMode": 0, "WizardDetails": { "IsPagedResponse": true, "WizardConnection": { "ConnectionId": 31784, "TableName": "stock" },
        "WizardRequestParameters": [
          { "ParameterName": "area", "ColumnName": "region", "ParameterPosition": 1, "ParameterOperator": 0 },
          { "ParameterName": "like_it", "ColumnName": "item", "ParameterPosition": 1, "ParameterOperator": 1 },
          { "ParameterName": "packs", "ColumnName": "pack", "ParameterPosition": 1, "ParameterOperator": 3, "ParameterDataType": 2 }],
        "WizardResponseParameters": [{ "ParameterName": "amount", "ColumnName": "amount" }, { "ParameterName": "kg", "ColumnName": "weight" }] } }"#;
    let source = document("dataworks/development-api", wizard, &["ScriptDetails"]);
    let converted = carried(&source, to_roma);
    let expected = "select amount, weight as kg from stock where region = '${area}' and item like '${like_it}' and pack in (${packs})";
    assert_eq!(sql(&json(&converted)), expected);
    assert_eq!(converted.report.count(Severity::Error), 0, "{}", converted.report);
    let without = source.replace("\"ColumnName\": \"weight\"", "\"ColumnName\": \"\"");
    let converted = carried(&without, to_roma);
    assert_eq!(json(&converted)["scripts"], json!([]));
    assert!(losses(&converted).contains(&"/WizardDetails/WizardResponseParameters/1 cannot be written as SQL: there is no ColumnName that needs no quotes".into()));
}

pub(super) fn definition(members: &Value) -> String {
    let content = roma::ScriptContent::from_source(
        "select amount from stock where region = '${region}' and pack = ${pack}",
    )
    .unwrap();
    let mut definition = json!({
        "name": "stock_levels", "path": "/stock", "method": "GET", "version": "2.0", "content_type": "json",
        "description": "all stock", "roma_app_id": "a-1", "type": "data",
        "parameters": [{ "name": "region", "in": "Parameters", "required": true }, { "name": "pack", "in": "Parameters" }],
        "scripts": [{ "ds_id": "d-1", "type": "SQL", "object_name": "rows", "content": content }]
    });
    for (name, value) in members.as_object().unwrap() {
        definition[name] = value.clone();
    }
    definition.to_string()
}

#[test]
fn a_backend_becomes_a_script() {
    let converted = carried(&definition(&json!({})), to_dataworks);
    let request = json(&converted);
    let details: Value = serde_json::from_str(request["ScriptDetails"].as_str().unwrap()).unwrap();
    assert_eq!(
        details["script"],
        "select amount from stock where region = ${region} and pack = ${pack}"
    );
    assert_eq!(details["scriptConnection"], json!({ "connectionId": 31784, "tableName": "stock" }));
    let types: Vec<_> = details["scriptRequestParameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["parameterDataType"])
        .collect();
    assert_eq!(types, [0, 2]);
    assert_eq!(details["scriptResponseParameters"][0]["parameterName"], "amount");
    assert_eq!(
        (&request["ApiMode"], &request["SqlMode"], &request["RequestMethod"]),
        (&json!(1), &json!(0), &json!(0))
    );
    assert_eq!(converted.report.to_string(), "");
    let lost = losses(&converted);
    let unsaid = "cannot be said of an API of DataService Studio";
    assert_eq!(
        lost,
        [
            format!("/roma_app_id {unsaid}"),
            format!("/scripts/0/object_name {unsaid}"),
            format!("/version {unsaid}")
        ]
    );
}

#[test]
fn what_dataworks_would_refuse_is_said() {
    for (members, expected) in [
        (
            json!({ "name": "stock-levels" }),
            "error: /ApiName cannot have '-' as character 6, only letters, digits, Han characters and _ [dataworks/name]",
        ),
        (
            json!({ "path": "/a.b" }),
            "error: /ApiPath cannot have '.' as character 3, only letters, digits, _ - and / [dataworks/path]",
        ),
        (
            json!({ "method": "PUT" }),
            "error: /RequestMethod must be 0 (GET) or 1 (POST) in this mode [dataworks/mode-method]",
        ),
        (
            json!({ "description": null }),
            "error: /ApiDescription must be there [dataworks/required]",
        ),
        (
            json!({ "content_type": "stream" }),
            "error: /ResponseContentType must be there, and cannot be null [dataworks/required]",
        ),
        (
            json!({ "parameters": [{ "name": "region", "in": "Headers" }, { "name": "pack", "in": "Parameters" }] }),
            "error: /ScriptDetails/scriptRequestParameters/0/parameterPosition must be 1 (Query) in this mode [dataworks/mode-position]",
        ),
    ] {
        let report = carried(&definition(&members), to_dataworks).report.to_string();
        assert!(
            report.contains(expected)
                || expected.contains("ApiDescription") && report.contains("/ApiDescription"),
            "{members}: {report}"
        );
    }
}

#[test]
fn an_api_has_one_body() {
    let body = |keys: &str| json!({ "name": "application/json", "in": "Body", "default": keys });
    let two =
        json!({ "parameters": [body(r#"{"item":"tea"}"#), body(r#"{"item":"","shelf":""}"#)] });
    let converted = carried(&definition(&two), to_dataworks);
    let lost = "/parameters/1 cannot be carried over: an API has one body, and there is one";
    assert!(losses(&converted).contains(&lost.into()), "{:?}", losses(&converted));
    let back = json(&carried(&json(&converted).to_string(), to_roma));
    let parameters = back["parameters"].as_array().unwrap();
    assert_eq!((parameters.len(), &parameters[0]["default"]), (1, &json!(r#"{"item":"tea"}"#)));
}

#[test]
fn what_cannot_be_a_script_says_why() {
    for (members, loss) in [
        (json!({ "type": "function" }), "cannot be carried over: DataService Studio runs SQL only"),
        (json!({ "scripts": [] }), "cannot be carried over without a script"),
        (
            json!({ "scripts": [{ "type": "SP", "object_name": "rows", "content": "YQ==" }] }),
            "cannot be carried over: DataService Studio runs SQL only",
        ),
        (
            json!({ "scripts": [{ "type": "SQL", "object_name": "rows", "content": "a" }] }),
            "cannot be carried over: it must",
        ),
    ] {
        let converted = carried(&definition(&members), to_dataworks);
        assert_eq!(converted.json, None);
        assert!(losses(&converted).iter().any(|it| it.contains(loss)), "{:?}", losses(&converted));
    }
    let array = to_dataworks(&Document::from_json(b"[]").unwrap(), &mapping());
    assert_eq!(
        (array.json.clone(), losses(&array)),
        (None, vec!["the document cannot be carried over: it is no definition".to_owned()])
    );
}

/// A parameter that both platforms have: in the query, a string or a long integer.
fn parameter() -> impl Strategy<Value = (String, bool, bool, Option<String>, Option<String>)> {
    let word = "[a-z][a-z0-9_]{0,12}";
    (
        (word),
        any::<bool>(),
        any::<bool>(),
        prop::option::of("[a-z0-9 ]{1,9}"),
        prop::option::of("[a-z]{1,9}"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// What both platforms have words for is the same after a journey there and back.
    #[test]
    fn what_both_can_say_survives_the_journey(
        name in "[a-zA-Z库存][a-zA-Z0-9_库存]{3,30}",
        path in "/[a-zA-Z0-9_/-]{1,60}",
        description in "[a-zA-Z0-9 库存]{1,40}",
        post in any::<bool>(),
        paged in any::<bool>(),
        parameters in prop::collection::btree_map("[a-z][a-z0-9_]{0,12}", parameter(), 1..5),
    ) {
        let uses: Vec<_> = parameters.keys().map(|name| format!("c_{name} = ${{{name}}}")).collect();
        let list: Vec<_> = parameters.iter().map(|(name, (_, number, required, default, about))| json!({
            "parameterName": name, "parameterDataType": if *number { 2 } else { 0 }, "parameterPosition": 1,
            "parameterOperator": 0, "isRequiredParameter": required, "defaultValue": default, "parameterDescription": about,
        })).collect();
        let details = json!({
            "isPagedResponse": paged, "script": format!("select amount from stock where {}", uses.join(" and ")),
            "scriptConnection": { "connectionId": 31784, "tableName": "stock" },
            "scriptRequestParameters": list, "scriptResponseParameters": [{ "parameterName": "amount", "parameterDataType": 0 }],
        });
        let mut own = json!({
            "ApiName": name, "ApiPath": path, "ApiDescription": format!("a{description}"), "ApiMode": 1, "SqlMode": 0,
            "GroupId": "ds_7319", "ProjectId": 20417, "Protocols": "1", "RequestMethod": i32::from(post),
            "ResponseContentType": 0, "Timeout": 10_000, "VisibleRange": 0,
        });
        let mut source = own.clone();
        source["ScriptDetails"] = details.to_string().into();
        let there = carried(&source.to_string(), to_roma);
        prop_assert_eq!(there.report.count(Severity::Error), 0, "{}", there.report);
        let back = carried(there.json.as_deref().unwrap(), to_dataworks);
        let mut back = json(&back);
        let found: Value = serde_json::from_str(back["ScriptDetails"].as_str().unwrap()).unwrap();
        back.as_object_mut().unwrap().remove("ScriptDetails");
        own.as_object_mut().unwrap().remove("ScriptDetails");
        prop_assert_eq!(back, own);
        // Absent and null say the same.
        let said = |mut details: Value| {
            for parameter in details["scriptRequestParameters"].as_array_mut().unwrap() {
                parameter.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            }
            details
        };
        prop_assert_eq!(said(found), said(details));
    }

    /// Whatever a document is, what becomes of it is a document of the other platform, or nothing.
    #[test]
    fn anything_can_be_tried(source in prop::sample::select(vec![
        "{}", "[]", "1", "null", r#"{"Data":7}"#, r#"{"ApiMode":9,"ScriptDetails":"["}"#, r#"{"ApiMode":1,"ScriptDetails":{}}"#,
        r#"{"scripts":[1]}"#, r#"{"scripts":[{"content":"!"}]}"#, r#"{"ApiMode":0,"WizardDetails":{"WizardConnection":7}}"#,
    ])) {
        for converted in [carried(source, to_roma), carried(source, to_dataworks)] {
            prop_assert!(converted.json.is_some() || !converted.losses.is_empty());
        }
    }
}

#[test]
fn kinds_are_as_promised() {
    let converted = carried(&definition(&json!({})), to_dataworks);
    let told = check(converted.json.unwrap().as_bytes(), None, &RuleSet::default()).kind;
    assert_eq!(told, Some(&dataworks::kinds::CREATE_REQUEST));
    let converted = carried(&document("dataworks/create-request", "{}", &[]), to_roma);
    let told = check(converted.json.unwrap().as_bytes(), None, &RuleSet::default()).kind;
    assert_eq!(told, Some(&roma::kinds::DEFINITION));
}
