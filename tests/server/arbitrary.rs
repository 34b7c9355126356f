//! Any request has an answer, and any life is a legal one.

use apiglint::roma::{
    self, Action, Context, Operation, Request, Status, check_error, check_request,
};
use apiglint::{Document, RuleSet, Severity};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::gateway::{Gateway, Reply};
use crate::{definition, deployment, gateway, refusals, scripts, text, uri};

fn headers(token: Option<&[u8]>) -> HeaderMap {
    let value = token.and_then(|token| HeaderValue::from_bytes(token).ok());
    value.into_iter().map(|value| (HeaderName::from_static("x-auth-token"), value)).collect()
}

pub(crate) fn send(gateway: &Gateway, method: &str, tail: &str, body: &Value) -> Reply {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    gateway.answer(method, &uri("v2", tail), &headers(Some(b"manage")), Some(body.as_bytes()))
}

pub(crate) fn json_of(reply: &Reply) -> Value {
    reply.json.as_deref().map(|json| serde_json::from_str(json).expect("JSON")).unwrap_or_default()
}

/// The ids of a backend, its API and its version, as a new gateway gives them.
const IDS: [(&str, &str); 3] = [
    ("ld_api_id", "00000000000000000000000000000001"),
    ("api_id", "00000000000000000000000000000002"),
    ("version_id", "00000000000000000000000000000004"),
];

/// What stands in the place of an id.
const OTHERS: &[&str] = &["00000000000000000000000000000009", "%30", "%", "名", "x", ""];

#[derive(Debug)]
struct Asked {
    method: String,
    uri: String,
    token: Option<Vec<u8>>,
    body: Vec<u8>,
}

/// A request that would go well, with something changed; or anything.
fn requests() -> impl Strategy<Value = Asked> {
    let nearly = (uris(), edits(), tokens()).prop_map(|((operation, uri), edits, token)| {
        let [(_, id), (_, api_id), (_, version_id)] = IDS;
        let mut body = refusals::body(operation, id, api_id, version_id);
        for (member, value) in edits {
            body[member] = value;
        }
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        Asked { method: operation.method.into(), uri, token, body }
    });
    let bytes = || prop::collection::vec(any::<u8>(), 0..64);
    let anything = ("[A-Za-z]{0,7}", any::<String>(), tokens(), bytes())
        .prop_map(|(method, uri, token, body)| Asked { method, uri, token, body });
    let other_body = (uris(), tokens(), bytes()).prop_map(|((operation, uri), token, body)| {
        Asked { method: operation.method.into(), uri, token, body }
    });
    prop_oneof![16 => nearly, 1 => other_body, 1 => anything]
}

fn uris() -> impl Strategy<Value = (&'static Operation, String)> {
    let operations: Vec<_> = Operation::all().collect();
    let other = prop::option::weighted(0.1, prop::sample::select(OTHERS));
    let query = prop::option::weighted(0.2, "[a-z_]{1,8}=[%+&=a-z0-9]{0,12}");
    (prop::sample::select(operations), other, query, prop::bool::weighted(0.97)).prop_map(
        |(operation, other, query, here)| {
            let instance = if here { crate::INSTANCE } else { "elsewhere" };
            let uri = operation.template().replace("{instance_id}", instance);
            let uri = IDS.iter().fold(uri, |uri, (name, id)| {
                uri.replace(&format!("{{{name}}}"), other.unwrap_or(id))
            });
            let must = if operation.name.starts_with("Batch") { "action=offline&" } else { "" };
            let query = query.map(|query| format!("?{must}{query}"));
            (operation, uri + &query.unwrap_or(format!("?{must}")))
        },
    )
}

/// Members, some of them with what another operation would have there.
fn edits() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let members = [
        "name",
        "path",
        "method",
        "ld_api_id",
        "api_id",
        "env_id",
        "action",
        "apis",
        "status",
        "scripts",
        "parameters",
        "group_id",
        "type",
        "version_id",
        "app_id",
        "deploy_front_api",
        "roma_app_id",
    ];
    let values = prop_oneof![
        prop::sample::select(OTHERS).prop_map(Value::from),
        prop::sample::select(&IDS[..]).prop_map(|(_, id)| json!(id)),
        prop::sample::select(vec![
            json!(null),
            json!([]),
            json!(["x", "x"]),
            json!([{ "name": "a", "in": "Headers" }]),
            json!(false),
            json!("offline"),
            json!("/stock/other"),
            json!(4),
        ]),
        any::<String>().prop_map(Value::from),
    ];
    let edit = (prop::sample::select(members.to_vec()), values);
    prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(edit, 1..4)]
}

fn tokens() -> impl Strategy<Value = Option<Vec<u8>>> {
    let known = |token: &str| Just(Some(token.as_bytes().to_vec()));
    let other = prop::option::of(prop::collection::vec(any::<u8>(), 0..9));
    prop_oneof![16 => known("manage"), 2 => known("view"), 1 => known("guest"), 1 => other]
}

/// What an answer is, whatever was asked.
fn is_an_answer(method: &str, uri: &str, headers: &HeaderMap, body: &[u8], reply: &Reply) {
    let report =
        check_request(Request { method, uri, headers, body: Some(body) }, &RuleSet::default());
    if reply.status < 300 {
        assert!(report.passes(Severity::Error), "{method} {uri}: {report}");
        assert_eq!(
            reply.status,
            Operation::of(method, uri).expect("an operation").operation.status
        );
        assert_eq!(reply.json.is_none(), reply.status == 204);
        return;
    }
    let json = reply.json.as_deref().unwrap_or_default();
    let document = Document::from_json(json.as_bytes()).expect("JSON");
    // No code is for what is not implemented.
    let status = if reply.status == 501 { 500 } else { reply.status };
    let report = check_error(status, &document, &RuleSet::default());
    assert!(report.violations().is_empty(), "{method} {uri}: {json}: {report}");
    assert_ne!(reply.status, 500, "{method} {uri}: {json}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_requests_have_answers(
        requests in prop::collection::vec(requests(), 1..40),
    ) {
        let gateway = gateway();
        let [(_, id), (_, api_id), (_, version_id)] = IDS;
        send(&gateway, "POST", "livedata-apis", &definition("levels"));
        send(&gateway, "POST", &format!("livedata-apis/{id}/scripts"), &scripts());
        send(&gateway, "POST", &format!("livedata-apis/{id}/deploy"), &deployment());
        let versions = send(&gateway, "GET", &format!("apis/publish/{api_id}"), &Value::Null);
        prop_assert_eq!(&json_of(&versions)["api_versions"][0]["version_id"], version_id);
        for Asked { method, uri, token, body } in requests {
            let headers = headers(token.as_deref());
            let reply = gateway.answer(&method, &uri, &headers, Some(&body));
            is_an_answer(&method, &uri, &headers, &body, &reply);
        }
        prop_assert!(!gateway.store.is_poisoned());
    }

    /// The gateway goes where the lifecycle goes, and nowhere else.
    #[test]
    fn any_life_is_legal(actions in prop::collection::vec(0..6_usize, 0..24)) {
        let gateway = gateway();
        let id = text(&json_of(&send(&gateway, "POST", "livedata-apis", &definition("levels")))["id"]);
        let one = format!("livedata-apis/{id}");
        let mut status = Some(Status::ToBeDeveloped);
        let mut has_script = false;
        for action in actions {
            let (action, method, tail, body) = [
                (Action::SaveScript, "POST", format!("{one}/scripts"), scripts()),
                (Action::Update, "PUT", one.clone(), definition("levels")),
                (Action::Test, "POST", format!("{one}/test"), Value::Null),
                (Action::Deploy, "POST", format!("{one}/deploy"), deployment()),
                (Action::Undeploy, "POST", format!("{one}/undeploy"), Value::Null),
                (Action::Delete, "DELETE", one.clone(), Value::Null),
            ][action].clone();
            let reply = send(&gateway, method, &tail, &body);
            let Some(now) = status else {
                prop_assert_eq!(reply.status, 404);
                continue;
            };
            match roma::apply(now, action, Context { has_script }) {
                Ok(outcome) => {
                    prop_assert!(reply.status < 300, "{} at {}: {:?}", action, now, reply);
                    status = outcome.status;
                    has_script |= action == Action::SaveScript;
                }
                Err(fault) => {
                    let code = fault.code.map(|code| code.to_string()).unwrap_or_default();
                    prop_assert_eq!(&json_of(&reply)["error_code"], &json!(code));
                }
            }
            let shown = json_of(&send(&gateway, "GET", &one, &Value::Null));
            prop_assert_eq!(shown["status"].as_i64(), status.map(Status::number));
        }
    }
}
