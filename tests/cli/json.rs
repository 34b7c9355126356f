//! The JSON format.

use serde_json::{Value, json};

use crate::command::{Folder, broken, definition, doubtful};

#[test]
fn whole_output() {
    let folder = Folder::new("json_whole");
    folder.write("a.json", "{\n  \"a\": }");
    folder.write("b.json", definition(r#"{"name":"é","in":"Body"},{"name":"id","in":"Headers"},{"name":"ID","in":"Parameters"}"#));
    folder.write("c.json", definition("").replace("a1", "c1"));
    folder.write("package.json", "{}");
    let span = |start: u32, end: u32, columns: [u32; 2]| json!({ "start": start, "end": end, "line": 1, "column": columns[0], "end_line": 1, "end_column": columns[1] });
    let expected = json!({
        "version": 1,
        "files": [
            { "path": "a.json", "dialect": null, "kind": null, "violations": [{
                "rule": "document/syntax", "kind": "malformed", "code": "APIG.2000",
                "severity": "error", "pointer": "",
                "message": "must have a value here, not '}'",
                "error_msg": "Parameter error.",
                "span": { "start": 9, "end": 10, "line": 2, "column": 8, "end_line": 2, "end_column": 9 },
                "related": [], "help": null, "fingerprint": ""
            }] },
            { "path": "b.json", "dialect": "roma", "kind": "definition", "violations": [
                {
                    "rule": "roma/parameter-name", "kind": "malformed", "code": "APIG.2011",
                    "severity": "error", "pointer": "/parameters/0/name",
                    "message": "must be application/json, application/xml or application/text",
                    "error_msg": "Invalid parameter value,parameterName:name. Please refer to the support documentation",
                    "span": span(126, 130, [127, 130]),
                    "related": [], "help": null, "fingerprint": ""
                },
                {
                    "rule": "roma/parameter-collision", "kind": "collision", "code": "APIG.3209",
                    "severity": "error", "pointer": "/parameters/2/name",
                    "message": "cannot have the name of a header: the value in Parameters is overwritten by the one in Headers",
                    "error_msg": "The parameter name already exists.",
                    "span": span(181, 185, [181, 185]),
                    "related": [{
                        "path": "b.json", "pointer": "/parameters/1/name",
                        "span": span(152, 156, [152, 156]),
                        "message": "this header's value is kept"
                    }],
                    "help": "rename one of them; names count without regard to case",
                    "fingerprint": ""
                }
            ] },
            { "path": "c.json", "dialect": "roma", "kind": "definition", "violations": [] }
        ],
        "unchecked": [],
        "summary": { "files": 3, "errors": 3, "warnings": 0, "notes": 0, "suppressed": 0 }
    });
    let mut found = folder.json(&["."]);
    for file in found["files"].as_array_mut().unwrap() {
        for violation in file["violations"].as_array_mut().unwrap() {
            let fingerprint = violation["fingerprint"].as_str().unwrap();
            assert!(fingerprint.len() == 12 && fingerprint.bytes().all(|b| b.is_ascii_hexdigit()));
            violation["fingerprint"] = "".into();
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn members_keep_their_order_and_files_their_lines() {
    let folder = Folder::new("json_lines");
    folder.write("a.json", definition("")).write("b.json", definition("").replace("a1", "b1"));
    let file = |name| {
        format!(r#"{{"path":"{name}","dialect":"roma","kind":"definition","violations":[]}}"#)
    };
    let expected = format!(
        "{{\"version\":1,\"files\":[\n{},\n{}\n],\"unchecked\":[],\"summary\":{{\"files\":2,\"errors\":0,\"warnings\":0,\"notes\":0,\"suppressed\":0}}}}\n",
        file("a.json"),
        file("b.json")
    );
    assert_eq!(folder.run(["check", "--format", "json"]).out, expected);
}

#[test]
fn is_valid_whatever_happens() {
    let folder = Folder::new("json_valid");
    folder.write("broken.json", broken()).write("doubtful.json", doubtful());
    for (args, code, files) in [
        (&["missing.json"][..], 2, 0),
        (&["missing.json", "broken.json"], 2, 1),
        (&["broken.json", "missing.json", "doubtful.json"], 2, 2),
        (&[".", "--quiet"], 1, 2),
        (&["doubtful.json", "--quiet"], 0, 1),
    ] {
        let ran = folder.run(["check", "--format", "json"].iter().chain(args));
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(ran.code, Some(code), "{args:?}");
        assert_eq!(found["files"].as_array().unwrap().len(), files, "{args:?}");
        assert_eq!(found["summary"]["files"], files, "{args:?}");
        assert_eq!(ran.err.is_empty(), code != 2, "{args:?}");
    }
    let empty = Folder::new("json_empty");
    assert_eq!(
        empty.run(["check", "--format=json"]).out,
        "{\"version\":1,\"files\":[\n],\"unchecked\":[],\"summary\":{\"files\":0,\"errors\":0,\"warnings\":0,\"notes\":0,\"suppressed\":0}}\n"
    );
}
