//! The hook as its users have it: `pre-commit` itself builds it from a clone of this repository, and git runs it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

const GOOD: &str = r#"{
  "name": "stock-levels",
  "path": "/stock/levels",
  "method": "GET",
  "version": "1.4.2",
  "content_type": "json",
  "roma_app_id": "5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358"
}
"#;

const NOT_A_DEFINITION: &str = "{ \"name\": \"_\", \"version\": \"1\" }\n";

fn bad() -> String {
    GOOD.replace("stock-levels", "_stock").replace("/stock/levels", "/stock")
}

/// Another definition, which shares nothing with the good one that must differ.
fn other() -> String {
    GOOD.replace("stock-levels", "orders").replace("/stock/levels", "/orders")
}

#[test]
#[ignore = "builds the hook; tests/setup-hook.sh installs what that needs"]
fn a_commit_with_a_bad_definition_is_refused() {
    let user = User::new("bad");
    user.write("apis/good.json", GOOD);
    user.write("apis/bad.json", &bad());

    let (committed, said) = user.commit();

    assert!(!committed, "{said}");
    assert_eq!(user.commits(), "", "{said}");
    assert!(said.contains("roma/name"), "{said}");
    assert!(said.contains("must start with a letter, a digit or a Han character"), "{said}");
    assert!(said.contains("apis/bad.json:2:11"), "{said}");
    assert!(!said.contains("good.json"), "{said}");
}

#[test]
#[ignore = "builds the hook; tests/setup-hook.sh installs what that needs"]
fn a_commit_with_good_definitions_passes() {
    let user = User::new("good");
    user.write("apis/good.json", GOOD);
    user.write("apis/orders [1].json", &other());
    user.write("package.json", NOT_A_DEFINITION);

    let (committed, said) = user.commit();

    assert!(committed, "{said}");
    assert_eq!(user.commits(), "1", "{said}");
    assert!(said.contains("Passed"), "{said}");
}

#[test]
#[ignore = "builds the hook; tests/setup-hook.sh installs what that needs"]
fn a_commit_without_json_does_not_start_it() {
    let user = User::new("none");
    user.write("notes.txt", &bad());

    let (committed, said) = user.commit();

    assert!(committed, "{said}");
    assert!(said.contains("Skipped"), "{said}");
}

/// A repository of somebody who has the hook installed.
struct User {
    folder: PathBuf,
}

impl User {
    fn new(name: &str) -> User {
        let folder = emptied(name);
        run(git(&folder).args(["init", "--quiet"]));
        let Published { folder: repo, revision } = &*PUBLISHED;
        let config = format!(
            "repos:\n  - repo: '{}'\n    rev: {revision}\n    hooks: [{{ id: apiglint }}]\n",
            repo.display(),
        );
        fs::write(folder.join(".pre-commit-config.yaml"), config).unwrap();
        run(command(&pre_commit(), &folder).arg("install"));
        User { folder }
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits everything; whether that passed, and what was said.
    fn commit(&self) -> (bool, String) {
        run(git(&self.folder).args(["add", "--all"]));
        let output = git(&self.folder).args(["commit", "--message", "change"]).output().unwrap();
        (output.status.success(), said(&output))
    }

    /// How many commits there are; nothing before the first.
    fn commits(&self) -> String {
        let output =
            git(&self.folder).args(["rev-list", "--count", "HEAD", "--"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }
}

/// This working tree, committed or not, as a repository that a hook can be taken from.
struct Published {
    folder: PathBuf,
    revision: String,
}

static PUBLISHED: LazyLock<Published> = LazyLock::new(|| {
    let folder = emptied("published");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    for name in run(git(root).args(list)).split_terminator('\0') {
        // What is deleted but not yet committed as such is listed, too.
        if root.join(name).is_file() {
            let copy = folder.join(name);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(root.join(name), copy).unwrap();
        }
    }
    run(git(&folder).args(["init", "--quiet"]));
    run(git(&folder).args(["add", "--all"]));
    run(git(&folder).args(["commit", "--quiet", "--message", "all"]));
    let revision = run(git(&folder).args(["rev-parse", "HEAD"])).trim().to_owned();
    // An earlier run's builds of other revisions.
    emptied("cache");
    Published { folder, revision }
});

fn pre_commit() -> PathBuf {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pre-commit/bin/pre-commit");
    assert!(program.is_file(), "tests/setup-hook.sh has not run");
    program
}

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hook").join(name)
}

fn emptied(name: &str) -> PathBuf {
    let folder = place(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn git(folder: &Path) -> Command {
    command(Path::new("git"), folder)
}

/// A command that heeds neither the settings of whoever runs the tests nor the repository they stand in.
fn command(program: &Path, folder: &Path) -> Command {
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
    // The build that pre-commit starts: from crates at hand, kept for the next run, and quick rather than fast.
    command.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", place("build"));
    for (key, value) in [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "16")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    command
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}
