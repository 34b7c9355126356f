//! Definitions that share in one file what another has.

use serde_json::json;

use crate::command::{Folder, Ran, broken, definition};

/// A definition of this name on this path.
fn api(name: &str, path: &str) -> String {
    definition("").replace(r#""api""#, &format!("\"{name}\"")).replace("/orders", path)
}

/// Two definitions of one name in two files.
fn two(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("a.json", format!("\n{}", api("api", "/a")));
    folder.write("b/c.json", api("api", "/b"));
    folder
}

#[test]
fn both_files_are_shown() {
    let expected = r#"error[roma/api-name-unique]: /name cannot be the name of another definition of its integration application
 --> b/c.json:1:9
  |
1 | {"name":"api","path":"/b","method":"POST","version":"1.0","content_type":"json","roma_app_id":"a1","parameters":[]}
  |         ^^^^^
  |
 --> a.json:2:9
  |
2 | {"name":"api","path":"/a","method":"POST","version":"1.0","content_type":"json","roma_app_id":"a1","parameters":[]}
  |         ----- first here
  |
  = note: reported as APIG.3215: The livedata API name already exists
  = help: rename one of them

1 error in 1 of 2 files
"#;
    let ran = two("sets_human").run(["check"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), expected, ""));
}

#[test]
fn json_has_the_path_of_the_other_file() {
    let found = two("sets_json").json(&["."]);
    assert_eq!(found["files"][0]["violations"], json!([]));
    let place = |start: u32, line: u32, column: u32| json!({ "start": start, "end": start + 5, "line": line, "column": column, "end_line": line, "end_column": column + 5 });
    let violations = &found["files"][1]["violations"];
    assert_eq!(violations.as_array().unwrap().len(), 1);
    assert_eq!(
        (&violations[0]["rule"], &violations[0]["span"]),
        (&json!("roma/api-name-unique"), &place(8, 1, 9))
    );
    assert_eq!(
        violations[0]["related"],
        json!([{ "path": "a.json", "pointer": "/name", "span": place(9, 2, 9), "message": "first here" }])
    );
    assert_eq!(
        found["summary"],
        json!({ "files": 2, "errors": 1, "warnings": 0, "notes": 0, "suppressed": 0 })
    );
}

/// The place of each violation and of what it points to.
fn places(ran: &Ran) -> Vec<&str> {
    ran.out.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect()
}

#[test]
fn sets_are_what_is_asked_for() {
    let folder = Folder::new("sets_of");
    folder.write("prod/a.json", api("api", "/a")).write("prod/b.json", api("api", "/b"));
    folder.write("test/a.json", api("api", "/a"));
    folder.write("test/deep/list.json", format!("[{},\n{}]", api("api", "/c"), api("two", "/c")));
    let list = ["test/deep/list.json:2:22"];
    let prod = ["prod/b.json:1:9", "prod/a.json:1:9"];
    for (args, code, expected) in [
        (&["--set", "file"][..], 1, list.to_vec()),
        (&["--set", "folder"], 1, [&prod[..], &list].concat()),
        (
            &["--set", "run"],
            1,
            [
                &prod[..],
                &["test/a.json:1:9", "prod/a.json:1:9"],
                &["test/a.json:1:22", "prod/a.json:1:22"],
                &["test/deep/list.json:1:10", "prod/a.json:1:9"],
                &list,
            ]
            .concat(),
        ),
        (&["--rule=roma/api-name-unique=off", "--rule=roma/api-path-unique=off"][..], 0, vec![]),
        (&["--rule=roma/api-name-unique=warning", "--set=folder", "prod"], 0, prod.to_vec()),
        (&["--rule=roma/api-name-unique=warning", "--set=folder", "prod", "--quiet"], 0, vec![]),
    ] {
        let ran = folder.run(["check"].iter().chain(args));
        assert_eq!((ran.code, places(&ran)), (Some(code), expected), "{args:?}");
    }
    let ran = folder.run(["check", "--set", "file", "prod", "test/a.json"]);
    assert_eq!((ran.code, ran.summary()), (Some(0), "no violations in 3 files"));
}

#[test]
fn standard_input_is_read_once() {
    let folder = two("sets_stdin");
    let stdin = api("api", "/a");
    let ran = folder.run_with_stdin(&["check", "-", "b/c.json"], stdin.as_bytes());
    assert_eq!(places(&ran), ["b/c.json:1:9", "<stdin>:1:9"]);
    assert!(ran.out.contains(&format!("1 | {stdin}\n")), "{}", ran.out);
    // Shown again where it comes first and has the violation itself.
    let list = format!("[{stdin},\n{}]", api("api", "/b"));
    let ran =
        folder.run_with_stdin(&["check", "-", "--stdin-filename", "in.json"], list.as_bytes());
    assert_eq!((places(&ran), ran.summary()), (vec!["in.json:2:9"], "1 error in 1 of 1 file"));
    assert!(ran.out.contains("first here"), "{}", ran.out);
}

#[test]
fn what_a_file_has_stands_in_order() {
    let folder = two("sets_order");
    folder.write("d.json", broken().replace("b1", "a1").replace("POST", "PATCH"));
    let found = folder.json(&["."]);
    let rules: Vec<_> = found["files"][2]["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["rule"].clone())
        .collect();
    assert_eq!(rules, ["roma/api-name-unique", "roma/path", "roma/method"]);
    assert_eq!(found["summary"]["errors"], 4);
    assert_eq!(folder.run(["check"]).summary(), "4 errors in 2 of 3 files");
}

#[test]
fn output_is_the_same_on_any_number_of_threads() {
    let folder = Folder::new("sets_threads");
    for number in 0..300 {
        let name = format!("api{}", number % 40);
        folder.write(
            format!("{}/{number:03}.json", number % 3),
            api(&name, &format!("/{}", number % 70)),
        );
    }
    for args in [&["--format=human"][..], &["--format=json"], &["--set=folder", "--format=human"]] {
        let run = |threads| folder.run(["check", "--threads", threads].iter().chain(args));
        let one = run("1");
        assert_eq!(one.code, Some(1));
        assert!(one.out.len() > 100_000, "{}", one.out.len());
        for threads in ["2", "4", "300"] {
            assert!(run(threads) == one, "{args:?} on {threads} threads");
        }
    }
}

#[test]
fn the_quota_is_asked_for() {
    let folder = two("sets_quota");
    let args = [
        "check",
        "--rule",
        "roma/instance-quota=error",
        "--rule=roma/api-name-unique=off",
        "--max-backends",
    ];
    let run = |backends| folder.run(args.iter().chain([&backends]));
    assert_eq!(run("2").summary(), "no violations in 2 files");
    let ran = run("1");
    assert_eq!(places(&ran), ["b/c.json:1:1"]);
    let message = "the document cannot be one more: an instance holds at most 1 backends\n";
    assert!(ran.out.contains(message), "{}", ran.out);
}

#[test]
fn apis_of_dataworks_are_compared_too() {
    let api = |name: &str, path: &str| {
        format!(
            r#"{{ "ApiName": "{name}", "ApiPath": "{path}", "ApiMode": 2, "ApiDescription": "all", "GroupId": "ds_1", "ProjectId": 1,
  "Protocols": "1", "RequestMethod": 0, "ResponseContentType": 0, "Timeout": 1000, "VisibleRange": 0,
  "RegistrationDetails": "{{\"serviceHost\":\"https://a.example.com\",\"servicePath\":\"/a\"}}" }}"#
        )
    };
    let folder = Folder::new("sets_dataworks");
    folder
        .write("a.json", api("stock", "/a"))
        .write("b.json", api("stock", "/b"))
        .write("c.json", api("other", "/c"));
    let ran = folder.run(["check"]);
    assert_eq!(ran.summary(), "1 error in 1 of 3 files");
    for line in [
        "error[dataworks/api-name-unique]: /ApiName ",
        "\n --> b.json:1:14\n",
        "\n --> a.json:1:14\n",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
}
