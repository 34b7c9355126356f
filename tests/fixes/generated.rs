//! Laws, of definitions that are broken in many ways at once.

use proptest::prelude::*;

use crate::laws::holds;

/// A name of a member, often mistyped.
fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "name",
        "nmae",
        "Name",
        "path",
        "pth",
        "Path",
        "method",
        "metod",
        "version",
        "content_type",
        "contentType",
        "roma_app_id",
        "romaAppId",
        "description",
        "status",
        "type",
        "return_format",
        "api_signature_id",
        "created_time",
        "modified_time",
        "id",
        "x-own",
    ])
}

/// A value, often wrong.
fn value() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        r#""orders""#,
        r#"" orders ""#,
        r#""/orders""#,
        r#""orders""#,
        r#""/orders/""#,
        r#""//a//b/""#,
        r#""get""#,
        r#"" Get ""#,
        r#""GTE""#,
        r#""GET""#,
        r#""json""#,
        r#""JSON ""#,
        r#""1.0""#,
        r#"" 1.0""#,
        "1.10",
        "4",
        r#""4""#,
        "true",
        r#""true""#,
        "null",
        r#""a1  ""#,
        r#""data""#,
        r#""Data""#,
        r#""2020-09-18T09:25:59Z""#,
        r#""2020-09-18T09:25:59+0800""#,
        r#""o\u200brders""#,
        r#""""#,
        "[]",
        "{}",
        r#""\t""#,
        r#""订单 ""#,
    ]);
    words.prop_map(str::to_owned)
}

fn parameter() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        r#""a""#,
        r#""A""#,
        r#""a_2""#,
        r#"" a""#,
        r#""application/json""#,
        r#""Application/JSON""#,
        r#""b""#,
    ]);
    let positions = prop::sample::select(vec![
        r#""Headers""#,
        r#""headers""#,
        r#""Parameters""#,
        r#""Parameter""#,
        r#""Body""#,
        r#""body ""#,
    ]);
    let defaults = prop::sample::select(vec![r#""{\"a\":1}""#, r#""1""#, "1", r#""a=1&b=2""#]);
    (names, positions, defaults).prop_map(|(name, position, default)| {
        format!(r#"{{"name":{name},"in":{position},"default":{default}}}"#)
    })
}

prop_compose! {
    fn members()(
        members in prop::collection::vec((name(), value()), 0..12),
        parameters in prop::collection::vec(parameter(), 0..6),
        script in prop::sample::select(vec!["", "c2VsZWN0ICR7YX0=", "c2VsZWN0IDE", "c2VsZWN0\\nIDE="]),
    ) -> Vec<(String, String)> {
        let mut all: Vec<_> = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        all.push(("parameters".into(), format!("[{}]", parameters.join(","))));
        if !script.is_empty() {
            let script = format!(r#"[{{"content":"{script}","object_name":"o ","type":"sql"}}]"#);
            all.push(("scripts".into(), script));
        }
        all
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn broken_definitions_hold_the_laws(members in members()) {
        let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        holds(format!("{{\n\t{}\n}}\n", members.join(",\n\t")).as_bytes());
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn broken_yaml_holds_the_laws(members in members(), quote in "['\"]?") {
        let line = |(name, value): &(String, String)| {
            let value = value.strip_prefix('"').and_then(|it| it.strip_suffix('"')).map_or_else(
                || value.clone(),
                |text| if text.contains('\\') { value.clone() } else { format!("{quote}{text}{quote}") },
            );
            format!("{name}: {value}\n")
        };
        let source: String = members.iter().map(line).collect();
        let rules = apiglint::RuleSet::default();
        let kind = apiglint::find_kind("roma/definition").ok();
        let check = |text: &[u8]| {
            let documents = apiglint::check_yaml(text, kind, &rules);
            documents.into_iter().map(|it| it.report).collect()
        };
        crate::laws::holds_of(source.as_bytes(), apiglint::fix::Syntax::Yaml, &rules, &check);
    }
}
