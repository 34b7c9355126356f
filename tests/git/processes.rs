//! However many files there are, git is called a handful of times.

use std::fs;

use crate::repository::{Ran, Repository, definition};

#[test]
fn a_handful_of_processes() {
    let repository = Repository::new("processes");
    let text = |number: usize| {
        definition(&format!(r#""name": "api{number}", "path": "/{number}", "status": 4"#))
    };
    let path = |number: usize| format!("apis/{}/{number}.json", number % 50);
    for number in 0..2000 {
        repository.write(path(number), text(number));
    }
    repository.commit();
    for number in 0..2000 {
        repository.write(path(number), text(number).replace("GET", "PUT"));
    }
    repository.git(&["add", "--all"]);
    let log = repository.beside("log");
    repository.program(
        "../bin/git",
        &format!(
            "echo \"$*\" >> {}; PATH=/usr/local/bin:/usr/bin:/bin exec git \"$@\"",
            log.display()
        ),
    );
    let bin = format!("{}:/usr/bin:/bin", repository.beside("bin").display());
    for (args, expected) in [
        ("", &[][..]),
        ("--staged", &["rev-parse", "rev-parse", "diff-index", "cat-file"]),
        (
            "--staged --new-only .",
            &["rev-parse", "rev-parse", "diff-index", "ls-files", "cat-file"],
        ),
        ("--base HEAD", &["rev-parse", "rev-parse", "diff-index", "ls-files", "cat-file"]),
        (
            "--base HEAD... --new-only",
            &["rev-parse", "rev-parse", "merge-base", "diff-index", "ls-files", "cat-file"],
        ),
    ] {
        let _ = fs::remove_file(&log);
        let mut command = repository.within("").apiglint(&format!("check {args}"));
        let ran = Ran::of(command.env("PATH", &bin).output().unwrap());
        let calls = fs::read_to_string(&log).unwrap_or_default();
        let known = ["rev-parse", "merge-base", "diff-index", "ls-files", "cat-file"];
        let called = |line: &str| {
            known
                .into_iter()
                .find(|name| line.split(' ').any(|word| word == *name))
                .map(str::to_owned)
        };
        let calls: Vec<_> = calls.lines().map(|line| called(line).unwrap_or(line.into())).collect();
        assert_eq!(calls, expected, "{args}");
        let summary = if args.is_empty() {
            "no violations in 2000 files"
        } else {
            "2000 errors in 2000 of 2000 files"
        };
        assert_eq!(ran.out.lines().last(), Some(summary), "{args}: {}", ran.err);
    }
    let one = repository.brief("--staged apis/7/1957.json");
    assert_eq!(one.lines().last(), Some("1 error in 1 of 1 file"));
}
