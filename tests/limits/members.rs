//! Members that are missing, null, blank, of the wrong type, twice there, or unknown: one violation each.

use apiglint::{RuleSet, check};

use super::common::{definition, lines};
use super::{found, text_at};

/// A member: its name, a good value of it, and the rule that wants it to be there.
type Member = (&'static str, &'static str, Option<&'static str>);

const DEFINITION: [Member; 18] = [
    ("id", r#""b61f0d6f""#, None),
    ("instance", r#""c0a4d2b7""#, None),
    ("name", r#""orders""#, Some("roma/required")),
    ("path", r#""/orders""#, Some("roma/required")),
    ("method", r#""PUT""#, Some("roma/required")),
    ("description", r#""of today""#, None),
    ("version", r#""2.0""#, Some("roma/required")),
    ("content_type", r#""xml""#, Some("roma/required")),
    ("api_signature_id", r#""9e11""#, None),
    ("roma_app_id", r#""4b86""#, Some("roma/required")),
    ("roma_app_name", r#""shop""#, None),
    ("return_format", "false", None),
    ("type", r#""function""#, None),
    ("status", "3", None),
    ("created_time", r#""2024-05-06T07:08:09Z""#, None),
    ("modified_time", r#""2024-05-06T07:08:09Z""#, None),
    ("parameters", "[]", None),
    ("scripts", "[]", None),
];

const PARAMETER: [Member; 5] = [
    ("name", r#""sku""#, Some("roma/required")),
    ("in", r#""Headers""#, Some("roma/required")),
    ("default", r#""A-17""#, None),
    ("description", r#""what is meant""#, None),
    ("required", "false", None),
];

const SCRIPT: [Member; 10] = [
    ("ds_id", r#""7c21""#, None),
    ("ds_name", r#""shop""#, None),
    ("ds_type", r#""mysql""#, None),
    ("type", r#""SP""#, None),
    ("object_name", r#""levels""#, Some("roma/script-required")),
    ("content", r#""YQ==""#, Some("roma/script-required")),
    ("enable_result_paging", "true", None),
    ("enable_preparestatement", "true", None),
    ("created_time", r#""2024-05-06T07:08:09Z""#, None),
    ("modified_time", r#""2024-05-06T07:08:09Z""#, None),
];

/// See [`OBJECTS`].
type Object = (&'static str, &'static [Member], fn(&str) -> String);

/// An object with members: where it stands, its own members, and how a definition comes about around it.
const OBJECTS: [Object; 3] = [
    ("", &DEFINITION, |members| format!("{{ {members} }}")),
    ("/parameters/1", &PARAMETER, |members| {
        format!(r#"{{ "parameters": [{{ "name": "a", "in": "Headers" }}, {{ {members} }}] }}"#)
    }),
    ("/scripts/0", &SCRIPT, |members| format!(r#"{{ "scripts": [{{ {members} }}] }}"#)),
];

/// The required members of an object but for one, each with a good value and a comma behind it.
fn others(members: &[Member], but: &str) -> String {
    let others = members.iter().filter(|(name, _, required)| required.is_some() && *name != but);
    let others: Vec<_> = others.map(|(name, value, _)| format!("\"{name}\": {value}, ")).collect();
    others.concat()
}

fn type_name(value: &str) -> &'static str {
    match value.as_bytes()[0] {
        b'"' => "a string",
        b't' | b'f' => "a boolean",
        b'n' => "null",
        b'[' => "an array",
        b'{' => "an object",
        _ => "a number",
    }
}

#[test]
fn good_values_pass() {
    for (at, members, around) in OBJECTS {
        let all: Vec<_> =
            members.iter().map(|(name, value, _)| format!("\"{name}\": {value}")).collect();
        let lines = found(&around(&all.join(", ")), &[]);
        assert_eq!(lines, [""; 0], "{at}");
    }
}

#[test]
fn wrong_types() {
    for (at, members, around) in OBJECTS {
        for &(name, good, required) in members {
            for value in
                ["null", "true", "17", r#""text""#, "[]", r#"[{"a": 1}]"#, "{}", r#"{"a": 1}"#]
            {
                if type_name(value) == type_name(good) {
                    continue;
                }
                let object = around(&format!("{}\"{name}\": {value}", others(members, name)));
                let expected = match required {
                    Some(rule) if value == "null" => {
                        format!("{rule} {at}/{name} must be there, and cannot be null")
                    }
                    _ => {
                        let wanted = if name == "status" { "an integer" } else { type_name(good) };
                        let found = type_name(value);
                        format!("document/type {at}/{name} must be {wanted}, not {found}")
                    }
                };
                assert_eq!(found(&object, &[]), [expected], "{object}");
            }
        }
    }
}

#[test]
fn elements_of_the_wrong_type() {
    for name in ["parameters", "scripts"] {
        for value in ["null", "true", "17", r#""text""#, "[]", r#"[{"name": "a"}]"#] {
            let lines = found(&format!("{{ \"{name}\": [{value}] }}"), &[]);
            let expected =
                format!("document/type /{name}/0 must be an object, not {}", type_name(value));
            assert_eq!(lines, [expected]);
        }
    }
}

#[test]
fn missing_members() {
    for (at, members, around) in OBJECTS {
        for &(name, _, required) in members {
            let object = around(others(members, name).trim_end_matches(", "));
            let expected: Vec<_> =
                required.iter().map(|rule| format!("{rule} {at}/{name} must be there")).collect();
            let without = if at.is_empty() { name } else { "" };
            assert_eq!(found(&object, &[without]), expected);
            let source = definition(&object, &[without]);
            for violation in check(source.as_bytes(), None, &RuleSet::default()).report.violations()
            {
                let span = violation.span.unwrap();
                assert_eq!(text_at(&source, violation.span), "{", "{object}");
                let object = if at.is_empty() { 0 } else { source.rfind('{').unwrap() };
                assert_eq!(span.start as usize, object, "the object's own brace");
            }
        }
    }
}

#[test]
fn blank_members() {
    for (at, members, around) in OBJECTS {
        for &(name, _, required) in members {
            let Some(rule) = required else { continue };
            for blank in
                ["", " ", "   ", "\\t", "\\r\\n", "\\u0020", "\\u00a0", "\u{3000}", "\u{2003}"]
            {
                let object = around(&format!("{}\"{name}\": \"{blank}\"", others(members, name)));
                let expected = format!("{rule} {at}/{name} must be there, and cannot be blank");
                assert_eq!(found(&object, &[]), [expected], "{blank:?}");
            }
        }
    }
}

#[test]
fn data_sources_where_the_type_is_data() {
    let script = |ds_id: &str| {
        format!(
            r#"{{ "type": "data", "scripts": [{{ {ds_id} "content": "YQ==", "object_name": "a" }}] }}"#
        )
    };
    for (ds_id, expected) in [
        ("", Some("roma/script-required /scripts/0/ds_id must be there")),
        (
            r#""ds_id": "","#,
            Some("roma/script-required /scripts/0/ds_id must be there, and cannot be blank"),
        ),
        (
            r#""ds_id": " ","#,
            Some("roma/script-required /scripts/0/ds_id must be there, and cannot be blank"),
        ),
        (r#""ds_id": null,"#, Some("document/type /scripts/0/ds_id must be a string, not null")),
        (r#""ds_id": 7,"#, Some("document/type /scripts/0/ds_id must be a string, not a number")),
        (r#""ds_id": "7","#, None),
    ] {
        assert_eq!(found(&script(ds_id), &[]), Vec::from_iter(expected));
        let function = script(ds_id).replace("data", "function");
        let expected = expected.filter(|line| line.starts_with("document/"));
        assert_eq!(found(&function, &[]), Vec::from_iter(expected));
    }
}

#[test]
fn members_that_are_there_twice() {
    for (at, members, around) in OBJECTS {
        for &(name, value, _) in members {
            // One name, three spellings.
            let escaped = format!("\\u{:04x}{}", name.as_bytes()[0], &name[1..]);
            let three = format!(r#""{name}": {value}, "{escaped}": {value}, "{name}" : {value}"#);
            let source = definition(&around(&format!("{}{three}", others(members, name))), &[]);
            let report = check(source.as_bytes(), None, &RuleSet::default()).report;
            let [second, third] = report.violations() else { panic!("{source}\n{report}") };
            let expected = [
                format!("{at}/{name} cannot be there twice: readers disagree on which one counts"),
                format!("see {at}/{name}: first here"),
            ];
            for (violation, key) in [(second, &*escaped), (third, name)] {
                assert_eq!(violation.rule.id, "document/duplicate-member");
                assert_eq!(lines(violation), expected);
                assert_eq!(text_at(&source, violation.span), format!("\"{key}\""));
                assert_eq!(text_at(&source, violation.related[0].span), format!("\"{name}\""));
                assert!(violation.related[0].span < violation.span);
            }
        }
    }
}

#[test]
fn only_the_first_of_two_counts() {
    assert_eq!(
        found(r#"{ "method": "PUT", "method": "put", "method": 7 }"#, &[]),
        ["document/duplicate-member /method cannot be there twice: readers disagree on which one counts";
            2]
    );
    assert_eq!(
        found(r#"{ "method": "put", "method": "PUT" }"#, &[]),
        [
            "roma/method /method must be PUT: letter case counts",
            "document/duplicate-member /method cannot be there twice: readers disagree on which one counts"
        ]
    );
}

#[test]
fn twice_inside_what_is_not_known() {
    let line = |at: &str| {
        format!(
            "document/duplicate-member {at} cannot be there twice: readers disagree on which one counts"
        )
    };
    for (object, places) in [
        (r#"{ "x-a": 1, "x-a": 2 }"#, &["/x-a"][..]),
        (r#"{ "x-a": { "b": 1, "b": 2 } }"#, &["/x-a/b"]),
        (r#"{ "x-a": [{ "b": 1, "c": 0, "b": 2, "c": 3 }] }"#, &["/x-a/0/b", "/x-a/0/c"]),
        (r#"{ "x-a": [[{ "b": { "/": 1, "\u002f": 2 } }]] }"#, &["/x-a/0/0/b/~1"]),
        (r#"{ "x-a": { "a": 1, "A": 2, "": 3, " ": 4 } }"#, &[]),
        (
            r#"{ "parameters": [{ "name": "a", "in": "Headers", "x-a": 1, "x-b": 0, "x-a": 2 }] }"#,
            &["/parameters/0/x-a"],
        ),
        (
            r#"{ "scripts": [{ "content": "YQ==", "object_name": "a", "x-a": { "b": 1, "b": 2 } }] }"#,
            &["/scripts/0/x-a/b"],
        ),
    ] {
        let expected: Vec<_> = places.iter().map(|at| line(at)).collect();
        assert_eq!(found(object, &[]), expected, "{object}");
    }
}

#[test]
fn unknown_members() {
    const MESSAGE: &str = "must be a member that is known here";
    let long = "n".repeat(200);
    let guesses: [(usize, &str, Option<&str>); 18] = [
        (0, "nmae", Some("name")),
        (0, "Name", Some("name")),
        (0, "parmeters", Some("parameters")),
        (0, "parameter", Some("parameters")),
        (0, "content-type", Some("content_type")),
        (0, "romaAppId", Some("roma_app_id")),
        (0, "returnFormat", Some("return_format")),
        (0, "nope", None),
        (0, "colour", None),
        (0, "", None),
        (0, "X-owner", None),
        (0, "订单", None),
        (0, &long, None),
        (1, "requierd", Some("required")),
        (1, "defualt", Some("default")),
        (1, "position", None),
        (2, "objectName", Some("object_name")),
        (2, "ds-id", Some("ds_id")),
    ];
    for (which, key, near) in guesses {
        let (at, members, around) = OBJECTS[which];
        let source = definition(&around(&format!("{}\"{key}\": {{}}", others(members, ""))), &[]);
        let report = check(source.as_bytes(), None, &RuleSet::default()).report;
        let [violation] = report.violations() else { panic!("{source}\n{report}") };
        assert_eq!(violation.rule.id, "document/unknown-member");
        assert_eq!(violation.pointer, *format!("{at}/{key}"));
        assert_eq!(violation.message, MESSAGE);
        assert_eq!(violation.help, near.map(|near| format!("did you mean `{near}`?").into()));
        assert_eq!(text_at(&source, violation.span), format!("\"{key}\""));
    }
}

#[test]
fn extensions_pass_everywhere() {
    for (_, members, around) in OBJECTS {
        for key in ["x-", "x-a", "x-name", "x-订单", "\\u0078-a", "x\\u002da"] {
            let object = around(&format!("{}\"{key}\": [null, {{}}]", others(members, "")));
            assert_eq!(found(&object, &[]), [""; 0], "{object}");
        }
    }
}

#[test]
fn members_of_one_kind_of_object_are_unknown_to_another() {
    for (here, (at, members, around)) in OBJECTS.into_iter().enumerate() {
        let elsewhere = OBJECTS.iter().enumerate().filter(|&(there, _)| there != here);
        for &(name, value, _) in elsewhere.flat_map(|(_, (_, members, _))| members.iter()) {
            if members.iter().any(|(known, ..)| *known == name) {
                continue;
            }
            let object = around(&format!("{}\"{name}\": {value}", others(members, "")));
            let expected =
                format!("document/unknown-member {at}/{name} must be a member that is known here");
            assert_eq!(found(&object, &[]), [expected], "{object}");
        }
    }
}
