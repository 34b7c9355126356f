//! Members that are one of a few words, reserved names, statuses and times.

use apiglint::roma::{self, Position};
use apiglint::{RuleSet, check};

use super::common::definition;
use super::{Limit, found};

/// Each word passes; in other letters it is told so; anything else is told what there is.
fn choice(limit: &Limit, words: &[&str], listed: &str) {
    limit.accepts(words);
    for word in words {
        let swapped = |c: char| {
            if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
        };
        let other: String = word.chars().map(swapped).collect();
        limit.refuses([(other, format!("must be {word}: letter case counts"))]);
        // Not letters of the word, though Unicode folds them into one.
        let folded = word.replace(['s', 'S'], "ſ").replace(['k', 'K'], "\u{212a}");
        if folded != *word {
            limit.refuses([(folded, listed)]);
        }
        limit.refuses([
            (format!("{word} "), listed),
            (format!(" {word}"), listed),
            (format!("{word}\u{200b}"), listed),
            (word[1..].to_owned(), listed),
        ]);
    }
    limit.refuses(["名", "😀", "e\u{301}", "-"].map(|text| (text, listed)));
}

#[test]
fn methods() {
    let method = Limit {
        rule: "roma/method",
        alone: roma::method,
        object: r#"{ "method": $ }"#,
        pointer: "/method",
    };
    choice(&method, &["GET", "PUT", "POST", "DELETE"], "must be GET, PUT, POST or DELETE");
    let others = ["HEAD", "PATCH", "OPTIONS", "ANY", "TRACE"];
    method.refuses(others.map(|text| (text, "must be GET, PUT, POST or DELETE")));
}

#[test]
fn content_types() {
    let content_type = Limit {
        rule: "roma/content-type",
        alone: roma::content_type,
        object: r#"{ "content_type": $ }"#,
        pointer: "/content_type",
    };
    choice(&content_type, &["json", "xml", "stream"], "must be json, xml or stream");
}

#[test]
fn types() {
    let ty = Limit {
        rule: "roma/type",
        alone: roma::backend_type,
        object: r#"{ "type": $ }"#,
        pointer: "/type",
    };
    choice(&ty, &["data", "function"], "must be data or function");
    ty.refuses([("", "must be data or function")]);
    assert_eq!(found(r#"{ "id": "1", "type": "" }"#, &[]), [""; 0], "in a response");
}

#[test]
fn positions() {
    let position = Limit {
        rule: "roma/parameter-in",
        alone: roma::position,
        object: r#"{ "parameters": [{ "name": "application/json", "in": $ }] }"#,
        pointer: "/parameters/0/in",
    };
    let words = Position::ALL.map(Position::name);
    choice(&position, &words, "must be Headers, Parameters or Body");
}

#[test]
fn bodies() {
    let name = Limit {
        rule: "roma/parameter-name",
        alone: |text| roma::parameter_name(Position::Body, text),
        object: r#"{ "parameters": [{ "name": $, "in": "Body" }] }"#,
        pointer: "/parameters/0/name",
    };
    choice(
        &name,
        &["application/json", "application/xml", "application/text"],
        "must be application/json, application/xml or application/text",
    );
}

#[test]
fn script_types() {
    let ty = Limit {
        rule: "roma/script-type",
        alone: roma::script_type,
        object: r#"{ "scripts": [{ "content": "YQ==", "object_name": "a", "type": $ }] }"#,
        pointer: "/scripts/0/type",
    };
    choice(&ty, &["SQL", "SP"], "must be SQL or SP");
    ty.refuses([("", "must be SQL or SP")]);
}

#[test]
fn datasource_types() {
    let ty = Limit {
        rule: "roma/script-datasource",
        alone: roma::datasource_type,
        object: r#"{ "scripts": [{ "content": "YQ==", "object_name": "a", "ds_type": $ }] }"#,
        pointer: "/scripts/0/ds_type",
    };
    let words = [
        "oracle",
        "mysql",
        "mongodb",
        "redis",
        "postgresql",
        "hive",
        "mssql",
        "sqlserver",
        "dws",
        "gauss100",
        "zenith",
        "hana",
        "clickhouse",
        "mrshive",
        "dm",
        "opengauss",
    ];
    let listed = "must be oracle, mysql, mongodb, redis, postgresql, hive, mssql, sqlserver, dws, \
        gauss100, zenith, hana, clickhouse, mrshive, dm or opengauss";
    ty.accepts(words);
    ty.refuses([
        ("", listed),
        ("gauss200", listed),
        ("MySQL", "must be mysql: letter case counts"),
    ]);
}

#[test]
fn reserved_headers() {
    let header = Limit {
        rule: "roma/header-reserved",
        alone: roma::header_name,
        object: r#"{ "parameters": [{ "name": $, "in": "Headers" }] }"#,
        pointer: "/parameters/0/name",
    };
    let message =
        "must be another name: X-Apig-…, X-Sdk-…, X-Stage and Authorization belong to the gateway";
    header.accepts(["X-Apig", "X-Sdk", "X-Stages", "X-Stag", "Authorizations", "Authorizatio"]);
    header.accepts(["a-x-apig-b", "x-ſdk-a", "Proxy-Authorization", "xx-stage"]);
    let reserved = ["X-Apig-Mode", "x-apig-mode", "X-APIG-", "x-sdk-", "X-Sdk-Date", "X-STAGE"];
    header.refuses(reserved.map(|text| (text, message)));
    header.refuses(["Authorization", "AUTHORIZATION", "aUTHORIZATION"].map(|text| (text, message)));
    for position in ["Parameters", "Body"] {
        let object =
            format!(r#"{{ "parameters": [{{ "name": "X-Stage", "in": "{position}" }}] }}"#);
        let lines = found(&object, &[]);
        assert!(!lines.iter().any(|line| line.starts_with("roma/header-reserved")), "{lines:?}");
    }
}

#[test]
fn statuses() {
    const MESSAGE: &str = "must be 1 (to be developed), 3 (developing) or 4 (deployed)";
    for status in [1, 3, 4] {
        assert_eq!(roma::status(status), Ok(()));
        assert_eq!(found(&format!(r#"{{ "status": {status} }}"#), &[]), [""; 0]);
    }
    for status in [i64::MIN, -4, -1, 0, 2, 5, 10, 34, i64::MAX] {
        assert_eq!(roma::status(status).unwrap_err().message, MESSAGE);
        let lines = found(&format!(r#"{{ "status": {status} }}"#), &[]);
        assert_eq!(lines, [format!("roma/status /status {MESSAGE}")], "{status}");
    }
    for status in ["9223372036854775808", "100000000000000000000000000000001", "-0"] {
        let lines = found(&format!(r#"{{ "status": {status} }}"#), &[]);
        assert_eq!(lines, [format!("roma/status /status {MESSAGE}")], "{status}");
    }
    for status in ["4.0", "4e0", "1E0", "0.4e1", "1.5"] {
        let lines = found(&format!(r#"{{ "status": {status} }}"#), &[]);
        let message = "must be an integer, not a number with a fraction or an exponent";
        assert_eq!(lines, [format!("document/type /status {message}")], "{status}");
    }
}

#[test]
fn times() {
    const MESSAGE: &str = "must be an RFC 3339 time such as 2020-09-18T09:25:59Z";
    let created = Limit {
        rule: "roma/time",
        alone: roma::time,
        object: r#"{ "created_time": $ }"#,
        pointer: "/created_time",
    };
    let script = Limit {
        object: r#"{ "scripts": [{ "content": "YQ==", "object_name": "a", "modified_time": $ }] }"#,
        pointer: "/scripts/0/modified_time",
        ..created
    };
    for limit in [created, script] {
        limit.accepts([
            "2024-02-29T23:59:60Z",
            "2024-05-06t07:08:09.5-23:59",
            "0000-01-01T00:00:00Z",
        ]);
        let bad = ["", " ", "2023-02-29T00:00:00Z", "2024-05-06T24:00:00Z", "2024-05-06", "名"];
        limit.refuses(bad.map(|text| (text, MESSAGE)));
    }
}

#[test]
fn modified_not_before_created() {
    let times = [
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z", true),
        ("2024-05-06T07:08:09Z", "2024-05-06T15:08:09+08:00", true),
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:08.999999999Z", false),
        ("2024-05-06T07:08:09Z", "2024-05-06T15:08:08+08:00", false),
        ("2024-05-06T07:08:09-01:00", "2024-05-06T08:08:09+00:00", true),
        ("2024-05-06T07:08:09-01:01", "2024-05-06T08:08:09+00:00", false),
    ];
    for (created, modified, passes) in times {
        let pair = format!(r#""created_time": "{created}", "modified_time": "{modified}""#);
        let script = format!(r#"{{ "content": "YQ==", "object_name": "a", {pair} }}"#);
        for (object, at) in [
            (format!("{{ {pair} }}"), ""),
            (
                format!(
                    r#"{{ "scripts": [{{ "content": "YQ==", "object_name": "b" }}, {script}] }}"#
                ),
                "/scripts/1",
            ),
        ] {
            let source = definition(&object, &[]);
            let report = check(source.as_bytes(), None, &RuleSet::default()).report;
            assert_eq!(report.violations().is_empty(), passes, "{created} {modified}: {report}");
            for violation in report.violations() {
                assert_eq!(violation.pointer, *format!("{at}/modified_time"));
                assert_eq!(violation.message, "cannot be before created_time");
                assert_eq!(violation.related[0].pointer, *format!("{at}/created_time"));
            }
        }
    }
}
