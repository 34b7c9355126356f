//! Names that overwrite each other: in every order, in every spelling, and among many.

use apiglint::{Level, Report, RuleSet, Severity, check};

use super::common::definition;
use super::text_at;

/// The rules about names that overwrite each other, and no other.
fn collide(source: &str) -> Report {
    let mut rules = RuleSet::none();
    for rule in ["roma/parameter-duplicate", "roma/parameter-collision", "roma/body-collision"] {
        rules.set(rule, Level::ERROR).expect("a rule");
    }
    check(source.as_bytes(), None, &rules).report
}

/// Rule; loser, as a place and as written; winner, as a place and as written.
type Clash<'s> = (&'static str, String, &'s str, String, &'s str);

fn clashes<'s>(source: &'s str, report: &Report) -> Vec<Clash<'s>> {
    let clash = |it: &apiglint::Violation| {
        let [other] = it.related.as_slice() else { panic!("{it}: one other place") };
        (
            it.rule.id,
            it.pointer.to_string(),
            text_at(source, it.span),
            other.pointer.to_string(),
            text_at(source, other.span),
        )
    };
    report.violations().iter().map(clash).collect()
}

fn parameters(parameters: &[String]) -> String {
    definition(&format!("{{ \"parameters\": [{}] }}", parameters.join(", ")), &[])
}

fn parameter(name: &str, position: &str) -> String {
    format!(r#"{{ "name": "{name}", "in": "{position}" }}"#)
}

fn body(kind: &str, literal: &str) -> String {
    format!(r#"{{ "name": "application/{kind}", "in": "Body", "default": {literal} }}"#)
}

fn name_of(number: usize) -> String {
    format!("/parameters/{number}/name")
}

#[test]
fn the_one_in_parameters_loses_wherever_it_stands() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (header, query) in [
        ("region", "region"),
        ("Region", "rEGION"),
        ("X-a.b_9", "x-A.B_9"),
        (r"re\u0067ion", "regio\\u006e"),
        ("r", "R"),
    ] {
        for order in orders {
            let three = [
                parameter(header, "Headers"),
                parameter(query, "Parameters"),
                parameter("sku", "Headers"),
            ];
            let source = parameters(&order.map(|number| three[number].clone()));
            let place = |number| name_of(order.iter().position(|&it| it == number).unwrap());
            let [loser, winner] = [query, header].map(|name| format!("\"{name}\""));
            let expected = [("roma/parameter-collision", place(1), &*loser, place(0), &*winner)];
            assert_eq!(clashes(&source, &collide(&source)), expected, "{source}");
        }
    }
}

#[test]
fn names_that_are_not_the_same() {
    for (header, query) in [
        ("region", "regions"),
        ("region", "region_"),
        ("a-b", "a_b"),
        ("a.b", "a-b"),
        ("k", "\u{212a}"),
        ("s", "ſ"),
        ("É", "é"),
        ("a@", "a`"),
        ("a[", "a{"),
        ("a", "a "),
    ] {
        let source = parameters(&[parameter(header, "Headers"), parameter(query, "Parameters")]);
        assert_eq!(clashes(&source, &collide(&source)), [], "{source}");
    }
}

#[test]
fn a_header_and_a_body_both_win() {
    let literal = r#""{\"region\": 1}""#;
    let three =
        [parameter("Region", "Headers"), parameter("region", "Parameters"), body("json", literal)];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let source = parameters(&order.map(|number| three[number].clone()));
        let at = |number| order.iter().position(|&it| it == number).unwrap();
        let default = format!("/parameters/{}/default", at(2));
        let expected = [
            ("roma/body-collision", name_of(at(1)), "\"region\"", default, r#"\"region\""#),
            (
                "roma/parameter-collision",
                name_of(at(1)),
                "\"region\"",
                name_of(at(0)),
                "\"Region\"",
            ),
        ];
        assert_eq!(clashes(&source, &collide(&source)), expected, "{source}");
    }
    let source = parameters(&[parameter("region", "Headers"), body("json", literal)]);
    assert_eq!(clashes(&source, &collide(&source)), [], "nobody says what a header does to a body");
}

#[test]
fn duplicates_of_one_position() {
    for position in ["Headers", "Parameters"] {
        let names = ["Sku", "to", "sku", r"\u0073KU", "TO"];
        let source = parameters(&names.map(|name| parameter(name, position)));
        let rule = "roma/parameter-duplicate";
        let expected = [
            (rule, name_of(2), "\"sku\"", name_of(0), "\"Sku\""),
            (rule, name_of(3), r#""\u0073KU""#, name_of(0), "\"Sku\""),
            (rule, name_of(4), "\"TO\"", name_of(1), "\"to\""),
        ];
        assert_eq!(clashes(&source, &collide(&source)), expected);
    }
    for kind in ["json", "xml", "text"] {
        let name = format!("application/{kind}");
        let source =
            parameters(&[&*name, &*name, "sku", &*name].map(|name| parameter(name, "Body")));
        let rule = "roma/parameter-duplicate";
        let literal = format!("\"{name}\"");
        let expected =
            [1, 3].map(|number| (rule, name_of(number), &*literal, name_of(0), &*literal));
        assert_eq!(clashes(&source, &collide(&source)), expected);
    }
    let names = ["application/json", "application/text", "Application/json", "other", "other"];
    let source = parameters(&names.map(|name| parameter(name, "Body")));
    assert_eq!(clashes(&source, &collide(&source)), [], "three content types, exact");
}

/// A body: its kind, its default as written in JSON, a name in Parameters, and the key that wins, as written.
type BodyCase = (&'static str, &'static str, &'static str, Option<&'static str>);

fn check_bodies(cases: &[BodyCase]) {
    for &(kind, literal, name, winner) in cases {
        for body_first in [true, false] {
            let mut list = [body(kind, literal), parameter(name, "Parameters")];
            if !body_first {
                list.reverse();
            }
            let (loser, default) = if body_first { (1, 0) } else { (0, 1) };
            let source = parameters(&list);
            let written = format!("\"{name}\"");
            let default = format!("/parameters/{default}/default");
            let expected: Vec<_> = winner
                .map(|key| ("roma/body-collision", name_of(loser), &*written, default, key))
                .into_iter()
                .collect();
            assert_eq!(clashes(&source, &collide(&source)), expected, "{source}");
        }
    }
}

#[test]
fn keys_of_json() {
    check_bodies(&[
        ("json", r#""{\"table\":\"a\"}""#, "table", Some(r#"\"table\""#)),
        ("json", r#""{\"TABLE\":\"a\"}""#, "table", Some(r#"\"TABLE\""#)),
        ("json", r#""{\u0022table\u0022:1}""#, "Table", Some(r"\u0022table\u0022")),
        ("json", r#""\u007b\"t\u0061ble\":1}""#, "table", Some(r#"\"t\u0061ble\""#)),
        // Escaped once in the body, and once more in the document.
        ("json", r#""{\"t\\u0061ble\":1}""#, "table", Some(r#"\"t\\u0061ble\""#)),
        ("json", r#""{\"t\u005cu0061ble\":1}""#, "table", Some(r#"\"t\u005cu0061ble\""#)),
        ("json", r#""{\"a\/b\":1}""#, "a/b", Some(r#"\"a\/b\""#)),
        ("json", r#""{\"a\\/b\":1}""#, "a/b", Some(r#"\"a\\/b\""#)),
        ("json", r#""{\"url\":\"http:\/\/a\",\"table\":1}""#, "table", Some(r#"\"table\""#)),
        // Pretty-printed.
        (
            "json",
            r#""{\r\n\t\"id\" : 1 ,\n  \"table\"\n:\n{ \"id\": [2] }\n}\n""#,
            "table",
            Some(r#"\"table\""#),
        ),
        ("json", r#""  {  \"id\"  :  1  }  ""#, "id", Some(r#"\"id\""#)),
        // Wide characters before the key.
        (
            "json",
            r#""{\"订单\":\"é😀\",\"\ud83d\ude00\":\"\u8ba2\",\"id\":1}""#,
            "id",
            Some(r#"\"id\""#),
        ),
        ("json", r#""{\"订单\":1}""#, r"\u8ba2单", Some(r#"\"订单\""#)),
        ("json", r#""{\"😀\":1}""#, r"\ud83d\ude00", Some(r#"\"😀\""#)),
        // The first of two.
        ("json", r#""{\"Id\":1,\"id\":2}""#, "ID", Some(r#"\"Id\""#)),
        // Only keys of the outermost object count.
        ("json", r#""{\"order\":{\"id\":1}}""#, "id", None),
        ("json", r#""{\"order\":[{\"id\":1}]}""#, "id", None),
        ("json", r#""{\"order\":{\"id\":1},\"id\":2}""#, "order", Some(r#"\"order\""#)),
        ("json", r#""{\"order\":{\"id\":1}, \"id\" :2}""#, "id", Some(r#"\"id\""#)),
        ("json", r#""{\"a\":\"id\",\"b\":\"{\\\"id\\\":1}\"}""#, "id", None),
        ("json", r#""[{\"id\":1}]""#, "id", None),
        ("json", r#""\"id\"""#, "id", None),
        ("json", r#""{}""#, "id", None),
        ("json", r#""""#, "id", None),
        ("json", r#""id=1&id=2""#, "id", None),
    ]);
}

#[test]
fn keys_of_text() {
    check_bodies(&[
        ("text", r#""table=1&id=2""#, "table", Some("table")),
        ("text", r#""table=1&id=2""#, "ID", Some("id")),
        ("text", r#""a=1& Table = 2 ""#, "table", Some("Table")),
        ("text", r#""a=1\u0026t\u0061ble=2""#, "table", Some(r"t\u0061ble")),
        ("text", r#""订=😀&\ud83d\ude00=1&id=2""#, "id", Some("id")),
        ("text", r#""a=1&&id=""#, "id", Some("id")),
        ("text", r#""id=1=2""#, "id", Some("id")),
        ("text", r#""a=id""#, "id", None),
        ("text", r#""a=b=id""#, "b", None),
        ("text", r#""id""#, "id", None),
        ("text", r#""a=1&id""#, "id", None),
        ("text", r#""=1& =2""#, "a", None),
        ("text", r#""{\"id\":1}""#, "id", None),
    ]);
}

#[cfg(feature = "xml")]
#[test]
fn children_of_xml() {
    check_bodies(&[
        ("xml", r#""<order><id>1</id></order>""#, "id", Some("id")),
        ("xml", r#""<order><ID>1</ID></order>""#, "id", Some("ID")),
        ("xml", r#""<order><o:id xmlns:o=\"urn:o\">1</o:id></order>""#, "id", Some("id")),
        (
            "xml",
            r#""<?xml version=\"1.0\"?>\n<!-- id -->\n<o:order>\n  <o:id/>\n</o:order>""#,
            "id",
            Some("id"),
        ),
        ("xml", r#""<order><id/></order>""#, "id", Some("id")),
        ("xml", r#""<order><id /></order>""#, "id", Some("id")),
        ("xml", r#""<order><id a=\"1\" b='2'></id></order>""#, "id", Some("id")),
        (
            "xml",
            r#""<order><a><![CDATA[<id>]]></a><id><![CDATA[x]]></id></order>""#,
            "id",
            Some("id"),
        ),
        ("xml", r#""<order><订单>é😀</订单><id/></order>""#, "id", Some("id")),
        ("xml", r#""\u003corder><\u0069d\/></order>""#, "id", Some(r"\u0069d")),
        ("xml", r#""<order><Id/><id/></order>""#, "id", Some("Id")),
        ("xml", r#""<order><item><id/></item></order>""#, "id", None),
        ("xml", r#""<order id=\"1\"><a id=\"2\">id</a></order>""#, "id", None),
        ("xml", r#""<order><![CDATA[<id/>]]><!--<id/>--></order>""#, "id", None),
        ("xml", r#""<id><a/></id>""#, "id", None),
        ("xml", r#""<id/>""#, "id", None),
        ("xml", r#""<order><id:a/></order>""#, "id", None),
    ]);
}

#[cfg(not(feature = "xml"))]
#[test]
fn xml_is_not_looked_into() {
    check_bodies(&[("xml", r#""<order><id>1</id></order>""#, "id", None)]);
}

/// Sizes around which the data structure changes, and beyond.
const COUNTS: [usize; 7] = [2, 31, 32, 33, 34, 100, 5000];

#[test]
fn one_collision_among_many_names() {
    for count in COUNTS {
        for loser in [0, (count - 2) / 2, count - 2] {
            for header_first in [true, false] {
                let mut list: Vec<_> =
                    (0..count - 1).map(|it| parameter(&format!("p{it}"), "Parameters")).collect();
                let header = parameter(&format!("P{loser}"), "Headers");
                let at = if header_first { 0 } else { list.len() };
                list.insert(at, header);
                let source = parameters(&list);
                let place = name_of(loser + usize::from(header_first));
                let texts = [format!("\"p{loser}\""), format!("\"P{loser}\"")];
                let expected =
                    [("roma/parameter-collision", place, &*texts[0], name_of(at), &*texts[1])];
                assert_eq!(clashes(&source, &collide(&source)), expected, "{count}");
            }
        }
    }
}

#[test]
fn many_names_without_collision() {
    for count in COUNTS {
        let list: Vec<_> = (0..count)
            .map(|it| {
                parameter(&format!("p{it}"), if it % 2 == 0 { "Headers" } else { "Parameters" })
            })
            .collect();
        let source = parameters(&list);
        assert_eq!(clashes(&source, &collide(&source)), [], "{count}");
    }
}

#[test]
fn every_name_collides() {
    for count in COUNTS {
        let list: Vec<_> = (0..count)
            .flat_map(|it| [(format!("P{it}"), "Headers"), (format!("p{it}"), "Parameters")])
            .map(|(name, position)| parameter(&name, position))
            .collect();
        let source = parameters(&list);
        let report = collide(&source);
        assert_eq!(report.count(Severity::Error), count);
        for (number, clash) in clashes(&source, &report).into_iter().enumerate() {
            assert_eq!((clash.1, clash.3), (name_of(2 * number + 1), name_of(2 * number)));
        }
    }
}

#[test]
fn one_name_many_times() {
    for count in COUNTS {
        let list: Vec<_> = (0..count)
            .map(|it| parameter(if it % 2 == 0 { "sku" } else { "SKU" }, "Headers"))
            .collect();
        let source = parameters(&list);
        let report = collide(&source);
        assert_eq!(report.count(Severity::Error), count - 1);
        for (number, clash) in clashes(&source, &report).into_iter().enumerate() {
            assert_eq!((clash.1, clash.3), (name_of(number + 1), name_of(0)));
        }
    }
}

#[test]
fn one_key_among_many() {
    for count in [2, 31, 32, 33, 100, 1000] {
        let keys: Vec<_> = (0..count).map(|it| format!(r#"\"k{it}\":0"#)).collect();
        let literal = format!("\"{{{}}}\"", keys.join(","));
        for winner in [0, count / 2, count - 1] {
            let list = [parameter(&format!("K{winner}"), "Parameters"), body("json", &literal)];
            let source = parameters(&list);
            let texts = [format!("\"K{winner}\""), format!(r#"\"k{winner}\""#)];
            let default = "/parameters/1/default".into();
            let expected = [("roma/body-collision", name_of(0), &*texts[0], default, &*texts[1])];
            assert_eq!(clashes(&source, &collide(&source)), expected, "{count}");
        }
    }
}
