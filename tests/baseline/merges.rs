//! Baselines of two branches, merged by git.

use std::path::Path;
use std::process::Command;

use crate::command::Folder;
use crate::{BASELINE, check, definition, entries, none, update};

/// Runs git in a folder; says whether it was content.
fn git(folder: &Folder, args: &[&str]) -> bool {
    let mut command = Command::new("git");
    let nothing = Path::new("/dev/null");
    command.current_dir(folder.path()).env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CONFIG_GLOBAL", nothing).env("HOME", folder.path());
    command.args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"]);
    command.args(args).output().unwrap().status.success()
}

/// The files that a branch has: names without their ending, and members.
type Files<'a> = &'a [(&'a str, &'a str)];

/// Two branches, each with what its files break in its baseline. Says whether git could merge them.
fn merge(
    name: &str,
    attributes: &str,
    base: Option<Files<'_>>,
    branches: [Files<'_>; 2],
) -> (Folder, bool) {
    let folder = Folder::new(name);
    let commit = |files: Files<'_>, has_baseline: bool| {
        for (name, members) in files {
            folder.write(format!("{name}.json"), definition(name, members));
        }
        if has_baseline {
            update(&folder, &[]);
        }
        assert!(git(&folder, &["add", "-A"]) && git(&folder, &["commit", "-qm", "work"]));
    };
    assert!(git(&folder, &["init", "-q"]));
    folder.write(".gitattributes", attributes);
    commit(base.unwrap_or_default(), base.is_some());
    assert!(git(&folder, &["branch", "other"]));
    commit(branches[0], true);
    assert!(git(&folder, &["checkout", "-q", "other"]));
    commit(branches[1], true);
    let is_merged = git(&folder, &["merge", "-q", "-m", "both", "main"]);
    (folder, is_merged)
}

const UNION: &str = "apiglint-baseline.txt merge=union\n";
const SEVEN: &str = r#""status": 7"#;
const EIGHT: &str = r#""status": 8"#;
const BOTH: &str = r#""status": 7, "type": "x""#;

/// Whatever two branches add, the union of their lines says what both say.
#[test]
fn the_union_of_two_is_one() {
    let base: Files<'_> = &[("b", SEVEN), ("m", BOTH)];
    for (number, (base, branches, count)) in [
        // Far from each other, next to each other, and in turns.
        (Some(base), [&[("a", SEVEN)][..], &[("z", SEVEN)][..]], 5),
        (Some(base), [&[("n", SEVEN)], &[("o", SEVEN)]], 5),
        (Some(base), [&[("n", BOTH), ("p", SEVEN)], &[("o", BOTH), ("q", EIGHT)]], 9),
        (Some(base), [&[("c", BOTH), ("n", SEVEN)], &[("a", SEVEN), ("d", BOTH)]], 9),
        // The same on both sides.
        (Some(base), [&[("n", BOTH), ("o", SEVEN)], &[("n", BOTH), ("p", SEVEN)]], 7),
        (Some(base), [&[("n", BOTH)], &[("n", BOTH)]], 5),
        // None had one before.
        (None, [&[("a", SEVEN), ("c", BOTH)], &[("b", SEVEN), ("d", BOTH)]], 6),
        (Some(&[]), [&[("a", SEVEN)], &[("b", SEVEN)]], 2),
    ]
    .into_iter()
    .enumerate()
    {
        let (folder, is_merged) = merge(&format!("union_{number}"), UNION, base, branches);
        assert!(is_merged, "{number}");
        assert_eq!(
            check(&folder, &["--fail-on", "note"]),
            none(),
            "{number}: {:?}",
            entries(&folder)
        );
        let lines = update(&folder, &[]);
        assert_eq!(lines.len(), count, "{number}: {lines:?}");
        assert_eq!(update(&folder, &[]), lines);
    }
}

/// What one branch mends may come back with the union. It does no harm, and is told.
#[test]
fn what_one_branch_mends_goes_with_the_next_update() {
    let base: Files<'_> = &[("b", SEVEN), ("m", BOTH)];
    let (folder, is_merged) =
        merge("union_mended", UNION, Some(base), [&[("m", "")], &[("n", SEVEN)]]);
    assert!(is_merged);
    assert_eq!(check(&folder, &[]), none());
    assert_eq!(update(&folder, &[]).len(), 2);
    assert_eq!(check(&folder, &["--fail-on", "note"]), none());
}

/// Without the attribute git merges what is apart by itself, and what is not is a conflict that is told.
#[test]
fn without_the_attribute_neighbours_are_in_conflict() {
    let base: Files<'_> = &[("b", SEVEN), ("m", BOTH), ("p", BOTH), ("q", BOTH)];
    let (folder, is_merged) =
        merge("plain_apart", "", Some(base), [&[("a", SEVEN)], &[("z", SEVEN)]]);
    assert!(is_merged);
    assert_eq!(check(&folder, &["--fail-on", "note"]), none());
    let (folder, is_merged) =
        merge("plain_near", "", Some(base), [&[("x", SEVEN)], &[("z", SEVEN)]]);
    assert!(!is_merged);
    let ran = folder.run(["check"]);
    let why = "a mark of a merge conflict: keep the lines of both sides and remove the marks";
    assert_eq!(
        (ran.err, ran.code),
        (format!("apiglint: {BASELINE}:9:{}", format_args!(" {why}\n")), Some(2))
    );
    // Which is what anybody does who knows nothing of it.
    let text = std::fs::read_to_string(folder.path().join(BASELINE)).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(['<', '=', '>', '|']));
    folder.write(BASELINE, lines.collect::<Vec<_>>().join("\n"));
    assert_eq!(check(&folder, &["--fail-on", "note"]), none());
}
