//! Holds the laws of the fuzz targets of the inputs that are kept: seeds, and what fuzzing has once found.

#![expect(clippy::print_stdout, reason = "the last line shown with a failure names its input")]

#[path = "../fuzz/src/lib.rs"]
pub mod laws;

use std::fs;
use std::path::Path;

/// Every file of `fuzz/<folder>/<target>`, by name.
fn inputs(folder: &str, target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder).join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &Path| fs::read(path).expect("a file");
    paths.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

fn replay(target: &str, holds: fn(&[u8])) {
    for folder in ["seeds", "regressions"] {
        let inputs = inputs(folder, target);
        assert!(!inputs.is_empty(), "{folder}/{target} is empty");
        for (path, source) in inputs {
            println!("{path}");
            holds(&source);
        }
    }
}

#[test]
fn documents() {
    replay("document", laws::document::holds);
}

#[cfg(feature = "yaml")]
#[test]
fn yaml() {
    replay("yaml", laws::yaml::holds);
}

#[test]
fn fixes() {
    replay("fix", laws::fix::holds);
}

#[test]
fn checks() {
    replay("check", laws::check::holds);
}
