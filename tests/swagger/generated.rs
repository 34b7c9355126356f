//! Definitions that no rule refuses, of all that definitions can say.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Some definitions: no two share a name, or a path and method.
pub(crate) fn definitions() -> impl Strategy<Value = Vec<Value>> {
    vec(definition(), 0..6).prop_map(|definitions| {
        let numbered = definitions.into_iter().enumerate();
        numbered
            .map(|(number, mut definition)| {
                definition["name"] =
                    format!("{}.{number}", definition["name"].as_str().unwrap()).into();
                // Two share a path.
                let path = format!("{}/{}", definition["path"].as_str().unwrap(), number / 2);
                definition["path"] = path.into();
                definition["method"] = ["GET", "PUT", "POST", "DELETE"][number % 4].into();
                definition
            })
            .collect()
    })
}

/// Text that a description may have: no angle brackets.
fn text() -> impl Strategy<Value = String> {
    "[ -;=?-~\n\u{e9}\u{4e00}\u{1f600}]{0,12}"
}

fn put(members: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        members.insert(name.into(), value.into());
    }
}

fn definition() -> impl Strategy<Value = Value> {
    let own = (
        "[A-Za-z0-9\u{4e00}-\u{9fa5}][A-Za-z0-9_.:()/\u{4e00}-\u{9fa5}\u{ff08}-]{2,20}",
        "(/[A-Za-z0-9_.-]{1,6}){1,3}",
        "[A-Za-z0-9._-]{2,10}",
        prop::sample::select(&["json", "xml", "stream"][..]),
        option::of(text()),
        option::of(prop::sample::select(&[1, 3, 4][..])),
    );
    let others = (
        option::of("[a-z]{1,8}"),
        option::of("[A-Za-z0-9_-]{1,20}"),
        option::of(any::<bool>()),
        option::of(Just("2020-09-18T09:25:59Z")),
        option::of(prop::sample::select(&["data", "function"][..])),
    );
    (own, others, option::of(parameters()), option::of(vec(script(), 0..3))).prop_map(
        |(own, others, parameters, scripts)| {
            let (name, path, version, content_type, description, status) = own;
            let (app_name, signature, return_format, created, ty) = others;
            let mut members = Map::new();
            for (member, value) in [
                ("name", name),
                ("path", path),
                ("version", version),
                ("content_type", content_type.into()),
                ("roma_app_id", "a-1".into()),
            ] {
                members.insert(member.into(), value.into());
            }
            put(&mut members, "description", description);
            put(&mut members, "status", status);
            put(&mut members, "roma_app_name", app_name);
            put(&mut members, "api_signature_id", signature);
            put(&mut members, "return_format", return_format);
            put(&mut members, "created_time", created);
            put(&mut members, "type", ty);
            put(&mut members, "parameters", parameters);
            put(&mut members, "scripts", scripts);
            Value::Object(members)
        },
    )
}

fn parameters() -> impl Strategy<Value = Vec<Value>> {
    let named = vec((named(), prop::sample::select(&["Headers", "Parameters"][..])), 0..5);
    (named, vec(body(), 0..3), any::<prop::sample::Index>()).prop_map(|(named, bodies, at)| {
        let mut parameters: Vec<_> = named
            .into_iter()
            .enumerate()
            .map(|(number, (mut parameter, position))| {
                parameter["name"] = format!("p{number}-x").into();
                parameter["in"] = position.into();
                parameter
            })
            .collect();
        let mut seen = Vec::new();
        for body in bodies {
            if !seen.contains(&body["name"]) {
                seen.push(body["name"].clone());
                parameters.insert(at.index(parameters.len() + 1), body);
            }
        }
        parameters
    })
}

fn named() -> impl Strategy<Value = Value> {
    (option::of(text()), option::of(text()), option::of(any::<bool>())).prop_map(
        |(default, description, required)| {
            let mut members = Map::new();
            put(&mut members, "default", default);
            put(&mut members, "description", description);
            put(&mut members, "required", required);
            Value::Object(members)
        },
    )
}

fn body() -> impl Strategy<Value = Value> {
    let json = prop_oneof![
        Just("{}"),
        Just("{\"table\":\"a\",\"id\":1}"),
        Just("{\n  \"ta\\u0062le\": [1, 2.50e3],\n  \"deep\": {\"a\": null}\n}"),
        Just("{\"n\":123456789012345678901234567890,\"b\":true}"),
        Just(" {\"blank\":\"before\"}"),
        Just("{\"twice\":1,\"twice\":2}"),
        Just("not JSON"),
        Just("[1]"),
        Just(""),
    ];
    let json = json.prop_map(|default| ("application/json", default));
    let others = prop::sample::select(
        &[
            ("application/xml", "<a><b>1</b></a>"),
            ("application/xml", "<a"),
            ("application/text", "k=v&l="),
        ][..],
    );
    let default = prop_oneof![json, others];
    (default, any::<bool>(), named()).prop_map(|((name, default), has_default, mut body)| {
        body["name"] = name.into();
        body["in"] = "Body".into();
        body.as_object_mut().unwrap().remove("default");
        if has_default {
            body["default"] = default.into();
        }
        body
    })
}

fn script() -> impl Strategy<Value = Value> {
    let flags = (option::of(any::<bool>()), option::of(any::<bool>()));
    let ty = option::of(prop::sample::select(&["SQL", "SP"][..]));
    (ty, option::of("[a-z0-9]{4}"), option::of(text()), flags).prop_map(
        |(ty, ds_id, ds_name, (paging, prepared))| {
            let mut members = Map::new();
            members.insert("object_name".into(), json!("levels"));
            members.insert("content".into(), json!("c2VsZWN0IDE="));
            put(&mut members, "type", ty);
            put(&mut members, "ds_id", ds_id);
            put(&mut members, "ds_name", ds_name);
            put(&mut members, "enable_result_paging", paging);
            put(&mut members, "enable_preparestatement", prepared);
            Value::Object(members)
        },
    )
}
