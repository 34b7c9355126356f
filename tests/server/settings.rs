//! A gateway with rules of its own.

use apiglint::Level;
use serde_json::{Value, json};

use crate::arbitrary::{json_of, send};
use crate::gateway::{Gateway, rfc3339};
use crate::{definition, deployment, gateway, scripts, text};

fn code(gateway: &Gateway, method: &str, tail: &str, body: &Value) -> (u16, Value) {
    let reply = send(gateway, method, tail, body);
    (reply.status, json_of(&reply)["error_code"].clone())
}

/// A gateway, and a backend on it that is deployed: its path and the id of its API.
fn deployed(rule: &str) -> (Gateway, String, Value) {
    let mut gateway = gateway();
    gateway.rules.set(rule, Level::ERROR).expect("a rule");
    let made = json_of(&send(&gateway, "POST", "livedata-apis", &definition("levels")));
    let one = format!("livedata-apis/{}", text(&made["id"]));
    send(&gateway, "POST", &format!("{one}/scripts"), &scripts());
    let record = json_of(&send(&gateway, "POST", &format!("{one}/deploy"), &deployment()));
    (gateway, one, record["api_id"].clone())
}

#[test]
fn what_is_deployed_can_be_kept() {
    let (gateway, one, _) = deployed("roma/delete-deployed");
    assert_eq!(code(&gateway, "DELETE", &one, &Value::Null), (403, json!("APIG.3416")));
    assert_eq!(send(&gateway, "GET", &one, &Value::Null).status, 200);
    assert_eq!(send(&gateway, "POST", &format!("{one}/undeploy"), &Value::Null).status, 204);
    assert_eq!(code(&gateway, "DELETE", &one, &Value::Null), (204, Value::Null));
}

#[test]
fn versions_can_be_kept() {
    let (gateway, _, api_id) = deployed("roma/version-limit");
    let online = json!({ "action": "online", "api_id": api_id, "env_id": crate::ENVIRONMENT });
    for _ in 1..10 {
        assert_eq!(send(&gateway, "POST", "apis/action", &online).status, 201);
    }
    // The rule has no code of the vendor's.
    assert_eq!(code(&gateway, "POST", "apis/action", &online), (400, json!("APIG.2000")));
    let versions = format!("apis/publish/{}", text(&api_id));
    assert_eq!(json_of(&send(&gateway, "GET", &versions, &Value::Null))["total"], 10);
}

#[test]
fn an_instance_is_full() {
    let mut gateway = gateway();
    gateway.rules.limits.backends = 2;
    let create = |name: &str| code(&gateway, "POST", "livedata-apis", &definition(name));
    assert_eq!(create("one"), (201, Value::Null));
    assert_eq!(create("two"), (201, Value::Null));
    assert_eq!(create("three"), (403, json!("APIG.3100")));
    let quota = json_of(&send(&gateway, "GET", "livedata-quota", &Value::Null));
    assert_eq!(quota, json!({ "api": "2", "api_used": "2", "datasource_used": "0" }));
}

#[test]
fn an_update_cannot_take_what_another_has() {
    let gateway = gateway();
    send(&gateway, "POST", "livedata-apis", &definition("levels"));
    let made = json_of(&send(&gateway, "POST", "livedata-apis", &definition("orders")));
    let one = format!("livedata-apis/{}", text(&made["id"]));
    let mut other = definition("levels");
    assert_eq!(code(&gateway, "PUT", &one, &other), (400, json!("APIG.3215")));
    other["name"] = "orders".into();
    assert_eq!(code(&gateway, "PUT", &one, &other), (400, json!("APIG.3301")));
    other["method"] = "POST".into();
    assert_eq!(code(&gateway, "PUT", &one, &other), (200, Value::Null));
    let check = |name: &str| json!({ "type": "name", "ld_api_name": name });
    assert_eq!(code(&gateway, "POST", "livedata-apis/check", &check("levels")).0, 400);
    assert_eq!(code(&gateway, "POST", "livedata-apis/check", &check("lines")).0, 204);
}

/// What a request cannot say is the gateway's own; what it does not say of scripts stays.
#[test]
fn what_a_request_cannot_say() {
    let (gateway, one, _) = deployed("roma/delete-deployed");
    let mut sent = definition("levels");
    for (member, value) in [
        ("id", json!("b92f04d1")),
        ("instance", json!("another")),
        ("created_time", json!("1999-01-01T00:00:00Z")),
        ("scripts", json!([])),
    ] {
        sent[member] = value;
    }
    let before = json_of(&send(&gateway, "GET", &one, &Value::Null));
    let mut after = json_of(&send(&gateway, "PUT", &one, &sent));
    assert_ne!(after["modified_time"], before["modified_time"]);
    after["modified_time"] = before["modified_time"].clone();
    assert_eq!(after, before);
    sent["status"] = json!(3);
    assert_eq!(code(&gateway, "PUT", &one, &sent), (400, json!("APIG.2011")));
}

/// With scripts, a definition is checked as a whole.
#[test]
fn scripts_are_checked_with_their_definition() {
    let gateway = gateway();
    let made = json_of(&send(&gateway, "POST", "livedata-apis", &definition("levels")));
    let tail = format!("livedata-apis/{}/scripts", text(&made["id"]));
    let script = |ty: &str| json!({ "api_type": ty, "scripts": [{ "object_name": "o", "content": "YQ==" }] });
    assert_eq!(code(&gateway, "POST", &tail, &script("data")), (400, json!("APIG.2011")));
    assert_eq!(code(&gateway, "POST", &tail, &script("function")), (200, Value::Null));
    // The type that it has now asks for no data source.
    let untyped = json!({ "scripts": [{ "object_name": "o", "content": "Yg==" }] });
    let answer = json_of(&send(&gateway, "POST", &tail, &untyped));
    assert_eq!(
        (&answer["type"], &answer["scripts"][0]["content"]),
        (&json!("function"), &json!("Yg=="))
    );
}

#[test]
fn times_are_rfc_3339() {
    for (seconds, time) in [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (951_868_800, "2000-03-01T00:00:00Z"),
        (1_709_164_800, "2024-02-29T00:00:00Z"),
        (1_735_689_599, "2024-12-31T23:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(rfc3339(seconds), time);
        assert_eq!(apiglint::roma::time(time), Ok(()));
    }
}
