//! jsonschema (Python) and Ajv (JavaScript), which `tests/setup.sh` fetches. Each runs once a batch.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A schema, and the texts of documents to hold against it.
#[derive(Debug, Serialize)]
pub(crate) struct Pair {
    pub(crate) schema: Value,
    pub(crate) documents: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Verdicts {
    schema: Option<String>,
    documents: Vec<Option<String>>,
}

fn run(mut command: Command, pairs: &[Pair]) -> Vec<Verdicts> {
    let input = serde_json::to_string(pairs).unwrap();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|why| panic!("{command:?}: {why}"));
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{command:?}: {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether a number has more digits than numbers of JavaScript: there it is another.
fn is_beyond_javascript(document: &str) -> bool {
    document.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 15)
}

/// Why each document of each pair is refused, if it is. Both validators must take the schema, and they must agree.
pub(crate) fn judge(pairs: &[Pair]) -> Vec<Vec<Option<String>>> {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let fetched = tests.join(".fetched/validators");
    assert!(fetched.join("stamp").exists(), "the validators are not there: run tests/setup.sh");
    let mut python = Command::new("python3");
    python.arg(tests.join("validators/schema.py")).env("PYTHONPATH", fetched.join("python"));
    let mut node = Command::new("node");
    node.arg(tests.join("validators/schema.mjs")).arg(fetched);
    let (python, node) = (run(python, pairs), run(node, pairs));
    let each = pairs.iter().zip(python).zip(node);
    let judged = each.map(|((pair, python), node)| {
        let id = &pair.schema["$id"];
        assert_eq!((&python.schema, &node.schema), (&None, &None), "{id}");
        let verdicts = pair.documents.iter().zip(python.documents).zip(node.documents);
        let agreed = verdicts.map(|((document, python), node)| {
            let agree = python.is_some() == node.is_some() || is_beyond_javascript(document);
            assert!(agree, "{id}: {python:?} {node:?}: {document}");
            python
        });
        agreed.collect()
    });
    judged.collect()
}
