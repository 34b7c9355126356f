//! The whole life of a backend.

use apiglint::roma::kinds;
use apiglint::{Document, RuleSet, Severity};
use serde_json::{Value, json};

use crate::{APP, ENVIRONMENT, GROUP, Server, definition, deployment, invalid, refused, scripts};
use crate::{text, uri};

/// The members by which a stage of the life is told.
fn stage(server: &Server, one: &str) -> (i64, Value, Value, Value) {
    let api = server.succeed(200, "GET", one, &Value::Null);
    let status = api["status"].as_i64().expect("a number");
    (status, api["path"].clone(), api["created_time"].clone(), api["modified_time"].clone())
}

#[test]
fn from_creation_to_deletion() {
    let server = Server::start();
    let (one, api_id) = into_service(&server);
    what_is_in_service_stays(&server, &one);
    out_of_service(&server, &one, &api_id);

    let mut other = definition("levels");
    other["path"] = "/stock/all".into();
    server.succeed(200, "PUT", &one, &other);
    let record = server.succeed(200, "POST", &format!("{one}/deploy"), &deployment());
    assert_eq!(record["api_definition"]["path"], "/stock/all");
    assert_ne!(record["api_id"], api_id.as_str(), "another API of the frontend");

    online_and_offline(&server, &text(&record["api_id"]));
    exported(&server, &json!("/stock/all"));
    server.succeed(204, "POST", &format!("{one}/undeploy"), &Value::Null);
    server.succeed(204, "DELETE", &one, &Value::Null);
    let gone = server.send("GET", &one, &Value::Null);
    assert_eq!((gone.0, &gone.1["error_code"]), (404, &json!("APIG.3084")));
    let list = server.succeed(200, "GET", "livedata-apis", &Value::Null);
    assert_eq!(list, json!({ "size": 0, "total": 0, "apis": [] }));
}

/// Created, scripted, deployed: its path among the operations, and the id of its API.
fn into_service(server: &Server) -> (String, String) {
    let at = |second: u8| json!(format!("2024-05-06T07:00:{second:02}Z"));
    let path = json!("/stock/levels");
    let made = server.succeed(201, "POST", "livedata-apis", &definition("levels"));
    let id = text(&made["id"]);
    let one = format!("livedata-apis/{id}");
    assert_eq!(id.len(), 32);
    assert_eq!(stage(server, &one), (1, path.clone(), at(0), at(0)));

    let (status, answer) = server.send("POST", &format!("{one}/deploy"), &deployment());
    assert_eq!((status, &answer["error_code"]), (400, &json!("APIG.3309")), "it has no script");
    let scripted = server.succeed(200, "POST", &format!("{one}/scripts"), &scripts());
    assert_eq!(scripted["scripts"][0]["content"], "cmV0dXJuIDE=");
    assert_eq!(scripted["scripts"][0]["created_time"], at(3));
    assert_eq!(stage(server, &one), (3, path, at(0), at(3)));

    let record = server.succeed(200, "POST", &format!("{one}/deploy"), &deployment());
    assert_eq!((&record["ld_api_id"], &record["deploy_time"]), (&json!(id), &at(5)));
    assert_eq!(record["api_definition"]["status"], 4);
    assert_eq!((&record["group_id"], &record["env_id"]), (&json!(GROUP), &json!(ENVIRONMENT)));
    (one, text(&record["api_id"]))
}

/// What it is called by cannot change; all else can.
fn what_is_in_service_stays(server: &Server, one: &str) {
    for (member, value) in [("path", "/stock"), ("method", "PUT"), ("roma_app_id", "another-app")] {
        let mut other = definition("levels");
        other[member] = value.into();
        let body = other.to_string();
        let answer = server.request("PUT", &uri("v2", one), Some("manage"), body.as_bytes());
        assert_eq!(answer.refusal(), invalid(member));
    }
    let mut other = definition("levels");
    other["description"] = json!("how much there is");
    let answer = server.succeed(200, "PUT", one, &other);
    assert_eq!((&answer["status"], &answer["description"]), (&json!(4), &other["description"]));
}

/// The API of the frontend is gone with it, and there is no second time.
fn out_of_service(server: &Server, one: &str, api_id: &str) {
    let undeploy = uri("v2", &format!("{one}/undeploy"));
    let answer = server.request("POST", &undeploy, Some("manage"), b"");
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(stage(server, one).0, 3);
    let versions = uri("v2", &format!("apis/publish/{api_id}"));
    let gone = server.request("GET", &versions, Some("view"), b"");
    assert_eq!(gone.refusal(), refused(404, "APIG.3002", &format!("API {api_id} does not exist")));
    let twice = server.request("POST", &undeploy, Some("manage"), b"");
    let done = "The operation has already been performed.";
    assert_eq!(twice.refusal(), refused(400, "APIG.3309", done));
}

fn online_and_offline(server: &Server, api_id: &str) {
    let action =
        |action: &str| json!({ "action": action, "api_id": api_id, "env_id": ENVIRONMENT });
    let published = server.succeed(201, "POST", "apis/action", &action("online"));
    let versions = format!("apis/publish/{api_id}");
    let listed = server.succeed(200, "GET", &versions, &Value::Null);
    assert_eq!(listed["total"], 2, "the deployment has published it, too");
    assert_eq!(listed["api_versions"][0]["version_id"], published["version_id"]);
    assert_eq!(listed["api_versions"][0]["status"], 1);
    assert_eq!(listed["api_versions"][1]["status"], 2);
    let offline = server.succeed(201, "POST", "apis/action", &action("offline"));
    assert_eq!(offline["version_id"], published["version_id"]);
    let body = action("offline").to_string();
    let twice = server.request("POST", &uri("v2", "apis/action"), Some("manage"), body.as_bytes());
    let sentence = "The API publication record does not exist.";
    assert_eq!(twice.refusal(), refused(404, "APIG.3015", sentence));
}

/// What is exported is a Swagger file that the crate has nothing to say against.
fn exported(server: &Server, path: &Value) {
    let wanted = json!({ "app_id": APP, "status": 4 });
    let file = server.succeed(200, "POST", "openapi/livedata-apis/export", &wanted);
    assert_eq!(file["paths"][path.as_str().expect("a string")]["get"]["operationId"], "levels");
    let document = Document::from_value(&file).expect("JSON");
    let report = kinds::SWAGGER.check(&document, &RuleSet::default());
    assert!(report.passes(Severity::Error), "{report}");
    let none = json!({ "app_id": APP, "status": 1 });
    let file = server.succeed(200, "POST", "openapi/livedata-apis/export", &none);
    assert_eq!(file["paths"], json!({}));
}

/// The lifecycle warns of it, and does not forbid it.
#[test]
fn a_deployed_backend_can_be_deleted() {
    let server = Server::start();
    let (id, api_id, _) = server.deployed("levels");
    server.succeed(204, "DELETE", &format!("livedata-apis/{id}"), &Value::Null);
    let (status, answer) = server.send("GET", &format!("apis/publish/{api_id}"), &Value::Null);
    assert_eq!((status, &answer["error_code"]), (404, &json!("APIG.3002")));
}

#[test]
fn deployed_without_an_api_of_the_frontend() {
    let server = Server::start();
    let (id, api_id, _) = server.deployed("levels");
    let deploy = format!("livedata-apis/{id}/deploy");
    let record = server.succeed(200, "POST", &deploy, &json!({ "deploy_front_api": false }));
    assert_eq!(record.get("api_id"), None);
    let record = server.succeed(200, "POST", &deploy, &deployment());
    assert_eq!(record["api_id"], api_id.as_str(), "the API that it had");
    let history = server.succeed(200, "GET", &deploy, &Value::Null);
    assert_eq!((&history["size"], &history["total"]), (&json!(3), &json!(3)));
    assert_eq!(history["histories"][0]["id"], record["id"], "the latest first");
}

#[test]
fn versions_are_switched_and_forgotten() {
    let server = Server::start();
    let (_, api_id, first) = server.deployed("levels");
    let versions = format!("apis/publish/{api_id}");
    let online =
        json!({ "action": "online", "api_id": api_id, "env_id": ENVIRONMENT, "remark": "again" });
    let record = server.succeed(201, "POST", "apis/action", &online);
    assert_eq!(record["remark"], "again");
    let switched = server.succeed(200, "PUT", &versions, &json!({ "version_id": first }));
    assert_eq!(switched["version_id"], first.as_str());
    // The gateway keeps ten.
    for _ in 0..9 {
        server.succeed(201, "POST", "apis/action", &online);
    }
    let listed = server.succeed(200, "GET", &format!("{versions}?limit=500"), &Value::Null);
    assert_eq!(listed["total"], 10);
    let (status, answer) = server.send("PUT", &versions, &json!({ "version_id": first }));
    assert_eq!((status, &answer["error_code"]), (404, &json!("APIG.3022")));
    let latest = text(&listed["api_versions"][0]["version_id"]);
    server.succeed(204, "DELETE", &format!("apis/versions/{latest}"), &Value::Null);
    let offline = json!({ "action": "offline", "api_id": api_id, "env_id": ENVIRONMENT });
    let (status, answer) = server.send("POST", "apis/action", &offline);
    assert_eq!((status, &answer["error_code"]), (404, &json!("APIG.3015")));
}

#[test]
fn many_at_once() {
    let server = Server::start();
    let (_, one, _) = server.deployed("levels");
    let (_, two, _) = server.deployed("orders");
    let batch = json!({ "apis": [one, "5f91", two], "env_id": ENVIRONMENT });
    let result = server.succeed(200, "POST", "apis/publish?action=offline", &batch);
    assert_eq!(result["success"].as_array().unwrap().len(), 2);
    let failure =
        json!([{ "api_id": "5f91", "error_code": "APIG.3002", "error_msg": "Api 5f91 not found" }]);
    assert_eq!(result["failure"], failure);
    let group = json!({ "group_id": GROUP, "env_id": ENVIRONMENT });
    let result = server.succeed(200, "POST", "apis/publish?action=online", &group);
    assert_eq!(result["success"].as_array().unwrap().len(), 2);
    let result = server.succeed(200, "POST", "apis/publish?action=offline", &batch);
    assert_eq!(result["success"].as_array().unwrap().len(), 2);
}
