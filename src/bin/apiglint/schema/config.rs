//! The JSON Schema of `apiglint.toml`: its table of keys, in other words.

use apiglint::rules;
use serde_json::{Map, Value, json};

use crate::config::keys::{Key, ROOT, Value as Kind, Words};

pub(super) fn whole() -> Value {
    table(ROOT)
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<_, _> =
        keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<_> = keys.iter().filter(|key| key.is_required).map(|key| key.name).collect();
    let mut table =
        json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        table["required"] = required.into();
    }
    table
}

fn property(key: &Key) -> Value {
    let mut schema = value(&key.value);
    schema["description"] = key.doc.into();
    if let Some(default) = default(key.doc) {
        schema["default"] = default.into();
    }
    schema
}

/// What the documentation says stands for a key that is not set.
fn default(doc: &str) -> Option<&str> {
    let (before, _) = doc.split_once("` if it is not set")?;
    before.rsplit_once('`').map(|(_, default)| default)
}

fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Text => text(),
        Kind::Yes => json!({ "const": true }),
        Kind::Number(range) => {
            json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
        }
        Kind::Word(words) => word(words),
        Kind::Texts => list(&text()),
        Kind::Words(words) => list(&word(words)),
        Kind::Levels => levels(),
        Kind::GlobsOf(words) => {
            let globs = (words.all)().into_iter().map(|word| (word.to_owned(), list(&text())));
            let globs: Map<_, _> = globs.collect();
            json!({ "type": "object", "properties": globs, "additionalProperties": false })
        }
        Kind::Table(keys) => table(keys),
        Kind::Tables(keys) => list(&table(keys)),
    }
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn word(words: &Words) -> Value {
    json!({ "enum": (words.all)() })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// Rules, by their ids; those of a user's own are called `custom/`.
fn levels() -> Value {
    let level = word(&crate::config::keys::LEVELS);
    let built_in = rules().map(|rule| {
        let mut level = level.clone();
        level["description"] = rule.summary.into();
        level["default"] = rule.level.name().into();
        (rule.id.to_owned(), level)
    });
    json!({
        "type": "object",
        "properties": built_in.collect::<Map<_, _>>(),
        "patternProperties": { "^custom/": level },
        "additionalProperties": false,
    })
}
