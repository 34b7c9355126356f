//! Programs that read what we write.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn fetched(name: &str) -> PathBuf {
    let path = tests().join(".fetched").join(name);
    assert!(path.exists(), "{name} is not there: run tests/setup.sh");
    path
}

fn judge(mut command: Command, texts: &[&str]) -> Vec<Value> {
    let input = serde_json::to_string(texts).unwrap();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{command:?}: {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is wrong with texts by the schema of SARIF; null with those that pass.
pub(crate) fn sarif(texts: &[&str]) -> Vec<Value> {
    let mut node = Command::new("node");
    node.arg(tests().join("validators/sarif.mjs"));
    node.args([fetched("validators"), fetched("sarif-2.1.0.json")]);
    judge(node, texts)
}

/// The errors and warnings of the validator that the makers of SARIF have made.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub(crate) fn multitool(file: &std::path::Path) -> Vec<String> {
    let mut command = Command::new(fetched("multitool"));
    command.arg("validate").arg(file).args(["--level", "Error;Warning"]);
    command.env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Analysis completed successfully"), "{text}");
    let is_finding = |line: &&str| line.contains(": error ") || line.contains(": warning ");
    text.lines().filter(is_finding).map(Into::into).collect()
}

/// An element of XML, as Python reads it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element(pub(crate) Value);

/// How Python reads texts; those that are no XML, or break the schema, panic with the reason.
pub(crate) fn xml(texts: &[&str], schema: Option<&str>) -> Vec<Element> {
    let mut python = Command::new("python3");
    python.arg(tests().join("validators/read_xml.py")).args(schema.map(fetched));
    python.env("PYTHONPATH", fetched("validators/python"));
    let read = judge(python, texts);
    assert!(read.iter().all(Value::is_array), "{read:?}");
    read.into_iter().map(Element).collect()
}

impl Element {
    pub(crate) fn name(&self) -> &str {
        self.0[0].as_str().unwrap()
    }

    /// Empty if it is not there.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.0[1][name].as_str().unwrap_or_default()
    }

    pub(crate) fn text(&self) -> &str {
        self.0[2].as_str().unwrap()
    }

    pub(crate) fn elements(&self) -> Vec<Element> {
        self.0[3].as_array().unwrap().iter().cloned().map(Element).collect()
    }
}
