//! `--staged`: the content of the index, not that of the working tree.

use crate::repository::{DEPLOYED, Repository, definition};

fn named(name: &str) -> String {
    definition(&format!(r#""name": "{name}-api", "path": "/{name}""#))
}

#[test]
fn what_is_staged_is_checked_and_nothing_else() {
    let files = [("kept.json", DEPLOYED), ("bad.json", &named("_bad")), ("package.json", "{}")];
    let repository = Repository::with("staged_only", &files);
    assert_eq!(repository.brief("--staged"), "no violations in 0 files");
    // The working tree is bad, what is staged is not; and the other way round.
    repository.write("a.json", named("a")).git(&["add", "a.json"]);
    repository.write("a.json", named("_a"));
    repository.write("untracked.json", named("_untracked"));
    assert_eq!(repository.brief("--staged"), "no violations in 1 file");
    repository.git(&["add", "a.json"]);
    repository.write("a.json", named("a"));
    let expected = r#"error[roma/name]: /name cannot start with '_', only with a letter or digit or a Han character
 --> a.json:1:11
  |
1 | { "name": "_a", "path": "/_a", "method": "GET", "version": "1.0", "content_type": "json", "roma_app_id": "a-1" }
  |           ^^^^
  |
  = note: reported as APIG.2011: Invalid parameter value,parameterName:name. Please refer to the support documentation

1 error in 1 of 1 file
"#;
    let ran = repository.check("--staged");
    let told = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    assert_eq!(
        (ran.code, told(&ran.out), ran.err.as_str()),
        (Some(1), told(&ran.out), ""),
        "{expected}"
    );
    assert!(ran.out.contains(" --> a.json:1:11\n"), "{}", ran.out);
    // It need not be in the working tree.
    repository.remove("a.json");
    assert_eq!(repository.check("--staged"), ran);
}

#[test]
fn paths_are_those_of_the_index() {
    let repository = Repository::with("staged_paths", &[("apis/a.json", &named("a"))]);
    repository.write(
        "apis/b.yaml",
        "name: b-api\npath: /b\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a-1\n",
    );
    repository.write("apis/.hidden/c.json", named("c")).write("apis/d", named("d"));
    repository.write("docs/e.json", "{}").git(&["add", "--all"]);
    repository.write("apis/new.json", named("new"));
    std::fs::remove_dir_all(repository.folder.join("docs")).unwrap();
    for (paths, summary) in [
        ("", "no violations in 1 file; 1 file skipped: no API definition"),
        (".", "no violations in 2 files; 1 file skipped: no API definition"),
        ("apis", "no violations in 2 files"),
        ("./apis/", "no violations in 2 files"),
        ("apis/a.json", "no violations in 1 file"),
        ("apis/a.json apis ./apis/a.json", "no violations in 2 files"),
        ("apis/d", "no violations in 1 file"),
        ("apis/.hidden", "no violations in 1 file"),
        ("apis/*.json", "no violations in 1 file"),
        ("a*", "no violations in 2 files"),
        ("**/*.yaml", "no violations in 1 file"),
        ("docs", "no violations in 0 files; 1 file skipped: no API definition"),
    ] {
        let ran = repository.check(&format!("--staged {paths}"));
        assert_eq!((ran.code, ran.brief().as_str()), (Some(0), summary), "{paths}");
    }
    for path in ["apis/new.json", "nowhere", "*.yml", "/nowhere/a.json", ".."] {
        let ran = repository.check(&format!("--staged {path}"));
        assert_eq!(
            (ran.code, ran.brief()),
            (
                Some(2),
                format!(
                    "apiglint: {path}: is not in the index; add it with `git add`, or check the working tree without --staged\nno violations in 0 files; 1 path could not be checked"
                )
            )
        );
    }
}

#[test]
fn in_the_first_commit_all_is_new() {
    let repository = Repository::new("staged_first");
    repository.write("a.json", DEPLOYED).write("b.json", named("_b")).git(&["add", "b.json"]);
    let found = "error[roma/name]: /name must start with a letter, a digit or a Han character, not '_'\n--> b.json:1:11\n1 error in 1 of 1 file";
    let name = |text: String| text.lines().skip(1).collect::<Vec<_>>().join("\n");
    for args in [
        "--staged",
        "--staged --base HEAD",
        "--staged --base @",
        "--staged --new-only",
        "--staged .",
    ] {
        assert_eq!(name(repository.brief(args)), name(found.into()), "{args}");
    }
    repository.git(&["rm", "--quiet", "--cached", "b.json"]);
    assert_eq!(repository.brief("--staged"), "no violations in 0 files");
}

#[test]
fn what_is_staged_is_compared_with_any_base() {
    let repository = Repository::with("staged_base", &[("orders.json", DEPLOYED)]);
    repository.edit("orders.json", "GET", "PUT").commit();
    repository.edit("orders.json", "\"/orders\"", "\"/o\"").git(&["add", "--all"]);
    let found = |rows: &[(&str, &str)], revision: &str, summary: &str| {
        let rows = rows.iter().map(|(member, at)| {
            format!("error[roma/frozen]: /{member} cannot change in status 4 (deployed)\n--> orders.json:{at}\n--> {revision}:orders.json:{at}\n")
        });
        format!("{}{summary}", rows.collect::<String>())
    };
    let [path, method] = [("path", "3:11"), ("method", "4:13")];
    assert_eq!(repository.brief("--staged"), found(&[path], "HEAD", "1 error in 1 of 1 file"));
    assert_eq!(
        repository.brief("--staged --base HEAD~1"),
        found(&[path, method], "HEAD~1", "2 errors in 1 of 1 file")
    );
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", "orders.json"]);
    // Against the first commit nothing is staged.
    assert_eq!(repository.brief("--staged --base HEAD~1"), "no violations in 0 files");
    assert_eq!(repository.brief("--staged"), found(&[method], "HEAD", "1 error in 1 of 1 file"));
}

#[test]
fn the_size_of_what_git_has_is_bounded() {
    let repository = Repository::with("staged_size", &[("orders.json", DEPLOYED)]);
    repository
        .write("orders.json", format!("{}{}", " ".repeat(100_000), DEPLOYED))
        .git(&["add", "."]);
    let ran = repository.check("--staged --max-size 1000");
    assert_eq!(
        ran.brief().lines().next(),
        Some("error[document/too-large]: the document must have at most 1000 bytes")
    );
    assert_eq!(ran.code, Some(1));
    repository.commit();
    repository.write("orders.json", DEPLOYED.replace("GET", "PUT"));
    // Of what was too large before, nothing is known; what comes behind it is read all the same.
    repository
        .write("b.json", definition(r#""name": "b-api", "path": "/b", "status": 4"#))
        .commit();
    repository.edit("b.json", "GET", "PUT");
    assert_eq!(
        repository.brief("--base HEAD~1 --max-size 1000 --threads 1"),
        "no violations in 2 files"
    );
    assert_eq!(
        repository.brief("--base HEAD --max-size 1000 --threads 1"),
        "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> b.json:1:57\n--> HEAD:b.json:1:57\n1 error in 1 of 2 files"
    );
}
