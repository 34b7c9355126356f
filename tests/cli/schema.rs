//! `apiglint schema`.

use apiglint::{Level, RuleSet, kinds, roma};
use serde_json::Value;

use crate::command::{Folder, Ran};

fn schema(folder: &Folder, args: &[&str]) -> Value {
    let ran = folder.run(["schema"].iter().chain(args));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.ends_with("}\n"));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn lists_what_there_is() {
    let folder = Folder::new("schema_list");
    let Ran { code, out, err } = folder.run(["schema"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let names: Vec<_> = out.lines().map(|line| line.split("  ").next().unwrap()).collect();
    let own = ["config", "report", "report-line"];
    assert!(names.iter().copied().eq(kinds().map(|kind| kind.id).chain(own)), "{names:?}");
    assert!(
        out.starts_with("roma/definition                     one backend definition\n"),
        "{out}"
    );
    for name in names {
        let schema = schema(&folder, &[name]);
        assert_eq!(schema["$id"], format!("urn:apiglint:{}:{name}", env!("CARGO_PKG_VERSION")));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["title"].is_string() && schema["description"].is_string(), "{name}");
    }
}

#[test]
fn a_kind_is_named_as_elsewhere() {
    let folder = Folder::new("schema_kind");
    let kind = &roma::kinds::DEFINITION;
    assert_eq!(schema(&folder, &["definition"]), kind.schema(&RuleSet::default()));
    assert_eq!(schema(&folder, &["roma/definition"]), kind.schema(&RuleSet::default()));
    for (name, near) in [
        ("defintion", "definition"),
        ("roma/defintion", "roma/definition"),
        ("reprot", "report"),
        ("report-lines", "report-line"),
    ] {
        let ran = folder.run(["schema", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        let err = format!("apiglint: there is no schema `{name}`; did you mean `{near}`?\n");
        assert_eq!(ran.err, err);
    }
}

#[test]
fn levels_decide_what_is_refused() {
    let folder = Folder::new("schema_levels");
    let mut rules = RuleSet::default();
    rules.set("document/unknown-member", Level::ERROR).unwrap();
    let closed = schema(&folder, &["definition", "--rule", "document/unknown-member=error"]);
    assert_eq!(closed, roma::kinds::DEFINITION.schema(&rules));
    assert_eq!(closed["additionalProperties"], false);
    assert_eq!(closed["patternProperties"]["^x-"], true);
    let open = schema(&folder, &["definition", "--rule", "roma/name=off"]);
    assert_eq!(open["additionalProperties"], Value::Null);
    assert_eq!(open["properties"]["name"]["maxLength"], Value::Null);
    let sample = schema(&folder, &["create-request", "--profile", "doc-sample"]);
    assert_eq!(sample["properties"]["ApiName"]["maxLength"], Value::Null);
}
