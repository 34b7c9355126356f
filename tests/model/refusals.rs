//! What is said where a definition is refused.

use apiglint::roma::BackendApi;
use apiglint::roma::model::{Parameter, Script};

use crate::definition;

/// By serde, without the position that `serde_json` adds.
fn said(source: &str) -> String {
    let error = serde_json::from_str::<BackendApi>(source).expect_err("refused").to_string();
    error.split(" at line ").next().unwrap_or_default().into()
}

#[test]
fn serde_says_place_and_rule_and_no_value() {
    let twice = "cannot be there twice: readers disagree on which one counts";
    for (source, expected) in [
        ("[]", "must be an object, not an array [document/type]".to_owned()),
        (
            r#"{"name":"orders"}"#,
            "/content_type must be there [roma/required], and 4 more".into(),
        ),
        (&definition(r#""status":7"#), "/status must be 1 (to be developed), 3 (developing) or 4 (deployed) [roma/status]".into()),
        (&definition(r#""status":4.0"#), "/status must be an integer, not a number with a fraction or an exponent [document/type]".into()),
        (&definition(r#""id":null"#), "/id must be a string, not null [document/type]".into()),
        (&definition(r#""name":"orders""#), format!("/name {twice} [document/duplicate-member]")),
        (&definition(r#""x":{"a":1,"a":2}"#), format!("/x/a {twice} [document/duplicate-member]")),
        (
            &definition(r#""scripts":[{"object_name":"o","content":"c2VjcmV0!"}]"#),
            "/scripts/0/content must be standard base64: cannot have '!' as character 9 [roma/script-content]".into(),
        ),
    ] {
        assert_eq!(said(source), expected, "{source}");
    }
}

/// A parameter or a script by itself: its path begins with it.
#[test]
fn parts_are_refused_as_in_a_definition() {
    fn said<T: serde::de::DeserializeOwned>(source: &str) -> String {
        let error = serde_json::from_str::<T>(source).err().map(|it| it.to_string());
        error.unwrap_or_default().split(" at line ").next().unwrap_or_default().into()
    }
    for (source, expected) in [
        ("1", "must be an object, not a number [document/type]"),
        ("{}", "/in must be there [roma/required], and 1 more"),
        (
            r#"{"name":"1","in":"Headers"}"#,
            "/name must start with a letter, not '1' [roma/parameter-name]",
        ),
        (
            r#"{"name":"a","in":"Body","required":null}"#,
            "/name must be application/json, application/xml or application/text [roma/parameter-name], and 1 more",
        ),
    ] {
        assert_eq!(said::<Parameter>(source), expected, "{source}");
    }
    for (source, expected) in [
        ("[]", "must be an object, not an array [document/type]"),
        (r#"{"object_name":"o"}"#, "/content must be there [roma/script-required]"),
        (
            r#"{"object_name":"o","content":"YQ==","x":{"a":1,"a":2}}"#,
            "/x/a cannot be there twice: readers disagree on which one counts [document/duplicate-member]",
        ),
    ] {
        assert_eq!(said::<Script>(source), expected, "{source}");
    }
}

/// The report is that of a check, warnings and places included.
#[test]
fn from_json_gives_the_whole_report() {
    let source = definition(r#""created_time":"secret","type":"secret""#);
    let report = BackendApi::from_json(source.as_bytes()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "warning: /created_time must be an RFC 3339 time such as 2020-09-18T09:25:59Z [roma/time]\n\
         error: /type must be data or function [roma/type]"
    );
    let span = report.violations()[1].span.unwrap();
    assert_eq!(&source[span.start as usize..span.end as usize], r#""secret""#);
}

#[test]
fn what_is_no_json_is_refused() {
    let report = BackendApi::from_json(b"{").unwrap_err();
    assert_eq!(
        report.to_string(),
        "error: the document must have a member name in double quotes or '}' here, not the end of the text [document/syntax]"
    );
    let deep = "[".repeat(129);
    let report = BackendApi::from_json(deep.as_bytes()).unwrap_err();
    assert_eq!(report.violations()[0].rule.id, "document/too-deep");
    let report = BackendApi::from_json(b"\"\xff\"").unwrap_err();
    assert_eq!(report.violations()[0].rule.id, "document/syntax");
}
