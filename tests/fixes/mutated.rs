//! Laws, of the vendor's shapes with a few mistakes in them, as JSON and as YAML with anchors.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::laws::holds;

/// Bodies as the platforms take them.
const BODIES: &[&str] = &[
    include_str!("../../examples/definitions/good/order-search.json"),
    include_str!("../../examples/definitions/good/device-readings.json"),
    include_str!("../../examples/definitions/bad/body-collision.json"),
    include_str!("../../examples/definitions/bad/header-collision.json"),
    include_str!("../../examples/definitions/bad/duplicate-parameter.json"),
    r#"{"apiName":"orders","apiPath":"/orders","apiMode":1,"protocols":"0,1","requestMethod":0,"responseContentType":0,
        "projectId":1,"tenantId":2,"visibleRange":0,"timeout":100,"sqlMode":0,"scriptDetails":"{\"script\":\"select a from t where b = ${b}\"}",
        "scriptRequestParameters":[{"parameterName":"b","parameterDataType":0,"parameterPosition":0}],
        "scriptResponseParameters":[{"parameterName":"a","parameterDataType":0}]}"#,
    r#"{"swagger":"2.0","info":{"title":"orders","version":"1.0"},"basePath":"/v1","produces":["application/json"],
        "paths":{"/orders/{id}":{"get":{"operationId":"orders","x-livedata-version":"1.0","x-livedata-status":"DESIGNED",
        "x-livedata-roma-app":"a","x-livedata-scripts":[{"content":"c2VsZWN0IDE=","type":"SQL","result":"r","datasources":{"name":"d"}}],
        "parameters":[{"name":"id","in":"path","required":true,"type":"string"},{"name":"n","in":"query","type":"integer","default":1}],
        "responses":{"200":{"description":"ok"}}}}}}"#,
];

/// A mistake of those that can be mended, and of some that cannot.
#[derive(Clone, Copy, Debug)]
enum Mistake {
    Blank(&'static str),
    Case,
    Slash,
    Type,
    Name,
    Twice,
}

fn mistake() -> impl Strategy<Value = Mistake> {
    let blanks = select(vec![" ", "\t", "\n ", "\u{3000}", "  "]);
    let others = vec![Mistake::Case, Mistake::Slash, Mistake::Type, Mistake::Name, Mistake::Twice];
    prop_oneof![blanks.prop_map(Mistake::Blank), select(others)]
}

/// Where there is anything to mistake: its pointer.
fn places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            places(value, format!("{at}/{name}"), out);
        }),
        Value::Array(items) => {
            items
                .iter()
                .zip(0..)
                .for_each(|(item, number)| places(item, format!("{at}/{number}"), out));
        }
        _ => {}
    }
    out.push(at);
}

fn mistaken(body: &mut Value, place: Index, mistake: Mistake) {
    let mut all = Vec::new();
    places(body, String::new(), &mut all);
    let pointer = place.get(&all);
    let Some(value) = body.pointer_mut(pointer) else { return };
    match (mistake, value) {
        (Mistake::Blank(blank), Value::String(text)) => *text = format!("{blank}{text}{blank}"),
        (Mistake::Case, Value::String(text)) => *text = swapped(text),
        (Mistake::Slash, Value::String(text)) => match text.strip_prefix('/') {
            Some(rest) => *text = rest.to_owned(),
            None => text.push_str("//"),
        },
        (Mistake::Type, value @ (Value::Number(_) | Value::Bool(_))) => {
            *value = Value::String(value.to_string());
        }
        (Mistake::Type, value @ Value::String(_)) => *value = Value::from(7),
        (Mistake::Name, Value::Object(members)) => {
            let names: Vec<_> = members.keys().cloned().collect();
            if !names.is_empty() {
                let name = place.get(&names);
                let value = members.remove(name).unwrap_or_default();
                members.insert(swapped(name), value);
            }
        }
        (Mistake::Twice, Value::Array(items)) => items.extend(items.last().cloned()),
        _ => {}
    }
}

fn swapped(text: &str) -> String {
    let swap = |c: char| {
        if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
    };
    text.chars().map(swap).collect()
}

fn mistakes() -> impl Strategy<Value = Value> {
    let mistakes = prop::collection::vec((any::<Index>(), mistake()), 1..8);
    (select(BODIES), mistakes).prop_map(|(body, mistakes)| {
        let mut body: Value = serde_json::from_str(body).expect("a body is JSON");
        for (place, mistake) in mistakes {
            mistaken(&mut body, place, mistake);
        }
        body
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn mistakes_in_json_hold_the_laws(body in mistakes(), is_pretty: bool) {
        let text = if is_pretty { format!("{body:#}") } else { body.to_string() };
        holds(text.as_bytes());
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn mistakes_in_yaml_hold_the_laws(body in mistakes(), has_aliases: bool, is_single: bool) {
        let quote = if is_single { '\'' } else { '"' };
        holds(crate::written::yaml(&body, has_aliases, quote).as_bytes());
    }
}
