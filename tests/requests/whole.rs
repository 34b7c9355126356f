//! Whole requests: parts, order, places.

use apiglint::roma::{Request, check_request};
use apiglint::{Level, Report, RuleSet, Severity};
use proptest::prelude::*;

use crate::lines;

const BASE: &str = "/v2/p/apic/instances/i";
const TOKEN: [(&str, &str); 1] = [("X-Auth-Token", "t")];

fn report(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Report {
    let headers = headers.iter().copied();
    let request = Request { method, uri, headers, body: Some(body.as_bytes()) };
    check_request(request, &RuleSet::default())
}

/// With a token, behind the instance.
fn found(method: &str, tail: &str, body: &str) -> Vec<String> {
    lines(&report(method, &format!("{BASE}/{tail}"), &TOKEN, body))
}

#[test]
fn good_requests() {
    for (method, tail, body) in [
        (
            "POST",
            "livedata-apis",
            r#"{"name":"stock","path":"/stock","method":"GET","version":"1.0","content_type":"json","roma_app_id":"a-1"}"#,
        ),
        (
            "PUT",
            "livedata-apis/7c21",
            r#"{"name":"stock","path":"/stock","method":"GET","version":"1.0","content_type":"json","roma_app_id":"a-1"}"#,
        ),
        ("DELETE", "livedata-apis/7c21", ""),
        ("GET", "livedata-apis/7c21", ""),
        ("GET", "livedata-apis?", ""),
        ("GET", "livedata-apis?&limit=1&&app_name=%E5%90%8D+x&", ""),
        ("POST", "livedata-apis/check", r#"{"type":"name","ld_api_name":"stock"}"#),
        ("POST", "livedata-apis/7c21/scripts", r#"{"scripts":[]}"#),
        ("POST", "livedata-apis/7c21/test", ""),
        ("POST", "livedata-apis/7c21/test", " \r\n\t"),
        ("POST", "livedata-apis/7c21/test", r#"{"parameters":[]}"#),
        ("GET", "livedata-apis/7c21/test?offset=0&limit=500", ""),
        ("POST", "livedata-apis/7c21/deploy", r#"{"deploy_front_api":false}"#),
        ("POST", "livedata-apis/7c21/undeploy", ""),
        ("POST", "livedata-apis/7c21/undeploy", "\n"),
        ("GET", "livedata-apis/7c21/deploy", ""),
        ("GET", "livedata-quota", "what a GET carries means nothing"),
        ("GET", "data-sources?app_id=a-1&name=stock", ""),
        ("POST", "openapi/livedata-apis/export", ""),
        ("POST", "openapi/livedata-apis/export", r#"{"status":4}"#),
        ("POST", "openapi/livedata-apis/import", "--boundary\r\n"),
        ("POST", "apis/action", r#"{"action":"online","api_id":"a","env_id":"e"}"#),
        ("POST", "apis/publish?action=offline", r#"{"env_id":"e","group_id":"g"}"#),
        ("PUT", "apis/publish/5f91", r#"{"version_id":"v"}"#),
        ("DELETE", "apis/versions/ee1a", ""),
        ("GET", "apis/publish/5f91?env_id=e&limit=10", ""),
    ] {
        assert_eq!(found(method, tail, body), [""; 0], "{method} {tail}");
    }
    let v1 = "/v1/p/apic/instances/i/livedata-apis/undeploy";
    assert_eq!(lines(&report("POST", v1, &TOKEN, r#"{"ld_api_id":"7c21"}"#)), [""; 0]);
}

#[test]
fn parts_come_in_order() {
    let uri = "/v2/%20/apic/instances/%/apis/publish?limit=1&action=on&remark=%2&a/b~c=1";
    let report = report("POST", uri, &[("x-auth-token", " ")], r#"{"apis":["a"],"group_id":"g"}"#);
    let unknown = "must be a member that is known here";
    assert_eq!(
        lines(&report),
        [
            "roma/request-path /path/project_id must be there, and cannot be blank (`project_id` is step 2 of the URI)",
            "roma/request-path /path/instance_id must have two hexadecimal digits behind the '%' that is character 1",
            "roma/request-token /headers/X-Auth-Token must be there, and cannot be blank",
            "roma/request-path /query/remark must have two hexadecimal digits behind the '%' that is character 1",
            &format!("document/unknown-member /query/limit {unknown}"),
            "roma/publish-batch /query/action must be online or offline",
            &format!("document/unknown-member /query/a~1b~0c {unknown}"),
            "roma/publish-batch /body/env_id must be there",
            "roma/publish-batch /body/group_id cannot stand beside apis: one of them says what to publish [/body/apis: the ids]",
        ]
    );
    assert_eq!(report.count(Severity::Error), 7);
    assert_eq!(report.count(Severity::Warning), 2);
    let spans: Vec<_> =
        report.violations().iter().map(|it| it.span.map(|span| (span.start, span.end))).collect();
    assert_eq!(spans[..7], [None; 7]);
    assert_eq!(spans[7..], [Some((0, 1)), Some((25, 28))]);
}

#[test]
fn tokens() {
    let of = |headers: &[(&str, &str)]| {
        lines(&report("GET", &format!("{BASE}/livedata-quota"), headers, ""))
    };
    for good in [
        &[("X-Auth-Token", "t")][..],
        &[("x-auth-token", "t")],
        &[("Host", "h"), ("X-AUTH-TOKEN", " t ")],
        &[("X-Auth-Token", ""), ("X-Auth-Token", "t")],
    ] {
        assert_eq!(of(good), [""; 0], "{good:?}");
    }
    let missing = "roma/request-token /headers/X-Auth-Token must be there";
    assert_eq!(of(&[]), [missing]);
    assert_eq!(of(&[("X-Auth-Tokens", "t"), ("Authorization", "t")]), [missing]);
    assert_eq!(of(&[("X-Auth-Token", " \t")]), [format!("{missing}, and cannot be blank")]);
    let headers = vec![(String::from("x-auth-token"), b"\xff".to_vec())];
    let uri = format!("{BASE}/livedata-quota");
    let request = Request { method: "GET", uri: &uri, headers, body: None };
    assert!(check_request(request, &RuleSet::default()).violations().is_empty());
}

/// Where no operation is named, there is nothing to check query and body against; the token is asked for all the same.
#[test]
fn unknown_operations() {
    let found =
        |method: &str, tail: &str| lines(&report(method, &format!("{BASE}/{tail}"), &[], "{"));
    let token = "roma/request-token /headers/X-Auth-Token must be there";
    assert_eq!(
        found("GET", "livedata?limit=0"),
        ["roma/request-path /path must be the URI of a known operation", token]
    );
    assert_eq!(
        found("PATCH", "livedata-quota"),
        ["roma/request-path /method must be GET for this URI", token]
    );
}

#[test]
fn bodies_that_must_or_cannot_be_there() {
    assert_eq!(
        found("POST", "livedata-apis", " "),
        ["document/syntax /body must have a value here, not the end of the text"].map(String::from),
    );
    let request =
        Request { method: "POST", uri: &format!("{BASE}/apis/action"), headers: TOKEN, body: None };
    let missing = check_request(request, &RuleSet::default());
    assert_eq!(missing.violations()[0].rule.id, "document/syntax");
    assert_eq!(missing.violations()[0].pointer, "/body");
    for body in ["{}", r#"{"ld_api_id":"7c21"}"#, "x"] {
        let refused = report("POST", &format!("{BASE}/livedata-apis/7c21/undeploy"), &TOKEN, body);
        let [violation] = refused.violations() else { panic!("{refused}") };
        assert_eq!(
            violation.to_string(),
            "error: /body cannot have anything in it [roma/undeploy]"
        );
        assert_eq!(
            violation.span.map(|it| (it.start, it.end)),
            Some((0, u32::try_from(body.len()).unwrap()))
        );
    }
    let mut rules = RuleSet::default();
    rules.set("roma/undeploy", Level::Off).unwrap();
    let uri = format!("{BASE}/livedata-apis/7c21/undeploy");
    let request = Request { method: "POST", uri: &uri, headers: TOKEN, body: Some(b"{}") };
    assert!(check_request(request, &rules).violations().is_empty());
}

#[test]
fn queries() {
    for (tail, expected) in [
        (
            "livedata-apis?limit=501&offset=-1",
            &[
                "roma/list /query/limit must be a whole number from 1 to 500",
                "roma/list /query/offset must be a whole number, and cannot be negative",
            ][..],
        ),
        (
            "livedata-apis?limit=+5",
            &["roma/list /query/limit must be a whole number from 1 to 500"],
        ),
        ("livedata-apis?limit", &["roma/list /query/limit must be a whole number from 1 to 500"]),
        (
            "livedata-apis?limt=5",
            &[
                "document/unknown-member /query/limt must be a member that is known here (did you mean `limit`?)",
            ],
        ),
        (
            "livedata-apis?limit=5&%6cimit=6",
            &[
                "document/duplicate-member /query/limit cannot be there twice: readers disagree on which one counts [/query/limit: first here]",
            ],
        ),
        (
            "livedata-apis?status=2&precise_search=name%2Cpath",
            &["roma/list /query/status must be 1, 3 or 4"],
        ),
        (
            "livedata-apis?name=a%E2%80%8Bb",
            &[
                "document/hidden-character /query/name cannot have the invisible character U+200B as character 2",
            ],
        ),
        (
            "livedata-apis?%zz=1",
            &[
                "roma/request-path /query must have two hexadecimal digits behind the '%' that is character 1",
            ],
        ),
        (
            "livedata-apis?name=%ff",
            &["roma/request-path /query/name must be UTF-8 once it is percent-decoded"],
        ),
        (
            "livedata-apis/7c21/test?limit=0",
            &["roma/list /query/limit must be a whole number from 1 to 500"],
        ),
        (
            "apis/publish/5f91?limit=0&env_name=RELEASE",
            &["roma/list /query/limit must be a whole number from 1 to 500"],
        ),
        ("data-sources", &["roma/list /query/app_id must be there"]),
        ("data-sources?app_id=+", &["roma/list /query/app_id must be there, and cannot be blank"]),
        (
            "livedata-quota?limit=5",
            &["document/unknown-member /query/limit must be a member that is known here"],
        ),
        ("livedata-quota?x-request=5", &[]),
    ] {
        assert_eq!(found("GET", tail, ""), expected, "{tail}");
    }
    let action = r#"{"env_id":"e","group_id":"g"}"#;
    assert_eq!(
        found("POST", "apis/publish", action),
        ["roma/publish-batch /query/action must be there"]
    );
    let long =
        |bytes: usize| found("GET", &format!("livedata-apis?name={}", "a".repeat(bytes - 5)), "");
    assert_eq!(long(65536), [""; 0]);
    assert_eq!(long(65537), ["roma/request-path /query must be at most 65536 bytes long"]);
}

/// The bounds of a rule set hold for a body.
#[test]
fn bodies_have_limits() {
    let mut rules = RuleSet::default();
    rules.limits.bytes = 10;
    let uri = format!("{BASE}/apis/action");
    let request =
        Request { method: "POST", uri: &uri, headers: TOKEN, body: Some(b"{\"a\": 12345}") };
    assert_eq!(check_request(request, &rules).violations()[0].rule.id, "document/too-large");
}

proptest! {
    #[test]
    fn any_request_has_a_report(
        method in "(GET|PUT|POST|DELETE|.{0,3})",
        tail in "(livedata-apis|apis/publish|.)(/.{0,3})?(/deploy|/undeploy)?([?](.{0,2}[=&%+]?){0,6})?",
        header in "(X-Auth-Token|.{0,3})",
        body in proptest::collection::vec(any::<u8>(), 0..20),
    ) {
        let uri = format!("{BASE}/{tail}");
        let request = Request { method: &method, uri: &uri, headers: [(header, "t")], body: Some(&body) };
        let report = check_request(request.clone(), &RuleSet::default());
        prop_assert_eq!(&report, &check_request(request, &RuleSet::default()));
        for violation in report.violations() {
            let part = violation.pointer.as_str().split('/').nth(1);
            prop_assert!(matches!(part, Some("method" | "path" | "query" | "headers" | "body")));
            prop_assert_eq!(violation.span.is_some(), part == Some("body"));
        }
    }
}
