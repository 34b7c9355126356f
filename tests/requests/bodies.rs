//! Every rule about a body at its edges.

use apiglint::roma::{Position, check_deploy, import_file, kinds, requests, retry_count};
use apiglint::{Document, RuleSet, check};

use crate::{found, lines};

/// Each body of this kind, and what is found in it.
fn table(kind: &str, rows: &[(&str, &[&str])]) {
    for (source, expected) in rows {
        assert_eq!(found(kind, source), *expected, "{kind} {source}");
    }
}

#[test]
fn deploy_asks_for_what_its_frontend_needs() {
    const HELP: &str = "(without a frontend API, set deploy_front_api to false)";
    let silent = ["env_id", "group_id"].map(|it| format!("roma/deploy /{it} must be there {HELP}"));
    assert_eq!(found("deploy", "{}"), silent);
    table(
        "deploy",
        &[
            (r#"{"deploy_front_api":false}"#, &[]),
            (r#"{"group_id":"g","env_id":"e"}"#, &[]),
            (
                r#"{"deploy_front_api":true}"#,
                &[
                    "roma/deploy /auth_type must be there",
                    "roma/deploy /env_id must be there",
                    "roma/deploy /group_id must be there",
                    "roma/deploy /protocol must be there",
                ],
            ),
            (
                r#"{"deploy_front_api":true,"auth_type":"NONE","protocol":"BOTH","group_id":"g","env_id":"e"}"#,
                &[],
            ),
            // One violation for one value: nothing is asked of a body whose flag cannot be read.
            (
                r#"{"deploy_front_api":"true"}"#,
                &["document/type /deploy_front_api must be a boolean, not a string"],
            ),
            (
                r#"{"deploy_front_api":null}"#,
                &["document/type /deploy_front_api must be a boolean, not null"],
            ),
            (
                r#"{"deploy_front_api":false,"auth_type":"AUTHORIZER"}"#,
                &["roma/deploy /authorizer_id must be there"],
            ),
            (
                r#"{"deploy_front_api":false,"auth_type":"AUTHORIZER","authorizer_id":""}"#,
                &["roma/deploy /authorizer_id must be there, and cannot be blank"],
            ),
            (r#"{"deploy_front_api":false,"auth_type":"AUTHORIZER","authorizer_id":"a"}"#, &[]),
            (
                r#"{"deploy_front_api":false,"auth_type":"IAM","cors":true,"backend_timeout":5000}"#,
                &[],
            ),
            (
                r#"{"deploy_front_api":false,"auth_type":"OAUTH"}"#,
                &["roma/deploy /auth_type must be NONE, APP, IAM or AUTHORIZER"],
            ),
            (
                r#"{"deploy_front_api":false,"protocol":"HTTP&HTTPS"}"#,
                &["roma/deploy /protocol must be HTTP, HTTPS, BOTH or HTTPS&HTTP"],
            ),
            (
                r#"{"deploy_front_api":false,"method":"TRACE"}"#,
                &[
                    "roma/deploy /method must be GET, POST, PUT, DELETE, HEAD, PATCH, OPTIONS or ANY",
                ],
            ),
            (
                r#"{"deploy_front_api":false,"retry_count":3}"#,
                &["document/type /retry_count must be a string, not a number"],
            ),
            (
                r#"{"deploy_front_api":false,"roma_app_id":"a b"}"#,
                &[
                    "roma/app-id /roma_app_id cannot have ' ' as character 2, only letters, digits, - and _",
                ],
            ),
            (
                r#"{"deploy_front_api":false,"retry_cout":"3"}"#,
                &[
                    "document/unknown-member /retry_cout must be a member that is known here (did you mean `retry_count`?)",
                ],
            ),
            ("[]", &["document/type  must be an object, not an array"]),
        ],
    );
}

#[test]
fn retries() {
    for count in -1..=10 {
        assert!(retry_count(&count.to_string()).is_ok(), "{count}");
    }
    for text in ["-2", "11", "", " 1", "+1", "01", "1.0", "-0", "１", "-1 "] {
        let fault = retry_count(text).unwrap_err();
        assert_eq!(fault.message, "must be a whole number from -1 to 10", "{text:?}");
    }
}

#[test]
fn paths_of_a_frontend() {
    let of = |path: &str, method: &str| {
        let source = format!(r#"{{"deploy_front_api":false,"path":"{path}","method":"{method}"}}"#);
        found("deploy", &source)
    };
    let long = |letters: usize| format!("/{}", "a".repeat(letters));
    for (path, method) in [
        ("/", "GET"),
        ("/{proxy+}", "ANY"),
        ("/a-b_c.d/*%/", "GET"),
        ("/apic/health_check", "POST"),
        (&long(511), "GET"),
    ] {
        assert_eq!(of(path, method), [""; 0], "{path}");
    }
    for (path, message) in [
        ("a", "must start with '/', not 'a'"),
        ("/a?b", "cannot have '?' as character 3, only letters, digits and * % - _ . / { } +"),
        ("/名", "cannot have '名' as character 2, only letters, digits and * % - _ . / { } +"),
        (&long(512), "must be 1 to 512 characters long, not 513"),
        (
            "/apic/health_check",
            "cannot be the path that the gateway answers itself where the method is GET",
        ),
    ] {
        assert_eq!(of(path, "GET"), [format!("roma/deploy /path {message}")], "{path}");
    }
}

#[test]
fn a_deployment_keeps_the_application() {
    for (source, expected) in [
        (r#"{"deploy_front_api":false}"#, &[][..]),
        (r#"{"deploy_front_api":false,"roma_app_id":"a-1"}"#, &[]),
        (r#"{"deploy_front_api":false,"roma_app_id":"\u0061-1"}"#, &[]),
        (
            r#"{"deploy_front_api":false,"roma_app_id":"A-1"}"#,
            &["roma/deploy-app /roma_app_id must be the roma_app_id of the backend"],
        ),
        // A value has one violation.
        (
            r#"{"deploy_front_api":false,"roma_app_id":"a-1 "}"#,
            &["roma/app-id /roma_app_id cannot have white space around the id"],
        ),
        (
            r#"{"deploy_front_api":false,"roma_app_id":1}"#,
            &["document/type /roma_app_id must be a string, not a number"],
        ),
        ("7", &["document/type  must be an object, not a number"]),
    ] {
        let document = Document::from_json(source.as_bytes()).unwrap();
        let report = check_deploy(&document, "a-1", &RuleSet::default());
        assert_eq!(lines(&report), expected, "{source}");
        if let Some(violation) =
            report.violations().iter().find(|it| it.rule.id == "roma/deploy-app")
        {
            assert_eq!(violation.code.and_then(apiglint::Code::http_status), Some(409));
            let span = violation.span.unwrap();
            assert_eq!(&source[span.start as usize..span.end as usize], r#""A-1""#);
        }
    }
}

#[test]
fn undeploy_of_version_1() {
    table(
        "undeploy",
        &[
            (r#"{"ld_api_id":"7c21"}"#, &[]),
            ("{}", &["roma/undeploy /ld_api_id must be there"]),
            (
                r#"{"ld_api_id":null}"#,
                &["roma/undeploy /ld_api_id must be there, and cannot be null"],
            ),
            (
                r#"{"ld_api_id":"\t"}"#,
                &["roma/undeploy /ld_api_id must be there, and cannot be blank"],
            ),
            (r#"{"ld_api_id":7}"#, &["document/type /ld_api_id must be a string, not a number"]),
        ],
    );
}

#[test]
fn check_asks_for_what_its_type_needs() {
    table(
        "check",
        &[
            (r#"{"type":"name","ld_api_name":"n"}"#, &[]),
            (r#"{"type":"path","ld_api_method":"PUT","ld_api_path":"/p","roma_app_id":"a"}"#, &[]),
            ("{}", &["roma/check /type must be there"]),
            (r#"{"type":"name"}"#, &["roma/check /ld_api_name must be there"]),
            (
                r#"{"type":"path"}"#,
                &[
                    "roma/check /ld_api_method must be there",
                    "roma/check /ld_api_path must be there",
                ],
            ),
            (
                r#"{"type":"path","ld_api_method":"put","ld_api_path":" "}"#,
                &[
                    "roma/check /ld_api_method must be PUT: letter case counts",
                    "roma/check /ld_api_path must be there, and cannot be blank",
                ],
            ),
            (r#"{"type":"id"}"#, &["roma/check /type must be path or name"]),
            (
                r#"{"type":"name","ld_api_name":"n","roma_app_id":"名"}"#,
                &["roma/app-id /roma_app_id must start with a letter, a digit, - or _, not '名'"],
            ),
        ],
    );
}

#[test]
fn exports() {
    table(
        "export",
        &[
            ("{}", &[]),
            (r#"{"format":"json","status":1,"apis":[]}"#, &[]),
            (r#"{"format":"yaml","status":3}"#, &[]),
            (r#"{"format":"YAML"}"#, &["roma/export /format must be yaml: letter case counts"]),
            (r#"{"format":""}"#, &["roma/export /format must be json, yaml or yml"]),
            (r#"{"status":"4"}"#, &["document/type /status must be an integer, not a string"]),
            (
                r#"{"status":99999999999999999999}"#,
                &[
                    "roma/export /status must be 1 (to be developed), 3 (developing) or 4 (deployed)",
                ],
            ),
            (r#"{"apis":"a"}"#, &["document/type /apis must be an array, not a string"]),
            (
                r#"{"apis":["a",1,null,["a"]," "]}"#,
                &[
                    "document/type /apis/1 must be a string, not a number",
                    "document/type /apis/2 must be a string, not null",
                    "document/type /apis/3 must be a string, not an array",
                    "roma/export /apis/4 must be an id, and cannot be blank",
                ],
            ),
            (
                r#"{"apis":["a","\u0061","b","a"]}"#,
                &[
                    "roma/export /apis/1 cannot be the same id as another in the list [/apis/0: first here]",
                    "roma/export /apis/3 cannot be the same id as another in the list [/apis/0: first here]",
                ],
            ),
            (
                r#"{"app_id":"a "}"#,
                &["roma/export-app /app_id cannot have white space around the id"],
            ),
            (
                r#"{"app_id":"\u3000a"}"#,
                &["roma/export-app /app_id cannot have white space around the id"],
            ),
            (r#"{"app_id":"a b"}"#, &[]),
        ],
    );
    let source = br#"{"app_id":"a ","apis":["a","a"]}"#;
    let report = check(source, Some(&kinds::EXPORT), &RuleSet::default()).report;
    let spans: Vec<_> = report
        .violations()
        .iter()
        .flat_map(|it| it.related.iter().map(|it| it.span).chain([it.span]))
        .map(|span| span.map(|span| (span.start, span.end)).unwrap())
        .collect();
    assert_eq!(spans, [(10, 14), (23, 26), (27, 30)]);
}

#[test]
fn imports() {
    const MAX: usize = 3 * 1024 * 1024;
    table(
        "import",
        &[
            (r#"{"file_name":"{}"}"#, &[]),
            (r#"{"file_name":"{}","api_mode":"merge","extend_mode":"override"}"#, &[]),
            (
                r#"{"file_name":"","api_mode":""}"#,
                &[
                    "roma/import /file_name must be there, and cannot be blank",
                    "roma/import /api_mode must be merge or override",
                ],
            ),
            (
                r#"{"file_name":"{}","extend_mode":"OVERRIDE"}"#,
                &["roma/import /extend_mode must be override: letter case counts"],
            ),
        ],
    );
    assert!(import_file(MAX).is_ok());
    let fault = import_file(MAX + 1).unwrap_err();
    assert_eq!(fault.message, format!("must be at most {MAX} bytes long, not {}", MAX + 1));
    // Bytes count, not characters, and not what it takes to write them.
    for (file, fits) in [
        ("a".repeat(MAX), true),
        ("a".repeat(MAX + 1), false),
        ("é".repeat(MAX / 2), true),
        ("é".repeat(MAX / 2 + 1), false),
        (r"\u0061".repeat(MAX / 6 + 1), true),
    ] {
        let source = format!(r#"{{"file_name":"{file}"}}"#);
        let report = check(source.as_bytes(), Some(&kinds::IMPORT), &RuleSet::default()).report;
        assert_eq!(report.violations().is_empty(), fits);
        for violation in report.violations() {
            assert_eq!(violation.code.map(apiglint::Code::number), Some(3603));
            assert_eq!(
                violation.error_msg().as_deref(),
                Some("The Swagger file content is too long.")
            );
        }
    }
}

#[test]
fn lists() {
    const LIMIT: &str = "roma/list /limit must be a whole number from 1 to 500";
    const OFFSET: &str = "roma/list /offset must be a whole number, and cannot be negative";
    const PRECISE: &str = "roma/list /precise_search must be name, path or status, or several of them with commas between";
    table(
        "list-query",
        &[
            ("{}", &[]),
            (r#"{"limit":1,"offset":0}"#, &[]),
            (r#"{"limit":"500","offset":"9223372036854775807"}"#, &[]),
            (r#"{"limit":0}"#, &[LIMIT]),
            (r#"{"limit":"0"}"#, &[LIMIT]),
            (r#"{"limit":501}"#, &[LIMIT]),
            (r#"{"limit":""}"#, &[LIMIT]),
            (r#"{"limit":"+5"}"#, &[LIMIT]),
            (r#"{"limit":" 5"}"#, &[LIMIT]),
            (r#"{"limit":"5.0"}"#, &[LIMIT]),
            (r#"{"limit":"５"}"#, &[LIMIT]),
            (
                r#"{"limit":5.0}"#,
                &[
                    "document/type /limit must be an integer, not a number with a fraction or an exponent",
                ],
            ),
            (r#"{"limit":null}"#, &["document/type /limit must be an integer, not null"]),
            (r#"{"limit":true}"#, &["document/type /limit must be an integer, not a boolean"]),
            (r#"{"offset":-1}"#, &[OFFSET]),
            (r#"{"offset":"-1"}"#, &[OFFSET]),
            (r#"{"offset":"9223372036854775808"}"#, &[OFFSET]),
            (r#"{"status":"1"}"#, &[]),
            (r#"{"status":"2"}"#, &["roma/list /status must be 1, 3 or 4"]),
            (r#"{"status":4}"#, &["document/type /status must be a string, not a number"]),
            (r#"{"precise_search":"status,path,name"}"#, &[]),
            (r#"{"precise_search":""}"#, &[PRECISE]),
            (r#"{"precise_search":"name,"}"#, &[PRECISE]),
            (r#"{"precise_search":"Name"}"#, &[PRECISE]),
            (
                r#"{"page":1}"#,
                &["document/unknown-member /page must be a member that is known here"],
            ),
        ],
    );
}

/// Remarks are counted in characters of any width.
#[test]
fn publications() {
    for letter in ["r", "é", "名", "😀", r"\u00e9"] {
        let of = |kind: &str, length: usize| {
            let remark = letter.repeat(length);
            found(
                kind,
                &format!(r#"{{"action":"online","api_id":"a","env_id":"e","remark":"{remark}"}}"#),
            )
        };
        assert_eq!(of("publish", 255), [""; 0], "{letter}");
        assert_eq!(
            of("publish", 256),
            ["roma/publish /remark must be at most 255 characters long, not 256"]
        );
    }
    table(
        "publish",
        &[
            (r#"{"action":"offline","api_id":"a","env_id":"e"}"#, &[]),
            (
                r#"{"action":"Online","api_id":"a","env_id":"e"}"#,
                &["roma/publish /action must be online: letter case counts"],
            ),
            (
                r#"{"action":"delete","api_id":"a","env_id":"e"}"#,
                &["roma/publish /action must be online or offline"],
            ),
            (
                "{}",
                &[
                    "roma/publish /action must be there",
                    "roma/publish /api_id must be there",
                    "roma/publish /env_id must be there",
                ],
            ),
            (
                r#"{"action":"","api_id":null,"env_id":1}"#,
                &[
                    "roma/publish /action must be there, and cannot be blank",
                    "roma/publish /api_id must be there, and cannot be null",
                    "document/type /env_id must be a string, not a number",
                ],
            ),
        ],
    );
}

#[test]
fn batches() {
    let ids =
        |count: usize| (0..count).map(|id| format!(r#""{id}""#)).collect::<Vec<_>>().join(",");
    let of = |count: usize| {
        found("publish-batch", &format!(r#"{{"env_id":"e","apis":[{}]}}"#, ids(count)))
    };
    let count = |count: usize| {
        format!("roma/publish-batch /apis must have 1 to 1000 ids in it, not {count}")
    };
    assert_eq!(of(0), [count(0)]);
    assert_eq!(of(1), [""; 0]);
    assert_eq!(of(1000), [""; 0]);
    assert_eq!(of(1001), [count(1001)]);
    table(
        "publish-batch",
        &[
            (r#"{"env_id":"e","group_id":"g"}"#, &[]),
            (
                "{}",
                &[
                    "roma/publish-batch /apis must be there, or else group_id",
                    "roma/publish-batch /env_id must be there",
                ],
            ),
            (
                r#"{"env_id":"e","group_id":" "}"#,
                &["roma/publish-batch /group_id must be there, and cannot be blank"],
            ),
            (
                r#"{"env_id":"e","group_id":"g","apis":["a"]}"#,
                &[
                    "roma/publish-batch /group_id cannot stand beside apis: one of them says what to publish [/apis: the ids]",
                ],
            ),
            (
                r#"{"env_id":"e","apis":"a"}"#,
                &["document/type /apis must be an array, not a string"],
            ),
            (
                r#"{"env_id":"e","apis":["a","a"]}"#,
                &[
                    "roma/publish-batch /apis/1 cannot be the same id as another in the list [/apis/0: first here]",
                ],
            ),
        ],
    );
    let remark = "名".repeat(256);
    assert_eq!(
        found("publish-batch", &format!(r#"{{"env_id":"e","group_id":"g","remark":"{remark}"}}"#)),
        ["roma/publish-batch /remark must be at most 255 characters long, not 256"]
    );
    table(
        "version-switch",
        &[(r#"{"version_id":"v"}"#, &[]), ("{}", &["roma/required /version_id must be there"])],
    );
}

/// The rules about scripts are those of a definition.
#[test]
fn scripts_alone() {
    const GOOD: &str =
        r#"{"object_name":"levels","content":"c2VsZWN0IDE=","ds_id":"d","type":"SQL"}"#;
    let of = |ty: &str, script: &str| {
        found("scripts", &format!(r#"{{"api_type":"{ty}","scripts":[{script}]}}"#))
    };
    assert_eq!(of("data", GOOD), [""; 0]);
    assert_eq!(found("scripts", &format!(r#"{{"api_id":"7c21","scripts":[{GOOD}]}}"#)), [""; 0]);
    assert_eq!(of("Data", GOOD), ["roma/type /api_type must be data: letter case counts"]);
    assert_eq!(of("", GOOD), ["roma/type /api_type must be data or function"]);
    for (ty, script, expected) in [
        (
            "data",
            r#"{"object_name":"o","content":"YQ=="}"#,
            "roma/script-required /scripts/0/ds_id must be there",
        ),
        (
            "function",
            r#"{"content":"YQ=="}"#,
            "roma/script-required /scripts/0/object_name must be there",
        ),
        (
            "function",
            r#"{"object_name":"1","content":"YQ=="}"#,
            "roma/script-object /scripts/0/object_name must start with a letter, not '1'",
        ),
        (
            "function",
            r#"{"object_name":"o","content":"a b"}"#,
            "roma/script-content /scripts/0/content must be standard base64: cannot have ' ' as character 2",
        ),
        (
            "function",
            r#"{"object_name":"o","content":"YQ==","type":"JS"}"#,
            "roma/script-type /scripts/0/type must be SQL or SP",
        ),
        (
            "function",
            r#"{"object_name":"o","content":"YQ==","ds_type":"MySQL"}"#,
            "roma/script-datasource /scripts/0/ds_type must be mysql: letter case counts",
        ),
        (
            "function",
            r#"{"object_name":"o","content":"YQ==","enable_result_paging":true}"#,
            "roma/script-flags /scripts/0/enable_result_paging cannot be set where the type is function: it is for data backends",
        ),
        ("function", "7", "document/type /scripts/0 must be an object, not a number"),
    ] {
        assert_eq!(of(ty, script), [expected], "{script}");
    }
    let large = "A".repeat(43_692);
    let script = format!(r#"{{"object_name":"o","content":"{large}"}}"#);
    assert_eq!(
        of("function", &script),
        ["roma/script-size /scripts/0/content must be at most 32768 bytes once decoded, not 32769"]
    );
    // Which parameters there are, a request without a definition does not say.
    let refers = r#"{"ds_id":"d","object_name":"o","type":"SQL","content":"JHt4fQ=="}"#;
    assert_eq!(of("data", refers), [""; 0]);
}

/// The rules about parameters are those of a definition, but for defaults, which are the values of the test.
#[test]
fn tests_of_backends() {
    let of = |parameters: &str| found("test", &format!(r#"{{"parameters":[{parameters}]}}"#));
    for good in ["", r#"{"name":"region","in":"Headers","default":"eu","required":true}"#] {
        assert_eq!(of(good), [""; 0]);
    }
    assert_eq!(found("test", r#"{"id":"7c21"}"#), [""; 0]);
    for (parameters, expected) in [
        (r#"{"name":"region"}"#, "roma/required /parameters/0/in must be there"),
        (
            r#"{"name":"region","in":"headers"}"#,
            "roma/parameter-in /parameters/0/in must be Headers: letter case counts",
        ),
        (
            r#"{"name":"1","in":"Headers"}"#,
            "roma/parameter-name /parameters/0/name must start with a letter, not '1'",
        ),
        (
            r#"{"name":"X-Stage","in":"Headers"}"#,
            "roma/header-reserved /parameters/0/name must be another name: X-Apig-…, X-Sdk-…, X-Stage and Authorization belong to the gateway",
        ),
        (
            r#"{"name":"a","in":"Headers","description":"<"}"#,
            "roma/description /parameters/0/description must start with a character other than < and >, not '<'",
        ),
        (
            r#"{"name":"a","in":"Headers"},{"name":"A","in":"Headers"}"#,
            "roma/parameter-duplicate /parameters/1/name cannot have the name of another parameter of its position: one overwrites the other [/parameters/0/name: first here]",
        ),
        (
            r#"{"name":"application/json","in":"Body","default":"7"}"#,
            "roma/body-value /parameters/0/default must be a JSON object, whose keys become the parameters [/parameters/0/default: here]",
        ),
    ] {
        assert_eq!(of(parameters), [expected], "{parameters}");
    }
    let collisions = of(
        r#"{"name":"a","in":"Headers"},{"name":"a","in":"Parameters"},{"name":"b","in":"Parameters"},{"name":"application/json","in":"Body","default":"{\"b\":1}"}"#,
    );
    let rules: Vec<_> = collisions.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(rules, ["roma/parameter-collision", "roma/body-collision"]);
}

#[test]
fn answers_of_a_deployment_hold_their_definition() {
    let of = |name: &str| {
        found(
            "deploy-record",
            &format!(
                r#"{{"id":"1","ld_api_id":"7c21","group_id":"g","env_id":"e","api_id":"a","deploy_time":"2024-05-06T07:08:09Z","api_definition":{{"name":"{name}","path":"/stock","method":"GET","version":"1.0","content_type":"json","roma_app_id":"a-1","status":4,"type":"data"}}}}"#
            ),
        )
    };
    assert_eq!(of("stock"), [""; 0]);
    assert_eq!(
        of("_stock"),
        [
            "roma/name /api_definition/name must start with a letter, a digit or a Han character, not '_'"
        ]
    );
    table(
        "deploy-record",
        &[(
            r#"{"deploy_time":"yesterday"}"#,
            &["roma/time /deploy_time must be an RFC 3339 time such as 2020-09-18T09:25:59Z"],
        )],
    );
    table(
        "publish-record",
        &[
            (
                r#"{"publish_id":"p","api_id":"a","publish_time":"2020-08-03T01:36:00.592970615Z","remark":""}"#,
                &[],
            ),
            (r#"{"publish_id":"","publish_time":""}"#, &[]),
            (
                r#"{"publish_time":"now"}"#,
                &["roma/time /publish_time must be an RFC 3339 time such as 2020-09-18T09:25:59Z"],
            ),
        ],
    );
    table(
        "publish-result",
        &[
            (
                r#"{"success":[{"publish_id":"p"}],"failure":[{"api_id":"a","error_code":"APIG.3002","error_msg":"gone"}]}"#,
                &[],
            ),
            (
                r#"{"failure":[{"api_id":"a","error_code":"3002"},7]}"#,
                &[
                    "roma/error-body /failure/0/error_msg must be there",
                    "roma/error-body /failure/0/error_code must be APIG. and four digits",
                    "document/type /failure/1 must be an object, not a number",
                ],
            ),
        ],
    );
}

/// The views are there for servers, too.
#[test]
fn views_read() {
    let document =
        Document::from_json(br#"{"parameters":[{"name":"id","in":"Body"}],"limit":"5"}"#).unwrap();
    let test = requests::Test::of(document.root()).unwrap();
    let parameter = test.parameters().elements().next().and_then(apiglint::roma::Parameter::of);
    assert_eq!(parameter.unwrap().position(), Some(Position::Body));
    let query = requests::ListQuery::of(document.root()).unwrap();
    assert!(query.limit().text().is_some_and(|(_, text)| text == "5"));
    assert!(requests::Deploy::of(document.at("/limit").unwrap()).is_none());
}
