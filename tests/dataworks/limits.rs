//! The last value that each limit allows and the first that it refuses, in characters of several bytes where it may have them.

use apiglint::RuleSet;

use super::{document, found};

/// What is found in a good document of a kind with this member instead of its own.
fn with(kind: &str, name: &str, value: &str) -> Vec<String> {
    found(&document(kind, &format!(r#"{{ "{name}": {value} }}"#), &[]), &RuleSet::default())
}

const CREATE: &str = "dataworks/create-request";

/// Texts of so many characters are refused by a rule, and of these others not.
fn lengths(
    rule: &str,
    kind: &str,
    name: &str,
    first: char,
    rest: char,
    bad: &[usize],
    good: &[usize],
) {
    let text = |length: usize| {
        let rest: String = std::iter::repeat_n(rest, length.saturating_sub(1)).collect();
        format!("\"{first}{rest}\"")
    };
    for &length in bad {
        assert_eq!(with(kind, name, &text(length)), [format!("error {rule} /{name}")], "{length}");
    }
    for &length in good {
        assert_eq!(with(kind, name, &text(length)), [""; 0], "{length}");
    }
}

#[test]
fn names() {
    lengths("dataworks/name", CREATE, "ApiName", '库', '存', &[1, 3, 51], &[4, 50]);
    lengths("dataworks/name", CREATE, "ApiName", 'a', '_', &[3, 51], &[4, 50]);
    for (name, fits) in [
        ("a123", true),
        ("\u{4e00}abc", true),
        ("\u{9fa5}abc", true),
        ("\u{4dff}abc", false),
        ("\u{9fa6}abc", false),
        ("1abc", false),
        ("_abc", false),
        ("abc-d", false),
        ("ab c", false),
        ("éabc", false),
        ("abcé", false),
    ] {
        let lines = with(CREATE, "ApiName", &format!("\"{name}\""));
        assert_eq!(lines.is_empty(), fits, "{name}: {lines:?}");
    }
}

#[test]
fn paths() {
    lengths("dataworks/path", CREATE, "ApiPath", '/', 'a', &[201], &[1, 200]);
    for (path, fits) in [
        ("/", true),
        ("/a//b", true),
        ("/A-z_0/9", true),
        ("a", false),
        ("/a.b", false),
        ("/[a]", false),
        ("/a b", false),
        ("/库", false),
    ] {
        let lines = with(CREATE, "ApiPath", &format!("\"{path}\""));
        assert_eq!(lines.is_empty(), fits, "{path}: {lines:?}");
    }
}

#[test]
fn paths_of_registered_services() {
    let source = |path: &str| {
        document(&format!("{CREATE}:registration"), &format!(r#"{{ "ApiPath": "{path}" }}"#), &[])
    };
    for (path, level) in [
        ("/stock", None),
        ("/[a]", Some("warning dataworks/path-brackets")),
        ("/[a]/b/[c_1]", Some("warning dataworks/path-brackets")),
        ("/[a]b", Some("error dataworks/path")),
        ("/[]", Some("error dataworks/path")),
        ("/[a", Some("error dataworks/path")),
        ("/a]", Some("error dataworks/path")),
        ("/[[a]]", Some("error dataworks/path")),
        ("/]a[", Some("error dataworks/path")),
    ] {
        let expected: Vec<_> = level.iter().map(|level| format!("{level} /ApiPath")).collect();
        assert_eq!(found(&source(path), &RuleSet::default()), expected, "{path}");
    }
}

#[test]
fn services() {
    let at = |name: &str, value: &str| {
        let details = format!(r#"{{ "RegistrationDetails": {{ "{name}": "{value}" }} }}"#);
        let source = document("dataworks/published-api:registration", &details, &[]);
        !found(&source, &RuleSet::default()).is_empty()
    };
    for (host, is_refused) in [
        ("http://a", false),
        ("https://a.example.com:8443", false),
        ("http://库存.example.com", false),
        ("http://[::1]:80", false),
        ("", true),
        (" ", true),
        ("http://", true),
        ("http://:80", true),
        ("HTTP://a", true),
        (" http://a", true),
        ("http://a/", true),
        ("http://a\\\\b", true),
        ("http://a?b", true),
        ("http://a#b", true),
        ("http://a\u{3000}", true),
    ] {
        assert_eq!(at("ServiceHost", host), is_refused, "{host:?}");
    }
    for (path, is_refused) in [
        ("/", false),
        ("/库存", false),
        ("", true),
        (" ", true),
        ("a", true),
        ("/]", true),
        ("/[]", true),
        ("/[a", true),
        ("/[a[b]]", true),
        ("/[a]", true),
    ] {
        assert_eq!(at("ServicePath", path), is_refused, "{path:?}");
    }
}

#[test]
fn descriptions() {
    lengths("dataworks/description", CREATE, "ApiDescription", '😀', '库', &[2001], &[1, 2000]);
    let published = "dataworks/published-api";
    lengths("dataworks/description", published, "Description", 'a', 'é', &[2001], &[2000]);
}

#[test]
fn numbers() {
    for (name, rule, good, bad) in [
        ("Timeout", "timeout", &[1, 10_000][..], &[0, -1, 30_001][..]),
        ("FolderId", "folder", &[0, 1, i64::MAX], &[-1]),
        ("ApiMode", "mode", &[1], &[-1, 3]),
        ("RequestMethod", "method", &[0, 1], &[-1, 4]),
        ("RequestContentType", "content-type", &[0, 1, 2], &[-1, 3]),
        ("ResponseContentType", "content-type", &[0], &[-1, 2]),
        ("VisibleRange", "visible-range", &[0, 1], &[-1, 2]),
        ("SqlMode", "sql-mode", &[0, 1], &[-1, 2]),
    ] {
        for value in good {
            assert_eq!(with(CREATE, name, &value.to_string()), [""; 0], "{name} {value}");
        }
        for value in bad {
            let expected = format!("error dataworks/{rule} /{name}");
            let lines = with(CREATE, name, &value.to_string());
            assert!(lines.contains(&expected), "{name} {value}: {lines:?}");
        }
        // Beyond 64 bits, and no integer at all.
        assert!(
            with(CREATE, name, "99999999999999999999")
                .contains(&format!("error dataworks/{rule} /{name}"))
        );
        assert!(with(CREATE, name, "1.0").contains(&format!("error document/type /{name}")));
        assert!(with(CREATE, name, "\"1\"").contains(&format!("error document/type /{name}")));
    }
    assert_eq!(with(CREATE, "Timeout", "30000"), ["note dataworks/timeout-source /Timeout"]);
    assert_eq!(with(CREATE, "Timeout", "10001"), ["note dataworks/timeout-source /Timeout"]);
}

#[test]
fn every_method_and_position_of_each_mode() {
    let registered = |method: i64, position: i64| {
        let details = format!(
            r#"{{ "RequestMethod": {method}, "RegistrationDetails": {{ "ServiceHost": "https://a.example.com", "ServicePath": "/[x]",
                "RegistrationRequestParameters": [{{ "ParameterName": "x", "ParameterPosition": 0 }},
                {{ "ParameterName": "y", "ParameterPosition": {position} }}] }} }}"#
        );
        found(&document("dataworks/published-api:registration", &details, &[]), &RuleSet::default())
    };
    let script = |method: i64, position: i64| {
        let details = format!(
            r#"{{ "RequestMethod": {method}, "ScriptDetails": {{ "Script": "select a from t where b = ${{y}}",
                "ScriptRequestParameters": [{{ "ParameterName": "y", "ParameterPosition": {position} }}],
                "ScriptResponseParameters": [{{ "ParameterName": "a" }}] }} }}"#
        );
        found(&document("dataworks/published-api", &details, &[]), &RuleSet::default())
    };
    let is_refused =
        |lines: &[String]| lines.iter().any(|line| line.contains("dataworks/mode-position"));
    for (method, position, in_registration, in_script) in [
        // GET, POST, PUT, DELETE by Path, Query, Head, Body.
        (0, 0, true, false),
        (0, 1, true, true),
        (0, 2, true, false),
        (0, 3, false, false),
        (1, 0, true, false),
        (1, 1, true, true),
        (1, 2, true, false),
        (1, 3, true, true),
        (2, 0, true, false),
        (2, 1, true, true),
        (2, 2, true, false),
        (2, 3, true, false),
        (3, 0, true, false),
        (3, 1, true, true),
        (3, 2, true, false),
        (3, 3, false, false),
    ] {
        assert_eq!(
            !is_refused(&registered(method, position)),
            in_registration,
            "{method} {position}"
        );
        assert_eq!(!is_refused(&script(method, position)), in_script, "{method} {position}");
    }
    assert_eq!(
        script(1, 3),
        ["warning dataworks/mode-body /ScriptDetails/ScriptRequestParameters/0/ParameterPosition"]
    );
}
