//! What a conversion cannot keep is said, at its place.

use apiglint::dataworks::convert::{to_dataworks, to_roma};
use apiglint::roma;
use serde_json::{Value, json};

use super::convert::{carried, definition, json, losses, sql};
use super::document;

#[test]
fn what_an_api_says_and_a_backend_does_not_is_lost() {
    let published = |script: &str, more: &str| {
        let columns = json!([{ "ParameterName": "a" }]);
        let mut details = json!({ "IsPagedResponse": true, "Script": script, "ScriptResponseParameters": columns });
        details
            .as_object_mut()
            .unwrap()
            .extend(serde_json::from_str::<serde_json::Map<_, _>>(more).unwrap());
        details
    };
    let unsaid = "cannot be said in a backend definition";
    let unknown = "cannot be carried over: the mapping has no such data source";
    let parameters = "/ScriptDetails/ScriptRequestParameters";
    for (details, sql_mode, expected) in [
        (
            published("select a from t where b = #{c}", "{}"),
            1,
            vec![
                format!("/SqlMode {unsaid}"),
                "/ScriptDetails/Script cannot be kept as it is written: it becomes SQL without escapes and #{ }".into(),
            ],
        ),
        (
            published("select a from t where b &lt; ${c}", "{}"),
            1,
            vec!["/ScriptDetails/Script cannot be kept as it is written: it becomes SQL without escapes and #{ }".into()],
        ),
        (
            published("select a from t [where b = ${c}]", "{}"),
            0,
            vec![
                "/ScriptDetails/Script cannot be kept as it is written: ROMA Connect leaves out what brackets hold, without a value"
                    .into(),
            ],
        ),
        (
            published("select a from t where b = '${c}'", "{}"),
            0,
            vec![
                "/ScriptDetails/Script cannot be kept as it is written: quotes around parameters mean that they are strings".into(),
            ],
        ),
        (
            published("select a from t", r#"{ "ScriptConnection": { "ConnectionId": 7, "TableName": "t", "Schema": "s" } }"#),
            0,
            vec![
                format!("/ScriptDetails/ScriptConnection/ConnectionId {unknown}"),
                format!("/ScriptDetails/ScriptConnection/TableName {unsaid}"),
                format!("/ScriptDetails/ScriptConnection/Schema {unsaid}"),
            ],
        ),
        (
            published(
                "select a from t",
                r#"{ "ScriptRequestParameters": [
                    { "ParameterPosition": 1, "DefaultValue": "x" }, { "ParameterPosition": 3 },
                    { "ParameterName": "k", "ParameterPosition": 3, "IsRequiredParameter": true },
                    { "ParameterName": "l", "ParameterPosition": 3, "IsRequiredParameter": false },
                    { "ParameterName": "k", "ParameterPosition": 3, "IsRequiredParameter": true },
                    { "ParameterName": "m", "Unit": "kg" }] }"#,
            ),
            0,
            vec![
                format!("{parameters}/0 cannot be carried over without a name"),
                format!("{parameters}/1 cannot be carried over without a name"),
                format!("{parameters}/3/IsRequiredParameter cannot be said of one key: the body as a whole is required"),
                format!("{parameters}/4 cannot be there twice in a body"),
                format!("{parameters}/5/Unit {unsaid}"),
            ],
        ),
    ] {
        let members = json!({ "SqlMode": sql_mode, "ScriptDetails": details }).to_string();
        let lost = losses(&carried(&document("dataworks/published-api", &members, &[]), to_roma));
        for loss in expected {
            assert!(lost.contains(&loss), "{loss}: {lost:?}");
        }
    }
}

#[test]
fn what_a_backend_says_and_an_api_does_not_is_lost() {
    let script = |sql: &str, more: Value| {
        let content = roma::ScriptContent::from_source(sql).unwrap();
        let mut script = json!({ "ds_id": "d-1", "type": "SQL", "content": content });
        script.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "scripts": [script] })
    };
    let parameters = |parameters: Value| json!({ "parameters": parameters });
    let sql = "select amount from stock";
    let unsaid = "cannot be said of an API of DataService Studio";
    let written = "/scripts/0/content cannot be kept as it is written: of the parameters in quotes";
    let other = "cannot be carried over: the mapping says otherwise";
    let unknown = "cannot be carried over: the mapping has no such data source";
    for (members, expected) in [
        (json!({ "type": "function" }), vec!["/type cannot be carried over: DataService Studio runs SQL only".into()]),
        (
            json!({ "scripts": [{ "type": "SQL" }] }),
            vec!["/scripts/0 cannot be carried over without its content".into()],
        ),
        (
            json!({ "scripts": [{ "content": " " }] }),
            vec!["/scripts/0/content cannot be carried over without its content".into()],
        ),
        (
            script(sql, json!({ "ds_name": "main", "ds_type": "oracle" })),
            vec![format!("/scripts/0/ds_name {other}"), format!("/scripts/0/ds_type {other}")],
        ),
        (
            script(sql, json!({ "ds_id": "d-9", "ds_name": "main" })),
            vec![format!("/scripts/0/ds_id {unknown}"), format!("/scripts/0/ds_name {unknown}")],
        ),
        (
            script(sql, json!({ "ds_id": "", "ds_name": "main" })),
            vec![format!("/scripts/0/ds_name {unsaid}")],
        ),
        (
            script("select a from t where b = '${region}' and c = ${region}", json!({})),
            vec![format!("{written} 1 are there also without them")],
        ),
        (
            script("select a from t where b = '${x}'", json!({})),
            vec![format!("{written} 1 are there and not declared")],
        ),
        (
            parameters(json!([{ "in": "Parameters" }, { "name": "a", "in": "Cookies" }, { "name": "b", "in": "Headers", "x": 1 }])),
            vec![
                "/parameters/0 cannot be carried over without a name".into(),
                "/parameters/1 cannot be carried over without a position".into(),
                format!("/parameters/2/x {unsaid}"),
            ],
        ),
        (
            parameters(json!([{ "name": "application/json", "in": "Body", "default": "{\"a\":1,\"b\":\"c\"}" }])),
            vec!["/parameters/0/default cannot keep the types of its values: 1 are no strings".into()],
        ),
        (
            parameters(json!([{ "name": "application/json", "in": "Body", "default": "{}" }])),
            vec!["/parameters/0 cannot be carried over: its default is no JSON object that names the keys".into()],
        ),
    ] {
        let lost = losses(&carried(&definition(&members), to_dataworks));
        for loss in expected {
            assert!(lost.contains(&loss), "{loss}: {lost:?}");
        }
    }
}

/// A parameter in a longer string is a string, and so is one that the script does not use.
#[test]
fn only_what_stands_without_quotes_is_a_number() {
    let content = roma::ScriptContent::from_source(
        "select a from t where b like '%${like}%' and c = \"${name}\" and d = ${number}",
    );
    let names = ["like", "name", "number", "unused"];
    let parameters: Vec<_> =
        names.iter().map(|name| json!({ "name": name, "in": "Parameters" })).collect();
    let scripts = json!([{ "ds_id": "d-1", "type": "SQL", "content": content.unwrap() }]);
    let source = definition(&json!({ "parameters": parameters, "scripts": scripts }));
    let request = json(&carried(&source, to_dataworks));
    let details: Value = serde_json::from_str(request["ScriptDetails"].as_str().unwrap()).unwrap();
    let parameters = details["scriptRequestParameters"].as_array().unwrap().iter();
    let types: Vec<_> = parameters.map(|it| &it["parameterDataType"]).collect();
    assert_eq!(types, [0, 0, 2, 0]);
}

#[test]
fn optional_parts_are_tags_and_come_back() {
    let written = "select amount from stock where a < 1 [and region = '${region}']";
    let content = roma::ScriptContent::from_source(written).unwrap();
    let scripts = json!([{ "ds_id": "d-1", "type": "SQL", "content": content }]);
    let there = carried(&definition(&json!({ "scripts": scripts })), to_dataworks);
    let request = json(&there);
    assert_eq!(request["SqlMode"], 1);
    assert!(request["ScriptDetails"].as_str().unwrap().contains("<if test='region != null'>"));
    assert_eq!(sql(&json(&carried(there.json.as_deref().unwrap(), to_roma))), written);
}

#[test]
fn names_that_need_quotes_are_not_written_as_sql() {
    let wizard = |table: &str, column: Value, parameter: Value| {
        json!({ "ApiMode": 0, "WizardDetails": {
            "IsPagedResponse": true, "WizardConnection": { "ConnectionId": 31784, "TableName": table },
            "WizardRequestParameters": [parameter], "WizardResponseParameters": [column] } })
    };
    let column = json!({ "ParameterName": "amount", "ColumnName": "s.amount" });
    let parameter =
        json!({ "ParameterName": "area", "ColumnName": "region", "ParameterPosition": 1 });
    let unnamed = |member: &str, name: &str| {
        let mut it = parameter.clone();
        it[member] = name.into();
        it
    };
    let at = "/WizardDetails/Wizard";
    for (members, loss) in [
        (
            wizard("a b", column.clone(), parameter.clone()),
            format!(
                "{at}Connection/TableName cannot be written as SQL: there is no TableName that needs no quotes"
            ),
        ),
        (
            wizard("s", unnamed("ParameterName", "a b"), parameter.clone()),
            format!(
                "{at}ResponseParameters/0 cannot be written as SQL: there is no name that needs no quotes"
            ),
        ),
        (
            wizard("s", unnamed("ColumnName", ""), parameter.clone()),
            format!(
                "{at}ResponseParameters/0 cannot be written as SQL: there is no ColumnName that needs no quotes"
            ),
        ),
        (
            wizard("s", column.clone(), unnamed("ColumnName", "a b")),
            format!(
                "{at}RequestParameters/0 cannot be written as SQL: there is no ColumnName that needs no quotes"
            ),
        ),
        (
            wizard("s", column.clone(), unnamed("ParameterName", "a}b")),
            format!(
                "{at}RequestParameters/0 cannot be written as SQL: there is no name that needs no quotes"
            ),
        ),
    ] {
        let source =
            document("dataworks/development-api", &members.to_string(), &["ScriptDetails"]);
        let lost = losses(&carried(&source, to_roma));
        assert!(lost.contains(&loss), "{loss}: {lost:?}");
        assert!(
            lost.contains(&"/ApiMode cannot be told from the script that a wizard becomes".into()),
            "{lost:?}"
        );
    }
    let source = document(
        "dataworks/development-api",
        &wizard("s", column, parameter).to_string(),
        &["ScriptDetails"],
    );
    assert_eq!(
        sql(&json(&carried(&source, to_roma))),
        "select s.amount as amount from s where region = '${area}'"
    );
}
