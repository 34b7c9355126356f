//! Nothing is lost unsaid between the platforms: what does not come back as it was has a loss, at its place or around it.

use apiglint::Document;
use apiglint::dataworks::convert::{Converted, Mapping, to_dataworks, to_roma};
use apiglint::roma::ScriptContent;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

fn mapping() -> Mapping {
    serde_json::from_value(json!({
        "roma": { "roma_app_id": "a-1", "version": "2.0" },
        "dataworks": { "ProjectId": 20417, "GroupId": "ds_7319", "TenantId": 52 },
        "data_sources": [
            { "ConnectionId": 31784, "TableName": "stock", "ds_id": "d-1", "ds_type": "mysql", "ds_name": "main" },
            { "ConnectionId": 8, "ds_id": "d-2" }
        ]
    }))
    .unwrap()
}

fn carried(source: &Value, to: fn(&Document<'_>, &Mapping) -> Converted) -> Converted {
    to(&Document::from_json(source.to_string().as_bytes()).unwrap(), &mapping())
}

/// Whether a value is lost: it, or what it stands in. A parameter is lost with its position, an SQL mode with its script.
fn is_lost(converted: &Converted, pointer: &str) -> bool {
    converted.losses.iter().any(|loss| {
        let lost = loss.pointer.as_str();
        let lost = lost.strip_suffix("/parameterPosition").unwrap_or(lost);
        let lost =
            if lost == "/ScriptDetails/script" && pointer == "/SqlMode" { pointer } else { lost };
        let inside = pointer.strip_prefix(lost);
        inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// What says nothing, or the same as if it were not there.
fn is_nothing(value: &Value) -> bool {
    value.is_null()
        || *value == json!(false)
        || value.as_str().is_some_and(|it| it.trim().is_empty())
}

/// Each value of a tree, with the path to it. An element is told by its name, so that the order does not count.
fn values(value: &Value, pointer: &str, key: &str, out: &mut Vec<(String, String, Value)>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                // Reads have another name for it.
                let same = if name == "Description" { "ApiDescription" } else { name };
                values(member, &format!("{pointer}/{name}"), &format!("{key}/{same}"), out);
            }
        }
        Value::Array(elements) => {
            for (number, element) in elements.iter().enumerate() {
                let name = ["parameterName", "ParameterName", "name"]
                    .iter()
                    .find_map(|it| element[*it].as_str());
                let key = format!("{key}/{}", name.map_or(number.to_string(), ToOwned::to_owned));
                values(element, &format!("{pointer}/{number}"), &key, out);
            }
        }
        value => out.push((pointer.into(), key.into(), value.clone())),
    }
}

/// With the details, which requests have in a string, as an object.
fn opened(api: &Value) -> Value {
    let mut api = api.clone();
    for name in ["ScriptDetails", "WizardDetails"] {
        if let Some(details) = api[name].as_str() {
            api[name] = serde_json::from_str(details).unwrap();
        } else if api[name].is_null() {
            api.as_object_mut().unwrap().remove(name);
        }
    }
    api
}

/// What did not come back and is not said to be lost.
fn unsaid(source: &Value, converted: &Converted, back: &Value) -> Vec<String> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    values(&opened(source), "", "", &mut before);
    values(&opened(back), "", "", &mut after);
    let is_back =
        |key: &str, value: &Value| after.iter().any(|(_, it, same)| it == key && same == value);
    before
        .into_iter()
        .filter(|(pointer, key, value)| {
            !is_nothing(value) && !is_back(key, value) && !is_lost(converted, pointer)
        })
        .map(|(pointer, _, value)| format!("{pointer} {value}"))
        .collect()
}

/// An object with some of these members.
fn some(members: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let members = members.into_iter().map(|(name, value)| {
        prop::option::weighted(0.8, value).prop_map(move |value| (name, value))
    });
    members
        .collect::<Vec<_>>()
        .prop_map(|members| {
            let there =
                members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            Value::Object(there.collect::<Map<_, _>>())
        })
        .boxed()
}

fn one_of(values: Value) -> BoxedStrategy<Value> {
    let Value::Array(values) = values else { panic!("a list") };
    select(values).boxed()
}

fn texts() -> BoxedStrategy<Value> {
    one_of(json!(["", " ", "a", "库存 é", "<b>", "x > y", "😀", "a'b"]))
}

/// Without what a backend must not have.
fn words() -> BoxedStrategy<Value> {
    one_of(json!(["", " ", "a", "库存 é", "😀", "a'b"]))
}

fn request_parameter(column: bool) -> BoxedStrategy<Value> {
    let mut members = vec![
        ("parameterDataType", one_of(json!([0, 0, 1, 2, 4, 5, 6]))),
        ("parameterPosition", one_of(json!([0, 1, 1, 1, 2, 3, 3]))),
        ("parameterOperator", one_of(json!([0, 0, 1, 3]))),
        ("isRequiredParameter", one_of(json!([true, false]))),
        ("defaultValue", texts()),
        ("exampleValue", texts()),
        ("parameterDescription", texts()),
        ("x-note", one_of(json!(["", 1]))),
    ];
    let columns = if column { json!(["a", "b.c", "d d", "库存"]) } else { json!(["", "a"]) };
    members.push(("columnName", one_of(columns)));
    some(members)
}

const SCRIPTS: [&str; 13] = [
    "select amount from stock where a = ${p0} and b = ${p1} and c = ${p2}",
    "select amount from stock where a = '${p0}' and b like '%${p1}%' and c = ${p2}",
    "select amount, n * 2 from stock where a = #{p0} and b in (${p1}) and c <> ${p1}",
    "select amount from stock where a < ${p0} order by ${p1}",
    "select amount from stock where a &lt;= #{p0} and b = '&amp;'",
    "select amount from stock where a = '${p0}' and b = ${p0} and c = \"${p1}\"",
    "select amount from stock <if test='p0 != null'>where a = ${p0}</if>",
    "select amount from stock <if test='p1 == 1'>where a = ${p0}</if>",
    "select amount from stock where x[1] = ${p0} [and b = ${p1}]",
    "select amount from stock where <![CDATA[ a < ${p0} ]]> and c = ${p2}",
    "select amount from stock -- ${p0}\nwhere c = ${p2}",
    "select * from stock",
    "",
];

fn named(parameters: Vec<Value>) -> Vec<Value> {
    let name = |(number, mut parameter): (usize, Value)| {
        // One has no name.
        if number != 4 {
            parameter["parameterName"] = format!("p{number}").into();
        }
        parameter
    };
    parameters.into_iter().enumerate().map(name).collect()
}

fn script_api() -> impl Strategy<Value = Value> {
    let connection = some(vec![
        ("connectionId", one_of(json!([31784, 8, 9]))),
        ("tableName", one_of(json!(["stock", "other", ""]))),
        ("x-more", one_of(json!([1]))),
    ]);
    let details = some(vec![
        ("script", select(&SCRIPTS[..]).prop_map(Value::from).boxed()),
        ("isPagedResponse", one_of(json!([true, false]))),
        ("scriptConnection", connection),
        (
            "scriptResponseParameters",
            one_of(json!([[], [{ "parameterName": "amount", "parameterDataType": 1 }]])),
        ),
        ("scriptErrorCodes", one_of(json!([[{ "errorCode": "1" }]]))),
        ("successfulResultSample", texts()),
    ]);
    let parameters = prop::collection::vec(request_parameter(false), 0..6);
    let more = some(vec![
        ("SqlMode", one_of(json!([0, 1]))),
        ("FolderId", one_of(json!([0, 7]))),
        ("TenantId", one_of(json!([52, 53]))),
        ("ResourceGroupId", one_of(json!([5]))),
        ("RequestContentType", one_of(json!([1]))),
        ("ApiDescription", texts()),
        ("Description", texts()),
        ("x-own", texts()),
    ]);
    (details, parameters, more, select(&["0", "1", "0,1"][..]), 0..2_i32, 0..2_i32).prop_map(
        |(mut details, parameters, more, protocols, method, content_type)| {
            details["scriptRequestParameters"] = named(parameters).into();
            let mut api = json!({
                "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 1, "GroupId": "ds_7319", "ProjectId": 20417,
                "Protocols": protocols, "RequestMethod": method, "ResponseContentType": content_type, "Timeout": 10_000,
                "VisibleRange": 0, "ScriptDetails": details.to_string(),
            });
            api.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            if details["script"].as_str().is_some_and(|script| script.contains("<if")) {
                api["SqlMode"] = 1.into();
            }
            api
        },
    )
}

fn wizard_api() -> impl Strategy<Value = Value> {
    let column = some(vec![
        ("parameterName", one_of(json!(["amount", "a b", "库存", "a.b"]))),
        ("columnName", one_of(json!(["amount", "n", "t.n", "a b"]))),
        ("parameterDataType", one_of(json!([0, 1]))),
        ("exampleValue", texts()),
    ]);
    let parameters = prop::collection::vec(request_parameter(true), 0..4);
    (prop::collection::vec(column, 0..3), parameters, any::<bool>(), select(&["stock", "a b", ""][..])).prop_map(
        |(columns, parameters, paged, table)| {
            json!({
                "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 0, "ApiDescription": "all",
                "GroupId": "ds_7319", "ProjectId": 20417, "Protocols": "1", "RequestMethod": 1,
                "ResponseContentType": 0, "Timeout": 10_000, "VisibleRange": 0,
                "WizardDetails": json!({
                    "isPagedResponse": paged, "wizardConnection": { "connectionId": 31784, "tableName": table },
                    "wizardRequestParameters": named(parameters), "wizardResponseParameters": columns,
                }).to_string(),
            })
        },
    )
}

fn definition() -> impl Strategy<Value = Value> {
    let parameter = some(vec![
        ("in", one_of(json!(["Parameters", "Parameters", "Headers", "Body", "Cookies"]))),
        (
            "default",
            one_of(json!([
                "",
                "a",
                "{\"k\":\"v\",\"l\":\"\"}",
                "{\"k\":1,\"m\":{\"n\":null}}",
                "{}",
                "<a/>"
            ])),
        ),
        ("description", words()),
        ("required", one_of(json!([true, false]))),
        ("x-own", one_of(json!([1]))),
    ]);
    let script = some(vec![
        ("ds_id", one_of(json!(["d-1", "d-2", "d-3"]))),
        ("ds_name", one_of(json!(["main", "other"]))),
        ("ds_type", one_of(json!(["mysql", "oracle"]))),
        ("type", one_of(json!(["SQL", "SQL", "SP"]))),
        ("object_name", one_of(json!(["rows", "cells"]))),
        ("enable_result_paging", one_of(json!([true, false]))),
        ("enable_preparestatement", one_of(json!([true, false]))),
        (
            "content",
            // Of tags in a backend the rules of the other platform speak.
            select(&SCRIPTS[..])
                .prop_filter("no tags", |sql| !sql.contains("<if") && !sql.contains("#{"))
                .prop_map(|sql| ScriptContent::from_source(sql).map_or(json!(null), |it| json!(it)))
                .boxed(),
        ),
    ]);
    let parameters = prop::collection::vec(
        (parameter, select(&["p0", "p1", "p2", "application/json"][..])),
        0..5,
    );
    let more = some(vec![
        ("type", one_of(json!(["data", "function", ""]))),
        ("content_type", one_of(json!(["json", "xml", "stream"]))),
        ("description", words()),
        ("status", one_of(json!([1, 4]))),
        ("api_signature_id", words()),
        ("version", one_of(json!(["2.0", "3.0"]))),
        ("roma_app_id", one_of(json!(["a-1", "a-2"]))),
    ]);
    (more, parameters, prop::collection::vec(script, 0..3)).prop_map(
        |(mut more, parameters, scripts)| {
            let parameters: Vec<_> = parameters
                .into_iter()
                .enumerate()
                .map(|(number, (mut parameter, name))| {
                    let is_body = parameter["in"] == "Body";
                    match (is_body, number) {
                        (true, _) => parameter["name"] = "application/json".into(),
                        (_, 3) => {}
                        _ => parameter["name"] = format!("{name}{number}").into(),
                    }
                    parameter
                })
                .collect();
            more["name"] = "stock_levels".into();
            more["path"] = "/stock".into();
            more["method"] = "GET".into();
            more["parameters"] = parameters.into();
            more["scripts"] = scripts.into();
            more
        },
    )
}

fn back(there: &Converted, to: fn(&Document<'_>, &Mapping) -> Converted) -> Option<Value> {
    let there: Value = serde_json::from_str(there.json.as_deref()?).unwrap();
    Some(serde_json::from_str(carried(&there, to).json.as_deref()?).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn of_scripts(api in script_api()) {
        let there = carried(&api, to_roma);
        let Some(back) = back(&there, to_dataworks) else {
            prop_assert!(!there.losses.is_empty(), "why nothing comes back");
            return Ok(());
        };
        let unsaid = unsaid(&api, &there, &back);
        prop_assert!(unsaid.is_empty(), "{:?}", unsaid);
    }

    #[test]
    fn of_wizards(api in wizard_api()) {
        let there = carried(&api, to_roma);
        let Some(back) = back(&there, to_dataworks) else {
            prop_assert!(!there.losses.is_empty(), "why nothing comes back");
            return Ok(());
        };
        // What a wizard says comes back in the script.
        let carried = ["columnName", "parameterOperator", "tableName", "connectionId", "wizard", "isPaged"];
        let mut unsaid = unsaid(&api, &there, &back);
        unsaid.retain(|it| !carried.iter().any(|word| it.contains(word)));
        prop_assert!(unsaid.is_empty(), "{:?}", unsaid);
    }

    #[test]
    fn of_definitions(definition in definition()) {
        let there = carried(&definition, to_dataworks);
        let Some(back) = back(&there, to_roma) else {
            prop_assert!(!there.losses.is_empty(), "why nothing comes back");
            return Ok(());
        };
        let unsaid = unsaid(&definition, &there, &back);
        prop_assert!(unsaid.is_empty(), "{:?}", unsaid);
    }
}
