//! What git cannot tell, and what is said then.

use crate::repository::{DEPLOYED, Ran, Repository};

#[test]
fn revisions_that_are_none() {
    let repository = Repository::with("errors_revisions", &[("orders.json", DEPLOYED)]);
    let tree = repository.git(&["rev-parse", "HEAD^{tree}"]);
    let unknown = |name: &str| {
        format!(
            "--base: git knows no commit `{name}`; if it is a branch of a remote, fetch it and say `origin/REV`"
        )
    };
    let range = "--base: must be one revision, not a range; behind it, `...` means its merge base with HEAD";
    let option = "--base: a revision cannot start with '-'";
    for (revision, problem) in [
        ("nope", unknown("nope")),
        ("nope...", unknown("nope")),
        ("HEAD~1", unknown("HEAD~1")),
        ("HEAD:orders.json", unknown("HEAD:orders.json")),
        (&tree, unknown(&tree)),
        ("0000000000000000000000000000000000000000", unknown(&"0".repeat(40))),
        ("", "--base: must name a revision, such as HEAD~1".into()),
        ("...", "--base: must name a revision, such as HEAD~1".into()),
        ("main..HEAD", range.into()),
        ("main...HEAD", range.into()),
        ("-x", option.into()),
        ("--output=x", option.into()),
        ("--help...", option.into()),
    ] {
        let ran = repository.check(&format!("--base={revision}"));
        assert_eq!(ran.problem(), problem, "{revision}");
    }
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.write("other.json", "{}").commit();
    assert_eq!(
        repository.check("--base main...").problem(),
        "--base: `main` and HEAD have no commit in common, so there is no merge base"
    );
    assert_eq!(repository.check("--base main").code, Some(0));
}

#[test]
fn no_commit_yet() {
    let repository = Repository::new("errors_unborn");
    repository.write("orders.json", DEPLOYED);
    for revision in ["HEAD", "@"] {
        assert_eq!(
            repository.check(&format!("--base {revision}")).problem(),
            format!(
                "--base: there is no commit yet, so nothing is at {revision}; --staged does without"
            )
        );
    }
    for args in ["--base main", "--staged --base main"] {
        assert_eq!(
            repository.check(args).problem(),
            "--base: git knows no commit `main`; if it is a branch of a remote, fetch it and say `origin/REV`"
        );
    }
}

#[test]
fn no_repository() {
    let repository = Repository::none("errors_none");
    repository.write("orders.json", DEPLOYED);
    for (args, option) in [("--base HEAD", "--base"), ("--staged", "--staged")] {
        let none = format!("{option}: this folder is in no git repository");
        assert_eq!(repository.check(args).problem(), none);
        let ran = repository
            .within("")
            .apiglint(&format!("check {args}"))
            .env("GIT_DIR", "nowhere")
            .output();
        assert_eq!(Ran::of(ran.unwrap()).problem(), none);
    }
    repository.git(&["init", "--quiet", "--bare", "bare"]);
    assert_eq!(
        repository.within("bare").check("--staged").problem(),
        "--staged: this repository has no working tree here"
    );
}

#[test]
fn no_git() {
    let repository = Repository::with("errors_git", &[("orders.json", DEPLOYED)]);
    let ran = repository.within("").apiglint("check --base HEAD").env("PATH", "/nowhere").output();
    assert_eq!(
        Ran::of(ran.unwrap()).problem(),
        "--base: the program `git` is needed, and is not installed"
    );
    let ran = repository.within("").apiglint("check").env("PATH", "/nowhere").output();
    assert_eq!(Ran::of(ran.unwrap()).out, "no violations in 1 file\n");
}

#[test]
fn git_that_fails() {
    let repository = Repository::with("errors_fails", &[("orders.json", DEPLOYED)]);
    repository.write("orders.json", "{}").git(&["add", "."]);
    let git = |script: &str| {
        repository.program("../bin/git", script);
        let path = format!("{}:/usr/bin:/bin", repository.beside("bin").display());
        Ran::of(
            repository.within("").apiglint("check --staged").env("PATH", path).output().unwrap(),
        )
    };
    for (script, problem) in [
        (
            "echo 'fatal: out of luck' >&2; echo more >&2; exit 128",
            "--staged: git: fatal: out of luck",
        ),
        ("exit 3", "--staged: git ended with code 3"),
        ("kill -9 $$", "--staged: git was stopped"),
        (
            "echo 'fatal: detected dubious ownership' >&2; exit 128",
            "--staged: git does not trust this repository, which belongs to somebody else; `git config --global --add safe.directory` makes an exception",
        ),
    ] {
        assert_eq!(git(script).problem(), problem);
    }
    // The process that has the contents ends before it answers.
    let real = "case \"$*\" in *cat-file*) exit 1;; esac; PATH=/usr/bin:/bin exec git \"$@\"";
    let ran = git(real);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(2), "no violations in 0 files; 1 path could not be checked\n")
    );
    assert!(ran.err.starts_with("apiglint: orders.json: "), "{}", ran.err);
}

#[test]
fn shallow_clones() {
    let repository = Repository::with("errors_shallow", &[("orders.json", DEPLOYED)]);
    repository.git(&["branch", "base"]);
    repository.edit("orders.json", "GET", "PUT").commit();
    let clone = repository.beside("clone");
    let url = format!("file://{}", repository.folder.display());
    let [url, path] = [url.as_str(), clone.to_str().unwrap()];
    repository.git(&["clone", "--quiet", "--depth=1", "--no-single-branch", url, path]);
    let clone = repository.within(&clone);
    clone.git(&["checkout", "--quiet", "main"]);
    let unknown = |name: &str| {
        format!(
            "--base: git knows no commit `{name}`; this clone is shallow: fetch it with `git fetch --depth=1 origin REV`, or have the checkout fetch all history (`fetch-depth: 0`)"
        )
    };
    assert_eq!(clone.check("--base HEAD~1").problem(), unknown("HEAD~1"));
    assert_eq!(clone.check("--base HEAD~1...").problem(), unknown("HEAD~1"));
    assert_eq!(
        clone.check("--base origin/base...").problem(),
        "--base: the merge base of `origin/base` and HEAD is not in this clone, which is shallow; fetch more with `git fetch --deepen=100`, or have the checkout fetch all history (`fetch-depth: 0`)"
    );
    let found = "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> orders.json:4:13\n--> origin/base:orders.json:4:13\n1 error in 1 of 1 file";
    assert_eq!(clone.check("--base origin/base").brief(), found);
    clone.git(&["fetch", "--quiet", "--deepen=10"]);
    assert_eq!(clone.check("--base HEAD~1...").brief().lines().count(), 4);
}

#[test]
fn renames_need_contents_that_a_partial_clone_may_lack() {
    let repository = Repository::with("errors_partial", &[("orders.json", DEPLOYED)]);
    repository.git(&["mv", "orders.json", "renamed.json"]);
    repository.edit("renamed.json", "GET", "PUT").commit();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = repository.beside("clone");
    let url = format!("file://{}", repository.folder.display());
    let [url, path] = [url.as_str(), clone.to_str().unwrap()];
    repository.git(&["clone", "--quiet", "--filter=blob:none", url, path]);
    assert_eq!(
        repository.within(&clone).check("--base HEAD~1").problem(),
        "--base: git does not have all contents here; `git fetch --refetch --no-filter` brings all"
    );
}

#[test]
fn options_that_do_not_go_together() {
    let repository = Repository::with("errors_options", &[]);
    for args in ["--new-only", "--base", "--base HEAD --base HEAD"] {
        let ran = repository.check(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args}");
    }
}
