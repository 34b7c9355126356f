//! Every error that the page of an operation documents, of every operation.

use apiglint::roma::{Operation, RequestBody};
use serde_json::{Value, json};

use crate::{
    APP, ENVIRONMENT, GROUP, INSTANCE, Server, definition, deployment, invalid, refused, scripts,
    text,
};

/// A request that goes well, and what is there to ask for.
struct Good {
    server: Server,
    operation: &'static Operation,
    ids: [(&'static str, String); 5],
    query: &'static str,
    body: Value,
}

impl Good {
    fn of(operation: &'static Operation) -> Self {
        let server = Server::start();
        let (id, api_id, version_id) = server.deployed("levels");
        let body = body(operation, &id, &api_id, &version_id);
        let query = match operation.name {
            "BatchPublishOrOfflineApiV2" => "?action=online",
            "ListLiveDataDataSourcesV2" => "?app_id=a-1",
            _ => "",
        };
        let ids = [
            ("project_id", "0a1b".into()),
            ("instance_id", INSTANCE.into()),
            ("ld_api_id", id),
            ("api_id", api_id),
            ("version_id", version_id),
        ];
        Good { server, operation, ids, query, body }
    }

    /// Sends it with another id, and with this token and body.
    fn send(&self, other: (&str, &str), token: Option<&str>, body: &Value) -> (u16, Value) {
        let id = |name| match self.ids.iter().find(|(known, _)| *known == name) {
            _ if name == other.0 => (name, other.1),
            Some((_, id)) => (name, &**id),
            None => panic!("{name}"),
        };
        let ids: Vec<_> = self.operation.parameters().map(id).collect();
        let uri = self.operation.uri(&ids).expect("an operation") + self.query;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = self.server.request(self.operation.method, &uri, token, body.as_bytes());
        (answer.status, answer.json())
    }

    fn refusal(
        &self,
        other: (&str, &str),
        token: Option<&str>,
        body: &Value,
    ) -> (u16, String, String) {
        let (status, json) = self.send(other, token, body);
        (status, text(&json["error_code"]), text(&json["error_msg"]))
    }

    fn with(&self, member: &str, value: Value) -> Value {
        let mut body = self.body.clone();
        body[member] = value;
        body
    }
}

/// What a request of an operation carries, if it is to go well.
pub(crate) fn body(operation: &Operation, id: &str, api_id: &str, version_id: &str) -> Value {
    let mut body = match operation.name.trim_end_matches("V2") {
        "CreateLiveDataApi" => definition("orders"),
        "UpdateLiveDataApi" => definition("levels"),
        "CreateLiveDataApiScript" => scripts(),
        "PublishLiveDataApi" => deployment(),
        "CheckLivedataApis" => json!({ "type": "name", "ld_api_name": "orders" }),
        "ExportLiveDataApiDefinitions" => json!({ "app_id": APP }),
        "CreateOrDeletePublishRecordForApi" => {
            json!({ "action": "online", "api_id": api_id, "env_id": ENVIRONMENT })
        }
        "BatchPublishOrOfflineApi" => json!({ "group_id": GROUP, "env_id": ENVIRONMENT }),
        "ChangeApiVersion" => json!({ "version_id": version_id }),
        _ => Value::Null,
    };
    match operation.name {
        "CreateLiveDataApiScript" => body["api_id"] = id.into(),
        "DebugLiveDataApi" => body = json!({ "id": id }),
        "PublishLiveDataApi" => body["ld_api_id"] = id.into(),
        "UnpublishLiveDataApi" => body = json!({ "ld_api_id": id }),
        _ => {}
    }
    body
}

/// How a request is refused with a code; none if it never is.
fn provoke(good: &Good, code: u16) -> Option<(u16, String, String)> {
    let same = ("", "");
    let manage = Some("manage");
    let unknown = "b92f04d1";
    let has = |name: &str| good.operation.parameters().any(|known| known == name);
    Some(match code {
        1002 => good.refusal(same, None, &good.body),
        1005 => good.refusal(same, Some("guest"), &good.body),
        // Nothing encodes to a text that a template cannot have: written by hand.
        2011 => {
            let uri = format!("/{}/0a1b/apic/instances/%/", good.operation.version());
            let tail = good.operation.template();
            let tail = tail.split_once("{instance_id}/")?.1.replace(['{', '}'], "");
            let body = good.body.to_string();
            let method = good.operation.method;
            good.server.request(method, &(uri + &tail), manage, body.as_bytes()).refusal()
        }
        3001 => good.refusal(same, manage, &good.with("app_id", unknown.into())),
        3002 if has("api_id") => good.refusal(("api_id", unknown), manage, &good.body),
        3002 if good.operation.status == 200 => {
            let apis = json!({ "apis": [unknown], "env_id": ENVIRONMENT });
            let (_, answer) = good.send(same, manage, &apis);
            assert_eq!(answer["failure"][0]["error_msg"], format!("Api {unknown} not found"));
            refused(404, "APIG.3002", &format!("API {unknown} does not exist"))
        }
        3002 => good.refusal(same, manage, &good.with("api_id", unknown.into())),
        3022 if has("version_id") => good.refusal(("version_id", unknown), manage, &good.body),
        3022 => good.refusal(same, manage, &good.with("version_id", unknown.into())),
        3030 => good.refusal(("instance_id", unknown), manage, &good.body),
        // The example speaks of an authorizer, and a script has none.
        3081 => return None,
        3084 if has("ld_api_id") => good.refusal(("ld_api_id", unknown), manage, &good.body),
        3084 => {
            let members = ["ld_api_id", "api_id", "id"];
            let member = members.into_iter().find(|member| good.body.get(member).is_some())?;
            good.refusal(same, manage, &good.with(member, unknown.into()))
        }
        3215 => good.refusal(same, manage, &good.with("ld_api_name", "levels".into())),
        3479 => good.refusal(same, manage, &good.with("roma_app_id", "another-app".into())),
        9999 => {
            good.server.break_down();
            good.refusal(same, manage, &good.body)
        }
        _ => panic!("{} cannot be refused with {code} yet", good.operation),
    })
}

fn expected(code: u16) -> (u16, String, String) {
    let not_there = |code: &str, sentence: &str| refused(404, code, sentence);
    match code {
        1002 => refused(401, "APIG.1002", "Incorrect token or token resolution failed"),
        1005 => refused(403, "APIG.1005", "No permissions to request this method"),
        2011 => invalid("instance_id"),
        3001 => not_there("APIG.3001", "API group b92f04d1 does not exist"),
        3002 => not_there("APIG.3002", "API b92f04d1 does not exist"),
        3022 => not_there("APIG.3022", "The API version does not exist,id:b92f04d1"),
        3030 => not_there("APIG.3030", "The instance does not exist;id:b92f04d1"),
        3084 => not_there("APIG.3084", "The livedata API does not exist, id: b92f04d1"),
        3215 => refused(400, "APIG.3215", "The livedata API name already exists"),
        3479 => refused(
            409,
            "APIG.3479",
            "the roma app used for deploy must be the same as the roma app of the ld api",
        ),
        9999 => refused(500, "APIG.9999", "System error"),
        _ => panic!("{code}"),
    }
}

#[test]
fn every_documented_error_of_every_operation() {
    let mut count = 0;
    for operation in Operation::all() {
        let good = Good::of(operation);
        for code in operation.errors {
            let Some(found) = provoke(&good, code.number()) else { continue };
            assert_eq!(found, expected(code.number()), "{operation}");
            count += 1;
        }
    }
    let documented: usize = Operation::all().map(|operation| operation.errors.len()).sum();
    assert_eq!(count, documented - 2, "all but that of an authorizer, in both versions");
}

#[test]
fn every_operation_succeeds_as_documented() {
    for operation in Operation::all() {
        let good = Good::of(operation);
        let (status, answer) = good.send(("", ""), Some("manage"), &good.body);
        let lacking = ["ImportLiveDataApiDefinitionsV2", "ListLiveDataDataSourcesV2"];
        let expected = if lacking.contains(&operation.name) { 501 } else { operation.status };
        assert_eq!(status, expected, "{operation}: {answer}");
    }
}

/// Who asks, whether they may, what is there, what is wrong: the first that is not so decides.
#[test]
fn errors_come_in_order() {
    let server = Server::start();
    let base = "/v2/0a1b/apic/instances";
    let uri = |instance: &str| format!("{base}/{instance}/livedata-apis/b92f04d1");
    let send = |uri: &str, token: Option<&str>| {
        let (status, code, _) = server.request("PUT", uri, token, b"{").refusal();
        format!("{status} {code}")
    };
    assert_eq!(send(&uri("i"), None), "401 APIG.1002");
    assert_eq!(send(&uri("i"), Some(" ")), "401 APIG.1002");
    assert_eq!(send(&uri("i"), Some("view")), "403 APIG.1005");
    assert_eq!(send(&uri("i"), Some("manage")), "404 APIG.3030");
    assert_eq!(send(&uri(INSTANCE), Some("manage")), "404 APIG.3084");
    let id = text(&server.succeed(201, "POST", "livedata-apis", &definition("levels"))["id"]);
    let there = format!("{base}/{INSTANCE}/livedata-apis/{id}");
    assert_eq!(send(&there, Some("manage")), "400 APIG.2000");
}

/// What the pages of these operations do not show.
#[test]
fn what_is_there_twice_or_not_at_all() {
    let server = Server::start();
    let (id, api_id, _) = server.deployed("levels");
    let create = |name: &str, path: &str, app: &str| {
        let mut other = definition(name);
        (other["path"], other["roma_app_id"]) = (path.into(), app.into());
        other
    };
    let check = |method: &str, path: &str| json!({ "type": "path", "ld_api_method": method, "ld_api_path": path, "roma_app_id": APP });
    let deploy = format!("livedata-apis/{id}/deploy");
    let with = |member: &str| {
        let mut body = deployment();
        body[member] = "b92f04d1".into();
        body
    };
    let action = json!({ "action": "online", "api_id": api_id, "env_id": "b92f04d1" });
    for (tail, body, status, code) in [
        ("livedata-apis", create("levels", "/stock", APP), 400, "APIG.3215"),
        ("livedata-apis", create("orders", "/stock/levels", APP), 400, "APIG.3301"),
        ("livedata-apis", create("levels", "/stock/levels", "another"), 201, ""),
        ("livedata-apis/check", check("GET", "/stock/levels"), 400, "APIG.3301"),
        ("livedata-apis/check", check("PUT", "/stock/levels"), 204, ""),
        (&deploy, with("group_id"), 404, "APIG.3001"),
        (&deploy, with("env_id"), 404, "APIG.3003"),
        ("apis/action", action, 404, "APIG.3003"),
    ] {
        let (found, answer) = server.send("POST", tail, &body);
        assert_eq!(found, status, "{tail} {body} {answer}");
        assert_eq!(answer["error_code"].as_str().unwrap_or_default(), code, "{tail} {body}");
    }
    // Every JSON body that must be there is missed.
    for operation in Operation::all() {
        if matches!(operation.body, RequestBody::Json { mandatory: true, .. }) {
            let good = Good::of(operation);
            let (status, code, _) = good.refusal(("", ""), Some("manage"), &Value::Null);
            assert_eq!((status, &*code), (400, "APIG.2000"), "{operation}");
        }
    }
}
