//! The table of operations against a list of its own, and the laws of finding one.

use apiglint::Fault;
use apiglint::roma::{Operation, RequestBody};
use proptest::prelude::*;

/// Name, method, URI behind the instance, success, body (`!` must be there, `form:` is no JSON), query, codes.
#[rustfmt::skip] // one row a line
const TABLE: &[(&str, &str, &str, u16, &str, &str, &str)] = &[
    ("CreateLiveDataApiV2", "POST", "livedata-apis", 201, "definition!", "", "2011 1002 1005 3030 9999"),
    ("UpdateLiveDataApiV2", "PUT", "livedata-apis/{ld_api_id}", 200, "definition!", "", "2011 1002 1005 3084 9999"),
    ("DeleteLiveDataApiV2", "DELETE", "livedata-apis/{ld_api_id}", 204, "", "", "2011 1002 1005 3084 9999"),
    ("ShowLiveDataApiV2", "GET", "livedata-apis/{ld_api_id}", 200, "", "", "2011 1002 1005 3084 9999"),
    ("ListLiveDataApiV2", "GET", "livedata-apis", 200, "", "offset limit app_id app_name name status path precise_search", "2011 1002 1005 3030 9999"),
    ("CheckLivedataApisV2", "POST", "livedata-apis/check", 204, "check!", "", "2011 1002 1005 3030 3215 9999"),
    ("CreateLiveDataApiScriptV2", "POST", "livedata-apis/{ld_api_id}/scripts", 200, "scripts!", "", "2011 1002 1005 3081 3084 9999"),
    ("DebugLiveDataApiV2", "POST", "livedata-apis/{ld_api_id}/test", 200, "test", "", "2011 1002 1005 3084 9999"),
    ("ListLiveDataApiTestHistoryV2", "GET", "livedata-apis/{ld_api_id}/test", 200, "", "offset limit", "2011 1002 1005 3084 9999"),
    ("PublishLiveDataApiV2", "POST", "livedata-apis/{ld_api_id}/deploy", 200, "deploy!", "", "2011 1002 1005 3084 3479 9999"),
    ("UnpublishLiveDataApiV2", "POST", "livedata-apis/{ld_api_id}/undeploy", 204, "", "", "2011 1002 1005 3084 9999"),
    ("ListLiveDataApiDeploymentHistoryV2", "GET", "livedata-apis/{ld_api_id}/deploy", 200, "", "", "2011 1002 1005 3084 9999"),
    ("ListLiveDataQuotaV2", "GET", "livedata-quota", 200, "", "", "2011 1002 1005 3030 9999"),
    ("ListLiveDataDataSourcesV2", "GET", "data-sources", 200, "", "app_id name offset limit", "2011 1002 1005 3030 9999"),
    ("ExportLiveDataApiDefinitionsV2", "POST", "openapi/livedata-apis/export", 200, "export", "", "2011 1002 1005 3001 9999"),
    ("ImportLiveDataApiDefinitionsV2", "POST", "openapi/livedata-apis/import", 200, "form:import", "", "2011 1002 1005 3030 9999"),
    ("CreateOrDeletePublishRecordForApiV2", "POST", "apis/action", 201, "publish!", "", "2011 1002 1005 3002 9999"),
    ("BatchPublishOrOfflineApiV2", "POST", "apis/publish", 200, "publish-batch!", "action", "2011 1002 1005 3002 9999"),
    ("ChangeApiVersionV2", "PUT", "apis/publish/{api_id}", 200, "version-switch!", "", "2011 1002 1005 3022 9999"),
    ("DeleteApiByVersionIdV2", "DELETE", "apis/versions/{version_id}", 204, "", "", "2011 1002 1005 3022 9999"),
    ("ListApiVersionsV2", "GET", "apis/publish/{api_id}", 200, "", "env_id env_name offset limit", "2011 1002 1005 3002 9999"),
    ("CreateLiveDataApi", "POST", "livedata-apis", 201, "definition!", "", "2011 1002 1005 3030 9999"),
    ("UpdateLiveDataApi", "PUT", "livedata-apis/{ld_api_id}", 200, "definition!", "", "2011 1002 1005 3084 9999"),
    ("DeleteLiveDataApi", "DELETE", "livedata-apis/{ld_api_id}", 204, "", "", "2011 1002 1005 3084 9999"),
    ("ShowLiveDataApi", "GET", "livedata-apis/{ld_api_id}", 200, "", "", "2011 1002 1005 3084 9999"),
    ("ListLiveDataApi", "GET", "livedata-apis", 200, "", "offset limit app_id app_name name status path precise_search", "2011 1002 1005 3030 9999"),
    ("CreateLiveDataApiScript", "POST", "livedata-scripts", 200, "scripts!", "", "2011 1002 1005 3081 3084 9999"),
    ("DebugLiveDataApi", "POST", "livedata-apis/test", 200, "test!", "", "2011 1002 1005 3084 9999"),
    ("PublishLiveDataApi", "POST", "livedata-apis/deploy", 200, "deploy!", "", "2011 1002 1005 3084 3479 9999"),
    ("UnpublishLiveDataApi", "POST", "livedata-apis/undeploy", 204, "undeploy!", "", "2011 1002 1005 3084 9999"),
];

fn body(body: RequestBody) -> String {
    match body {
        RequestBody::None => String::new(),
        RequestBody::Json { kind, mandatory } => {
            format!("{}{}", kind.name(), if mandatory { "!" } else { "" })
        }
        RequestBody::Form(kind) => format!("form:{}", kind.name()),
    }
}

#[test]
fn the_whole_table() {
    assert_eq!(Operation::all().count(), TABLE.len());
    for (operation, row) in Operation::all().zip(TABLE) {
        let &(name, method, tail, status, carries, query, codes) = row;
        let version = if name.ends_with("V2") { "v2" } else { "v1" };
        let template = format!("/{version}/{{project_id}}/apic/instances/{{instance_id}}/{tail}");
        assert_eq!(operation.name, name);
        assert_eq!((operation.method, operation.version()), (method, version), "{name}");
        assert_eq!(operation.template(), template, "{name}");
        assert_eq!(operation.to_string(), format!("{method} {template}"));
        assert_eq!((operation.status, body(operation.body)), (status, carries.into()), "{name}");
        assert_eq!(operation.query_parameters().join(" "), query, "{name}");
        let numbers: Vec<_> =
            operation.errors.iter().map(|code| format!("{:04}", code.number())).collect();
        assert_eq!(numbers.join(" "), codes, "{name}");
        assert!(operation.errors.iter().all(|code| code.http_status().is_some()), "{name}");
        assert_eq!(Operation::named(name), Some(operation));
    }
    assert_eq!(Operation::named("createlivedataapiv2"), None);
}

/// What every page shows.
#[test]
fn each_operation_can_be_refused_in_five_ways() {
    for operation in Operation::all() {
        for status in [400, 401, 403, 404, 500] {
            let shown = operation.errors.iter().any(|code| code.http_status() == Some(status));
            assert!(shown, "{operation} {status}");
        }
    }
}

#[test]
fn every_row_is_found() {
    for &(name, method, tail, ..) in TABLE {
        let version = if name.ends_with("V2") { "v2" } else { "v1" };
        let tail = tail.replace('{', "the-").replace('}', "");
        let path = format!("/{version}/p-1/apic/instances/i-1/{tail}");
        for uri in [
            path.clone(),
            format!("{path}/"),
            format!("{path}?limit=1/2#x/y"),
            format!("https://roma.example.com:443{path}/?"),
            format!("HTTP://roma.example.com{path}#?"),
            path.replace("apic", "%61pic").replace("live", "%6Cive").replace("apis", "api%73"),
        ] {
            let found =
                Operation::of(method, &uri).unwrap_or_else(|fault| panic!("{uri}: {fault}"));
            assert_eq!(found.operation.name, name, "{uri}");
            let own = found.operation.parameters().nth(2);
            let expected = [("project_id", "p-1".to_owned()), ("instance_id", "i-1".to_owned())]
                .into_iter()
                .chain(own.map(|own| (own, format!("the-{own}"))));
            assert!(
                found
                    .parameters()
                    .eq(expected.collect::<Vec<_>>().iter().map(|(n, v)| (*n, v.as_str()))),
                "{uri}"
            );
        }
    }
}

#[test]
fn parameters_are_decoded_and_the_query_is_kept() {
    let uri = "/v2/%E5%90%8D/apic/instances/a%2Fb/livedata-apis/7c%2d21+?x=%20&y";
    let found = Operation::of("GET", uri).unwrap();
    assert_eq!(found.parameter("project_id"), Some("名"));
    assert_eq!(found.parameter("instance_id"), Some("a/b"));
    assert_eq!(found.parameter("ld_api_id"), Some("7c-21+"));
    assert_eq!(found.parameter("api_id"), None);
    assert_eq!(found.query(), Some("x=%20&y"));
    assert_eq!(Operation::of("GET", "/v2/p/apic/instances/i/livedata-apis").unwrap().query(), None);
}

fn fault(method: &str, uri: &str) -> (String, Option<String>) {
    let Fault { rule, code, message, help, .. } = Operation::of(method, uri).expect_err(uri);
    assert_eq!(rule.id, "roma/request-path");
    assert_eq!(code.map(|code| code.to_string()).as_deref(), Some("APIG.2011"));
    (message.into(), help.map(Into::into))
}

#[test]
fn what_is_no_operation() {
    const UNKNOWN: &str = "must be the URI of a known operation";
    let apis = "`POST /v2/{project_id}/apic/instances/{instance_id}/livedata-apis`";
    let meant = |template: &str| Some(format!("did you mean {template}?"));
    let base = "/v2/p/apic/instances/i";
    for (method, uri, message, help) in [
        ("GET", "", UNKNOWN, None),
        ("GET", "/", UNKNOWN, None),
        ("GET", "v2/p/apic/instances/i/livedata-apis", UNKNOWN, None),
        ("GET", "ftp://h/v2/p/apic/instances/i/livedata-apis", UNKNOWN, None),
        ("GET", "https://v2/p/apic/instances/i/livedata-apis", UNKNOWN, None),
        ("GET", "https://roma.example.com", UNKNOWN, None),
        ("GET", "/v3/p/apic/instances/i/livedata-quota", UNKNOWN, Some("GET livedata-quota")),
        ("GET", "/V2/p/apic/instances/i/livedata-quota", UNKNOWN, Some("GET livedata-quota")),
        ("GET", "/v2/p/apis/instances/i/livedata-quota", UNKNOWN, Some("GET livedata-quota")),
        ("GET", "/v1/p/apic/instances/i/livedata-quota", UNKNOWN, Some("GET livedata-quota")),
        ("GET", "/v2/p/apic/instances/i", UNKNOWN, None),
        ("GET", "/v2/p/apic/instances/i/", UNKNOWN, None),
        ("GET", "/v2/p/apic/instances/i/livedata-apis/a/b/c", UNKNOWN, None),
        ("GET", "/v2/p/apic/instances/i/livedata-apis/a/b/c/d/e/f", UNKNOWN, None),
        ("GET", "//v2/p/apic/instances/i/livedata-apis", UNKNOWN, None),
        ("GET", "/v2/p/apic/instances/i/%6", UNKNOWN, None),
    ] {
        let (said, helped) = fault(method, uri);
        assert_eq!(said, message, "{uri}");
        let template = help.map(|it| {
            it.replace("GET ", "`GET /v2/{project_id}/apic/instances/{instance_id}/") + "`"
        });
        assert_eq!(helped, template.and_then(|it| meant(&it)), "{uri}");
    }
    assert_eq!(fault("POST", &format!("{base}/livedata-apsi")), (UNKNOWN.into(), meant(apis)));
    assert_eq!(fault("post", &format!("{base}/livedata-apsi")), (UNKNOWN.into(), meant(apis)));
    let undeploy =
        "`POST /v2/{project_id}/apic/instances/{instance_id}/livedata-apis/{ld_api_id}/undeploy`";
    let near = fault("POST", &format!("{base}/livedata-apis/7c21/undeplyo"));
    assert_eq!(near, (UNKNOWN.into(), meant(undeploy)));
}

#[test]
fn methods_are_exact() {
    let base = "/v2/p/apic/instances/i";
    for (method, tail, message) in [
        ("get", "/livedata-quota", "must be GET: letter case counts"),
        ("Post", "/livedata-apis", "must be POST: letter case counts"),
        ("PUT", "/livedata-apis", "must be POST or GET for this URI"),
        ("PATCH", "/livedata-apis/7c21", "must be PUT, DELETE or GET for this URI"),
        ("POST", "/livedata-quota", "must be GET for this URI"),
        ("", "/livedata-quota", "must be GET for this URI"),
        ("GÉT", "/livedata-quota", "must be GET for this URI"),
    ] {
        assert_eq!(
            fault(method, &format!("{base}{tail}")),
            (message.into(), None),
            "{method} {tail}"
        );
    }
}

#[test]
fn parameters_cannot_be_blank_or_badly_encoded() {
    const BLANK: &str = "must be there, and cannot be blank";
    for (uri, message, help) in [
        ("/v2//apic/instances/i/livedata-apis", BLANK, Some("`project_id` is step 2 of the URI")),
        (
            "/v2/p/apic/instances/%20%09/livedata-apis",
            BLANK,
            Some("`instance_id` is step 5 of the URI"),
        ),
        (
            "/v2/p/apic/instances//livedata-apis/x",
            BLANK,
            Some("`instance_id` is step 5 of the URI"),
        ),
        ("/v2/p/apic/instances/i/livedata-apis/ ", BLANK, Some("`ld_api_id` is step 7 of the URI")),
        ("/v2/p/apic/instances/i/livedata-apis//", BLANK, Some("`ld_api_id` is step 7 of the URI")),
        (
            "/v2/p/apic/instances/i/livedata-apis/%E3%80%80",
            BLANK,
            Some("`ld_api_id` is step 7 of the URI"),
        ),
        (
            "/v2/p/apic/instances/i/livedata-apis/名%4",
            "must have two hexadecimal digits behind the '%' that is character 2",
            None,
        ),
        (
            "/v2/%ff/apic/instances/i/livedata-apis",
            "must be UTF-8 once it is percent-decoded",
            None,
        ),
    ] {
        assert_eq!(fault("GET", uri), (message.into(), help.map(Into::into)), "{uri}");
    }
}

#[test]
fn a_template_is_filled() {
    let show = Operation::named("ShowLiveDataApiV2").unwrap();
    let all = [("ld_api_id", "a/b ?#%"), ("instance_id", "名"), ("project_id", "p.~_-")];
    let uri = show.uri(&all).unwrap();
    assert_eq!(uri, "/v2/p.~_-/apic/instances/%E5%90%8D/livedata-apis/a%2Fb%20%3F%23%25");
    for (parameters, message, help) in [
        (&all[1..], "must be there", "it is about `ld_api_id`"),
        (
            &[("project_id", "\t"), all[0], all[1]],
            "must be there, and cannot be blank",
            "it is about `project_id`",
        ),
        (
            &[("api_id", "x"), all[0], all[1]],
            "must be a path parameter of the operation",
            "it is about `api_id`",
        ),
    ] {
        let fault = show.uri(parameters).unwrap_err();
        assert_eq!((fault.message.as_ref(), fault.help.as_deref()), (message, Some(help)));
        assert_eq!(fault.rule.id, "roma/request-path");
    }
}

fn any_operation() -> impl Strategy<Value = &'static Operation> {
    (0..TABLE.len()).prop_map(|number| Operation::all().nth(number).expect("a row"))
}

fn value() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("not blank", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn finding_undoes_filling(
        operation in any_operation(),
        values in [value(), value(), value()],
        around in any::<[bool; 3]>(),
    ) {
        let parameters: Vec<_> =
            operation.parameters().zip(values.iter().map(String::as_str)).collect();
        let mut uri = operation.uri(&parameters).unwrap();
        if around[0] {
            uri.insert_str(0, "https://roma.example.com");
        }
        if around[1] {
            uri.push('/');
        }
        if around[2] {
            uri.push_str("?a=b/c");
        }
        let found = Operation::of(operation.method, &uri).unwrap();
        prop_assert_eq!(found.operation, operation);
        prop_assert_eq!(found.parameters().collect::<Vec<_>>(), parameters);
        prop_assert_eq!(found.query(), around[2].then_some("a=b/c"));
    }

    #[test]
    fn any_text_has_an_answer(method in any::<String>(), uri in any::<String>()) {
        prop_assert!(Operation::of(&method, &uri).is_err());
    }

    /// Texts that look like URIs of operations.
    #[test]
    fn near_misses_have_an_answer(
        operation in any_operation(),
        steps in proptest::collection::vec("(v[12]|apic|instances|livedata-apis|%[0-9a-f]?[0-9g]|[/ ?#%:]|.){0,3}", 0..9),
    ) {
        let uri = format!("/{}", steps.join("/"));
        if let Ok(found) = Operation::of(operation.method, &uri) {
            prop_assert!(found.parameters().all(|(_, value)| !value.trim().is_empty()));
            let parameters: Vec<_> = found.parameters().collect();
            prop_assert!(found.operation.uri(&parameters).is_ok());
        }
    }
}

#[test]
fn queries_are_decoded() {
    for (query, expected) in [
        ("", &[][..]),
        ("?", &[]),
        ("?&&", &[]),
        ("?a=1&b=2#c=3", &[("a", "1"), ("b", "2")]),
        ("?a=1&a=2", &[("a", "1"), ("a", "2")]),
        ("?a+b=%E5%90%8D+%26&=x&y&z=", &[("a b", "名 &"), ("", "x"), ("y", ""), ("z", "")]),
        ("?a=b=c", &[("a", "b=c")]),
        // These mean nothing.
        ("?a=%&%ff=1&b=%zz&c=1", &[("c", "1")]),
    ] {
        let uri = format!("/v2/p/apic/instances/i/livedata-apis{query}");
        let found = Operation::of("GET", &uri).unwrap();
        let pairs: Vec<_> = found.query_pairs().collect();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(pairs, expected, "{query}");
    }
}
