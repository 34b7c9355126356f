//! A repository whose settings name programs: none of them is run.

use crate::repository::{DEPLOYED, Repository};

#[test]
fn nothing_that_a_repository_names_is_run() {
    let repository =
        Repository::with("hostile_settings", &[("orders.json", DEPLOYED), ("stock.json", "{}")]);
    let mark = repository.beside("mark");
    let program = repository.beside("program");
    repository.program(&program, &format!("echo \"$0 $*\" >> {}; cat", mark.display()));
    let program = program.to_str().unwrap();
    for name in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "pager.diff-index",
        "pager.ls-files",
        "pager.rev-parse",
        "pager.cat-file",
        "alias.rev-parse",
        "alias.cat-file",
        "interactive.diffFilter",
        "credential.helper",
        "core.askPass",
        "merge.evil.driver",
        "gpg.program",
    ] {
        repository.git(&["config", name, program]);
    }
    repository.git(&["config", "filter.evil.required", "true"]);
    for hook in [
        "post-index-change",
        "post-checkout",
        "pre-commit",
        "fsmonitor-watchman",
        "reference-transaction",
    ] {
        repository
            .program(format!(".git/hooks/{hook}"), &format!("echo {hook} >> {}", mark.display()));
    }
    repository.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
    repository.write(".git/info/attributes", "* filter=evil diff=evil merge=evil\n");
    // Changed, and changed back: only a look at the content tells.
    repository.write("orders.json", DEPLOYED.replace("GET", "PUT")).write("stock.json", "{}");
    for args in
        ["--base HEAD", "--staged", "--base HEAD...", "--base HEAD --new-only", "--staged ."]
    {
        let ran = repository.check(args);
        assert_ne!(ran.code, Some(2), "{args}: {ran:?}");
        assert!(!mark.exists(), "{args}: {}", std::fs::read_to_string(&mark).unwrap());
    }
    // Git itself falls for it.
    let _ = repository.within("").command("git").args(["diff", "HEAD"]).output().unwrap();
    assert!(mark.exists());
}

#[test]
fn what_is_missing_is_not_fetched() {
    let repository =
        Repository::with("hostile_fetch", &[("orders.json", DEPLOYED), ("stock.json", "{}")]);
    let mark = repository.beside("mark");
    let url = format!("ext::sh -c \"touch {}\"", mark.display());
    for (name, value) in [
        ("remote.origin.url", url.as_str()),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
        ("extensions.partialClone", "origin"),
        ("core.repositoryFormatVersion", "1"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ] {
        repository.git(&["config", name, value]);
    }
    let blob = repository.git(&["rev-parse", "HEAD:orders.json"]);
    std::fs::remove_file(repository.folder.join(format!(
        ".git/objects/{}/{}",
        &blob[..2],
        &blob[2..]
    )))
    .unwrap();
    repository.write("orders.json", DEPLOYED.replace("GET", "PUT"));
    let ran = repository.check("--base HEAD");
    assert_eq!(
        (ran.code, ran.brief().as_str()),
        (
            Some(2),
            "apiglint: orders.json: HEAD:orders.json: git does not have its content here; `git fetch --refetch --no-filter` brings all\nno violations in 0 files; 1 file skipped: no API definition; 1 path could not be checked"
        )
    );
    assert!(!mark.exists());
}

#[test]
fn settings_of_the_user_change_nothing() {
    let repository = Repository::with("hostile_user", &[("a/orders.json", DEPLOYED)]);
    repository.git(&["mv", "a/orders.json", "a/renamed.json"]);
    repository.edit("a/renamed.json", "GET", "PUT").git(&["add", "."]);
    let expected = repository.brief("--staged a");
    assert!(expected.contains("--> HEAD:a/orders.json:4:13"), "{expected}");
    for (name, value) in [
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("LC_ALL", "de_DE.UTF-8"),
    ] {
        let output = repository.within("").apiglint("check --staged a").env(name, value).output();
        assert_eq!(crate::repository::Ran::of(output.unwrap()).brief(), expected, "{name}");
    }
    for (name, value) in [
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("diff.relative", "true"),
        ("core.quotePath", "false"),
        ("diff.orderFile", "/nowhere"),
        ("core.abbrev", "4"),
    ] {
        repository.git(&["config", name, value]);
        assert_eq!(repository.brief("--staged a"), expected, "{name}");
    }
}
