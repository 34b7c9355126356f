//! What is found inside a string is shown there, where YAML writes it in one piece.

use apiglint::{RuleSet, Severity, check_yaml};

const HEAD: &str = "name: stock-levels
path: /stock/levels
method: POST
version: '1.4.2'
content_type: json
roma_app_id: 5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358
parameters:
- {name: sku, in: Parameters}
- name: application/json
  in: Body
  default: ";

/// How a body is written, and what is shown as the key of it that collides with the parameter.
const TABLE: &[(&str, &str)] = &[
    // In quotes, with and without escapes.
    (r#"'{"a": 1, "SKU": 2}'"#, "\"SKU\""),
    (r#"'{"é": "it''s", "SKU": 2}'"#, "\"SKU\""),
    (r#""{\"a\": 1, \"SKU\": 2}""#, "\\\"SKU\\\""),
    (r#""{\"\x61\u00e9\U0001F600\": \"\\t\", \"SKU\": 2}""#, "\\\"SKU\\\""),
    (r#""{\"a\": 1, \"\x53KU\": 2}""#, "\\\"\\x53KU\\\""),
    // Blocks keep the lines of their text, or join them.
    ("|\n    {\"é\": 1,\n\n      \"SKU\": 2}\n", "\"SKU\""),
    ("|-  # as JSON\n    {\"a\": 1,\r\n     \"SKU\": 2}\n", "\"SKU\""),
    (">\n    {\"é\": 1,\n    \"b\": 2,\n\n    \"SKU\": 2}\n", "\"SKU\""),
    ("&x |\n    {\"SKU\": 2}\n", "\"SKU\""),
    // So do lines of other strings.
    ("'{\"é\": 1,\n    \"SKU\": 2}'\n", "\"SKU\""),
    ("\"{\\\"é\\\": 1,  \n\n\n    \\\"SKU\\\": 2}\"\n", "\\\"SKU\\\""),
    // It is not followed how far a block is indented by what its header says, nor lines that are joined by hand.
    ("|2\n    {\"SKU\": 2}\n", "|2\n    {\"SKU\": 2}"),
    ("\"{\\\n    \\\"SKU\\\": 2}\"\n", "\"{\\\n    \\\"SKU\\\": 2}\""),
];

/// What is shown of the body of a definition.
fn shown(yaml: &str) -> &str {
    let checked = check_yaml(yaml.as_bytes(), None, &RuleSet::default());
    let report = &checked[0].report;
    assert_eq!((checked.len(), report.count(Severity::Error)), (1, 1), "{yaml}\n{report}");
    let collision = report.violations().iter().find(|it| it.rule.id == "roma/body-collision");
    let collision = collision.unwrap_or_else(|| panic!("{yaml}\n{report}"));
    let span = collision.related[0].span.expect("a span");
    &yaml[span.start as usize..span.end as usize]
}

#[test]
fn keys_of_bodies_are_shown_where_they_are_written() {
    for (body, key) in TABLE {
        assert_eq!(shown(&format!("{HEAD}{body}\n")), *key, "{body}");
    }
}

#[test]
fn keys_behind_an_alias_are_shown_where_the_alias_is() {
    let body = "&body '{\"SKU\": 2}'\n";
    let others = "x-body: *body\n";
    assert_eq!(shown(&format!("{HEAD}{body}{others}")), "\"SKU\"");
    let yaml = format!("x-body: {body}{HEAD}*body\n");
    assert_eq!(shown(&yaml), "*body");
}

/// A member that is missing is shown at the first character of its object, however many bytes that has.
#[test]
fn missing_members_are_shown_where_the_object_opens() {
    let yaml = "é: 1\nroma_app_id: a7\npath: /stock\nmethod: GET\nname: stock\nversion: '1'\n";
    let checked = check_yaml(yaml.as_bytes(), None, &RuleSet::default());
    let missing = checked[0].report.violations().iter().find(|it| it.pointer == "/content_type");
    let span = missing.and_then(|it| it.span).expect("a violation");
    assert_eq!((span.start, span.end), (0, 2));
}

#[test]
fn each_document_has_a_report() {
    let yaml = "name: a\nroma_app_id: '1'\npath: /a\nmethod: GET\n---\nkind: Service\n---\nname: _b\nroma_app_id: '1'\npath: /b\nmethod: GET\n";
    let checked = check_yaml(yaml.as_bytes(), None, &RuleSet::default());
    let known: Vec<_> = checked.iter().map(|it| it.kind.is_some()).collect();
    assert_eq!(known, [true, false, true]);
    let named = |number: usize| {
        let violations = checked[number].report.violations().iter();
        violations.filter(|it| it.pointer == "/name").filter_map(|it| it.span).collect::<Vec<_>>()
    };
    let slice = |number| {
        named(number).iter().map(|it| &yaml[it.start as usize..it.end as usize]).collect::<String>()
    };
    assert_eq!((slice(0), slice(2)), ("a".into(), "_b".into()));
}
