//! `--new-only`: what was wrong at the base is left out.

use crate::repository::{DEPLOYED, Repository, definition};

fn named(name: &str, path: &str) -> String {
    definition(&format!(r#""name": "{name}", "path": "{path}""#))
}

fn places(repository: &Repository, args: &str) -> Vec<String> {
    let brief = repository.brief(args);
    brief.lines().filter_map(|line| line.strip_prefix("--> ")).map(Into::into).collect()
}

#[test]
fn what_was_wrong_and_has_not_changed_is_left_out() {
    let repository = Repository::with(
        "new_only_one",
        &[("a.json", &DEPLOYED.replace("\"1.0\"", "\"1\"")), ("b.json", "{")],
    );
    for args in ["--base HEAD --new-only", "--base HEAD --new-only a.json"] {
        let ran = repository.check(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args}");
        assert!(ran.out.starts_with("no violations in "), "{args}: {}", ran.out);
    }
    assert_eq!(repository.check("--base HEAD").code, Some(1));
    // Another fault in the same file, and the old one further down.
    repository.write(
        "a.json",
        format!("\n{}", DEPLOYED.replace("\"1.0\"", "\"1\"").replace("\"a-1\"", "\" \"")),
    );
    assert_eq!(
        repository.brief("--base HEAD --new-only"),
        "error[roma/frozen]: /roma_app_id cannot be cleared in status 4 (deployed): an update replaces the whole definition\n--> a.json:8:18\n--> HEAD:a.json:7:18\nerror[roma/required]: /roma_app_id must be there, and cannot be blank\n--> a.json:8:18\n2 errors in 1 of 2 files"
    );
    repository.git(&["add", "."]);
    assert_eq!(places(&repository, "--staged --new-only").len(), 3);
    // Moved to another file, it is still an old one.
    repository.write("a.json", DEPLOYED.replace("\"1.0\"", "\"1\""));
    repository.git(&["mv", "a.json", "c.json"]);
    repository.git(&["add", "."]);
    assert_eq!(repository.brief("--staged --new-only"), "no violations in 1 file");
}

#[test]
fn files_that_are_not_tracked_are_new() {
    let repository = Repository::with("new_only_untracked", &[("a.json", &named("_a", "/a"))]);
    repository.write("b.json", named("_b", "/b"));
    assert_eq!(places(&repository, "--base HEAD --new-only"), ["b.json:1:11"]);
    assert_eq!(places(&repository, "--base HEAD"), ["a.json:1:11", "b.json:1:11"]);
}

#[test]
fn sets_are_compared_with_the_sets_that_were() {
    let files = [
        ("a.json", named("one", "/a")),
        ("b.json", named("one", "/b")),
        ("c.json", named("two", "/c")),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let repository = Repository::with("new_only_sets", &files);
    assert_eq!(places(&repository, "--base HEAD"), ["b.json:1:11", "a.json:1:11"]);
    assert_eq!(repository.brief("--base HEAD --new-only"), "no violations in 3 files");
    // One more of that name is new; so is one that an unchanged file now shares.
    repository.write("d.json", named("one", "/d")).write("0.json", named("two", "/0"));
    assert_eq!(
        repository.brief("--base HEAD --new-only"),
        "error[roma/api-name-unique]: /name cannot be the name of another definition of its integration application\n--> c.json:1:11\n--> 0.json:1:11\nerror[roma/api-name-unique]: /name cannot be the name of another definition of its integration application\n--> d.json:1:11\n--> a.json:1:11\n2 errors in 2 of 5 files"
    );
}

#[test]
fn a_violation_in_a_set_and_a_change_are_shown_together() {
    let repository = Repository::with(
        "new_only_together",
        &[("a.json", DEPLOYED), ("b.json", &named("b", "/b"))],
    );
    repository
        .write("b.json", named("b", "/b").replace(r#""name": "b""#, r#""status": 4, "name": "b""#))
        .commit();
    repository.write(
        "b.json",
        named("b", "/b").replace(r#""name": "b""#, r#""status": 3, "name": "orders""#),
    );
    assert_eq!(
        repository.brief("--base HEAD"),
        "error[roma/status-edit]: /status cannot change from 4 (deployed) to 3 (developing) by an update: undeploy leads there\n--> b.json:1:13\n--> HEAD:b.json:1:13\nerror[roma/api-name-unique]: /name cannot be the name of another definition of its integration application\n--> b.json:1:24\n--> a.json:2:11\nnote[roma/redeploy]: /name must be deployed again to take effect, in status 4 (deployed)\n--> b.json:1:24\n--> HEAD:b.json:1:24\n2 errors, 1 note in 1 of 2 files"
    );
}

#[test]
fn documents_that_change_places_bring_nothing_new() {
    let document = |name: &str| {
        format!(
            "name: {name}\npath: /{name}\nmethod: GET\nversion: '1'\ncontent_type: json\nroma_app_id: a\n"
        )
    };
    let (one, two) = (document("one"), document("two"));
    let repository =
        Repository::with("new_only_yaml", &[("all.yaml", &format!("{one}---\n{two}"))]);
    assert_eq!(repository.brief("--base HEAD").lines().last(), Some("2 errors in 1 of 1 file"));
    repository.write("all.yaml", format!("{two}---\n{one}"));
    assert_eq!(repository.brief("--base HEAD --new-only"), "no violations in 1 file");
    repository.write("all.yaml", format!("{two}---\n{one}---\n{}", document("three")));
    assert_eq!(places(&repository, "--base HEAD --new-only"), ["all.yaml:18:10"]);
}

#[test]
fn what_was_wrong_in_json_is_so_in_yaml() {
    let repository = Repository::with("new_only_format", &[("one.json", &named("_one", "/one"))]);
    repository.git(&["mv", "one.json", "one.yaml"]);
    for args in ["--staged", "--staged .", "--base HEAD"] {
        assert_eq!(repository.check(args).code, Some(1), "{args}");
        let new = repository.brief(&format!("{args} --new-only"));
        assert_eq!(new, "no violations in 1 file", "{args}");
    }
}

#[test]
fn kinds_that_are_not_compared_are_ratcheted_all_the_same() {
    let swagger = |host: &str| {
        format!(
            r#"{{ "swagger": "2.0", "host": "{host}", "info": {{ "title": "t", "version": "1" }}, "paths": {{ "a": {{ "get": {{ "x-livedata-version": "v", "responses": {{ "200": {{ "description": "d" }} }} }} }} }} }}"#
        )
    };
    let repository = Repository::with("new_only_swagger", &[("api.json", &swagger("h"))]);
    let all = places(&repository, "--base HEAD");
    assert!(!all.is_empty());
    repository.write("api.json", swagger("i"));
    assert_eq!(places(&repository, "--base HEAD"), all);
    assert_eq!(repository.check("--base HEAD --new-only").code, Some(0));
}
