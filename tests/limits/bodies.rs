//! What is wrong with the value of a body, and where inside the string.

use apiglint::{Level, RuleSet, Severity, check};

use super::common::definition;
use super::text_at;

/// A body: its default as written in JSON; the message, the text of the first of two keys, and what is written from
/// the flaw on.
type Flawed = (&'static str, &'static str, Option<&'static str>, &'static str);

fn source(kind: &str, literal: &str) -> String {
    let body = format!(r#"{{ "name": "application/{kind}", "in": "Body", "default": {literal} }}"#);
    definition(&format!("{{ \"parameters\": [{body}] }}"), &[])
}

fn refuses(kind: &str, cases: &[Flawed]) {
    for &(literal, message, first, from) in cases {
        let source = source(kind, literal);
        let report = check(source.as_bytes(), None, &RuleSet::default()).report;
        let [violation] = report.violations() else { panic!("{literal}: {report}") };
        assert_eq!((violation.rule.id, violation.severity), ("roma/body-value", Severity::Warning));
        assert_eq!(violation.pointer, "/parameters/0/default");
        assert_eq!(text_at(&source, violation.span), literal);
        assert_eq!(violation.message, message, "{literal}");
        let mut related = violation.related.iter();
        if let Some(first) = first {
            let first_here = related.next().expect("another place");
            assert_eq!(first_here.message, "first here", "{literal}");
            assert_eq!(text_at(&source, first_here.span), first, "{literal}");
        }
        let here = related.next().expect("another place");
        assert_eq!((&*here.message, related.next()), ("here", None), "{literal}");
        let rest = source.get(here.span.expect("a span").start as usize..).expect("a place");
        assert!(rest.starts_with(from), "{literal}: {from} {rest}");
    }
}

fn accepts(kind: &str, literals: &[&str]) {
    for literal in literals {
        let source = source(kind, literal);
        let report = check(source.as_bytes(), None, &RuleSet::default()).report;
        assert!(report.violations().is_empty(), "{literal}: {report}");
    }
}

#[test]
fn json() {
    accepts(
        "json",
        &[
            r#""""#,
            r#"" \n""#,
            r#""{}""#,
            r#"" {\"a\": [1, {\"a\": null}], \"A\": \"\\\"\", \"\": 1e5} ""#,
            r#""\u007b\u0022a\u0022:\u0031}""#,
            r#""{\"订\":\"😀\",\"\ud83d\ude00\":1}""#,
        ],
    );
    let twice = "cannot have a key of the JSON object twice: one value is lost";
    let no_object = "must be a JSON object, whose keys become the parameters";
    refuses(
        "json",
        &[
            (
                r#""{a:1}""#,
                "must be JSON: a member name in double quotes or '}' must stand here",
                None,
                "a:1}",
            ),
            (
                r#""{\"a\":1,}""#,
                "must be JSON: a member name in double quotes must stand here",
                None,
                "}\" }",
            ),
            (r#""{\"😀\" 1}""#, "must be JSON: ':' must stand here", None, "1}\""),
            (
                r#""{\"a\":\u0031 \u0032}""#,
                "must be JSON: ',' or '}' must stand here",
                None,
                r"\u0032}",
            ),
            (r#""{\"a\":""#, "must be JSON: a value must stand here", None, "\" }]"),
            (r#""{} {}""#, "must be JSON: nothing more must stand here", None, "{}\" }"),
            (r#""a=1""#, "must be JSON: a value must stand here", None, "a=1"),
            (r#""[{\"a\":1}]""#, no_object, None, r#"[{\"a\":1}]"#),
            (r#""null""#, no_object, None, "null"),
            (r#""\"a\"""#, no_object, None, r#"\"a\""#),
            (r#""{\"a\":1,\"b\":2,\"a\":3}""#, twice, Some(r#"\"a\""#), r#"\"a\":3}"#),
            (r#""{\"a\":1,\"\\u0061\" :3}""#, twice, Some(r#"\"a\""#), r#"\"\\u0061\" :3"#),
            (r#""{\"订\":1,\"\u8ba2\":3}""#, twice, Some(r#"\"订\""#), r#"\"\u8ba2\":3"#),
            (r#""{\"b\":0,\"a\":1,\"a\":2,\"b\":3}""#, twice, Some(r#"\"a\""#), r#"\"a\":2"#),
            (r#""{\"o\":{\"a\":1,\"a\":2}}""#, twice, None, r#"{\"o\":{"#),
            (r#""{\"o\":[0,{\"a\":1,\"a\":2}]}""#, twice, None, r#"{\"o\":[0,{"#),
        ],
    );
}

#[test]
fn a_key_twice_among_many() {
    for count in [2, 16, 17, 31, 32, 33, 34, 100, 300] {
        for (first, later) in [(0, count - 1), (count / 2 - 1, count / 2)] {
            let key = |number: usize| if number == later { first } else { number };
            let keys: Vec<_> = (0..count).map(|it| format!(r#"\"k{}\":{it}"#, key(it))).collect();
            let source = source("json", &format!("\"{{{}}}\"", keys.join(",")));
            let report = check(source.as_bytes(), None, &RuleSet::default()).report;
            let [violation] = report.violations() else { panic!("{count}: {report}") };
            let [one, two] = violation.related.as_slice() else { panic!("{violation}") };
            for (related, number) in [(one, first), (two, later)] {
                assert_eq!(text_at(&source, related.span), format!(r#"\"k{first}\""#));
                let end = related.span.unwrap().end as usize;
                let value: String =
                    source[end + 1..].chars().take_while(char::is_ascii_digit).collect();
                assert_eq!(value, number.to_string(), "{count}");
            }
        }
    }
}

#[test]
fn nesting() {
    let nested = |levels: usize| {
        let inner = levels - 1;
        format!("\"{{\\\"a\\\":{}{}}}\"", "[".repeat(inner), "]".repeat(inner))
    };
    accepts("json", &[&*nested(128)]);
    let source = source("json", &nested(129));
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    let [violation] = report.violations() else { panic!("{report}") };
    assert_eq!(violation.message, "must be JSON that nests less deep");
    assert_eq!(violation.related[0].span.unwrap().start as usize, source.rfind('[').unwrap());
}

#[test]
fn text_is_free() {
    accepts("text", &[r#""""#, r#""a""#, r#""a=1&a=2""#, r#""{""#, r#""<""#, r#""&=&&==""#]);
}

#[cfg(feature = "xml")]
#[test]
fn xml() {
    accepts(
        "xml",
        &[
            r#""""#,
            r#""<a/>""#,
            r#""<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"1\" c='&lt;'>t &amp; &#65; &#x41;</a>\n""#,
            r#""<!-- c --><a><!-- d --><?p q?><![CDATA[<&]]></a><!-- e -->""#,
            r#""<订 单=\"名\">😀</订>""#,
            r#""<_a-b.c:d/>""#,
            r#""\u003ca/\u003e""#,
        ],
    );
    let name = "must be XML: an element's name must start with a letter, '_' or ':'";
    let attribute = "must be XML: an attribute must be written name=\"value\", and once";
    let reference =
        "must be XML: a reference must be a character's, or &amp; &lt; &gt; &quot; &apos;";
    let outside = "must be XML: text cannot stand outside the root element";
    refuses(
        "xml",
        &[
            (r#""<a>""#, "must be XML: an element is not closed", None, "\" }"),
            (r#""<!-- a -->""#, "must be XML: a root element must be there", None, "\" }"),
            (r#""<a/><b/>""#, "must be XML: a second root element cannot follow", None, "<b/>"),
            (
                r#""<a></a><b></b>""#,
                "must be XML: a second root element cannot follow",
                None,
                "<b>",
            ),
            (r#""sku""#, outside, None, "sku"),
            (r#""<a/>sku""#, outside, None, "sku"),
            (r#""<a/><![CDATA[]]>""#, outside, None, "<![CDATA["),
            (r#""<1/>""#, name, None, "<1/>"),
            (r#""<a><b><-c/></b></a>""#, name, None, "<-c/>"),
            (r#""<a><b c=1/></a>""#, attribute, None, "<b c=1/>"),
            (r#""<a><订 c/></a>""#, attribute, None, "<订 c/>"),
            (r#""<a b=\"1\" b=\"2\"/>""#, attribute, None, "<a b"),
            (r#""<a b=\"<\"/>""#, attribute, None, "<a b"),
            (r#""<a>&nbsp;</a>""#, reference, None, "&nbsp;"),
            (r#""&amp;""#, reference, None, "&amp;"),
        ],
    );
}

#[cfg(feature = "xml")]
#[test]
fn xml_that_ends_or_closes_wrongly() {
    for (literal, from) in [
        (r#""<a></b>""#, "</b>"),
        (r#""<a><b></a></b>""#, "</a>"),
        (r#""</a>""#, "</a>"),
        (r#""<a""#, "<a"),
        (r#""<a/><!-- ""#, "<!--"),
        (r#""<a>\ud83d\ude00<b></c></b></a>""#, "</c>"),
    ] {
        let source = source("xml", literal);
        let report = check(source.as_bytes(), None, &RuleSet::default()).report;
        let [violation] = report.violations() else { panic!("{literal}: {report}") };
        assert_eq!(violation.rule.id, "roma/body-value");
        assert!(violation.message.starts_with("must be XML: "), "{violation}");
        let here = violation.related[0].span.unwrap().start as usize;
        assert!(source[here..].starts_with(from), "{literal}: {}", &source[here..]);
    }
}

#[test]
fn bodies_where_the_method_has_none() {
    for (method, count) in [("GET", 2), ("DELETE", 2), ("PUT", 0), ("POST", 0), ("get", 0)] {
        let parameters = r#"[
            { "in": "Body", "name": "application/json" },
            { "name": "application/json", "in": "Headers" },
            { "name": "", "in": "Body" }
        ]"#;
        let object = format!(r#"{{ "parameters": {parameters}, "method": "{method}" }}"#);
        let source = definition(&object, &[]);
        let mut rules = RuleSet::none();
        rules.set("roma/body-method", Level::WARNING).unwrap();
        let report = check(source.as_bytes(), None, &rules).report;
        let found: Vec<_> = report
            .violations()
            .iter()
            .map(|it| {
                let method = text_at(&source, it.related[0].span).to_owned();
                (it.pointer.to_string(), text_at(&source, it.span), method)
            })
            .collect();
        let place = |number| format!("/parameters/{number}/in");
        let expected: Vec<_> =
            [0, 2].map(|it| (place(it), "\"Body\"", format!("\"{method}\""))).into();
        assert_eq!(found, expected[..count], "{method}");
    }
}

#[test]
fn broken_bodies_keep_the_keys_before_the_flaw() {
    let body = r#"{ "name": "application/json", "in": "Body", "default": "{\"sku\":1," }"#;
    let query = r#"{ "name": "sku", "in": "Parameters" }"#;
    let source = definition(&format!("{{ \"parameters\": [{query}, {body}] }}"), &[]);
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    let rules: Vec<_> = report.violations().iter().map(|it| it.rule.id).collect();
    assert_eq!(rules, ["roma/body-collision", "roma/body-value"]);
}
