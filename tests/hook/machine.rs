//! The programs that the tests start, and the folders that they work in.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A program that tests/setup-hook.sh has installed.
pub(crate) fn tool(name: &str) -> PathBuf {
    let program = tools().join("bin").join(name);
    assert!(program.is_file(), "tests/setup-hook.sh has not run");
    program
}

/// Wheels of what other wheels are built with.
pub(crate) fn builders() -> PathBuf {
    tools().join("builders")
}

fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pre-commit")
}

pub(crate) fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hook").join(name)
}

pub(crate) fn emptied(name: &str) -> PathBuf {
    let folder = place(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn git(folder: &Path) -> Command {
    command(Path::new("git"), folder)
}

/// Makes a repository of all that is in a folder; its revision.
pub(crate) fn commit_all(folder: &Path) -> String {
    run(git(folder).args(["init", "--quiet"]));
    run(git(folder).args(["add", "--all"]));
    run(git(folder).args(["commit", "--quiet", "--message", "all"]));
    run(git(folder).args(["rev-parse", "HEAD"])).trim().to_owned()
}

/// A command that heeds neither the settings of whoever runs the tests nor the repository they stand in, and that
/// finds what it installs on this machine.
pub(crate) fn command(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "SKIP", "PRE_COMMIT_ALLOW_NO_CONFIG"]
    {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", place("no-settings"));
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "tests");
        command.env(format!("GIT_{who}_EMAIL"), "tests@example.com");
    }
    command.env("PRE_COMMIT_HOME", place("cache"));
    command.env("PIP_NO_INDEX", "1").env("PIP_NO_CACHE_DIR", "1");
    command.env("PIP_FIND_LINKS", builders()).env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    // What pre-commit and pip build: from crates at hand, kept for the next run, and quick rather than fast.
    command.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", place("build"));
    for (key, value) in [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "16")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    command
}

/// Takes Rust away, as far as one finds it by its name.
pub(crate) fn without_rust(command: &mut Command) -> &mut Command {
    let all = env::var_os("PATH").unwrap();
    let others = env::split_paths(&all).filter(|folder| !folder.join("cargo").exists());
    command.env("PATH", env::join_paths(others).unwrap())
}

pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}
