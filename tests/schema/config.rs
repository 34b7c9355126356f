//! The configuration, as the command and as its schema judge it.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::command::Folder;
use crate::validators::{Pair, judge};

/// TOML as an editor hands it to a schema.
fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).unwrap().into()
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(time) => time.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => table
            .iter()
            .map(|(key, item)| (key.get_ref().to_string(), json(item.get_ref())))
            .collect(),
    }
}

/// What the command takes.
const GOOD: &[&str] = &[
    "",
    "fail-on = \"warning\"\nset = \"folder\"\nprofile = \"doc-sample\"\nexclude = [\"vendor/\", \"/drafts/*.json\"]",
    "[rules]\n\"roma/name-ascii\" = \"error\"\n\"roma/script-unused\" = \"off\"",
    "[limits]\ndepth = 1\nbytes = 1\nviolations = 1\nbackends = 0",
    "[limits]\ndepth = 1024\nbytes = 0xffff_fffe",
    "[kinds]\n\"roma/definition\" = [\"apis/**/*.json\"]\n\"dataworks/create-request\" = []",
    "[[override]]\nfiles = [\"legacy/**\"]\nkind = \"roma/definition\"\nrules = { \"roma/path-segment\" = \"note\" }",
    "[[ignore]]\nrule = \"roma/header-reserved\"\nfiles = [\"a.json\"]\npointer = \"/parameters/*/name\"\nreason = \"passed on\"",
    "[[rule]]\nid = \"team\"\nkinds = [\"roma/definition\"]\nmember = \"path\"\npattern = \"^/a\"\nmessage = \"must begin with /a\"\nlevel = \"warning\"\n[rules]\n\"custom/team\" = \"off\"",
    "[[rule]]\nid = \"remark\"\npointer = \"/**/remark\"\nforbidden = true",
];

/// What it refuses, and the schema, too.
const BAD: &[&str] = &[
    "fial-on = \"warning\"",
    "fail-on = \"off\"",
    "set = 1",
    "exclude = \"vendor/\"",
    "exclude = [1]",
    "[rules]\n\"roma/nmae\" = \"off\"",
    "[rules]\n\"roma/name\" = \"of\"",
    "[limits]\ndepth = 0",
    "[limits]\ndepth = 1025",
    "[limits]\ndepth = 1.5",
    "[limits]\nbytes = 0xffff_ffff",
    "[kinds]\ndefinition = []",
    "[override]\nfiles = []",
    "[[override]]\nkind = \"roma/definition\"",
    "[[ignore]]\nrule = \"roma/name\"",
    "[[rule]]\nid = \"team\"\nmember = \"path\"\nrequired = false",
    "[[rule]]\nid = \"team\"\nmember = \"path\"\nrequired = true\nkinds = [\"definition\"]",
];

#[test]
fn the_schema_takes_what_the_command_takes() {
    let folder = Folder::new("schema_config");
    let schema = serde_json::from_str(&folder.run(["schema", "config"]).out).unwrap();
    // What a new configuration shows, with the comment signs taken away.
    folder.run(["init"]);
    let init = std::fs::read_to_string(folder.path().join("apiglint.toml")).unwrap();
    let settings = init.lines().filter(|line| !line.starts_with("# "));
    let init: Vec<_> = settings.map(|line| line.trim_start_matches('#')).collect();
    let init = init.join("\n");
    let texts: Vec<_> = GOOD.iter().chain(BAD).copied().chain([init.as_str()]).collect();
    let documents = texts.iter().map(|text| {
        let table = DeTable::parse(text).unwrap();
        json(&DeValue::Table(table.get_ref().clone())).to_string()
    });
    let documents = documents.collect();
    let [verdicts] = judge(&[Pair { schema, documents }]).try_into().unwrap();
    for (text, verdict) in texts.iter().zip(verdicts) {
        let is_good = !BAD.contains(text);
        folder.write("apiglint.toml", text);
        let ran = folder.run(["check", "--show-config"]);
        assert_eq!(ran.code == Some(0), is_good, "{text}: {ran:?}");
        assert_eq!(verdict.is_none(), is_good, "{text}: {verdict:?}");
    }
}

#[test]
fn defaults_are_those_of_the_documentation() {
    let folder = Folder::new("schema_config_defaults");
    let schema: Value = serde_json::from_str(&folder.run(["schema", "config"]).out).unwrap();
    let properties = &schema["properties"];
    assert_eq!(properties["fail-on"]["default"], "error");
    assert_eq!(properties["set"]["default"], "run");
    assert_eq!(properties["profile"]["default"], Value::Null);
    assert_eq!(properties["rule"]["items"]["properties"]["level"]["default"], "error");
    assert_eq!(properties["rules"]["properties"]["roma/name-ascii"]["default"], "off");
}
