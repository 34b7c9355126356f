//! What the command writes, and the schemas of it.

use serde_json::{Value, json};

use crate::command::{Folder, broken, definition, doubtful, noted};
use crate::validators::{Pair, judge};

/// The schema of this name, with all objects closed: members that it does not know are drift.
fn closed(folder: &Folder, name: &str) -> Value {
    fn close(schema: &mut Value) {
        if schema.get("properties").is_some() {
            schema["additionalProperties"] = false.into();
        }
        match schema {
            Value::Object(members) => members.values_mut().for_each(close),
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = serde_json::from_str(&folder.run(["schema", name]).out).unwrap();
    close(&mut schema);
    schema
}

/// Clean and dirty files, notes, a file that cannot be read, two that share a path, YAML with several documents.
fn folder() -> Folder {
    let folder = Folder::new("schema_reports");
    folder.write("clean.json", definition(""));
    folder.write("broken.json", broken());
    folder.write("doubtful.json", doubtful());
    folder.write("noted.json", noted());
    folder.write("unreadable.json", "{ \"path\": }");
    folder.write("related.json", definition(r#"{"name":"x","in":"Headers","description":"é"},{"name":"id","in":"Headers"},{"name":"ID","in":"Parameters"}"#));
    folder.write(
        "several.yaml",
        format!("{}\n---\n{}\n", definition("").replace("a1", "y1"), broken()),
    );
    folder.write("few.toml", "limits = { violations = 1 }\n");
    folder.write(
        "many.json",
        definition(r#"{"name":"_1","in":"Headers"},{"name":"_2","in":"Headers"}"#),
    );
    folder.write("old.json", definition("").replace("\"name\"", "\"status\":4,\"name\""));
    folder
}

fn runs() -> [&'static [&'static str]; 7] {
    [
        &["check", "."],
        &["check", "clean.json"],
        &["check", "unreadable.json"],
        &["check", "--quiet", "--fail-on", "error", "."],
        &["check", "absent.json"],
        &["check", "many.json", "--config", "few.toml"],
        &["update", "old.json", "broken.json"],
    ]
}

#[test]
fn reports_fit_their_schemas() {
    let folder = folder();
    let written = |format: &str| -> Vec<String> {
        runs().iter().map(|run| folder.run(run.iter().chain(&["--format", format])).out).collect()
    };
    let reports = written("json");
    let lines: Vec<_> = written("json-lines")
        .iter()
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // They are what they are meant to be.
    for part in [
        "\"document/syntax\"",
        "\"severity\":\"note\"",
        "\"path\":\"old.json\"",
        "roma/api-path-unique",
        "\"kind\":null",
        "\"omitted\":1}",
        "\"unchecked\":[{\"path\":\"absent.json\"",
    ] {
        assert!(reports.iter().any(|report| report.contains(part)), "{part}");
    }
    assert!(lines.len() > 8, "{lines:?}");
    let pairs = [
        Pair { schema: closed(&folder, "report"), documents: reports },
        Pair { schema: closed(&folder, "report-line"), documents: lines },
    ];
    for (pair, verdicts) in pairs.iter().zip(judge(&pairs)) {
        for (document, verdict) in pair.documents.iter().zip(verdicts) {
            assert_eq!(verdict, None, "{document}");
        }
    }
}

#[test]
fn other_things_do_not() {
    let folder = folder();
    let good: Value =
        serde_json::from_str(&folder.run(["check", "--format", "json", "related.json"]).out)
            .unwrap();
    let edits = [
        ("/version", json!(2)),
        ("/files", json!({})),
        ("/unchecked", json!([{ "path": "x" }])),
        ("/summary/errors", json!(-1)),
        ("/files/0/kind", json!("function")),
        ("/files/0/violations/0/rule", json!("roma/nothing")),
        ("/files/0/violations/0/kind", json!("bad")),
        ("/files/0/violations/0/code", json!("2011")),
        ("/files/0/violations/0/severity", json!("fatal")),
        ("/files/0/violations/0/pointer", json!("parameters")),
        ("/files/0/violations/0/span/line", json!(0)),
        ("/files/0/violations/0/related/0/span", json!(7)),
        ("/files/0/violations/0/fingerprint", json!("")),
    ];
    let mut documents = vec![good.to_string()];
    for (place, value) in &edits {
        let mut edited = good.clone();
        *edited.pointer_mut(place).unwrap_or_else(|| panic!("{place}: {good:#}")) = value.clone();
        documents.push(edited.to_string());
    }
    let schema = serde_json::from_str(&folder.run(["schema", "report"]).out).unwrap();
    let [verdicts] = judge(&[Pair { schema, documents }]).try_into().unwrap();
    assert_eq!(verdicts[0], None);
    for ((place, _), verdict) in edits.iter().zip(&verdicts[1..]) {
        assert!(verdict.is_some(), "{place}");
    }
}
