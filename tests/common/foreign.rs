//! Programs that we did not write. `tests/setup.sh` fetches what they need; each runs once a batch.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// What was fetched under a name.
pub(crate) fn fetched(name: &str) -> PathBuf {
    let path = tests().join(".fetched").join(name);
    assert!(path.exists(), "{name} is not there: run tests/setup.sh");
    path
}

/// A script of `tests/validators`, with the packages of Python.
pub(crate) fn python(script: &str) -> Command {
    let mut python = Command::new("python3");
    python.arg(tests().join("validators").join(script));
    python.env("PYTHONPATH", fetched("validators/python"));
    python
}

/// A script of `tests/validators`, with the folder of the packages of JavaScript.
pub(crate) fn node(script: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(tests().join("validators").join(script)).arg(fetched("validators"));
    node
}

/// What a program answers in JSON when it reads this.
pub(crate) fn ask<T: DeserializeOwned>(mut program: Command, question: &impl Serialize) -> T {
    let input = serde_json::to_vec(question).unwrap();
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|why| panic!("{program:?}: {why}"));
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program:?}: {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}
