//! In YAML a fix keeps the quotes that it finds, and stays away where it could not be right.

use apiglint::fix::Safety::{Safe, Unsafe};
use apiglint::fix::{Fixer, Syntax};
use apiglint::{RuleSet, find_kind};

use crate::fixed_as;

/// The members that a definition has beside those of the test.
const REST: &str = "name: orders\nversion: '1.0'\ncontent_type: json\nroma_app_id: a1\n";

fn fixed(members: &str) -> String {
    let source = format!("{REST}{members}");
    let fixed = fixed_as(&source, Syntax::Yaml, find_kind("roma/definition").ok(), Safe);
    fixed.strip_prefix(REST).expect("the rest is what it was").to_owned()
}

#[test]
fn quotes_stay_what_they_are() {
    for (before, after) in [
        ("path: orders # all\nmethod: get\n", "path: /orders # all\nmethod: GET\n"),
        ("path: 'orders/' \nmethod: 'get'\n", "path: '/orders' \nmethod: 'GET'\n"),
        ("path: \"orders\"\nmethod: \"\\x67et \"\n", "path: \"/orders\"\nmethod: \"GET\"\n"),
        ("{path: orders, method: get}\n", "{path: orders, method: get}\n"),
        ("path: /orders\r\nmethod: get\r\n", "path: /orders\r\nmethod: GET\r\n"),
        ("path: !!str orders\nmethod: !!str get\n", "path: !!str /orders\nmethod: !!str GET\n"),
        ("path: &p orders\nmethod: &m get\n", "path: &p /orders\nmethod: &m GET\n"),
        ("\"path\": orders\nMethod: GET\n", "\"path\": /orders\nmethod: GET\n"),
        ("? path\n: orders\n? 'Method'\n: GET\n", "? path\n: /orders\n? 'method'\n: GET\n"),
        ("path: orders//a\nmethod: GET", "path: /orders/a\nmethod: GET"),
    ] {
        assert_eq!(fixed(before), after);
    }
}

#[test]
fn types_are_told_by_quotes() {
    for (before, after) in [
        (
            "path: /orders\nmethod: GET\ndescription: 1.10\n",
            "path: /orders\nmethod: GET\ndescription: \"1.10\"\n",
        ),
        (
            "path: /orders\nmethod: GET\ndescription: true # so\n",
            "path: /orders\nmethod: GET\ndescription: \"true\" # so\n",
        ),
        (
            "path: /orders\nmethod: GET\ndescription: 0x1F\n",
            "path: /orders\nmethod: GET\ndescription: \"0x1F\"\n",
        ),
        ("path: /orders\nmethod: GET\nstatus: '4'\n", "path: /orders\nmethod: GET\nstatus: 4\n"),
        (
            "path: /orders\nmethod: GET\nstatus: !!str 4\n",
            "path: /orders\nmethod: GET\nstatus: !!str 4\n",
        ),
        (
            "path: /orders\nmethod: GET\nreturn_format: \"false\"\n",
            "path: /orders\nmethod: GET\nreturn_format: false\n",
        ),
    ] {
        assert_eq!(fixed(before), after);
    }
}

#[test]
fn where_it_could_be_wrong_nothing_is_fixed() {
    for members in [
        // What an alias stands for is written elsewhere, and means two things there.
        "path: /orders\nx-verb: &verb get\nmethod: *verb\n",
        "x-verb: &verb get\npath: /orders\n<<: {method: get}\nmethod: GET\ndescription: *verb\n",
        "method: &verb get\nx-verb: *verb\npath: /orders\n",
        // The line break at its end belongs to a block.
        "path: /orders\nmethod: |\n  get\ndescription: d\n",
        "path: /orders\nmethod: >\n  get\ndescription: d\n",
        // Lines that are joined.
        "path: /orders\nmethod: GET\napi_signature_id: \"a\\\n  b \"\n",
    ] {
        assert_eq!(fixed(members), members);
    }
}

#[test]
fn a_block_can_be_fixed_where_its_end_does_not_matter() {
    let before = "path: |-\n  orders\nmethod: >-\n  get\n";
    assert_eq!(fixed(before), "path: |-\n  /orders\nmethod: >-\n  GET\n");
}

#[test]
fn documents_are_told_apart() {
    let document = |path, method| format!("---\npath: {path}\nmethod: {method}\n{REST}");
    let source = format!("{}{}", document("orders", "GET"), document("/orders/a", "put"));
    let fixed = fixed_as(&source, Syntax::Yaml, None, Safe);
    assert_eq!(fixed, format!("{}{}", document("/orders", "GET"), document("/orders/a", "PUT")));
    // The second would then have what the first has.
    let source = format!("{}{}", document("/orders", "GET"), document("orders", "GET"));
    let rules = RuleSet::default();
    let fixed = Fixer::new(Syntax::Yaml, None, &rules).fix_all(source.as_bytes(), Safe);
    assert_eq!(String::from_utf8(fixed.text).unwrap(), source);
}

#[test]
fn json_in_yaml_is_fixed_through_its_quotes() {
    let kind = find_kind("dataworks/create-request").ok();
    let rest = "ApiName: stock_levels\nApiMode: 1\nApiPath: /stock\nApiDescription: d\nGroupId: g\nProjectId: 1\nProtocols: '0'\nRequestMethod: 0\nResponseContentType: 0\nTimeout: 100\nVisibleRange: 0\n";
    let details = |quote: &str, name: &str, required: &str| {
        format!(
            r#"{{"script":"select a from t where a = ${{a}}","isPagedResponse":false,"scriptRequestParameters":[{{"{name}":"a","parameterDataType":0,"parameterOperator":0,"parameterPosition":1,"isRequiredParameter":{required}}}],"scriptResponseParameters":[{{"parameterName":"a","parameterDataType":0}}]}}"#
        )
        .replace('"', quote)
    };
    for (before, quote, after) in [("'", "\"", "'"), ("\"", "\\\"", "\""), ("|-\n  ", "\"", "")] {
        let text = |name: &str, required: &str| {
            format!("{rest}ScriptDetails: {before}{}{after}\n", details(quote, name, required))
        };
        let source = text("parametrName", "\"true\"");
        assert_eq!(fixed_as(&source, Syntax::Yaml, kind, Unsafe), text("parameterName", "true"));
    }
}
