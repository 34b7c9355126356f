//! The JSON Schemas of what `check --format json` and `json-lines` write.

use apiglint::{DocumentKind, Kind, Severity, kinds, rules};
use serde_json::{Value, json};

/// A report on all files.
pub(super) fn whole() -> Value {
    json!({
        "type": "object",
        "required": ["version", "files", "unchecked", "summary"],
        "properties": {
            "version": { "const": 1, "description": "the version of this format" },
            "files": {
                "type": "array",
                "description": "one element a document; a file of YAML can hold several",
                "items": to("file"),
            },
            "unchecked": {
                "type": "array",
                "description": "what could not be checked: the exit code is 2 then",
                "items": to("unchecked"),
            },
            "summary": to("summary"),
        },
        "$defs": {
            "file": file(), "unchecked": unchecked(), "summary": summary(), "violation": violation(), "span": span(),
            "related": related(),
        },
    })
}

/// A line of `json-lines`.
pub(super) fn line() -> Value {
    let mut line = violation();
    line["properties"]["path"] = path();
    let ids: Vec<_> = kinds().map(|kind| Value::from(kind.id)).chain([Value::Null]).collect();
    line["properties"]["document"] = json!({
        "enum": ids, "description": "the kind of document; null if it could not be told",
    });
    if let Some(required) = line["required"].as_array_mut() {
        required.extend(["path".into(), "document".into()]);
    }
    let unchecked = json!({
        "type": "object",
        "title": "what could not be checked",
        "required": ["path", "unchecked"],
        "properties": { "path": unchecked_path(), "unchecked": reason() },
    });
    let omitted = json!({
        "type": "object",
        "title": "what is not shown of a file",
        "required": ["path", "omitted"],
        "properties": { "path": path(), "omitted": omitted() },
    });
    json!({
        "anyOf": [line, unchecked, omitted],
        "$defs": { "span": span(), "related": related() },
    })
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn path() -> Value {
    json!({ "type": "string", "description": "the file, as it was named or found" })
}

fn file() -> Value {
    let names = |name: fn(&DocumentKind) -> &'static str| {
        let mut names: Vec<_> = kinds().map(name).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(Value::from).chain([Value::Null]).collect::<Vec<_>>()
    };
    json!({
        "type": "object",
        "title": "a document",
        "required": ["path", "dialect", "kind", "violations"],
        "properties": {
            "path": path(),
            "dialect": {
                "enum": names(DocumentKind::dialect),
                "description": "the platform that it is for; null if the document could not be read",
            },
            "kind": { "enum": names(DocumentKind::name), "description": "what it is" },
            "violations": { "type": "array", "items": to("violation") },
            "omitted": omitted(),
        },
    })
}

fn omitted() -> Value {
    json!({
        "type": "integer", "minimum": 1,
        "description": "how many more violations there are, which were not kept: too many of one rule; absent if there are none",
    })
}

fn unchecked() -> Value {
    json!({
        "type": "object",
        "title": "something that could not be checked",
        "required": ["path", "reason"],
        "properties": { "path": unchecked_path(), "reason": reason() },
    })
}

fn unchecked_path() -> Value {
    json!({ "type": "string", "description": "its path; empty if it has none" })
}

fn reason() -> Value {
    json!({ "type": "string", "description": "why it could not be checked" })
}

fn summary() -> Value {
    let count = |of: &str| json!({ "type": "integer", "minimum": 0, "description": of });
    json!({
        "type": "object",
        "title": "what was found, in numbers",
        "required": ["files", "errors", "warnings", "notes", "suppressed"],
        "properties": {
            "files": count("files that were checked"),
            "errors": count("violations that are errors; those that were not kept are counted, too"),
            "warnings": count("likewise"),
            "notes": count("likewise"),
            "fixed": count("violations that --fix has fixed; absent if it has none"),
            "suppressed": count("what a comment, the configuration or a baseline leaves out"),
        },
    })
}

fn violation() -> Value {
    let ids: Vec<_> = rules().map(|rule| rule.id).collect();
    json!({
        "type": "object",
        "title": "a violation",
        "required": [
            "rule", "kind", "code", "severity", "pointer", "message", "error_msg", "span", "related",
            "help", "fingerprint",
        ],
        "properties": {
            "rule": {
                "description": "the rule that is broken: `apiglint explain` has its page",
                "anyOf": [{ "enum": ids }, { "type": "string", "pattern": "^custom/" }],
            },
            "kind": {
                "enum": Kind::ALL.map(Kind::name),
                "description": "what went wrong, in general terms that a program can act on",
            },
            "code": {
                "type": ["string", "null"], "pattern": "^APIG\\.[0-9]{4}$",
                "description": "the gateway's code for it; DataWorks, which has none, borrows it",
            },
            "severity": { "enum": Severity::ALL.map(Severity::name) },
            "pointer": pointer(),
            "message": { "type": "string", "description": "what is wrong, as what follows the place" },
            "error_msg": { "type": ["string", "null"], "description": "the gateway's sentence for it" },
            "span": span_or_null(),
            "related": { "type": "array", "items": to("related") },
            "help": { "type": ["string", "null"], "description": "what to do about it" },
            "fingerprint": {
                "type": "string", "pattern": "^[0-9a-f]{12}$",
                "description": "stays the same when the file changes elsewhere",
            },
        },
    })
}

fn pointer() -> Value {
    json!({
        "type": "string", "pattern": "^(?:/|$)",
        "description": "where in the document, as a JSON Pointer; empty for all of it",
    })
}

fn span_or_null() -> Value {
    json!({ "anyOf": [to("span"), { "type": "null" }] })
}

fn related() -> Value {
    json!({
        "type": "object",
        "title": "another place that has to do with a violation",
        "required": ["pointer", "span", "message"],
        "properties": {
            "path": path(),
            "document": { "type": "integer", "minimum": 0 },
            "pointer": pointer(),
            "span": span_or_null(),
            "message": { "type": "string" },
        },
    })
}

fn span() -> Value {
    let number =
        |least: u8, of: &str| json!({ "type": "integer", "minimum": least, "description": of });
    json!({
        "type": "object",
        "title": "a place in a file",
        "required": ["start", "end", "line", "column", "end_line", "end_column"],
        "properties": {
            "start": number(0, "the first byte"),
            "end": number(0, "the byte behind the last"),
            "line": number(1, "counted from 1"),
            "column": number(1, "in characters, counted from 1"),
            "end_line": number(1, "counted from 1"),
            "end_column": number(1, "of the character behind the last"),
        },
    })
}
