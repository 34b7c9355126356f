//! Custom rules: what they look at, what they ask, what they say, and what is too much to ask.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use apiglint::{
    Condition, CustomRule, Document, ErrorKind, Kind, Level, Limits, PointerPattern, Rule, RuleSet,
    Severity, Violation, check, dataworks, roma,
};
use proptest::prelude::*;

static RULE: Rule =
    Rule::custom("custom/house", Kind::Forbidden, Level::WARNING, "what the house asks");

const GOOD: &str = r#""name":"api","path":"/orders","method":"POST","version":"1.0","content_type":"json","roma_app_id":"a1""#;

fn one_of(words: &[&str]) -> Condition {
    Condition::OneOf(words.iter().map(|word| (*word).into()).collect())
}

fn at(path: &str, must: Condition) -> CustomRule {
    CustomRule::at(&RULE, PointerPattern::new(path).unwrap(), must).unwrap()
}

/// A set with this rule and no other.
fn alone(rule: CustomRule) -> RuleSet {
    let mut rules = RuleSet::none();
    rules.add(rule).unwrap();
    rules
}

/// Where and what a rule says of a definition with these further members.
fn said(rule: CustomRule, members: &str) -> Vec<String> {
    let source = format!("{{{GOOD}{members}}}");
    let report = check(source.as_bytes(), None, &alone(rule)).report;
    let line = |it: &Violation| format!("{} {}", it.pointer, it.message);
    report.violations().iter().map(line).collect()
}

#[test]
fn conditions() {
    for (path, must, members, expected) in [
        ("/owner", Condition::Required, "", &["/owner must be there"][..]),
        ("/owner", Condition::Required, r#","owner":null"#, &["/owner must be there"]),
        ("/owner", Condition::Required, r#","owner":"""#, &[]),
        ("/name", Condition::Forbidden, "", &["/name cannot be there"]),
        ("/owner", Condition::Forbidden, "", &[]),
        ("/owner", Condition::Forbidden, r#","owner":null"#, &["/owner cannot be there"]),
        ("/name", one_of(&["b", "api"]), "", &[]),
        ("/name", one_of(&["a"]), "", &["/name must be a"]),
        ("/name", one_of(&["a", "b"]), "", &["/name must be a or b"]),
        ("/name", one_of(&["z", "b", "c"]), "", &["/name must be z, b or c"]),
        ("/owner", one_of(&["a"]), "", &[]),
        ("/n", one_of(&["1", "true"]), r#","n":1"#, &[]),
        ("/n", one_of(&["1", "true"]), r#","n":true"#, &[]),
        ("/n", one_of(&["1", "true"]), r#","n":1.0"#, &["/n must be 1 or true"]),
        ("/n", one_of(&["1"]), r#","n":null"#, &[]),
        ("/n", one_of(&["1"]), r#","n":[2]"#, &[]),
        ("/n/*", one_of(&["1"]), r#","n":[2,"1",{"a":3}]"#, &["/n/0 must be 1"]),
        ("/n", one_of(&["é"]), r#","n":"\u00e9""#, &[]),
        ("/n", one_of(&["é"]), r#","n":"é","n":"e""#, &["/n must be é"]),
    ] {
        assert_eq!(said(at(path, must.clone()), members), expected, "{path} {must:?} {members}");
    }
}

#[test]
fn wildcards_lead_to_places() {
    let members = r#","parameters":[{"name":"a"},{"name":"b","more":{"name":"c"}}],"a/b":{"~":1}"#;
    for (path, expected) in [
        ("", &[""][..]),
        ("/name", &["/name"]),
        ("/parameters/*/name", &["/parameters/0/name", "/parameters/1/name"]),
        ("/parameters/1/name", &["/parameters/1/name"]),
        ("/parameters/01/name", &[]),
        ("/*/*/name", &["/parameters/0/name", "/parameters/1/name"]),
        (
            "/**/name",
            &["/name", "/parameters/0/name", "/parameters/1/name", "/parameters/1/more/name"],
        ),
        ("/parameters/**/more/**", &["/parameters/1/more", "/parameters/1/more/name"]),
        ("/a~1b/~0", &["/a~1b/~0"]),
        ("/a~1b/**/**/**", &["/a~1b", "/a~1b/~0"]),
        ("/NAME", &[]),
    ] {
        let said = said(at(path, Condition::Forbidden), members);
        let places: Vec<_> = said.iter().map(|line| line.split_once(' ').unwrap().0).collect();
        assert_eq!(places, expected, "{path}");
    }
}

#[test]
fn what_is_required_is_so_in_every_object() {
    let members = r#","parameters":[{"name":"a"},{},[],"s"],"x":{"name":null}"#;
    for (path, expected) in [
        ("/parameters/*/name", &["/parameters/1/name"][..]),
        ("/**/name", &["/parameters/0/name", "/parameters/1/name", "/x/name"][1..]),
        ("/parameters/0/in", &["/parameters/0/in"]),
        ("/parameters/9/in", &[]),
    ] {
        let said = said(at(path, Condition::Required), members);
        let expected: Vec<_> =
            expected.iter().map(|place| format!("{place} must be there")).collect();
        assert_eq!(said, expected, "{path}");
    }
}

#[test]
fn members_of_each_definition_or_api() {
    let rule = || CustomRule::member(&RULE, "owner", Condition::Required).unwrap();
    let api = r#"{"ApiName":"a","ApiMode":1,"ApiPath":"/a","RequestMethod":0}"#;
    for (source, expected) in [
        (format!("{{{GOOD}}}"), &["/owner"][..]),
        (format!("[{{{GOOD}}},{{{GOOD},\"owner\":1}},{{{GOOD}}}]"), &["/0/owner", "/2/owner"]),
        (
            format!(r#"{{"total":1,"size":1,"apis":[{{{GOOD}}}]}}"#),
            &["/apis/0/owner"],
        ),
        (r#"{"RequestId":"0","Data":{"ApiId":1,"ApiName":"a","ApiMode":1,"ApiPath":"/a","RequestMethod":0,"CreatedTime":"2024-01-01T00:00:00+0800"}}"#.into(), &["/Data/owner"]),
        (api.into(), &["/owner"]),
        (r#"{"name":"left-pad"}"#.into(), &[]),
    ] {
        let report = check(source.as_bytes(), None, &alone(rule())).report;
        let places: Vec<_> = report.violations().iter().map(|it| it.pointer.as_str()).collect();
        assert_eq!(places, expected, "{source}");
    }
}

#[test]
fn kinds_are_chosen() {
    let rule = |kinds: &[&'static apiglint::DocumentKind]| {
        alone(at("/owner", Condition::Required).of_kinds(kinds.iter().copied()))
    };
    let source = format!("{{{GOOD}}}");
    for (kinds, count) in [
        (&[][..], 1),
        (&[&roma::kinds::DEFINITION], 1),
        (&[&roma::kinds::DEFINITIONS], 0),
        (&[&roma::kinds::DEFINITIONS, &roma::kinds::DEFINITION], 1),
    ] {
        let report = check(source.as_bytes(), None, &rule(kinds)).report;
        assert_eq!(report.count(Severity::Warning), count, "{kinds:?}");
    }
}

#[test]
fn every_way_to_check_a_document() {
    let rules = alone(at("/x", Condition::Forbidden));
    let source = format!("{{{GOOD},\"x\":1}}");
    let document = Document::from_json(source.as_bytes()).unwrap();
    let update = roma::Update { old: &document, new: &document };
    let api = Document::from_json(
        br#"{"ApiName":"a","ApiMode":1,"ApiPath":"/a","RequestMethod":0,"x":1}"#,
    )
    .unwrap();
    let api_update = dataworks::Update { old: &api, new: &api };
    for (way, report) in [
        ("check", check(source.as_bytes(), None, &rules).report),
        ("keys", apiglint::check_with_keys(source.as_bytes(), None, &rules).0.report),
        ("kind", roma::kinds::DEFINITION.check(&document, &rules)),
        ("definition", roma::check_definition(&document, &rules)),
        ("update", roma::check_update(&update, &rules)),
        ("api", dataworks::check_api(&api, &rules)),
        ("API update", dataworks::check_update(&api_update, &rules)),
    ] {
        assert_eq!(report.to_string(), "warning: /x cannot be there [custom/house]", "{way}");
    }
}

#[test]
fn violations_are_like_any_other() {
    let rule = at("/parameters/*/name", one_of(&["id"])).say("must be id here").advise("ask us");
    let mut rules = RuleSet::default();
    rules.add(rule).unwrap();
    let source = format!(r#"{{{GOOD},"parameters":[{{"name":"n\u0061me","in":"Headers"}}]}}"#);
    let report = check(source.as_bytes(), None, &rules).report;
    let [violation] = report.violations() else { panic!("{report}") };
    let span = violation.span.unwrap();
    assert_eq!(&source[span.start as usize..span.end as usize], r#""n\u0061me""#);
    assert_eq!(violation.help.as_deref(), Some("ask us"));
    assert_eq!((violation.code, violation.rule.kind), (None, Kind::Forbidden));
    let json = serde_json::to_value(violation).unwrap();
    assert_eq!((&json["rule"], &json["severity"]), (&"custom/house".into(), &"warning".into()));
    assert_eq!(violation.fingerprint().len(), 12);
    assert!(report.clone().since(&report).violations().is_empty());
    rules.set("custom/house", Level::ERROR).unwrap();
    assert_eq!(check(source.as_bytes(), None, &rules).report.worst(), Some(Severity::Error));
    assert_eq!((rules.level(&RULE), RuleSet::default().level(&RULE)), (Level::ERROR, Level::Off));
    rules.set("custom/house", Level::Off).unwrap();
    assert_eq!(check(source.as_bytes(), None, &rules).report.worst(), None);
}

#[test]
fn no_more_are_kept_than_of_other_rules() {
    let mut rules = RuleSet::default();
    rules.add(at("/parameters/*/name", Condition::Forbidden)).unwrap();
    rules.limits = Limits { violations: 3, ..Limits::default() };
    let parameters: Vec<_> =
        (0..9).map(|n| format!(r#"{{"name":"p{n}","in":"Headers"}}"#)).collect();
    let source = format!("{{{GOOD},\"parameters\":[{}]}}", parameters.join(","));
    let report = check(source.as_bytes(), None, &rules).report;
    assert_eq!((report.count(Severity::Warning), report.violations().len()), (9, 3));
}

#[test]
fn mistakes_are_explained() {
    let words = |count| Condition::OneOf(vec!["w".into(); count]);
    let required =
        |path: &str| CustomRule::at(&RULE, PointerPattern::new(path).unwrap(), Condition::Required);
    let named = |id| {
        let rule = Rule::custom(id, Kind::Missing, Level::ERROR, "");
        CustomRule::member(Box::leak(Box::new(rule)), "name", Condition::Required)
    };
    let (ends, id) = (
        "the path of what is required must end with the name of a member",
        "the id must be 'custom/' and lower-case letters, digits and hyphens",
    );
    let long = format!("custom/{}", "a".repeat(58)).leak();
    let member = |must| CustomRule::member(&RULE, "name", must);
    for (rule, message) in [
        (member(words(0)), Some("there must be a word to choose")),
        (member(words(1000)), None),
        (member(words(1001)), Some("there must be at most 1000 words, not 1001")),
        (required(""), Some(ends)),
        (required("/a/*"), Some(ends)),
        (required("/a/**"), Some(ends)),
        (required("/**/a"), None),
        (named("custom/a-1"), None),
        (named("custom/a--1"), Some(id)),
        (named("custom/A"), Some(id)),
        (named("custom/"), Some(id)),
        (named("roma/a"), Some(id)),
        (named(&long[..64]), None),
        (named(long), Some(id)),
    ] {
        let error = rule.err();
        assert!(error.as_ref().is_none_or(|it| it.kind() == ErrorKind::CustomRule));
        assert_eq!(error.map(|it| it.to_string()).as_deref(), message);
    }
}

#[test]
fn paths_that_are_none() {
    let long = |length: usize| format!("/{}", "é".repeat(length - 1));
    for (path, message) in [
        ("/".to_owned(), None),
        ("name".into(), Some("the path must begin with '/'")),
        ("/a~2".into(), Some("'~' in a path must be written '~0'")),
        ("/a~".into(), Some("'~' in a path must be written '~0'")),
        ("/a".repeat(32), None),
        ("/a".repeat(33), Some("the path must have at most 32 steps, not 33")),
        (long(1000), None),
        (long(1001), Some("the path must be at most 1000 characters long, not 1001")),
    ] {
        let error = PointerPattern::new(&path).err().map(|it| it.to_string());
        assert_eq!(error.as_deref(), message, "{path}");
    }
}

#[test]
fn as_many_rules_as_there_may_be() {
    let mut rules = RuleSet::default();
    for number in 0..=200 {
        let id = format!("custom/r{number}").leak();
        let rule = Rule::custom(id, Kind::Missing, Level::ERROR, "");
        let rule = CustomRule::member(Box::leak(Box::new(rule)), "x", Condition::Required).unwrap();
        let error = rules.add(rule).err().map(|it| it.to_string());
        let expected = (number == 200).then_some("there must be at most 200 custom rules");
        assert_eq!(error.as_deref(), expected, "{number}");
    }
    assert_eq!(rules.custom_rules().count(), 200);
}

/// Thirty-one steps that stand for any number: tried one after the other, this would not end.
#[test]
fn wildcards_take_time_in_proportion() {
    let path = "/**/a".repeat(15) + "/**/b";
    let nested = format!("{}1{}", "{\"a\":".repeat(120), "}".repeat(120));
    let source = format!("{{{GOOD},\"x\":{nested},\"y\":[{}1]}}", "1,".repeat(20_000));
    let report = check(source.as_bytes(), None, &alone(at(&path, Condition::Required))).report;
    assert_eq!(report.count(Severity::Warning), 120 - 15);
    assert!(PointerPattern::new(&path).unwrap().matches(&("/a".repeat(1000) + "/b")));
}

/// What a pattern means, one step after the other.
fn means(pattern: &[&str], pointer: &[&str]) -> bool {
    match (pattern, pointer) {
        ([], []) => true,
        (["**", rest @ ..], _) => {
            means(rest, pointer) || pointer.split_first().is_some_and(|(_, on)| means(pattern, on))
        }
        ([step, rest @ ..], [name, on @ ..]) => (*step == "*" || step == name) && means(rest, on),
        _ => false,
    }
}

proptest! {
    /// A pattern finds in a document just the pointers that it matches, and matches those it means.
    #[test]
    fn finds_what_it_matches(
        pattern in prop::collection::vec(prop::sample::select(vec!["a", "b", "0", "*", "**"]), 0..6),
        pointer in prop::collection::vec(prop::sample::select(vec!["a", "b", "0"]), 0..6),
    ) {
        let joined = |steps: &[&str]| steps.iter().flat_map(|it| ["/", *it]).collect::<String>();
        let path = PointerPattern::new(&joined(&pattern)).unwrap();
        prop_assert_eq!(path.matches(&joined(&pointer)), means(&pattern, &pointer));

        let value = pointer.iter().rev().fold("1".to_owned(), |inner, step| match *step {
            "0" => format!("[{inner}]"),
            name => format!("{{\"{name}\":{inner}}}"),
        });
        let rules = alone(CustomRule::at(&RULE, path, Condition::Forbidden).unwrap());
        let document = Document::from_json(value.as_bytes()).unwrap();
        let report = roma::kinds::DEFINITION.check(&document, &rules);
        let expected = (0..=pointer.len()).filter(|&steps| means(&pattern, &pointer[..steps]));
        let expected: Vec<_> = expected.map(|steps| joined(&pointer[..steps])).collect();
        let found: Vec<_> =
            report.violations().iter().map(|it| it.pointer.as_str().to_owned()).collect();
        prop_assert_eq!(found, expected);
    }
}

#[cfg(not(feature = "regex"))]
#[test]
fn patterns_need_the_feature() {
    let error = CustomRule::member(&RULE, "name", Condition::Matches("a".into())).unwrap_err();
    assert_eq!(error.to_string(), "patterns need the feature `regex`");
}

#[cfg(feature = "regex")]
mod patterns {
    use super::*;

    fn matches(pattern: &str) -> Condition {
        Condition::Matches(pattern.into())
    }

    #[test]
    fn match_a_part_of_the_text() {
        for (pattern, members, expected) in [
            ("^ord", r#","x":"orders""#, &[][..]),
            ("der", r#","x":"orders""#, &[]),
            ("^der", r#","x":"orders""#, &["/x must match ^der"]),
            ("^[0-9]+$", r#","x":12"#, &[]),
            ("^[0-9]+$", r#","x":1.5"#, &["/x must match ^[0-9]+$"]),
            ("^t", r#","x":true"#, &[]),
            ("^t", r#","x":null"#, &[]),
            ("^t", r#","x":{"t":"a"}"#, &[]),
            (r"^\p{Han}+$", r#","x":"\u8ba2单""#, &[]),
            ("^.$", r#","x":"😀""#, &[]),
            ("^.$", r#","x":"""#, &["/x must match ^.$"]),
        ] {
            assert_eq!(said(at("/x", matches(pattern)), members), expected, "{pattern} {members}");
        }
    }

    #[test]
    fn that_cannot_be_compiled_are_explained() {
        let long = |length| "é".repeat(length);
        let large = "the pattern must take at most 1 MiB once compiled: use smaller repetitions";
        for (pattern, message) in [
            ("(a", Some("the pattern cannot be compiled: unclosed group")),
            (
                "a{2,1}",
                Some(
                    "the pattern cannot be compiled: invalid repetition count range, the start must be <= the end",
                ),
            ),
            (
                "(?=a)",
                Some(
                    "the pattern cannot be compiled: look-around, including look-ahead and look-behind, is not supported",
                ),
            ),
            (r"(a)\1", Some("the pattern cannot be compiled: backreferences are not supported")),
            ("((a{1000}){1000}){1000}", Some(large)),
            (&long(1000), None),
            (&long(1001), Some("the pattern must be at most 1000 characters long, not 1001")),
            (&format!("{}a{}", "(".repeat(50), ")".repeat(50)), None),
            (
                &format!("{}a{}", "(".repeat(51), ")".repeat(51)),
                Some(
                    "the pattern cannot be compiled: exceed the maximum number of nested parentheses/brackets (50)",
                ),
            ),
        ] {
            let error = CustomRule::member(&RULE, "x", matches(pattern)).err();
            assert_eq!(error.map(|it| it.to_string()).as_deref(), message, "{pattern}");
        }
    }

    /// Patterns on which engines that backtrack never end.
    #[test]
    fn take_time_in_proportion() {
        let text = "a".repeat(100_000);
        for pattern in [
            "^(a+)+$",
            "^(a|aa)+$",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            "^((a*)*)*b$",
            "(.*)*(.*)*(.*)*x",
        ] {
            let said = said(at("/x", matches(pattern)), &format!(",\"x\":\"{text}!\""));
            assert_eq!(said.len(), 1, "{pattern}");
        }
    }
}
