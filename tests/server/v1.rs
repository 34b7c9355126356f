//! Version 1 of the interface, which is out of date and answers all the same.

use serde_json::{Value, json};

use crate::{Server, definition, deployment, invalid, scripts, text, uri};

impl Server {
    fn send_v1(&self, method: &str, tail: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answered = self.request(method, &uri("v1", tail), Some("manage"), body.as_bytes());
        (answered.status, answered.json())
    }
}

#[test]
fn a_life_in_version_1() {
    let server = Server::start();
    let (status, made) = server.send_v1("POST", "livedata-apis", &definition("levels"));
    assert_eq!(status, 201);
    let id = text(&made["id"]);
    let with = |mut body: Value, member: &str| {
        body[member] = id.as_str().into();
        body
    };
    let one = format!("livedata-apis/{id}");
    let mut changed = definition("levels");
    changed["method"] = "PUT".into();
    for (method, tail, body, expected, member, value) in [
        ("POST", "livedata-scripts", with(scripts(), "api_id"), 200, "status", json!(3)),
        (
            "POST",
            "livedata-apis/test",
            json!({ "id": id }),
            200,
            "test_response",
            json!("parameters: 0"),
        ),
        (
            "POST",
            "livedata-apis/deploy",
            with(deployment(), "ld_api_id"),
            200,
            "ld_api_id",
            json!(id),
        ),
        ("PUT", &one, changed.clone(), 400, "error_code", json!("APIG.2011")),
        ("POST", "livedata-apis/undeploy", json!({ "ld_api_id": id }), 204, "", Value::Null),
        ("PUT", &one, changed, 200, "method", json!("PUT")),
        ("GET", &one, Value::Null, 200, "method", json!("PUT")),
        ("GET", "livedata-apis", Value::Null, 200, "total", json!(1)),
        ("DELETE", &one, Value::Null, 204, "", Value::Null),
        ("GET", &one, Value::Null, 404, "error_code", json!("APIG.3084")),
    ] {
        let (status, answer) = server.send_v1(method, tail, &body);
        assert_eq!(status, expected, "{method} {tail}: {answer}");
        assert_eq!(answer.get(member).cloned().unwrap_or_default(), value, "{method} {tail}");
    }
}

/// Version 1 has the id in the body, version 2 in the URI and nothing in the body.
#[test]
fn undeploy_knows_its_version() {
    let server = Server::start();
    let (id, ..) = server.deployed("levels");
    let send = |version: &str, tail: &str, body: &str| {
        server.request("POST", &uri(version, tail), Some("manage"), body.as_bytes())
    };
    let body = json!({ "ld_api_id": id }).to_string();
    let own = format!("livedata-apis/{id}/undeploy");
    assert_eq!(send("v2", &own, &body).refusal().1, "APIG.2011");
    assert_eq!(send("v2", "livedata-apis/undeploy", &body).refusal().1, "APIG.2011");
    assert_eq!(send("v1", &own, "").refusal().1, "APIG.2011");
    let missing = send("v1", "livedata-apis/undeploy", "{}").refusal();
    let sentence = "The request parameters must be specified,parameterName:ld_api_id. \
        Please refer to the support documentation";
    assert_eq!((missing.0, &*missing.1, &*missing.2), (400, "APIG.2011", sentence));
    assert_eq!(send("v2", &own, "").status, 204);
    // The rules let it be left out where the page does; here nothing else would say which backend is meant.
    let deploy = send("v1", "livedata-apis/deploy", &deployment().to_string());
    assert_eq!(deploy.refusal(), invalid("ld_api_id"));
}
