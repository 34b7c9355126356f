//! What a document is taken for, and what is taken for nothing.

use apiglint::{DocumentKind, RuleSet, check, find_kind};

/// Bodies of the shapes that the vendor's pages show.
#[rustfmt::skip] // one row a line
const SAMPLES: &[(&str, &str)] = &[
    ("definition", r#"{"name":"stock","path":"/stock","method":"GET","version":"1.0","content_type":"json","roma_app_id":"a-1"}"#),
    ("scripts", r#"{"api_type":"function","scripts":[{"content":"ZnVuY3Rpb24oKXt9","object_name":"fun","type":"SQL"}]}"#),
    ("scripts", r#"{"api_id":"7c21","api_type":"data","scripts":[{"content":"c2VsZWN0IDE=","object_name":"o","ds_id":"d"}]}"#),
    ("test", r#"{"parameters":[{"name":"region","in":"Headers","default":"eu","required":false}]}"#),
    ("test", r#"{"id":"7c21","parameters":[{"name":"region","in":"Headers"}]}"#),
    ("deploy", r#"{"deploy_front_api":false}"#),
    ("deploy", r#"{"group_id":"g","env_id":"e","protocol":"HTTPS"}"#),
    ("deploy", r#"{"ld_api_id":"7c21","group_id":"g","env_id":"e","auth_type":"APP","path":"/stock","method":"GET","roma_app_id":"a-1"}"#),
    ("deploy", r#"{"path":"/stock","method":"GET","roma_app_id":"a-1","retry_count":"3","deploy_front_api":false}"#),
    ("deploy-record", r#"{"api_definition":{"content_type":"json","method":"GET","name":"stock","path":"/stock","roma_app_id":"a-1","version":"1.0"},"api_id":"1d04","deploy_time":"2024-05-06T07:08:09Z","env_id":"e","group_id":"g","id":"5e19","ld_api_id":"7c21"}"#),
    ("undeploy", r#"{"ld_api_id":"7c21"}"#),
    ("check", r#"{"type":"name","ld_api_name":"stock"}"#),
    ("check", r#"{"type":"path","ld_api_method":"GET","ld_api_path":"/stock"}"#),
    ("export", r#"{"app_id":"5f0c2a9e"}"#),
    ("export", r#"{"apis":["7c21"],"format":"yaml"}"#),
    ("import", r#"{"file_name":"swagger: '2.0'","api_mode":"merge"}"#),
    ("list-query", r#"{"limit":20,"offset":0,"app_id":"5f0c2a9e"}"#),
    ("list-query", r#"{"precise_search":"name","name":"stock"}"#),
    ("publish", r#"{"action":"online","api_id":"5f91","env_id":"DEFAULT_ENVIRONMENT_RELEASE_ID"}"#),
    ("publish-batch", r#"{"apis":["3a95","abd9"],"env_id":"DEFAULT_ENVIRONMENT_RELEASE_ID","remark":"the shop"}"#),
    ("publish-batch", r#"{"group_id":"4f1e","env_id":"DEFAULT_ENVIRONMENT_RELEASE_ID"}"#),
    ("version-switch", r#"{"version_id":"ee1a"}"#),
    ("publish-record", r#"{"api_id":"5f91","env_id":"e","publish_id":"9191","publish_time":"2020-08-03T01:36:00.59Z","remark":"","version_id":"ee1a"}"#),
    ("publish-result", r#"{"success":[],"failure":[{"api_id":"abd9","error_code":"APIG.3002","error_msg":"Api abd9 not found"}]}"#),
    ("publish-result", r#"{"success":[{"api_id":"3a95","publish_id":"9f27"}],"failure":[]}"#),
    ("error-body", r#"{"error_code":"APIG.2011","error_msg":"Invalid parameter value,parameterName:name."}"#),
    ("error-body", r#"{"error_code":"APIG.0101","error_msg":"gone","request_id":"77"}"#),
];

#[test]
fn samples_are_recognised_and_accepted() {
    for (kind, source) in SAMPLES {
        let checked = check(source.as_bytes(), None, &RuleSet::default());
        assert_eq!(checked.kind.map(DocumentKind::name), Some(*kind), "{source}");
        assert!(checked.report.violations().is_empty(), "{source}\n{}", checked.report);
    }
}

/// White space, escapes and the order of members say nothing.
#[test]
fn the_order_of_members_does_not_count() {
    for (kind, source) in SAMPLES {
        let value: serde_json::Value = serde_json::from_str(source).unwrap();
        let members = value.as_object().unwrap().iter().rev();
        let members: Vec<_> = members
            .map(|(name, value)| {
                format!("\"\\u{:04x}{}\" : {value}", name.as_bytes()[0], &name[1..])
            })
            .collect();
        let reversed = format!("{{ {} }}", members.join(" , "));
        let checked = check(reversed.as_bytes(), None, &RuleSet::default());
        assert_eq!(checked.kind.map(DocumentKind::name), Some(*kind), "{reversed}");
        assert!(checked.report.violations().is_empty(), "{reversed}\n{}", checked.report);
    }
}

/// What is wrong with a body does not hide what it is.
#[test]
fn broken_bodies_are_recognised() {
    for (kind, source) in [
        ("deploy", r#"{"deploy_front_api":"yes"}"#),
        ("deploy", r#"{"deploy_front_api":true,"grup_id":"g"}"#),
        ("deploy", r#"{"path":"/stock","method":"GET","roma_app_id":"a-1","protocol":7}"#),
        ("check", r#"{"ld_api_name":7}"#),
        ("scripts", r#"{"scripts":[1,{"content":"","object_name":7}],"x":1}"#),
        ("publish", r#"{"api_id":"a","env_id":"e"}"#),
        ("publish", r#"{"action":"onlin","api_id":"a"}"#),
        ("publish-batch", r#"{"apis":[],"group_id":"g","env_id":"e"}"#),
        ("error-body", r#"{"error_code":"apig.11"}"#),
        ("export", r#"{"app_id":"a","status":7}"#),
    ] {
        let checked = check(source.as_bytes(), None, &RuleSet::default());
        assert_eq!(checked.kind.map(DocumentKind::name), Some(kind), "{source}");
        assert!(!checked.report.violations().is_empty(), "{source}");
    }
}

/// A definition stays one, with members of a deployment in it or without some of its own.
#[test]
fn definitions_stay_definitions() {
    for source in [
        r#"{"path":"/stock","method":"GET","roma_app_id":"a-1"}"#,
        r#"{"path":"/stock","method":"GET","content_type":"json","protocol":"HTTPS"}"#,
        r#"{"path":"/stock","method":"GET","content_type":"json","roma_app_id":"a-1","env_id":"e","group_id":"g","protocol":"HTTPS"}"#,
    ] {
        let checked = check(source.as_bytes(), None, &RuleSet::default());
        assert_eq!(checked.kind, Some(find_kind("definition").unwrap()), "{source}");
    }
}

#[test]
fn foreign_json_is_let_alone() {
    for source in [
        "{}",
        "[]",
        "null",
        r#"{"app_id":440}"#,
        r#"{"app_id":null}"#,
        r#"{"app_id":"a","name":"x"}"#,
        r#"{"name":"left-pad","version":"1.3.0","scripts":{"test":"node"},"main":"index.js"}"#,
        r#"{"scripts":["a.js"]}"#,
        r#"{"scripts":[{"name":"a","content":"b"}]}"#,
        r#"{"compilerOptions":{"target":"es2020"},"include":["src"],"extends":"./base"}"#,
        r#"{"type":"name"}"#,
        r#"{"type":"object","properties":{}}"#,
        r#"{"parameters":[]}"#,
        r#"{"parameters":[{"name":"id","in":"query"}]}"#,
        r#"{"parameters":[{"name":"id","in":"Headers"}],"summary":"x"}"#,
        r#"{"swagger":"2.0","info":{},"paths":{}}"#,
        r#"{"limit":10,"offset":0}"#,
        r#"{"limit":10,"offset":0,"name":"x"}"#,
        r#"{"format":"json"}"#,
        r#"{"status":4}"#,
        r#"{"status":4,"format":"json"}"#,
        r#"{"apis":["a"]}"#,
        r#"{"file_name":"a.txt"}"#,
        r#"{"action":"opened","number":1}"#,
        r#"{"action":"online"}"#,
        r#"{"env_id":"e"}"#,
        r#"{"env_id":"e","remark":"x"}"#,
        r#"{"group_id":"org.example","artifact_id":"x","version":"1"}"#,
        r#"{"version_id":7}"#,
        r#"{"version_id":"a","object":"b"}"#,
        r#"{"error_code":"IAM.0011","error_msg":"no"}"#,
        r#"{"error_code":11,"error_msg":"no"}"#,
        r#"{"error_code":"名名名","error_msg":"no"}"#,
        r#"{"error":{"code":1}}"#,
        r#"{"success":true,"failure":[]}"#,
        r#"{"success":[{"path":"/a","method":"GET","action":"update","id":"1"}],"failure":[]}"#,
        r#"{"publish_id":"p"}"#,
        // An API of the frontend.
        r#"{"name":"front","group_id":"g","auth_type":"APP","cors":false,"backend_type":"HTTP","req_uri":"/x","req_method":"GET","roma_app_id":"a-1","backend_api":{"protocol":"HTTP","url_domain":"h"}}"#,
        r#"{"path":"/x","method":"GET"}"#,
    ] {
        let checked = check(source.as_bytes(), None, &RuleSet::default());
        assert_eq!(checked.kind, None, "{source}");
        assert!(checked.report.violations().is_empty(), "{source}");
    }
}
