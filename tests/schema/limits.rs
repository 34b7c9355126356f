//! Every limit, in the rules and in the schema: the last legal value and the first illegal one, in characters of one byte
//! and of several.

use apiglint::find_kind;
use serde_json::{Value, json};

use crate::judged::judge_all;

fn definition() -> Value {
    json!({
        "name": "stock-levels", "path": "/stock", "method": "POST", "version": "1.0", "content_type": "json",
        "roma_app_id": "5f0c2a9e", "api_signature_id": "s", "description": "",
        "parameters": [{ "name": "region", "in": "Headers", "default": "", "description": "" }],
        "scripts": [{ "object_name": "levels", "content": "c2VsZWN0IDE=" }],
    })
}

fn create() -> Value {
    json!({
        "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 2, "ApiDescription": "stock", "GroupId": "ds_1",
        "ProjectId": 1, "Protocols": "0,1", "RequestMethod": 1, "ResponseContentType": 0, "Timeout": 3000,
        "VisibleRange": 0, "FolderId": 0, "RegistrationDetails": "{}",
    })
}

/// A text of a member: its kind, its document, its place, how it begins, what fills it, and how many characters it has.
type Word = (&'static str, fn() -> Value, &'static str, &'static str, &'static str, usize, usize);

const WORDS: &[Word] = &[
    ("roma/definition", definition, "/name", "", "a名", 3, 100),
    ("roma/definition", definition, "/path", "/", "a", 2, 256),
    ("roma/definition", definition, "/version", "", "aé名😀", 2, 16),
    ("roma/definition", definition, "/description", "", "aé名😀", 0, 1000),
    ("roma/definition", definition, "/roma_app_id", "", "a", 1, 64),
    ("roma/definition", definition, "/api_signature_id", "", "a", 1, 63),
    ("roma/definition", definition, "/parameters/0/name", "", "a", 1, 32),
    ("roma/definition", definition, "/parameters/0/default", "", "aé名😀", 0, 4000),
    ("roma/definition", definition, "/parameters/0/description", "", "aé名😀", 0, 255),
    ("roma/definition", definition, "/scripts/0/object_name", "", "a", 1, 32),
    ("roma/deploy", || json!({ "deploy_front_api": false }), "/path", "/", "a", 0, 512),
    (
        "roma/publish",
        || json!({ "action": "online", "api_id": "1", "env_id": "1" }),
        "/remark",
        "",
        "aé名😀",
        0,
        255,
    ),
    (
        "roma/publish-batch",
        || json!({ "env_id": "1", "apis": ["1"] }),
        "/remark",
        "",
        "a😀",
        0,
        255,
    ),
    ("dataworks/create-request", create, "/ApiName", "", "a名", 4, 50),
    ("dataworks/create-request", create, "/ApiPath", "/", "a-", 1, 200),
    ("dataworks/create-request", create, "/ApiDescription", "", "aé名😀", 1, 2000),
    (
        "dataworks/group-request",
        || json!({ "ApiGatewayGroupId": "1", "GroupName": "", "ProjectId": 1 }),
        "/GroupName",
        "",
        "a名",
        4,
        50,
    ),
];

/// A number of a member: its kind, its document, its place, and the least and the most that it can be.
type Number = (&'static str, fn() -> Value, &'static str, i64, i64);

const NUMBERS: &[Number] = &[
    ("dataworks/create-request", create, "/Timeout", 1, 30_000),
    ("dataworks/create-request", create, "/VisibleRange", 0, 1),
    ("dataworks/create-request", create, "/RequestMethod", 0, 3),
    ("dataworks/list-request", || json!({ "ProjectId": 1 }), "/PageSize", 1, 100),
    ("roma/list-query", || json!({ "app_id": "1" }), "/limit", 1, 500),
];

/// A document with a value in a place.
fn with(mut document: Value, place: &str, value: Value) -> String {
    match document.pointer_mut(place) {
        Some(found) => *found = value,
        None => document[&place[1..]] = value,
    }
    document.to_string()
}

/// What must pass, and what must not.
fn cases() -> Vec<(bool, (&'static str, String))> {
    let mut cases = Vec::new();
    for &(kind, document, place, prefix, fillers, min, max) in WORDS {
        for filler in fillers.chars() {
            let mut add = |length: usize, passes| {
                let rest = length.saturating_sub(prefix.chars().count());
                let text = format!("{prefix}{}", filler.to_string().repeat(rest));
                // A prefix alone can be longer than what is asked for.
                let text: String = text.chars().take(length).collect();
                cases.push((passes, (kind, with(document(), place, text.into()))));
            };
            add(min, true);
            add(max, true);
            add(max + 1, false);
            if min > 0 {
                add(min - 1, false);
            }
        }
    }
    for &(kind, document, place, min, max) in NUMBERS {
        for (number, passes) in [(min - 1, false), (min, true), (max, true), (max + 1, false)] {
            cases.push((passes, (kind, with(document(), place, number.into()))));
        }
    }
    for (length, passes) in [(4, true), (100_000, true), (100_004, false), (99_999, false)] {
        let content = "QUFB".repeat(length / 4 + 1)[..length].to_owned();
        cases.push((
            passes,
            ("roma/definition", with(definition(), "/scripts/0/content", content.into())),
        ));
    }
    for (count, passes) in [(0, false), (1, true), (1000, true), (1001, false)] {
        let ids: Vec<_> = (0..count).map(|number: i32| number.to_string()).collect();
        cases.push((
            passes,
            ("roma/publish-batch", json!({ "env_id": "1", "apis": ids }).to_string()),
        ));
    }
    for (count, passes) in [("-2", false), ("-1", true), ("10", true), ("11", false), ("01", false)]
    {
        let deploy = json!({ "deploy_front_api": false, "retry_count": count });
        cases.push((passes, ("roma/deploy", deploy.to_string())));
    }
    for (limit, passes) in
        [("0", false), ("1", true), ("007", true), ("+1", false), ("1000", false)]
    {
        cases.push((passes, ("roma/list-query", json!({ "limit": limit }).to_string())));
    }
    cases
}

#[test]
fn limits_are_the_same_in_both() {
    let cases = cases();
    let documents = cases.iter().map(|(_, (kind, text))| (find_kind(kind).unwrap(), text.clone()));
    for it in judge_all(&documents.collect::<Vec<_>>()) {
        let mut same =
            cases.iter().filter(|(_, (kind, text))| *kind == it.kind.id && *text == it.text);
        let (passes, _) = same.next().unwrap();
        assert_eq!(it.errors.is_empty(), *passes, "{it}");
        assert_eq!(it.refused.is_none(), *passes, "{it}");
    }
}
