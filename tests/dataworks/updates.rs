//! Two documents together: an API as it was and as it is to be, a request and its response.

use apiglint::dataworks::{Exchange, Update, check_exchange, check_update};
use apiglint::{Document, Report, RuleSet};

use crate::common::lines;
use crate::{document, said};

fn update(old: &str, new: &str) -> Report {
    let [old, new] = [old, new].map(|text| Document::from_json(text.as_bytes()).expect("JSON"));
    check_update(&Update { old: &old, new: &new }, &RuleSet::default())
}

/// What pages would show.
fn shown(report: &Report) -> Vec<String> {
    report.violations().iter().flat_map(lines).collect()
}

/// The six members, each with another value.
const FIXED: [(&str, &str, &str); 6] = [
    ("ApiName", r#""stock_levels""#, r#""stock_level""#),
    ("ApiMode", "1", "0"),
    ("GroupId", r#""ds_7319""#, r#""ds_731""#),
    ("FolderId", "0", "1"),
    ("SqlMode", "0", "1"),
    ("RequestContentType", "1", "2"),
];

#[test]
fn each_of_what_is_fixed_in_every_form() {
    const FORMS: [&str; 4] = [
        "dataworks/create-request",
        "dataworks/update-request",
        "dataworks/development-api",
        "dataworks/published-api",
    ];
    for (name, value, other) in FIXED {
        for old in FORMS {
            for new in FORMS {
                let old = document(old, &format!(r#"{{ "{name}": {value} }}"#), &[]);
                let changed = document(new, &format!(r#"{{ "{name}": {other} }}"#), &[]);
                let report = update(&old, &changed);
                let [violation] = report
                    .violations()
                    .iter()
                    .filter(|it| it.rule.id == "dataworks/update-immutable")
                    .collect::<Vec<_>>()[..]
                else {
                    panic!("{name}, {new}: {report}")
                };
                let (message, help) = if new == FORMS[1] {
                    (
                        "cannot be in an update: it is fixed when the API is created",
                        "leave it out; to change it, create another API",
                    )
                } else {
                    ("cannot change: it is fixed when the API is created", "create another API")
                };
                assert_eq!(
                    lines(violation),
                    [
                        format!("/{name} {message}"),
                        format!("see old /{name}: it was created with this"),
                        format!("help: {help}"),
                    ]
                );
                let text = |source: &str, span: Option<apiglint::Span>| {
                    let span = span.unwrap();
                    source[span.start as usize..span.end as usize].to_owned()
                };
                assert_eq!(text(&changed, violation.span), other);
                assert_eq!(violation.related[0].document, Some(0));
                assert_eq!(text(&old, violation.related[0].span), value);

                // The same again is no change, whatever else is wrong with it.
                let same = document(new, &format!(r#"{{ "{name}": {value} }}"#), &[]);
                let carries = new == FORMS[1];
                let report = update(&old, &same);
                let found = said(&report);
                let line = format!("error dataworks/update-immutable /{name}");
                assert_eq!(found.contains(&line), carries, "{name}: {report}");
            }
        }
    }
}

#[test]
fn what_only_one_has_is_not_compared() {
    let old = document("dataworks/published-api", "{}", &[]);
    for new in ["dataworks/create-request", "dataworks/update-request", "dataworks/development-api"]
    {
        let report = update(&old, &document(new, "{}", &[]));
        assert!(report.violations().is_empty(), "{new}: {report}");
    }
    for old in [r#"{ "GroupId": "" }"#, r#"{ "GroupId": 7, "FolderId": "1" }"#, "[]", "null", "7"] {
        let report = update(old, &document("dataworks/development-api", "{}", &[]));
        assert!(report.violations().is_empty(), "{old}: {report}");
    }
}

#[test]
fn both_can_be_in_envelopes_and_in_either_case() {
    let read = document("dataworks/development-api", r#"{ "GroupId": "ds_1" }"#, &[]);
    let old = format!(r#"{{ "RequestId": "0A1B", "Success": true, "Data": {read} }}"#);
    let new = document("dataworks/create-request", r#"{ "groupId": "d\u0073_2" }"#, &["GroupId"]);
    assert_eq!(
        shown(&update(&old, &new)),
        [
            "/groupId cannot change: it is fixed when the API is created",
            "see old /Data/GroupId: it was created with this",
            "help: create another API",
        ]
    );
    let same = document("dataworks/create-request", r#"{ "groupId": "d\u0073_1" }"#, &["GroupId"]);
    assert_eq!(shown(&update(&old, &same)), [""; 0]);
    let [old, new] = [2, 3].map(|folder| {
        let read =
            document("dataworks/development-api", &format!(r#"{{ "FolderId": {folder} }}"#), &[]);
        format!(r#"{{ "RequestId": "0A1B", "Success": true, "Data": {read} }}"#)
    });
    assert_eq!(said(&update(&old, &new)), ["error dataworks/update-immutable /Data/FolderId"]);
}

#[test]
fn all_of_the_new_one_is_checked_and_nothing_of_the_old_one() {
    let good = document("dataworks/update-request", "{}", &[]);
    let bad = document("dataworks/update-request", r#"{ "Timeout": 0, "ApiPath": "stock" }"#, &[]);
    assert_eq!(said(&update(&bad, &good)), [""; 0]);
    assert_eq!(
        said(&update(&good, &bad)),
        ["error dataworks/timeout /Timeout", "error dataworks/path /ApiPath"]
    );
    assert_eq!(said(&update(&good, "7")), ["error document/type "]);
}

#[test]
fn an_update_has_the_mode_that_the_api_had() {
    let old = document("dataworks/development-api", "{}", &[]);
    let new = document("dataworks/update-request:registration", "{}", &[]);
    let report = update(&old, &new);
    let line = "/RegistrationDetails cannot be there: the mode is 1 (script)";
    assert!(shown(&report).contains(&line.to_owned()), "{report}");
    // PUT is for registered services alone, with details or without.
    let put = document("dataworks/update-request", r#"{ "RequestMethod": 2 }"#, &["ScriptDetails"]);
    assert_eq!(said(&update(&old, &put)), ["error dataworks/mode-method /RequestMethod"]);
    assert_eq!(said(&update("{}", &put)), [""; 0]);
}

fn exchange(request: &str, response: &str) -> Vec<String> {
    let [request, response] =
        [request, response].map(|text| Document::from_json(text.as_bytes()).expect("JSON"));
    let exchange = Exchange { request: &request, response: &response };
    shown(&check_exchange(&exchange, &RuleSet::default()))
}

/// The lines of one id that is another.
fn other(id: &str, at: &str) -> Vec<String> {
    vec![
        format!("{at}/{id} must be the {id} of the request"),
        format!("see old /{id}: this was asked for"),
        "help: take the response to this request".into(),
    ]
}

#[test]
fn a_response_has_the_ids_of_its_request() {
    let read = document("dataworks/published-api", "{}", &[]);
    let wrapped = format!(r#"{{ "RequestId": "0A1B", "Success": true, "Data": {read} }}"#);
    for (request, ids) in [
        (r#"{ "ApiId": 900271, "ProjectId": 20417, "TenantId": 52 }"#, &[][..]),
        (r#"{ "ApiId": 900272, "ProjectId": 20417 }"#, &["ApiId"]),
        (r#"{ "apiId": 900271, "projectId": 20418 }"#, &["projectId"]),
        (r#"{ "ApiId": 1, "ProjectId": 2, "TenantId": 3 }"#, &["ApiId", "ProjectId", "TenantId"]),
        (r#"{ "ApiId": "900272", "ProjectId": null }"#, &[]),
        ("[]", &[]),
    ] {
        for (response, at) in [(&read, ""), (&wrapped, "/Data")] {
            let found = exchange(request, response);
            let lines = ids.iter().flat_map(|id| {
                let mut lines = other(&id.replace("project", "Project"), at);
                lines[1] = format!("see old /{id}: this was asked for");
                lines
            });
            assert_eq!(found, lines.collect::<Vec<_>>(), "{request}");
        }
    }
}

#[test]
fn each_of_a_list_has_them() {
    let [one, two] = [20417, 20418].map(|project| {
        document("dataworks/published-api", &format!(r#"{{ "ProjectId": {project} }}"#), &[])
    });
    let list = format!(
        r#"{{ "RequestId": "0A1B", "Data": {{ "PageNumber": 1, "PageSize": 10, "TotalCount": 2, "Apis": [{one}, {two}] }} }}"#
    );
    let found = exchange(r#"{ "ProjectId": 20417, "PageSize": 10 }"#, &list);
    assert_eq!(found, other("ProjectId", "/Data/Apis/1"));
    let tests = r#"{ "RequestId": "0A1B", "Data": [{ "ApiId": 7, "TestId": 1 }, { "ApiId": 8, "TestId": 2 }] }"#;
    assert_eq!(exchange(r#"{ "ApiId": 7, "PageSize": 10 }"#, tests), other("ApiId", "/Data/1"));
}

#[test]
fn the_response_is_checked_as_what_it_is() {
    let read = document("dataworks/published-api", r#"{ "Status": 3 }"#, &[]);
    let found = exchange(r#"{ "ApiId": 900271, "ProjectId": 20417 }"#, &read);
    assert_eq!(found, ["/Status must be 0 (not published) or 1 (published)"]);
    // Without data there is nothing to compare.
    let done = r#"{ "RequestId": "0A1B", "Success": true, "HttpStatusCode": 200, "Data": true }"#;
    assert_eq!(exchange(r#"{ "ApiId": 900271, "ProjectId": 20417 }"#, done), [""; 0]);
}
