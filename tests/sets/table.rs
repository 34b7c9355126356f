//! Which definitions are the same, and where that is said.

use apiglint::{Document, Level, RuleSet, Severity, Violation, roma};

use crate::common::definition;
use crate::found;

const NAME: &str = "roma/api-name-unique /name, first in 0 /name";
const PATH: &str = "roma/api-path-unique /path, first in 0 /path";
const ID: &str = "roma/api-id-unique /id, first in 0 /id";

/// Members of two good definitions, and what the second one shares with the first.
const PAIRS: &[(&str, &str, &[&str])] = &[
    // Nothing differs.
    ("{}", "{}", &[NAME, PATH]),
    (r#"{"id":"7"}"#, r#"{"id":"7"}"#, &[NAME, PATH, ID]),
    // Names.
    (r#"{"path":"/a"}"#, r#"{"path":"/b"}"#, &[NAME]),
    (r#"{"path":"/a","name":"abc"}"#, r#"{"path":"/b","name":"aBc"}"#, &[]),
    (r#"{"path":"/a","name":"名录表"}"#, r#"{"path":"/b","name":"\u540d\u5f55\u8868"}"#, &[NAME]),
    (r#"{"path":"/a","name":"abc"}"#, r#"{"path":"/b","name":"abc "}"#, &[]),
    (r#"{"path":"/a","roma_app_id":"x"}"#, r#"{"path":"/b","roma_app_id":"y"}"#, &[]),
    (r#"{"path":"/a","roma_app_id":"x"}"#, r#"{"path":"/b","roma_app_id":"X"}"#, &[]),
    (r#"{"path":"/a","roma_app_id":"x"}"#, r#"{"path":"/b","roma_app_id":"\u0078"}"#, &[NAME]),
    // Where one text ends and the next begins counts.
    (
        r#"{"path":"/a","roma_app_id":"x","name":"yz1"}"#,
        r#"{"path":"/b","roma_app_id":"xy","name":"z1"}"#,
        &[],
    ),
    (
        r#"{"path":"/a","roma_app_id":"x","name":"3:yz1"}"#,
        r#"{"path":"/b","roma_app_id":"x3:","name":"yz1"}"#,
        &[],
    ),
    (
        r#"{"path":"/a","roma_app_id":"x\u0001\u0000\u0000\u0000\u0000","name":"yz1"}"#,
        r#"{"path":"/b","roma_app_id":"x","name":"\u0001\u0000\u0000\u0000\u0000yz1"}"#,
        &[],
    ),
    // Methods and paths.
    (r#"{"name":"abc"}"#, r#"{"name":"abd"}"#, &[PATH]),
    (r#"{"name":"abc"}"#, r#"{"name":"abd","method":"PUT"}"#, &[]),
    (r#"{"name":"abc","method":"get"}"#, r#"{"name":"abd","method":"GET"}"#, &[]),
    (r#"{"name":"abc","path":"/a"}"#, r#"{"name":"abd","path":"/A"}"#, &[]),
    (r#"{"name":"abc","path":"/a"}"#, r#"{"name":"abd","path":"/a/"}"#, &[]),
    (r#"{"name":"abc","path":"/a"}"#, r#"{"name":"abd","path":"\/\u0061"}"#, &[PATH]),
    (r#"{"name":"abc","roma_app_id":"x"}"#, r#"{"name":"abd","roma_app_id":"y"}"#, &[]),
    // Ids, whatever the application.
    (r#"{"id":"7","roma_app_id":"x"}"#, r#"{"id":"7","roma_app_id":"y"}"#, &[ID]),
    (r#"{"id":"a7","roma_app_id":"x"}"#, r#"{"id":"A7","roma_app_id":"y"}"#, &[]),
    // What is missing, blank or of the wrong type has a violation of its own.
    (r#"{"roma_app_id":" "}"#, r#"{"roma_app_id":" "}"#, &[]),
    (r#"{"roma_app_id":null}"#, r#"{"roma_app_id":null}"#, &[]),
    (r#"{"roma_app_id":7}"#, r#"{"roma_app_id":7}"#, &[]),
    (r#"{"roma_app_id":""}"#, "{}", &[]),
    (r#"{"roma_app_id":" ","id":"7"}"#, r#"{"roma_app_id":" ","id":"7"}"#, &[ID]),
    (r#"{"name":""}"#, r#"{"name":""}"#, &[PATH]),
    (r#"{"path":" ","id":""}"#, r#"{"path":" ","id":""}"#, &[NAME]),
    (r#"{"method":null,"id":7}"#, r#"{"method":null,"id":7}"#, &[NAME]),
    // Of two members of one name the first counts.
    (r#"{"name":"abc","name":"abd"}"#, r#"{"name":"abd","name":"abc"}"#, &[PATH]),
];

#[test]
fn pairs() {
    for (first, later, expected) in PAIRS {
        let expected: Vec<_> = expected.iter().map(|line| format!("1: {line}")).collect();
        let texts = [first, later].map(|members| definition(members, &[]));
        let mut lines = found(&texts);
        // In the order of the members, which these pairs are free in.
        lines.sort_by_key(|line| ["name", "path", "/id"].map(|it| !line.contains(it)));
        assert_eq!(lines, expected, "{first} {later}");
        // The other way round it is the same.
        let [first, later] = texts;
        assert_eq!(found(&[later, first]).len(), expected.len());
    }
    let without = ["roma_app_id"].map(|name| definition("{}", &[name]));
    assert_eq!(found(&[&without[0], &without[0]]), [""; 0]);
}

#[test]
fn the_first_is_shown_to_all_that_come_later() {
    let text = |path: &str| definition(&format!(r#"{{"path":"{path}"}}"#), &[]);
    assert_eq!(
        found(&[text("/a"), text("/b"), text("/a")]),
        [
            "1: roma/api-name-unique /name, first in 0 /name",
            "2: roma/api-name-unique /name, first in 0 /name",
            "2: roma/api-path-unique /path, first in 0 /path",
        ]
    );
}

#[test]
fn arrays_and_lists() {
    let one = |number| definition(&format!(r#"{{"path":"/{number}"}}"#), &[]);
    let array = format!("[{}, 7, {}]", one(0), one(1));
    let list = format!(r#"{{"total":2,"apis":[{}, {}]}}"#, one(2), one(0));
    assert_eq!(
        found(&[&array, &list, &one(2)]),
        [
            "0: roma/api-name-unique /2/name, first here /0/name",
            "1: roma/api-name-unique /apis/0/name, first in 0 /0/name",
            "1: roma/api-name-unique /apis/1/name, first in 0 /0/name",
            "1: roma/api-path-unique /apis/1/path, first in 0 /0/path",
            "2: roma/api-name-unique /name, first in 0 /0/name",
            "2: roma/api-path-unique /path, first in 1 /apis/0/path",
        ]
    );
    for nothing in ["7", "null", r#""name""#, "[]", r#"{"apis":[]}"#, "{}", "[[]]"] {
        assert_eq!(found(&[nothing, nothing]), [""; 0], "{nothing}");
    }
    // Not a list: `apis` is not an array.
    let odd = definition(r#"{"apis":{}}"#, &[]);
    assert_eq!(found(&[&odd, &odd]).len(), 2);
}

#[test]
fn messages_and_places() {
    let text = definition(r#"{"id":"4711"}"#, &[]);
    let document = Document::from_json(text.as_bytes()).unwrap();
    let rules = RuleSet::default();
    let mut set = roma::Set::new(&rules);
    assert_eq!(set.add(40, &document).worst(), None);
    let report = set.add(41, &document);
    let said: Vec<_> =
        report.violations().iter().map(|it| (&*it.message, it.help.as_deref())).collect();
    assert_eq!(
        said,
        [
            (
                "cannot be the name of another definition of its integration application",
                Some("rename one of them")
            ),
            (
                "cannot be the path of another definition of this method in its integration application",
                Some("change the path or the method of one of them")
            ),
            (
                "cannot be the id of another definition",
                Some("leave the id out of a new definition: the gateway gives it one")
            ),
        ]
    );
    for (violation, written) in
        report.violations().iter().zip([r#""stock-levels""#, r#""/stock/levels""#, r#""4711""#])
    {
        let related = &violation.related[0];
        for span in [violation.span.unwrap(), related.span.unwrap()] {
            assert_eq!(&text[span.start as usize..span.end as usize], written);
        }
        assert_eq!(related.document, Some(40));
    }
    let sentences: Vec<_> = report.violations().iter().filter_map(Violation::error_msg).collect();
    assert_eq!(
        sentences,
        [
            "The livedata API name already exists",
            "The API already exists.",
            "The API already exists."
        ]
    );
}

#[test]
fn values_have_no_spans() {
    let value = serde_json::json!([{ "id": "7" }, { "id": "7" }]);
    let document = Document::from_value(&value).unwrap();
    let rules = RuleSet::default();
    let report = roma::Set::new(&rules).add(0, &document);
    let [violation] = report.violations() else { panic!("{report}") };
    assert_eq!((violation.span, violation.related[0].span), (None, None));
    assert_eq!(
        (violation.pointer.as_str(), violation.related[0].pointer.as_str()),
        ("/1/id", "/0/id")
    );
}

#[test]
fn levels() {
    let text = definition(r#"{"id":"4711"}"#, &[]);
    let document = Document::from_json(text.as_bytes()).unwrap();
    for rule in ["roma/api-name-unique", "roma/api-path-unique", "roma/api-id-unique"] {
        let mut rules = RuleSet::default();
        rules.set(rule, Level::Off).unwrap();
        let [_, later] = roma::check_set([&document; 2], &rules).try_into().unwrap();
        let later: apiglint::Report = later;
        assert_eq!(later.count(Severity::Error), 2);
        assert!(later.violations().iter().all(|it| it.rule.id != rule), "{later}");
        rules.set(rule, Level::NOTE).unwrap();
        let reports = roma::check_set([&document; 2], &rules);
        assert_eq!(
            Severity::Note,
            reports[1].violations().iter().map(|it| it.severity).min().unwrap()
        );
    }
}

/// A whole report: what is wrong with the definition alone and in the set, as it stands in the text.
#[test]
fn reports_are_in_order() {
    let text = definition(r#"{"version":"<","id":"4711","parameters":{}}"#, &[]);
    let document = Document::from_json(text.as_bytes()).unwrap();
    let reports = roma::check_set([&document; 2], &RuleSet::default());
    let ids = |number: usize| -> Vec<_> {
        reports[number].violations().iter().map(|it| it.rule.id).collect()
    };
    assert_eq!(ids(0), ["roma/version", "document/type"]);
    assert_eq!(
        ids(1),
        [
            "roma/api-name-unique",
            "roma/api-path-unique",
            "roma/version",
            "roma/api-id-unique",
            "document/type"
        ]
    );
    assert_eq!(reports[1].count(Severity::Error), 5);
}
