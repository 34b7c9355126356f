//! In the hook of a real commit, which may have an index of its own.

use std::fs;

use crate::repository::{DEPLOYED, Repository, definition};

/// A repository with two definitions and a hook, which keeps what it is told.
fn hooked(test: &str, folder: &str) -> Repository {
    let one = definition(r#""name": "one", "path": "/one", "status": 4"#);
    let repository = Repository::with(test, &[("apis/one.json", &one), ("orders.json", DEPLOYED)]);
    let (program, log) = (env!("CARGO_BIN_EXE_apiglint"), repository.beside("log"));
    let script = format!(
        "cd ./{folder} && {program} check --staged --format human > {} 2>&1",
        log.display()
    );
    repository.program(".git/hooks/pre-commit", &script);
    repository
}

/// What the hook of a commit says.
fn commit(repository: &Repository, folder: &str, args: &[&str]) -> (bool, String) {
    let _ = fs::remove_file(repository.beside("log"));
    let within = repository.within(folder);
    let output = within.command("git").arg("commit").args(args).args(["-m", "-"]).output().unwrap();
    let out = fs::read_to_string(repository.beside("log")).unwrap();
    let ran = crate::repository::Ran { code: None, out, err: String::new() };
    (output.status.success(), ran.brief())
}

const ORDERS: &str = "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> orders.json:4:13\n--> HEAD:orders.json:4:13\n1 error in 1 of 1 file";
const ONE: &str = "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> apis/one.json:1:57\n--> HEAD:apis/one.json:1:57\n";

#[test]
fn a_commit_of_everything_or_of_some_files() {
    let repository = hooked("hook_partial", ".");
    repository.edit("apis/one.json", "GET", "PUT").edit("orders.json", "GET", "PUT");
    // Nothing is staged but in the index that the commit makes.
    for folder in ["", "apis"] {
        assert_eq!(
            commit(&repository, folder, &["--all"]),
            (
                false,
                format!(
                    "{ONE}{}",
                    ORDERS.replace("1 error in 1 of 1 file", "2 errors in 2 of 2 files")
                )
            )
        );
    }
    assert_eq!(commit(&repository, "", &["orders.json"]), (false, ORDERS.into()));
    // Of what is staged, a commit of some files takes only those.
    repository.git(&["add", "apis/one.json"]);
    assert_eq!(commit(&repository, "", &["orders.json"]), (false, ORDERS.into()));
    repository.edit("orders.json", "PUT", "GET").edit("orders.json", "\"1.0\"", "\"1.1\"");
    let (is_committed, said) = commit(&repository, "apis", &["../orders.json"]);
    assert!(is_committed, "{said}");
    assert_eq!(
        said.lines().next(),
        Some(
            "note[roma/redeploy]: /version must be deployed again to take effect, in status 4 (deployed)"
        )
    );
    assert_eq!(commit(&repository, "", &[]), (false, format!("{ONE}1 error in 1 of 1 file")));
}

#[test]
fn the_first_commit() {
    let repository = Repository::new("hook_first");
    let program = env!("CARGO_BIN_EXE_apiglint");
    let log = repository.beside("log");
    repository.program(
        ".git/hooks/pre-commit",
        &format!("{program} check --staged > {} 2>&1", log.display()),
    );
    repository.write("orders.json", DEPLOYED).git(&["add", "."]);
    assert_eq!(commit(&repository, "", &[]), (true, "no violations in 1 file".into()));
    repository.edit("orders.json", "GET", "PUT");
    assert_eq!(commit(&repository, "", &["--all"]), (false, ORDERS.into()));
    let (is_committed, said) = commit(&repository, "", &["--amend", "--all"]);
    assert!(!is_committed, "{said}");
}

#[test]
fn a_commit_in_another_working_tree() {
    let repository = hooked("hook_worktree", ".");
    let tree = repository.beside("tree");
    repository.git(&["worktree", "add", "--quiet", "-b", "topic", tree.to_str().unwrap()]);
    fs::write(tree.join("orders.json"), DEPLOYED.replace("GET", "PUT")).unwrap();
    assert_eq!(commit(&repository, tree.to_str().unwrap(), &["--all"]), (false, ORDERS.into()));
}
