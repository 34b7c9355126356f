//! `apiglint update`.

use serde_json::{Value, json};

use crate::command::Folder;

/// A deployed definition, a member a line.
const OLD: &str = r#"{
  "name": "orders",
  "path": "/orders",
  "method": "GET",
  "version": "1.0",
  "content_type": "json",
  "roma_app_id": "a-1",
  "status": 4
}
"#;

/// A folder with `old.json` and `new.json`, in which some text is another.
fn folder(test: &str, from: &str, to: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("old.json", OLD).write("new.json", format!("\n\n{}", OLD.replace(from, to)));
    folder
}

#[test]
fn both_files_are_shown() {
    let folder = folder("update_both", "/orders", "/orders/v2");
    let expected = r#"error[roma/frozen]: /path cannot change in status 4 (deployed)
 --> new.json:5:11
  |
5 |   "path": "/orders/v2",
  |           ^^^^^^^^^^^^
  |
 --> old.json:3:11
  |
3 |   "path": "/orders",
  |           --------- it was deployed with this
  |
  = note: reported as APIG.2011: Invalid parameter value,parameterName:path. Please refer to the support documentation
  = help: undeploy, change it, deploy

1 error in 1 of 1 file
"#;
    let ran = folder.run(["update", "old.json", "new.json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), expected, ""));
}

#[test]
fn line_numbers_of_both_files_have_one_width() {
    let folder = Folder::new("update_width");
    folder.write("old.json", "\n".repeat(97) + OLD);
    folder.write("new.json", OLD.replace("GET", "PUT"));
    let expected = r#"error[roma/frozen]: /method cannot change in status 4 (deployed)
   --> new.json:4:13
    |
4   |   "method": "PUT",
    |             ^^^^^
    |
   --> old.json:101:13
    |
101 |   "method": "GET",
    |             ----- it was deployed with this
    |
"#;
    let ran = folder.run(["update", "old.json", "new.json"]);
    assert!(ran.out.starts_with(expected), "{}", ran.out);
}

#[test]
fn json() {
    let folder = folder("update_json", "/orders", "/o");
    let ran = folder.run(["update", "old.json", "new.json", "--format", "json"]);
    let mut found: Value = serde_json::from_str(&ran.out).unwrap();
    found["files"][0]["violations"][0]["fingerprint"].take();
    let span = |start: u32, end: u32, line: u32, end_column: u32| json!({ "start": start, "end": end, "line": line, "column": 11, "end_line": line, "end_column": end_column });
    let expected = json!({
        "version": 1,
        "files": [{ "path": "new.json", "dialect": "roma", "kind": "definition", "violations": [{
            "rule": "roma/frozen", "kind": "frozen", "code": "APIG.2011", "severity": "error",
            "pointer": "/path", "message": "cannot change in status 4 (deployed)",
            "error_msg": "Invalid parameter value,parameterName:path. Please refer to the support documentation",
            "span": span(34, 38, 5, 15),
            "related": [{
                "path": "old.json", "pointer": "/path", "span": span(32, 41, 3, 20),
                "message": "it was deployed with this"
            }],
            "help": "undeploy, change it, deploy", "fingerprint": null
        }] }],
        "unchecked": [],
        "summary": { "files": 1, "errors": 1, "warnings": 0, "notes": 0, "suppressed": 0 }
    });
    assert_eq!((ran.code, found), (Some(1), expected));
}

#[test]
fn codes_and_summaries() {
    let folder = folder("update_codes", "orders\",", "orders \",");
    folder
        .write("same.json", OLD)
        .write("list.json", "[]")
        .write("cut.json", "{")
        .write("odd", "{\"a\":\"\u{1}\"}");
    folder.write("noted.json", OLD.replace("1.0", "1.1"));
    let unchecked = "no violations in 0 files; 1 path could not be checked";
    for (args, code, summary) in [
        ("old.json same.json", 0, "no violations in 1 file"),
        ("old.json noted.json", 0, "1 note in 1 of 1 file"),
        ("old.json noted.json --fail-on note", 1, "1 note in 1 of 1 file"),
        ("old.json noted.json --rule roma/redeploy=error", 1, "1 error in 1 of 1 file"),
        ("old.json noted.json --rule roma/redeploy=off", 0, "no violations in 1 file"),
        ("old.json noted.json --quiet", 0, ""),
        ("old.json list.json", 1, "1 error in 1 of 1 file"),
        ("old.json cut.json", 1, "1 error in 1 of 1 file"),
        ("old.json same.json --max-size 20", 2, unchecked),
        ("list.json same.json", 2, unchecked),
        ("cut.json same.json", 2, unchecked),
        ("gone.json same.json", 2, unchecked),
        ("old.json gone.json", 2, unchecked),
        ("old.json", 2, ""),
        ("old.json same.json third.json", 2, ""),
    ] {
        let ran = folder.run(["update"].into_iter().chain(args.split(' ')));
        assert_eq!((ran.code, ran.summary()), (Some(code), summary), "{args}: {ran:?}");
    }
    for (old, problem) in [
        ("list.json", "apiglint: list.json: the document must be an object, not an array\n"),
        (
            "cut.json",
            "apiglint: cut.json: the document must have a member name in double quotes or '}' here, not the end of the text\n",
        ),
        ("-", "apiglint: <stdin>: only one of the two definitions can be standard input\n"),
    ] {
        let new = if old == "-" { "-" } else { "same.json" };
        let ran = folder.run(["update", old, new]);
        let found = (ran.code, ran.summary(), ran.err.as_str());
        assert_eq!(found, (Some(2), unchecked, problem));
    }
}

#[test]
fn what_was_wrong_before_can_be_left_out() {
    let folder = Folder::new("update_new_only");
    folder.write("old.json", OLD.replace("\"1.0\"", "\"1\"").replace(": 4", ": 3"));
    folder.write(
        "new.json",
        OLD.replace("\"1.0\"", "\"1\"").replace("GET", "get").replace(": 4", ": 3"),
    );
    for (args, rules) in
        [(&[][..], &["roma/method", "roma/version"][..]), (&["--new-only"], &["roma/method"])]
    {
        let ran = folder.run(["update", "old.json", "new.json"].iter().chain(args));
        let headings = ran.out.lines().filter_map(|line| line.strip_prefix("error["));
        let found: Vec<_> = headings.filter_map(|line| Some(line.split_once(']')?.0)).collect();
        assert_eq!(found, rules, "{args:?}");
    }
}

#[test]
fn either_can_be_standard_input() {
    let folder = folder("update_stdin", "GET", "PUT");
    let expected = |old: &str, new: &str| [format!(" --> {new}:6:13"), format!(" --> {old}:4:13")];
    let new = format!("\n\n{}", OLD.replace("GET", "PUT"));
    for (args, input, places) in [
        (&["update", "-", "new.json"][..], OLD, expected("<stdin>", "new.json")),
        (&["update", "old.json", "-"], &new, expected("old.json", "<stdin>")),
        (
            &["update", "-", "new.json", "--stdin-filename", "was.json"],
            OLD,
            expected("was.json", "new.json"),
        ),
    ] {
        let ran = folder.run_with_stdin(args, input.as_bytes());
        let found: Vec<_> = ran.out.lines().filter(|line| line.contains("-->")).collect();
        assert_eq!((ran.code, found), (Some(1), places.iter().map(String::as_str).collect()));
    }
}

#[test]
fn text_that_is_no_utf8_is_shown_all_the_same() {
    let folder = Folder::new("update_bytes");
    folder.write("old.json", OLD).write("new.json", b"{\n\"name\": \"\xff\"}");
    let ran = folder.run(["update", "old.json", "new.json"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.starts_with("error[document/syntax]: the document must be UTF-8"),
        "{}",
        ran.out
    );
}

#[test]
fn what_a_baseline_lists_is_left_out() {
    let folder = folder("update_known", "/orders", "/orders/v2");
    let update = |args: &[&str]| folder.run(["update", "old.json", "new.json"].iter().chain(args));
    let (found, known) = (update(&[]), (Some(0), "no violations in 1 file; 1 suppressed\n"));
    assert_eq!(found.summary(), "1 error in 1 of 1 file");
    // As a check with a base of git lists it.
    let listed = "# apiglint baseline, format 1\nnew.json roma/frozen db2c97f08501 1\n";
    folder.write("apiglint-baseline.txt", listed);
    let ran = update(&[]);
    assert_eq!((ran.code, ran.out.as_str()), known);
    assert_eq!(update(&["--no-suppressions"]), found);
    let ran = update(&["--baseline", "none.txt"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "apiglint: none.txt: No such file or directory (os error 2)\n")
    );
    folder.write("apiglint-baseline.txt", "");
    let ran = update(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("apiglint: apiglint-baseline.txt:1: a baseline must "), "{ran:?}");
    // What is of no use is not told: only a check sees all that there is.
    folder.write("apiglint-baseline.txt", format!("{listed}new.json roma/name db2c97f08501 1\n"));
    let ran = update(&[]);
    assert_eq!((ran.code, ran.out.as_str()), known);
}

#[test]
fn comments_and_the_configuration_are_heeded() {
    let folder = folder("update_heeded", "/orders", "/orders/v2");
    let known = (Some(0), "no violations in 1 file; 1 suppressed\n");
    let comment = "# apiglint: ignore roma/frozen, roma/name -- r\n";
    let yaml = OLD.replace(['{', '}', ','], "").replace("\n  ", "\n");
    folder.write(
        "new.yaml",
        yaml.replace("\"path\"", &format!("{comment}\"path\"")).replace("/orders", "/v2"),
    );
    let update = |args: &[&str]| folder.run(["update", "old.json", "new.yaml"].iter().chain(args));
    let ran = update(&[]);
    assert_eq!((ran.code, ran.out.as_str()), known);
    assert_eq!(update(&["--no-suppressions"]).summary(), "1 error in 1 of 1 file");
    folder.write("new.yaml", yaml.replace("/orders", "/v2"));
    folder.write(
        "apiglint.toml",
        "[[ignore]]\nfiles = [\"*.yaml\"]\nrule = \"roma/frozen\"\nreason = \"r\"\n",
    );
    let ran = update(&[]);
    assert_eq!((ran.code, ran.out.as_str()), known);
    assert_eq!(update(&["--no-suppressions"]).summary(), "1 error in 1 of 1 file");
}

/// An API of DataWorks, as a read has it.
const API: &str = r#"{ "ApiId": 5, "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 1, "ApiDescription": "all",
  "GroupId": "ds_1", "ProjectId": 1, "Protocols": "1", "RequestMethod": 0, "ResponseContentType": 0, "Timeout": 1000,
  "VisibleRange": 0, "ScriptDetails": "{\"script\":\"select amount from stock\"}" }"#;

#[test]
fn apis_of_dataworks_are_told_by_their_members() {
    let folder = Folder::new("update_dataworks");
    folder.write("old.json", API).write("new.json", API.replace("stock_levels", "others"));
    let ran = folder.run(["update", "old.json", "new.json", "--format", "concise", "--new-only"]);
    assert_eq!(
        ran.out,
        "new.json:1:26: error[dataworks/update-immutable] /ApiName cannot be in an update: it is fixed when the API is created\n1 error in 1 of 1 file\n"
    );
    folder.write("apiglint.toml", "[kinds]\n\"dataworks/update-request\" = [\"new.json\"]\n");
    folder.write("new.json", "{}").write("old.json", "{}");
    let ran = folder.run(["update", "old.json", "new.json", "--format", "concise"]);
    assert!(
        ran.out.contains("error[dataworks/required]") && !ran.out.contains("roma/"),
        "{}",
        ran.out
    );
}
