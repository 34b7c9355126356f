//! Programs that read what we write.

use serde_json::Value;

use crate::foreign::{ask, fetched, node, python};

/// What is wrong with texts by the schema of SARIF; null with those that pass.
pub(crate) fn sarif(texts: &[&str]) -> Vec<Value> {
    let mut node = node("sarif.mjs");
    node.arg(fetched("sarif-2.1.0.json"));
    ask(node, &texts)
}

/// The errors and warnings of the validator that the makers of SARIF have made.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub(crate) fn multitool(file: &std::path::Path) -> Vec<String> {
    let mut command = std::process::Command::new(fetched("multitool"));
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
    let mut python = python("read_xml.py");
    python.args(schema.map(fetched));
    let read: Vec<Value> = ask(python, &texts);
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
