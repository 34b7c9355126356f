//! The lists and pages of rules, and the definitions in `examples`.

use std::path::Path;

use apiglint::fix::{Offer, Safety, offer};
use serde_json::Value;

use crate::command::{Folder, Ran};

#[test]
fn every_rule_is_listed() {
    let folder = Folder::new("rules");
    let human = folder.run(["rules"]).out;
    let json: Value = serde_json::from_str(&folder.run(["rules", "--format", "json"]).out).unwrap();
    assert_eq!(json["version"], 1);
    let rows = json["rules"].as_array().unwrap();
    assert_eq!(rows.len(), human.lines().count());
    assert_eq!(rows.len(), apiglint::rules().count());
    for ((rule, row), line) in apiglint::rules().zip(rows).zip(human.lines()) {
        assert_eq!(row["id"], rule.id);
        assert_eq!(row["level"], rule.level.name());
        assert_eq!(row["kind"], rule.kind.name());
        assert_eq!(row["code"], rule.code.map_or(Value::Null, |code| code.to_string().into()));
        assert_eq!(row["summary"], rule.summary);
        let safeties: Vec<_> = offer(rule).into_iter().flat_map(Offer::safeties).collect();
        assert_eq!(row["fix_availability"], if safeties.is_empty() { "none" } else { "sometimes" });
        assert_eq!(row["fix_safety"], serde_json::json!(safeties));
        assert_eq!(row.as_object().unwrap().len(), 7);
        let [id, level, kind] = [0, 1, 2].map(|word| line.split_whitespace().nth(word).unwrap());
        assert_eq!((id, level, kind), (rule.id, rule.level.name(), rule.kind.name()));
        assert!(line.ends_with(rule.summary), "{line}");
    }
    let name = human.lines().find(|line| line.starts_with("roma/name ")).unwrap();
    assert!(name.contains("  error    malformed           APIG.2011  "), "{name}");
}

#[test]
fn every_rule_is_explained() {
    let folder = Folder::new("explain");
    for rule in apiglint::rules() {
        let ran = folder.run(["explain", rule.id]);
        let code = rule.code.map_or("no code".into(), |code| code.to_string());
        let heading = format!("{}: {}, {}, {code}", rule.id, rule.level.name(), rule.kind.name());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let text = ran.out.strip_prefix(&heading).expect("the heading");
        let (fixes, page) = text.split_once("\n\n").expect("the page");
        let names: Vec<_> = offer(rule).into_iter().flat_map(Offer::safeties).collect();
        assert_eq!(fixes.contains("--fix"), !names.is_empty(), "{heading}{fixes}");
        assert_eq!(fixes.contains("--unsafe-fixes"), names.contains(&Safety::Unsafe), "{fixes}");
        assert_eq!(page, format!("{}\n", rule.page.trim()));
    }
}

/// Runs in the folder of the examples.
fn check_examples(args: &[&str]) -> Ran {
    let folder = Folder::new(&format!("examples{}", args.len()));
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/definitions");
    Ran::of(folder.command().current_dir(examples).arg("check").args(args), b"")
}

#[test]
fn the_readme_shows_what_is_found() {
    let page = include_str!("../../README.md");
    let (_, shown) = page.split_once("```text\nerror").unwrap();
    let shown = format!("error{}", shown.split_once("```").unwrap().0);
    let folder = Folder::new("examples_readme");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = Ran::of(folder.command().current_dir(root).args(["check", "examples"]), b"");
    assert!(ran.out.contains(&format!("{shown}\n")), "{shown}\n{}", ran.out);
}

#[test]
fn good_examples_are_good() {
    let ran = check_examples(&["good"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no violations in 4 files\n"));
}

#[test]
fn bad_examples_are_bad_in_one_way_each() {
    let ran = check_examples(&["bad", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let mut lines = Vec::new();
    for file in found["files"].as_array().unwrap() {
        for violation in file["violations"].as_array().unwrap() {
            let place = &violation["span"];
            let path = file["path"].as_str().unwrap().strip_prefix("bad/").unwrap();
            let rule = violation["rule"].as_str().unwrap();
            let related = violation["related"].as_array().unwrap();
            let other: Vec<_> = related.iter().map(|other| &other["span"]["line"]).collect();
            lines.push(format!("{path}:{}:{} {rule} {other:?}", place["line"], place["column"]));
        }
    }
    assert_eq!(
        lines,
        [
            "body-collision.json:11:15 roma/body-collision [Number(25)]",
            "duplicate-member.json:8:3 document/duplicate-member [Number(4)]",
            "duplicate-parameter.json:23:15 roma/parameter-duplicate [Number(11)]",
            "header-collision.json:11:15 roma/parameter-collision [Number(23)]",
            "missing-app.json:1:1 roma/required []",
            "naming.json:2:11 roma/name []",
            "naming.json:3:11 roma/path-segment []",
            "naming.json:5:18 roma/description []",
            "naming.json:6:14 roma/version []",
        ]
    );
}
