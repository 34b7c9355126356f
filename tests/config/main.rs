//! `apiglint.toml`, as its users have it.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../cli/command.rs"]
mod command;
mod commands;
mod discovery;
mod documentation;
mod errors;
mod globs;
mod ignores;
mod own_rules;
mod precedence;
mod show;

use command::{Folder, Ran};

/// What is found: file, rule and severity of each violation.
fn found(folder: &Folder, args: &[&str]) -> Vec<String> {
    let json = folder.json(args);
    let files = json["files"].as_array().unwrap().iter();
    let of_file = |file: &serde_json::Value| {
        let path = file["path"].as_str().unwrap().to_owned();
        let violations = file["violations"].as_array().unwrap().clone();
        violations.into_iter().map(move |it| {
            let [rule, severity] = ["rule", "severity"].map(|name| it[name].as_str().unwrap());
            format!("{path} {rule} {severity}")
        })
    };
    files.flat_map(of_file).collect()
}

/// What `check` says to a configuration in a folder of its own.
fn check_config(test: &str, config: &str) -> Ran {
    let folder = Folder::new(test);
    folder.write("apiglint.toml", config);
    folder.run(["check"])
}
