//! The commands that docs/ci.md has CI run.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::{Folder, Ran, broken, definition};

const PAGE: &str = include_str!("../../docs/ci.md");

fn git(folder: &Folder, args: &[&str]) {
    let who = ["-c", "user.name=tests", "-c", "user.email=tests@example.com"];
    let mut git = Command::new("git");
    git.args(who).args(args).current_dir(folder.path());
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", folder.path().join("no-settings"));
    assert!(git.output().unwrap().status.success(), "{args:?}");
}

/// The commands in the YAML of the page.
fn commands() -> impl Iterator<Item = &'static str> {
    let lines = PAGE.lines().map(str::trim_start);
    let lines = lines.map(|line| line.trim_start_matches("- ").trim_start_matches("run: "));
    lines.filter(|line| line.starts_with("apiglint check --"))
}

#[test]
fn every_command_of_ci_tells_good_from_bad() {
    let folder = Folder::new("ci");
    folder.write("a.json", definition(""));
    git(&folder, &["init", "--quiet", "--initial-branch=change"]);
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "base"]);
    git(&folder, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    let program = Path::new(env!("CARGO_BIN_EXE_apiglint")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    assert!(commands().count() >= 4);
    for (text, code) in [(definition(""), 0), (broken(), 1)] {
        folder.write("a.json", text);
        for command in commands() {
            let mut shell = Command::new("sh");
            shell.args(["-euc", command]).current_dir(folder.path());
            let ran = Ran::of(shell.env("PATH", &path).env("BASE", "main"), b"");
            assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{command}: {}", ran.out);
            let file = command.split_once("--output ").map(|(_, name)| folder.path().join(name));
            let said = file.map_or(ran.out, |file| fs::read_to_string(file).unwrap());
            assert_eq!(said.contains("a.json"), code == 1, "{command}");
        }
    }
}
