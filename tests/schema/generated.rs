//! Documents that the rules accept, edited at random: what the rules still accept, the schema accepts.

use std::collections::BTreeSet;

use apiglint::{DocumentKind, Level, RuleSet, kinds};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::judged::{Judged, judge_all, judge_by};
use crate::pages::all_documents;
use crate::seeds::seeds;

/// Words that mean something somewhere, and texts like them.
const WORDS: &[&str] = &[
    "",
    " ",
    "\u{3000}",
    "\u{85}",
    "\u{feff}",
    "\n",
    "a\n",
    "a",
    "ab",
    "abcd",
    "1",
    "0",
    "0,1",
    "0,0",
    "3",
    "-1",
    "10",
    "11",
    "/",
    "/a",
    "//",
    "/a[b]",
    "/a{b}",
    "a/b",
    "a/b ; c",
    "GET",
    "get",
    "POST",
    "Body",
    "Headers",
    "header",
    "query",
    "path",
    "body",
    "formData",
    "data",
    "function",
    "SQL",
    "mysql",
    "json",
    "xml",
    "application/json",
    "name,path",
    "name,",
    "online",
    "merge",
    "AUTHORIZER",
    "APP",
    "HTTPS",
    "2.0",
    "DEPLOYED",
    "string",
    "array",
    "object",
    "oauth2",
    "apiKey",
    "implicit",
    "{}",
    "{\"a\": 1}",
    "[]",
    "QUFB",
    "QUE=",
    "QUE",
    "http://a",
    "http://a/b",
    "https://a b",
    "APIG.2011",
    "APIG.0001",
    "名称名称",
    "a<b",
    "😀😀😀",
    "x-y",
    "file",
    "csv",
    "multi",
];

/// Values on either side of limits, of every type, of every alphabet.
fn pool() -> Vec<Value> {
    let mut pool = vec![
        json!(null),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!([{}]),
        json!(["a"]),
        json!(["a", "a"]),
        json!([0, 1]),
        json!([0, 0]),
        json!([null]),
        json!(1.0),
        json!(1.5),
        json!(-1),
        json!(1e300),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!({ "name": "id", "in": "Headers" }),
        json!({ "type": "array" }),
        json!({ "$ref": "#/definitions/a" }),
    ];
    let numbers = [0, 1, 2, 3, 4, 5, 11, 12, 100, 101, 500, 501, 30_000, 30_001];
    pool.extend(numbers.map(Value::from));
    pool.extend(WORDS.iter().map(|word| Value::from(*word)));
    for length in [32, 33, 50, 51, 64, 65, 200, 201, 255, 256, 257, 1000, 1001, 2000, 4001] {
        pool.extend(["a", "名", "😀", " "].map(|unit| Value::from(unit.repeat(length))));
        pool.push(format!("/{}", "a".repeat(length - 1)).into());
    }
    pool
}

/// Where in a document, what to do there, and with which value of the pool and which name.
type Edit = (Index, u8, Index, Index);

/// Every array and object of a document, by its pointer.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    let children: Vec<_> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(n, it)| (n.to_string(), it)).collect()
        }
        Value::Object(members) => members.iter().map(|(name, it)| (name.clone(), it)).collect(),
        _ => return,
    };
    places.push(at.into());
    for (name, child) in children {
        let step = name.replace('~', "~0").replace('/', "~1");
        self::places(child, &format!("{at}/{step}"), places);
    }
}

/// The names that a schema knows.
fn names(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                found.extend(properties.keys().cloned());
            }
            members.values().for_each(|member| names(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

fn edit(
    document: &mut Value,
    (place, action, value, name): &Edit,
    pool: &[Value],
    names: &[String],
) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let value = value.get(pool).clone();
    match document.pointer_mut(&all[place.index(all.len())]) {
        Some(Value::Array(items)) if items.is_empty() || action % 4 == 0 => items.push(value),
        Some(Value::Array(items)) => {
            let at = name.index(items.len());
            if action % 4 == 1 { drop(items.remove(at)) } else { items[at] = value }
        }
        Some(Value::Object(members)) => {
            let known: Vec<_> = members.keys().cloned().collect();
            match (action % 4, known.is_empty()) {
                (0, _) | (_, true) => drop(members.insert(name.get(names).clone(), value)),
                (1, false) => drop(members.remove(name.get(&known))),
                (_, false) => drop(members.insert(name.get(&known).clone(), value)),
            }
        }
        _ => {}
    }
}

/// Some documents of each kind.
fn edited(runner: &mut TestRunner, cases: usize) -> Vec<(&'static DocumentKind, String)> {
    let documents = [seeds(), all_documents()].concat();
    let pool = pool();
    let edits = vec((any::<Index>(), any::<u8>(), any::<Index>(), any::<Index>()), 0..3);
    let mut edited = Vec::new();
    for kind in kinds() {
        let of_kind: Vec<_> = documents.iter().filter(|(it, _)| *it == kind).collect();
        assert!(!of_kind.is_empty(), "{kind}: there is no seed");
        let mut known = BTreeSet::new();
        names(&kind.schema(&RuleSet::default()), &mut known);
        let known: Vec<_> = known.into_iter().collect();
        for _ in 0..cases {
            let (which, edits) = (any::<Index>(), &edits).new_tree(runner).unwrap().current();
            let mut value: Value = serde_json::from_str(&which.get(&of_kind).1).unwrap();
            for it in &edits {
                edit(&mut value, it, &pool, &known);
            }
            edited.push((kind, value.to_string()));
        }
    }
    edited
}

/// Neither judges everything alike; gives back how many are refused, and how many have errors.
fn compare(judged: &[Judged]) -> (usize, usize) {
    let wrong = judged.iter().filter(|it| it.errors.is_empty() && it.refused.is_some());
    let wrong: Vec<_> = wrong.map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let refused = judged.iter().filter(|it| it.refused.is_some()).count();
    (refused, judged.iter().filter(|it| !it.errors.is_empty()).count())
}

#[test]
fn what_rules_accept_schemas_accept() {
    let edited = edited(&mut TestRunner::deterministic(), 40);
    let (all, (refused, errors)) = (edited.len(), compare(&judge_all(&edited)));
    // Of what has errors the schemas refuse nearly everything.
    assert!(
        errors > all / 4 && errors < all * 3 / 4 && refused > errors * 9 / 10,
        "{refused} {errors}"
    );
}

#[test]
fn levels_are_heeded() {
    let mut runner = TestRunner::deterministic();
    for cases in [10, 10, 10] {
        let mut rules = RuleSet::default();
        for rule in apiglint::rules() {
            let level = *any::<Index>().new_tree(&mut runner).unwrap().current().get(&Level::ALL);
            rules.set(rule.id, level).unwrap();
        }
        // Which of two members is looked at, readers disagree on.
        rules.set("document/duplicate-member", Level::ERROR).unwrap();
        compare(&judge_by(&rules, &edited(&mut runner, cases)));
    }
}
