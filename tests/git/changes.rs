//! Files that have changed since a revision.

use crate::repository::{DEPLOYED, Ran, Repository, definition};

const BOTH: &str = r#"error[roma/frozen]: /path cannot change in status 4 (deployed)
 --> orders.json:3:11
  |
3 |   "path": "/orders/v2",
  |           ^^^^^^^^^^^^
  |
 --> HEAD:orders.json:3:11
  |
3 |   "path": "/orders",
  |           --------- it was deployed with this
  |
  = note: reported as APIG.2011: Invalid parameter value,parameterName:path. Please refer to the support documentation
  = help: undeploy, change it, deploy

1 error in 1 of 1 file
"#;

#[test]
fn both_places_are_shown() {
    let repository = Repository::with("changes_both", &[("orders.json", DEPLOYED)]);
    let clean = repository.check("--base HEAD");
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), "no violations in 1 file\n"));
    repository.edit("orders.json", "/orders", "/orders/v2");
    let ran = repository.check("--base HEAD");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), BOTH, ""));
    assert_eq!(repository.check("").out, "no violations in 1 file\n", "nothing to compare with");
    let ran = repository.check("--base HEAD --rule roma/frozen=off");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no violations in 1 file\n"));
}

#[test]
fn json_has_the_path_of_the_old_file() {
    let repository = Repository::with("changes_json", &[("a/orders.json", DEPLOYED)]);
    repository.edit("a/orders.json", "4", "3");
    let ran = repository.check("--base HEAD --format json");
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let violation = &found["files"][0]["violations"][0];
    assert_eq!(violation["rule"], "roma/status-edit");
    assert_eq!(
        violation["message"],
        "cannot change from 4 (deployed) to 3 (developing) by an update: undeploy leads there"
    );
    let span = serde_json::json!({ "start": 144, "end": 145, "line": 8, "column": 13, "end_line": 8, "end_column": 14 });
    assert_eq!(violation["span"], span);
    assert_eq!(
        violation["related"],
        serde_json::json!([{ "path": "HEAD:a/orders.json", "pointer": "/status", "span": span, "message": "before the change" }])
    );
}

#[test]
fn revisions() {
    let repository = Repository::with("changes_revisions", &[("orders.json", DEPLOYED)]);
    repository.git(&["tag", "--annotate", "--message", "-", "v1"]);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.edit("orders.json", "GET", "PUT").commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("orders.json", "GET", "POST").commit();
    repository.git(&["checkout", "--quiet", "topic"]);
    let found = |old: &str| {
        format!(
            "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> orders.json:4:13\n--> {old}:orders.json:4:13\n1 error in 1 of 1 file"
        )
    };
    let first = repository.git(&["rev-parse", "v1^{commit}"]);
    for (revision, name) in [
        ("v1", "v1"),
        ("HEAD~1", "HEAD~1"),
        ("@~", "@~"),
        ("main", "main"),
        (&*first, &*first),
        ("main...", &first[..12]),
        ("v1...", &first[..12]),
    ] {
        assert_eq!(repository.brief(&format!("--base {revision}")), found(name), "{revision}");
    }
    for revision in ["HEAD", "topic", "topic..."] {
        assert_eq!(repository.brief(&format!("--base {revision}")), "no violations in 1 file");
    }
}

#[test]
fn files_that_come_and_go() {
    let old = DEPLOYED.replace("orders", "stock").replace("a-1", "a-2");
    let repository =
        Repository::with("changes_files", &[("orders.json", DEPLOYED), ("stock.json", &old)]);
    // A new file has nothing to be compared with, wherever git knows it from.
    repository.write("new.json", definition(r#""name": "new", "path": "/new", "status": 4"#));
    for staged in [false, true] {
        if staged {
            repository.git(&["add", "--all"]);
        }
        assert_eq!(repository.brief("--base HEAD"), "no violations in 3 files");
    }
    // One that was renamed is compared with what it was, once the new name is staged.
    repository.git(&["mv", "orders.json", "renamed.json"]);
    assert_eq!(repository.brief("--base HEAD"), "no violations in 3 files");
    repository.edit("renamed.json", "GET", "PUT");
    assert_eq!(
        repository.brief("--base HEAD"),
        "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> renamed.json:4:13\n--> HEAD:orders.json:4:13\n1 error in 1 of 3 files"
    );
    repository.git(&["add", "renamed.json"]);
    assert_eq!(
        repository.brief("--staged"),
        "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> renamed.json:4:13\n--> HEAD:orders.json:4:13\n1 error in 1 of 2 files"
    );
}

#[test]
fn a_deployed_definition_is_not_deleted() {
    let developing = DEPLOYED.replace("orders", "stock").replace('4', "3");
    let files = [("orders.json", DEPLOYED), ("stock.json", &developing), ("other.json", "1")];
    let repository = Repository::with("changes_deleted", &files);
    let expected = r#"warning[roma/delete-deployed]: the document cannot drop a definition in status 4 (deployed): it is in service
 --> orders.json
  |
 --> HEAD:orders.json:8:13
  |
8 |   "status": 4
  |             - it was deployed
  |
  = note: reported as APIG.3416: The API cannot be deleted because it has been published.
  = help: the safe way: undeploy, delete

1 warning in 1 of 1 file
"#;
    for path in ["orders.json", "stock.json", "other.json"] {
        repository.remove(path);
    }
    let ran = repository.check("--base HEAD");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), expected, ""));
    for args in ["--base HEAD orders.json", "--base HEAD ./orders.json stock.json"] {
        let ran = repository.check(args);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.as_str()),
            (Some(0), expected, ""),
            "{args}"
        );
    }
    assert_eq!(repository.check("--base HEAD nowhere.json").code, Some(2));
    assert_eq!(repository.brief("--staged"), "no violations in 0 files", "nothing is staged");
    repository.git(&["rm", "--quiet", "--cached", "orders.json", "stock.json"]);
    assert_eq!(repository.check("--base HEAD").out, expected);
    for args in ["--staged", "--staged orders.json", "--staged or*.json"] {
        assert_eq!(repository.check(args).out, expected, "{args}");
    }
    assert_eq!(repository.check("--base HEAD --fail-on warning").code, Some(1));
    assert_eq!(
        repository.check("--base HEAD --rule roma/delete-deployed=off").out,
        "no violations in 0 files\n"
    );
    // What is not asked for is not looked for.
    repository.write("apis/a.json", definition(r#""name": "new", "path": "/new""#));
    assert_eq!(repository.brief("--base HEAD apis"), "no violations in 1 file");
}

/// What stood in it is gone, and that is all there is to say of it.
#[test]
fn a_folder_that_is_gone_can_be_named() {
    let files = [("apis/a/orders.json", DEPLOYED), ("apis/a-b/other.json", "1")];
    let repository = Repository::with("changes_folder", &files);
    let lost = "warning[roma/delete-deployed]: the document cannot drop a definition in status 4 (deployed): it is in service\n--> apis/a/orders.json\n--> HEAD:apis/a/orders.json:8:13\n1 warning in 1 of 1 file";
    repository.remove("apis/a/orders.json");
    std::fs::remove_dir(repository.folder.join("apis/a")).unwrap();
    for path in ["apis/a", "./apis/a/", "apis/a/*.json", "apis/a/orders.json apis/a", "apis/?/*"] {
        assert_eq!(repository.brief(&format!("--base HEAD {path}")), lost, "{path}");
    }
    // A file in its place is another.
    repository.write("apis/a", "");
    assert_eq!(repository.brief("--base HEAD apis/a/orders.json"), lost);
    for path in ["apis/b", "apis/a/b", "apis", "apis/[x]/*.json"] {
        let code = if path == "apis" { Some(0) } else { Some(2) };
        assert_eq!(repository.check(&format!("--base HEAD {path}")).code, code, "{path}");
    }
}

#[test]
fn a_file_that_is_no_definition_any_more_has_lost_it() {
    let repository = Repository::with("changes_emptied", &[("orders.json", DEPLOYED)]);
    let lost = "warning[roma/delete-deployed]: the document cannot drop a definition in status 4 (deployed): it is in service\n--> orders.json\n--> HEAD:orders.json:8:13\n1 warning in 1 of 1 file";
    for text in ["{}", "[]", "[1]"] {
        repository.write("orders.json", text);
        assert_eq!(repository.brief("--base HEAD"), lost, "{text}");
    }
    // What cannot be read may still have it.
    repository.write("orders.json", "{");
    assert_eq!(
        repository.brief("--base HEAD"),
        "error[document/syntax]: the document must have a member name in double quotes or '}' here, not the end of the text\n--> orders.json:1:2\n1 error in 1 of 1 file"
    );
}

#[test]
fn apis_of_dataworks() {
    let api = r#"{ "ApiId": 7, "ApiName": "stock", "ApiPath": "/stock", "ApiMode": 1, "GroupId": "ds_1", "ProjectId": 1,
  "RequestMethod": 0, "Status": 1 }"#;
    let repository = Repository::with("changes_dataworks", &[("api.json", api)]);
    let rules = "--rule dataworks/required=off --rule dataworks/mode-details=off";
    assert_eq!(repository.brief(&format!("--base HEAD {rules}")), "no violations in 1 file");
    repository.edit("api.json", "ds_1", "ds_2");
    assert_eq!(
        repository.brief(&format!("--base HEAD {rules}")),
        "error[dataworks/update-immutable]: /GroupId cannot change: it is fixed when the API is created\n--> api.json:1:81\n--> HEAD:api.json:1:81\n1 error in 1 of 1 file"
    );
    repository.remove("api.json");
    assert_eq!(
        repository.brief("--base HEAD"),
        "warning[dataworks/delete-published]: the document cannot drop an API that is published: it is in service\n--> api.json\n--> HEAD:api.json:2:33\n1 warning in 1 of 1 file"
    );
}

#[test]
fn folders_below_the_top() {
    let files = [("apis/orders.json", DEPLOYED), ("other/stock.yaml", "a: 1\n")];
    let repository = Repository::with("changes_folders", &files);
    repository.edit("apis/orders.json", "GET", "PUT");
    let found = |path: &str| {
        format!(
            "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> {path}:4:13\n--> HEAD:apis/orders.json:4:13\n1 error in 1 of 1 file"
        )
    };
    let apis = repository.within("apis");
    assert_eq!(apis.check("--base HEAD").brief(), found("orders.json"));
    assert_eq!(apis.check("--base HEAD orders.json").brief(), found("orders.json"));
    let absolute = repository.folder.join("apis/orders.json");
    let absolute = absolute.to_str().unwrap();
    assert_eq!(repository.brief(&format!("--base HEAD {absolute}")), found(absolute));
    let other = repository.within("other");
    assert_eq!(other.check("--base HEAD ../apis").brief(), found("../apis/orders.json"));
    assert_eq!(
        other.check("--base HEAD").brief(),
        "no violations in 0 files; 1 file skipped: no API definition"
    );
    // All that is staged is that of the whole repository, as it is seen from here.
    repository.git(&["add", "--all"]);
    assert_eq!(other.check("--staged").brief(), found("../apis/orders.json"));
    assert_eq!(apis.check("--staged").brief(), found("orders.json"));
    assert_eq!(apis.check("--staged orders.json").brief(), found("orders.json"));
    assert_eq!(
        other.check("--staged .").brief(),
        "no violations in 0 files; 1 file skipped: no API definition"
    );
}

#[test]
fn standard_input_is_compared_with_the_file_it_is_named_for() {
    let repository = Repository::with("changes_stdin", &[("apis/orders.json", DEPLOYED)]);
    let text = DEPLOYED.replace("GET", "PUT");
    let named = "--stdin-filename apis/orders.json";
    for args in ["--base HEAD -", "--staged -"] {
        let ran = repository.within("").check_stdin(&format!("{args} {named}"), &text);
        assert_eq!(
            ran.brief(),
            "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> apis/orders.json:4:13\n--> HEAD:apis/orders.json:4:13\n1 error in 1 of 1 file"
        );
        let ran = repository.within("").check_stdin(args, &text);
        assert_eq!(ran.brief(), "no violations in 1 file");
    }
}

#[test]
fn other_working_trees_have_an_index_of_their_own() {
    let repository = Repository::with("changes_worktree", &[("orders.json", DEPLOYED)]);
    let tree = repository.beside("tree");
    repository.git(&["worktree", "add", "--quiet", "-b", "topic", tree.to_str().unwrap()]);
    std::fs::write(tree.join("orders.json"), DEPLOYED.replace("GET", "PUT")).unwrap();
    let within = repository.within(&tree);
    let found = "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> orders.json:4:13\n--> main:orders.json:4:13\n1 error in 1 of 1 file";
    assert_eq!(within.check("--base main").brief(), found);
    within.git(&["add", "--all"]);
    assert_eq!(within.check("--base main --staged").brief(), found);
    assert_eq!(repository.brief("--staged"), "no violations in 0 files");
}

#[test]
fn output_is_the_same_on_any_number_of_threads() {
    let repository = Repository::new("changes_threads");
    let path = |number: usize| format!("{}/{number:03}.json", number % 3);
    let text = |number: usize| {
        definition(&format!(r#""name": "n{}", "path": "/{number}", "status": 4"#, number % 40))
    };
    for number in 0..200 {
        repository.write(path(number), text(number));
    }
    repository.commit();
    for number in (0..200).step_by(2) {
        repository.write(path(number), text(number).replace("GET", "PUT"));
    }
    for args in ["--base HEAD", "--base HEAD --new-only", "--base HEAD --format json"] {
        let one = repository.check(&format!("{args} --threads 1"));
        assert_eq!(one.code, Some(1));
        assert!(one.out.len() > 30_000, "{}", one.out.len());
        for threads in [2, 7] {
            assert!(
                repository.check(&format!("{args} --threads {threads}")) == one,
                "{args} {threads}"
            );
        }
    }
}

#[test]
fn update_takes_files_at_a_revision() {
    let repository = Repository::with("changes_update", &[("apis/orders.json", DEPLOYED)]);
    repository.edit("apis/orders.json", "GET", "PUT");
    let apis = repository.within("apis");
    let update = |args: &str| {
        let output = apis.apiglint(&format!("update {args}")).output();
        Ran::of(output.unwrap())
    };
    for old in ["HEAD:apis/orders.json", "HEAD:./orders.json", "main...:apis/orders.json"] {
        let ran = update(&format!("{old} orders.json"));
        assert_eq!(
            (ran.code, ran.brief()),
            (
                Some(1),
                format!(
                    "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> orders.json:4:13\n--> {old}:4:13\n1 error in 1 of 1 file"
                )
            )
        );
    }
    repository.commit();
    let ran = update("HEAD~1:./orders.json HEAD:./orders.json");
    assert_eq!(ran.brief().lines().nth(1), Some("--> HEAD:./orders.json:4:13"));
    for (old, problem) in [
        ("HEAD:orders.json", "there is no such file at HEAD"),
        ("HEAD:apis", "is not a file"),
        (
            "nope:apis/orders.json",
            "git knows no commit `nope`; if it is a branch of a remote, fetch it and say `origin/REV`",
        ),
        ("-x:orders.json", "a revision cannot start with '-'"),
        (
            "c:orders.json",
            "git knows no commit `c`; if it is a branch of a remote, fetch it and say `origin/REV`",
        ),
        (":orders.json", "No such file or directory (os error 2)"),
    ] {
        assert_eq!(update(&format!("-- {old} orders.json")).problem(), format!("{old}: {problem}"));
    }
    let outside = update("HEAD:../../orders.json orders.json");
    let told = "HEAD:../../orders.json: git: fatal: '../../orders.json' is outside repository at ";
    assert!(outside.problem().starts_with(told), "{}", outside.err);
    // A file of that name comes first.
    repository.write("apis/HEAD:a.json", DEPLOYED);
    assert_eq!(
        update("HEAD:a.json orders.json").brief().lines().nth(2),
        Some("--> HEAD:a.json:4:13")
    );
}

#[test]
fn what_is_said_of_a_file_holds_at_any_revision() {
    let repository = Repository::with("changes_said", &[("apis/orders.json", DEPLOYED)]);
    repository.edit("apis/orders.json", "GET", "PUT").commit();
    let toml =
        "[[ignore]]\nrule = \"roma/frozen\"\nfiles = [\"apis/orders.json\"]\nreason = \"r\"\n";
    repository.write("apiglint.toml", toml);
    for new in ["orders.json", "HEAD:./orders.json", "HEAD:apis/orders.json"] {
        let args = format!("update HEAD~1:./orders.json {new}");
        let ran = Ran::of(repository.within("apis").apiglint(&args).output().unwrap());
        assert_eq!(ran.out, "no violations in 1 file; 1 suppressed\n", "{new}");
    }
}

#[test]
fn an_update_needs_no_working_tree() {
    let repository = Repository::with("changes_bare", &[("apis/orders.json", DEPLOYED)]);
    repository.edit("apis/orders.json", "GET", "PUT").commit();
    let bare = repository.beside("bare");
    repository.git(&["clone", "--quiet", "--bare", ".", bare.to_str().unwrap()]);
    repository.within(&bare).git(&["branch", "b", "HEAD~1"]);
    let args = "update b:apis/orders.json @:apis/orders.json";
    let ran = Ran::of(repository.within(&bare).apiglint(args).output().unwrap());
    assert_eq!(ran.brief().lines().nth(1), Some("--> @:apis/orders.json:4:13"));
    let ran = repository.within("..").apiglint(args).output().unwrap();
    assert_eq!(Ran::of(ran).problem(), "b:apis/orders.json: this folder is in no git repository");
}
