//! Each example of four pages, with values of our own: what the crate makes of it, and what the gateway does.
//!
//! - "Modifying a Backend API", 2025-10-22,
//!   <https://support.huaweicloud.com/intl/en-us/api-roma/UpdateLiveDataApiV2.html>
//! - "Exporting Custom Backend APIs", 2025-10-22, `ExportLiveDataApiDefinitionsV2`
//! - "Canceling Deployment of a Backend API", version 1, `UnpublishLiveDataApi`
//! - "Publishing an API or Taking an API Offline", 2023-06-29, `CreateOrDeletePublishRecordForApiV2`

use apiglint::roma::{Answer, BackendApi, Request, check_error, check_request, kinds};
use apiglint::{Document, DocumentKind, RuleSet, check};
use serde_json::{Value, json};

use crate::{APP, Answered, ENVIRONMENT, Server, definition, invalid, refused, text, uri};

const SYSTEM: (u16, &str, &str) = (500, "APIG.9999", "System error");
const TOKEN: (u16, &str, &str) = (401, "APIG.1002", "Incorrect token or token resolution failed");
const PERMISSION: (u16, &str, &str) = (403, "APIG.1005", "No permissions to request this method");

/// A request that a page shows, and how it is made wrong.
struct Page {
    method: &'static str,
    uri: String,
    body: Value,
}

impl Page {
    fn send(&self, server: &Server, token: Option<&str>) -> Answered {
        server.request(self.method, &self.uri, token, self.body.to_string().as_bytes())
    }

    /// What the crate says of it, with a token: its answer, if it has one.
    fn checked(&self) -> Option<(u16, String, String)> {
        let body = self.body.to_string();
        let headers = [("X-Auth-Token", "manage")];
        let request =
            Request { method: self.method, uri: &self.uri, headers, body: Some(body.as_bytes()) };
        let Answer { status, body, .. } = Answer::of(&check_request(request, &RuleSet::default()))?;
        Some((status, body.error_code, body.error_msg))
    }

    /// The example request is good, to the crate and to the gateway.
    fn succeeds(&self, server: &Server, status: u16) -> Value {
        assert_eq!(self.checked(), None, "{}", self.uri);
        let answered = self.send(server, Some("manage"));
        assert_eq!(answered.status, status, "{}", answered.body);
        answered.json()
    }

    /// The example answers that every page has: 401, 403 and 500.
    fn is_refused_as_everywhere(&self, server: &Server) {
        for (token, expected) in
            [(None, TOKEN), (Some("stranger"), TOKEN), (Some("guest"), PERMISSION)]
        {
            refuses(&self.send(server, token), &owned(expected));
        }
        refuses(&self.send(&server.broken(), Some("manage")), &owned(SYSTEM));
    }

    /// The example answer 400: the crate's own.
    fn is_wrong(&self, server: &Server, member: &str) {
        assert_eq!(self.checked(), Some(invalid(member)));
        refuses(&self.send(server, Some("manage")), &invalid(member));
    }

    /// The example answer 404: nothing is wrong with the request.
    fn is_about_nothing(&self, server: &Server, code: &str, sentence: &str) {
        assert_eq!(self.checked(), None);
        refuses(&self.send(server, Some("manage")), &refused(404, code, sentence));
    }
}

fn owned((status, code, sentence): (u16, &str, &str)) -> (u16, String, String) {
    refused(status, code, sentence)
}

/// The gateway answers as the page does, and the crate knows the answer for what it is.
fn refuses(answered: &Answered, expected: &(u16, String, String)) {
    assert_eq!(answered.refusal(), *expected);
    let document = Document::from_json(answered.body.as_bytes()).expect("JSON");
    assert_eq!(document.root().members().count(), 2);
    assert_eq!(DocumentKind::of(&document), Some(&kinds::ERROR_BODY));
    let report = check_error(answered.status, &document, &RuleSet::default());
    assert_eq!(report.to_string(), "");
}

/// An answer has these members and no others, and is what the crate takes it for.
fn is_like(answer: &Value, kind: &'static DocumentKind, members: &str) {
    let found: Vec<_> = answer.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(found.join(" "), members);
    let checked = check(answer.to_string().as_bytes(), None, &RuleSet::default());
    assert_eq!((checked.kind, checked.report.to_string()), (Some(kind), String::new()));
}

#[test]
fn modifying() {
    let server = Server::start();
    let made = server.succeed(201, "POST", "livedata-apis", &definition("levels"));
    let id = text(&made["id"]);
    let page = |id: &str, body: Value| Page {
        method: "PUT",
        uri: uri("v2", &format!("livedata-apis/{id}")),
        body,
    };
    let mut changed = definition("levels");
    changed["path"] = "/stock/levels/all".into();
    let example = page(&id, changed.clone());
    let answer = example.succeeds(&server, 200);
    is_like(
        &answer,
        &kinds::DEFINITION,
        "content_type created_time description id instance method modified_time name parameters path \
         return_format roma_app_id scripts status type version",
    );
    for (member, value) in changed.as_object().unwrap() {
        assert_eq!(answer[member], *value, "{member}");
    }
    for (member, value) in [
        ("description", json!("")),
        ("parameters", json!([])),
        ("scripts", json!([])),
        ("status", json!(1)),
        ("type", json!("")),
    ] {
        assert_eq!(answer[member], value, "{member}");
    }
    assert_eq!(answer["id"], id.as_str());
    assert!(BackendApi::from_json(answer.to_string().as_bytes()).is_ok());

    changed["name"] = "_levels".into();
    page(&id, changed.clone()).is_wrong(&server, "name");
    changed["name"] = "levels".into();
    let unknown = "b92f04d1e6c74a3d8a5577e0c1f29d63";
    let sentence = format!("The livedata API does not exist, id: {unknown}");
    page(unknown, changed).is_about_nothing(&server, "APIG.3084", &sentence);
    example.is_refused_as_everywhere(&server);
}

#[test]
fn exporting() {
    let server = Server::start();
    server.succeed(201, "POST", "livedata-apis", &definition("levels"));
    let page = |instance: &str, app: &str| Page {
        method: "POST",
        uri: uri("v2", "openapi/livedata-apis/export").replace(crate::INSTANCE, instance),
        body: json!({ "app_id": app }),
    };
    let example = page(crate::INSTANCE, APP);
    let file = example.succeeds(&server, 200);
    assert_eq!(file["swagger"], "2.0");
    assert!(file["paths"]["/stock/levels"]["get"].is_object());

    // The page's example has two blanks behind the id: it is good, and the crate warns of it.
    let blanks = page(crate::INSTANCE, &format!("{APP}  "));
    assert_eq!(blanks.succeeds(&server, 200), file);
    let report =
        check(blanks.body.to_string().as_bytes(), Some(&kinds::EXPORT), &RuleSet::default());
    let warning = "warning: /app_id cannot have white space around the id [roma/export-app]";
    assert_eq!(report.report.to_string(), warning);

    page("%", APP).is_wrong(&server, "instance_id");
    let unknown = "0d6f3b7e52c14c8fa91e64d0b8a7c235";
    let sentence = format!("API group {unknown} does not exist");
    page(crate::INSTANCE, unknown).is_about_nothing(&server, "APIG.3001", &sentence);
    let mut one = page(crate::INSTANCE, APP);
    one.body = json!({ "apis": [unknown] });
    one.is_about_nothing(&server, "APIG.3001", &sentence);
    example.is_refused_as_everywhere(&server);
}

#[test]
fn canceling_a_deployment() {
    let server = Server::start();
    let (id, ..) = server.deployed("levels");
    let page = |instance: &str, id: &str| Page {
        method: "POST",
        uri: uri("v1", "livedata-apis/undeploy").replace(crate::INSTANCE, instance),
        body: json!({ "ld_api_id": id }),
    };
    let example = page(crate::INSTANCE, &id);
    example.is_refused_as_everywhere(&server);
    assert_eq!(example.succeeds(&server, 204), Value::Null);
    let api = server.succeed(200, "GET", &format!("livedata-apis/{id}"), &Value::Null);
    assert_eq!(api["status"], 3);

    page("%", &id).is_wrong(&server, "instance_id");
    let unknown = "b92f04d1e6c74a3d8a5577e0c1f29d63";
    let sentence = format!("The livedata API does not exist, id: {unknown}");
    page(crate::INSTANCE, unknown).is_about_nothing(&server, "APIG.3084", &sentence);
}

#[test]
fn publishing_and_taking_offline() {
    let server = Server::start();
    let (_, api_id, _) = server.deployed("levels");
    let page = |action: &str, api_id: &str| Page {
        method: "POST",
        uri: uri("v2", "apis/action"),
        body: json!({ "action": action, "api_id": api_id, "env_id": ENVIRONMENT }),
    };
    for action in ["online", "offline"] {
        let example = page(action, &api_id);
        let mut answer = example.succeeds(&server, 201);
        assert_eq!((&answer["remark"], &answer["env_id"]), (&json!(""), &json!(ENVIRONMENT)));
        assert_eq!(answer["api_id"], api_id.as_str());
        // The table has it, the example has not.
        assert_eq!(answer["api_name"], "levels");
        answer.as_object_mut().unwrap().remove("api_name");
        let members = "api_id env_id publish_id publish_time remark version_id";
        is_like(&answer, &kinds::PUBLISH_RECORD, members);
        example.is_refused_as_everywhere(&server);
        let unknown = "3e8a60c7f4d24b19b5d07a1c92e6f850";
        let sentence = format!("API {unknown} does not exist");
        page(action, unknown).is_about_nothing(&server, "APIG.3002", &sentence);
    }
    page("on-line", &api_id).is_wrong(&server, "action");
}
