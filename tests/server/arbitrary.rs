//! Any request has an answer, and any life is a legal one.

use apiglint::roma::{
    self, Action, Context, Operation, Request, Status, check_error, check_request,
};
use apiglint::{Document, RuleSet, Severity};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::gateway::{Gateway, Reply};
use crate::{definition, deployment, gateway, scripts, text, uri};

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

/// Ids that are there, or nearly.
const STEPS: &[&str] = &[
    "00000000000000000000000000000001",
    "00000000000000000000000000000002",
    "00000000000000000000000000000003",
    "00000000000000000000000000000004",
    "%30",
    "%",
    "名",
    "x",
    "",
];

/// The URI of an operation, with anything for its parameters; or anything.
fn uris() -> impl Strategy<Value = (String, String)> {
    let operations: Vec<_> = Operation::all().collect();
    let known = (
        prop::sample::select(operations),
        prop::sample::select(STEPS),
        prop::option::of("[a-z_]{1,8}=[%+&=a-z0-9]{0,12}"),
        prop::bool::weighted(0.95),
    );
    let known = known.prop_map(|(operation, step, query, here)| {
        let instance = if here { crate::INSTANCE } else { step };
        let uri = operation.template().replace("{instance_id}", instance);
        let uri =
            operation.parameters().fold(uri, |uri, name| uri.replace(&format!("{{{name}}}"), step));
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        (operation.method.to_owned(), uri + &query)
    });
    prop_oneof![9 => known, 1 => ("[A-Za-z]{0,7}", any::<String>())]
}

fn bodies() -> impl Strategy<Value = Vec<u8>> {
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
    ];
    let values = prop_oneof![
        prop::sample::select(STEPS).prop_map(Value::from),
        Just(json!(null)),
        Just(json!([])),
        Just(json!(["x", "x"])),
        Just(json!([{ "name": "a", "in": "Headers" }])),
        Just(json!(false)),
        Just(json!("online")),
        Just(json!(4)),
        any::<String>().prop_map(Value::from),
    ];
    let wholes = prop::sample::select(vec![
        definition("orders"),
        definition("levels"),
        scripts(),
        deployment(),
        json!({}),
    ]);
    let edits = prop::collection::vec((prop::sample::select(members.to_vec()), values), 0..4);
    let objects = (wholes, edits).prop_map(|(mut whole, edits)| {
        for (member, value) in edits {
            whole[member] = value;
        }
        whole.to_string().into_bytes()
    });
    prop_oneof![8 => objects, 1 => prop::collection::vec(any::<u8>(), 0..64), 1 => Just(Vec::new())]
}

fn tokens() -> impl Strategy<Value = Option<Vec<u8>>> {
    let known = prop::sample::select(vec!["manage", "manage", "manage", "view", "guest", " "]);
    prop_oneof![
        8 => known.prop_map(|token| Some(token.as_bytes().to_vec())),
        1 => prop::option::of(prop::collection::vec(any::<u8>(), 0..9)),
    ]
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
        requests in prop::collection::vec((uris(), tokens(), bodies()), 1..40),
    ) {
        let gateway = gateway();
        send(&gateway, "POST", "livedata-apis", &definition("levels"));
        let id = STEPS[0];
        send(&gateway, "POST", &format!("livedata-apis/{id}/scripts"), &scripts());
        send(&gateway, "POST", &format!("livedata-apis/{id}/deploy"), &deployment());
        for ((method, uri), token, body) in requests {
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
