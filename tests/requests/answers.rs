//! What a server answers, and what a client makes of it.

use apiglint::roma::{Answer, ErrorBody, Request, check_error, check_request};
use apiglint::{Code, Document, Level, Report, RuleSet};

use crate::lines;

fn report(uri: &str, token: &str, body: &str, rules: &RuleSet) -> Report {
    let body = Some(body.as_bytes());
    check_request(Request { method: "POST", uri, headers: [("X-Auth-Token", token)], body }, rules)
}

fn answer(report: &Report) -> Option<(u16, String, String)> {
    let Answer { status, body, .. } = Answer::of(report)?;
    Some((status, body.error_code, body.error_msg))
}

#[test]
fn who_asks_comes_first_then_the_first_error() {
    let rules = RuleSet::default();
    let good = "/v2/p/apic/instances/i/apis/action";
    let blank = "/v2/%20/apic/instances/i/apis/action";
    let wrong = r#"{"action":"on","env_id":"e"}"#;
    let parameter = |name: &str, missing: bool| {
        let what = if missing {
            "The request parameters must be specified"
        } else {
            "Invalid parameter value"
        };
        let sentence =
            format!("{what},parameterName:{name}. Please refer to the support documentation");
        Some((400, "APIG.2011".to_owned(), sentence))
    };
    let token = Some((
        401,
        "APIG.1002".to_owned(),
        "Incorrect token or token resolution failed".to_owned(),
    ));
    for (uri, sent, body, expected) in [
        (good, "t", r#"{"action":"online","api_id":"a","env_id":"e"}"#, None),
        (good, "t", r#"{"action":"online","api_id":"a","env_id":"e","x":1}"#, None),
        (good, "t", wrong, parameter("api_id", true)),
        (good, "t", r#"{"api_id":"a","action":"on","env_id":""}"#, parameter("action", false)),
        (good, "t", r#"{"api_id":"a","env_id":"","action":"on"}"#, parameter("env_id", true)),
        (
            good,
            "t",
            r#"{"x":1,"api_id":null,"env_id":"e","action":"on"}"#,
            parameter("api_id", true),
        ),
        (blank, "t", wrong, parameter("project_id", true)),
        ("/v2/%/apic/instances/i/apis/action", "t", wrong, parameter("project_id", false)),
        ("/v2/p", "t", wrong, parameter("path", false)),
        ("/v2/p/apic/instances/i/livedata-quota", "t", wrong, parameter("method", false)),
        (blank, "", wrong, token.clone()),
        (good, " ", "{", token),
        (good, "t", "{", Some((400, "APIG.2000".to_owned(), "Parameter error.".to_owned()))),
    ] {
        let report = report(uri, sent, body, &rules);
        assert_eq!(answer(&report), expected, "{uri} {body}");
        assert_eq!(Answer::of(&report), Answer::of(&report.clone()));
    }
}

/// What is configured down to a warning is not refused.
#[test]
fn only_errors_are_answered() {
    let mut rules = RuleSet::default();
    rules.set("roma/request-token", Level::WARNING).unwrap();
    let body = r#"{"action":"on","api_id":"a","env_id":"e"}"#;
    let found = report("/v2/p/apic/instances/i/apis/action", "", body, &rules);
    assert_eq!(found.violations().len(), 2);
    assert_eq!(answer(&found).map(|(status, ..)| status), Some(400));
    let warning = Answer::of_violation(&found.violations()[0]);
    assert_eq!((warning.status, warning.body.error_code.as_str()), (401, "APIG.1002"));
}

/// An error of a rule without a code has an answer, too.
#[test]
fn errors_without_a_code() {
    let document = Document::from_json(br#"{"error_code":"APIG.2011"}"#).unwrap();
    let found = check_error(400, &document, &RuleSet::default());
    assert_eq!(found.violations()[0].code, None);
    assert_eq!(answer(&found), Some((400, "APIG.2000".into(), "Parameter error.".into())));
}

#[test]
fn sentences_take_an_id() {
    for (code, id, sentence) in [
        ("APIG.3084", "7c21", "The livedata API does not exist, id: 7c21"),
        ("APIG.3002", "5f91", "API 5f91 does not exist"),
        (
            "APIG.2011",
            "name",
            "Invalid parameter value,parameterName:name. Please refer to the support documentation",
        ),
        ("APIG.3030", "{id}", "The instance does not exist;id:{id}"),
        ("APIG.3215", "ignored", "The livedata API name already exists"),
        ("APIG.9999", "", "System error"),
    ] {
        let body = ErrorBody::new(code.parse().unwrap(), id);
        assert_eq!((body.error_code.as_str(), body.error_msg.as_str()), (code, sentence));
        assert_eq!(body.code(), code.parse::<Code>());
        let json = serde_json::to_string(&body).unwrap();
        assert_eq!(
            json,
            serde_json::json!({ "error_code": code, "error_msg": sentence }).to_string()
        );
        assert_eq!(serde_json::from_str::<ErrorBody>(&json).unwrap(), body);
    }
    let newer: ErrorBody =
        serde_json::from_str(r#"{"error_code":"APIG.7777","error_msg":"new","request_id":"1"}"#)
            .unwrap();
    assert!(newer.code().is_err());
}

/// The answers that the vendor's pages show, in sentences of their own ids.
#[test]
fn error_bodies_fit_their_status() {
    let rules = RuleSet::default();
    for (status, code) in [
        (400, "APIG.2011"),
        (400, "APIG.3215"),
        (401, "APIG.1002"),
        (403, "APIG.1005"),
        (401, "APIG.1005"),
        (404, "APIG.3001"),
        (404, "APIG.3002"),
        (200, "APIG.3002"),
        (404, "APIG.3030"),
        (404, "APIG.3081"),
        (404, "APIG.3084"),
        (409, "APIG.3479"),
        (409, "APIG.4016"),
        (500, "APIG.9999"),
    ] {
        let body = ErrorBody::new(code.parse().unwrap(), "7c21");
        let document = Document::from_serialize(&body).unwrap();
        assert_eq!(lines(&check_error(status, &document, &rules)), [""; 0], "{status} {code}");
    }
    for (status, source, expected) in [
        (
            404,
            r#"{"error_code":"APIG.2011","error_msg":"x"}"#,
            &["roma/error-body /error_code must come with HTTP 400, not with 404"][..],
        ),
        (
            200,
            r#"{"error_code":"APIG.1005","error_msg":"x"}"#,
            &["roma/error-body /error_code must come with HTTP 403 or 401, not with 200"],
        ),
        (
            404,
            r#"{"error_code":"APIG.9998","error_msg":"x"}"#,
            &["roma/error-body /error_code must be a code that the gateway has"],
        ),
        (
            404,
            r#"{"error_code":"APIG.30840","error_msg":"x"}"#,
            &["roma/error-body /error_code must be APIG. and four digits"],
        ),
        (
            404,
            r#"{"error_code":"APIG.+308","error_msg":"x"}"#,
            &["roma/error-body /error_code must be APIG. and four digits"],
        ),
        (
            404,
            r#"{"error_code":"apig.3084","error_msg":"x"}"#,
            &["roma/error-body /error_code must be APIG. and four digits"],
        ),
        (
            404,
            "{}",
            &[
                "roma/error-body /error_code must be there",
                "roma/error-body /error_msg must be there",
            ],
        ),
        (
            404,
            r#"{"error_code":3084,"error_msg":null}"#,
            &[
                "document/type /error_code must be a string, not a number",
                "roma/error-body /error_msg must be there, and cannot be null",
            ],
        ),
        (404, "[]", &["document/type  must be an object, not an array"]),
    ] {
        let document = Document::from_json(source.as_bytes()).unwrap();
        assert_eq!(lines(&check_error(status, &document, &rules)), expected, "{source}");
    }
}

/// What no check can find, each with the id or name that its sentence has a place for.
#[test]
fn answers_by_code() {
    for (code, status, error_code, error_msg) in [
        (Code::INCORRECT_TOKEN, 401, "APIG.1002", "Incorrect token or token resolution failed"),
        (Code::NO_PERMISSION, 403, "APIG.1005", "No permissions to request this method"),
        (Code::PARAMETER_ERROR, 400, "APIG.2000", "Parameter error."),
        (
            Code::INVALID_PARAMETER,
            400,
            "APIG.2011",
            "Invalid parameter value,parameterName:7c21. Please refer to the support documentation",
        ),
        (Code::NO_GROUP, 404, "APIG.3001", "API group 7c21 does not exist"),
        (Code::NO_API, 404, "APIG.3002", "API 7c21 does not exist"),
        (Code::NO_ENVIRONMENT, 404, "APIG.3003", "Environment 7c21 does not exist"),
        (Code::NO_VERSION, 404, "APIG.3022", "The API version does not exist,id:7c21"),
        (Code::NO_INSTANCE, 404, "APIG.3030", "The instance does not exist;id:7c21"),
        (Code::NO_BACKEND, 404, "APIG.3084", "The livedata API does not exist, id: 7c21"),
        (Code::NAME_TAKEN, 400, "APIG.3215", "The livedata API name already exists"),
        (Code::API_EXISTS, 400, "APIG.3301", "The API already exists."),
        (Code::SYSTEM_ERROR, 500, "APIG.9999", "System error"),
    ] {
        let answer = Answer::new(code, "7c21");
        assert_eq!((answer.status, &*answer.body.error_code), (status, error_code));
        assert_eq!(answer.body.error_msg, error_msg);
    }
}

#[test]
fn answers_to_faults() {
    use apiglint::roma::publication::{self, Action as Of, State};
    use apiglint::roma::{self, Action, Status};
    let unpublished =
        publication::apply(State::Offline, Of::Offline, publication::Context::default());
    for (fault, status, error_code, error_msg) in [
        (
            roma::check_action(Status::ToBeDeveloped, Action::Undeploy).unwrap_err(),
            400,
            "APIG.3309",
            "The operation has already been performed.",
        ),
        (unpublished.unwrap_err(), 404, "APIG.3015", "The API publication record does not exist."),
        (roma::name("_").unwrap_err(), 400, "APIG.2011", "Invalid parameter value."),
    ] {
        let answer = Answer::of_fault(&fault);
        assert_eq!((answer.status, &*answer.body.error_code), (status, error_code));
        assert_eq!(answer.body.error_msg, error_msg);
    }
}
