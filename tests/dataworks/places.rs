//! Details are JSON in a string: places are those in the file, through the escapes.

use apiglint::{RuleSet, check};

use super::document;

/// The path, and the text that the span covers, of each violation.
fn places(source: &str) -> Vec<(String, String)> {
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    let place = |it: &apiglint::Violation| {
        let span = it.span.expect("it is there");
        (it.pointer.to_string(), source[span.start as usize..span.end as usize].to_owned())
    };
    report.violations().iter().map(place).collect()
}

fn with_details(details: &str) -> String {
    document("dataworks/create-request", &format!(r#"{{ "ScriptDetails": "{details}" }}"#), &[])
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(pointer, text)| (pointer.into(), text.into())).to_vec()
}

#[test]
fn values_and_names_are_found_through_escapes() {
    let source = with_details(
        r#"{\"script\":\"select \u4ef7\ud83d\ude00 from a where b = ${c}\",\n \"scriptRequestParameters\":[{\"parameterName\":\"c\",\"parameterPosition\":9,\"parameterDataType\":\"0\"}], \"\u4ef7\":1}"#,
    );
    let lines: Vec<_> =
        places(&source).into_iter().filter(|(pointer, _)| !pointer.ends_with("/script")).collect();
    assert_eq!(
        lines,
        pairs([
            ("/ScriptDetails/scriptRequestParameters/0/parameterPosition", "9"),
            ("/ScriptDetails/scriptRequestParameters/0/parameterDataType", r#"\"0\""#),
            ("/ScriptDetails/价", r#"\"\u4ef7\""#),
        ])
    );
}

#[test]
fn what_is_no_json_is_shown_where_it_breaks() {
    for (details, at) in [
        (r#"{\"script\":}"#, "}"),
        (r#"{\"script\":\u0020\u00e9}"#, r"\u00e9"),
        (r#"{\"script\":1} 2"#, "2"),
        (r"[", ""),
    ] {
        let source = with_details(details);
        let lines = places(&source);
        assert_eq!(lines, pairs([("/ScriptDetails", at)]), "{source}");
    }
}

#[test]
fn nesting_is_bounded_inside_strings_too() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let report = check(with_details(&deep).as_bytes(), None, &RuleSet::default()).report;
    let rules: Vec<_> = report.violations().iter().map(|it| it.rule.id).collect();
    assert_eq!(rules, ["document/too-deep"]);
}

#[test]
fn details_of_another_type_are_refused() {
    let source = document("dataworks/create-request", r#"{ "ScriptDetails": 7 }"#, &[]);
    assert_eq!(places(&source), pairs([("/ScriptDetails", "7")]));
    let source = with_details("[1]");
    assert_eq!(places(&source), pairs([("/ScriptDetails", "[1]")]));
}

#[test]
fn documents_without_spans_have_pointers() {
    let value: serde_json::Value =
        serde_json::from_str(&with_details(r#"{\"isPagedResponse\":1}"#)).unwrap();
    let document = apiglint::Document::from_value(&value).unwrap();
    let report =
        apiglint::DocumentKind::of(&document).unwrap().check(&document, &RuleSet::default());
    let found: Vec<_> =
        report.violations().iter().map(|it| (it.pointer.to_string(), it.span)).collect();
    assert!(found.contains(&("/ScriptDetails/isPagedResponse".into(), None)), "{found:?}");
}

#[cfg(feature = "yaml")]
#[test]
fn yaml_around_the_string_makes_no_difference() {
    let yaml = "ApiName: stock_levels\nApiPath: /stock\nApiMode: 1\nApiDescription: all\nGroupId: ds_1\nProjectId: 1\n\
        Protocols: '1'\nRequestMethod: 0\nResponseContentType: 0\nTimeout: 1\nVisibleRange: 0\n\
        ScriptDetails: '{\"isPagedResponse\":true,\"script\":7}'\n";
    let checked = apiglint::check_yaml(yaml.as_bytes(), None, &RuleSet::default());
    let [violation] = checked[0].report.violations() else { panic!("{}", checked[0].report) };
    let span = violation.span.expect("it is there");
    assert_eq!(violation.pointer, "/ScriptDetails/script");
    assert_eq!(&yaml[span.start as usize..span.end as usize], "7");
}

#[test]
fn places_in_a_script_are_found_through_two_layers_of_escapes() {
    let source = with_details(
        r#"{\"script\":\"select \\\"a\\\", b\\n from t; delete from t\",\"isPagedResponse\":true,\"scriptResponseParameters\":[{\"parameterName\":\"a\"}]}"#,
    );
    let script = "/ScriptDetails/script";
    assert_eq!(places(&source), pairs([(script, "b"), (script, "delete")]), "{source}");
}

#[test]
fn hidden_characters_are_found_through_two_layers_of_escapes() {
    let source = with_details(
        r#"{\"isPagedResponse\":true,\"scriptConnection\":{\"tableName\":\"a\\u200bb\"}}"#,
    );
    let at = "/ScriptDetails/scriptConnection/tableName";
    assert_eq!(places(&source), pairs([(at, r#"\"a\\u200bb\""#)]), "{source}");
    // One that shows in the string itself is said of the string.
    let source = with_details(
        r#"{\"isPagedResponse\":true,\"scriptConnection\":{\"tableName\":\"a\u200bb\"}}"#,
    );
    let pointers: Vec<_> = places(&source).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/ScriptDetails"]);
}
