//! Files of several definitions: which was which.

use crate::repository::Repository;

/// A definition, one member that matters a line.
fn deployed(members: &str, path: &str) -> String {
    format!(
        r#"{{ {members} "version": "1.0", "content_type": "json", "status": 4, "method": "GET", "path": "{path}" }}"#
    )
}

fn array(definitions: &[String]) -> String {
    format!("[\n{}\n]\n", definitions.join(",\n"))
}

/// What is found where one text becomes another, without the summary: each place as pointer and lines.
fn found(test: &str, path: &str, old: &str, new: &str) -> Vec<String> {
    let repository = Repository::with(test, &[(path, old)]);
    repository.write(path, new);
    let rules = "--rule roma/redeploy=off --rule roma/required=off";
    let ran = repository.check(&format!("--base HEAD {rules} --format json"));
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let violations = found["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["violations"].as_array().unwrap());
    let changes = violations.filter(|it| it["related"][0]["path"] == format!("HEAD:{path}"));
    changes
        .map(|it| {
            let old = &it["related"][0];
            let line = |it: &serde_json::Value| it["span"]["line"].as_u64().unwrap_or_default();
            format!(
                "{} {} {} was {} {}",
                it["rule"].as_str().unwrap(),
                it["pointer"].as_str().unwrap(),
                line(it),
                old["pointer"].as_str().unwrap(),
                line(old)
            )
        })
        .collect()
}

/// What it is about, the definitions before and after, and what is found.
type Case<'c> = (&'c str, Vec<String>, Vec<String>, &'c [&'c str]);

#[test]
fn by_id_then_by_name_then_by_place() {
    let id = |id: &str, name: &str, path: &str| {
        deployed(&format!(r#""id": "{id}", "name": "{name}", "roma_app_id": "a","#), path)
    };
    let name = |app: &str, name: &str, path: &str| {
        deployed(&format!(r#""name": "{name}", "roma_app_id": "{app}","#), path)
    };
    let cases: &[Case<'_>] = &[
        (
            "reordered by id, whatever the names",
            vec![id("1", "a", "/a"), id("2", "b", "/b")],
            vec![id("2", "a", "/b"), id("1", "b", "/x")],
            &["roma/frozen /1/path 3 was /0/path 2"],
        ),
        (
            "reordered by name",
            vec![name("a", "one", "/1"), name("a", "two", "/2"), name("a", "three", "/3")],
            vec![name("a", "three", "/3"), name("a", "one", "/x"), name("a", "two", "/2")],
            &["roma/frozen /1/path 3 was /0/path 2"],
        ),
        (
            "one name in two applications",
            vec![name("a", "one", "/1"), name("b", "one", "/2")],
            vec![name("b", "one", "/2"), name("a", "one", "/1")],
            &[],
        ),
        (
            "one name in another application",
            vec![name("a", "one", "/1"), name("a", "two", "/2")],
            vec![name("a", "two", "/2"), name("b", "one", "/1")],
            &["roma/frozen /1/roma_app_id 3 was /0/roma_app_id 2"],
        ),
        (
            "another name in one place",
            vec![name("a", "one", "/1"), name("a", "two", "/2")],
            vec![name("a", "one", "/1"), name("a", "deux", "/x")],
            &["roma/frozen /1/path 3 was /1/path 3"],
        ),
        (
            "an id that it has got meanwhile",
            vec![name("a", "one", "/1")],
            vec![id("1", "one", "/x")],
            &["roma/frozen /0/path 2 was /0/path 2"],
        ),
        (
            "another id is another definition, whatever the name",
            vec![id("1", "one", "/1")],
            vec![id("2", "one", "/x")],
            &["roma/delete-deployed  0 was /0/status 2"],
        ),
        (
            "put before the others",
            vec![name("a", "one", "/1"), name("a", "two", "/2")],
            vec![name("a", "zero", "/0"), name("a", "one", "/1"), name("a", "two", "/2")],
            &[],
        ),
        (
            "left out",
            vec![name("a", "one", "/1"), name("a", "two", "/2"), name("a", "three", "/3")],
            vec![name("a", "one", "/1"), name("a", "three", "/3")],
            &["roma/delete-deployed  0 was /1/status 3"],
        ),
        (
            "two of one name are taken in their order",
            vec![name("a", "one", "/1"), name("a", "one", "/2")],
            vec![name("a", "one", "/1"), name("a", "one", "/x")],
            &["roma/frozen /1/path 3 was /1/path 3"],
        ),
    ];
    for (case, old, new, expected) in cases {
        let rules = found("matching_array", "list.json", &array(old), &array(new));
        assert_eq!(rules, *expected, "{case}");
    }
}

#[test]
fn a_list_becomes_one_definition_and_an_array() {
    let one = deployed(r#""name": "one", "roma_app_id": "a","#, "/1");
    let changed = one.replace("/1", "/x");
    let other = deployed(r#""name": "two", "roma_app_id": "a","#, "/2");
    let list =
        |first: &str| format!("{{ \"size\": 2, \"total\": 2, \"apis\": [\n{first},\n{other}\n] }}");
    assert_eq!(
        found("matching_list", "list.json", &list(&one), &list(&changed)),
        ["roma/frozen /apis/0/path 2 was /apis/0/path 2"]
    );
    assert_eq!(
        found(
            "matching_from_list",
            "list.json",
            &list(&one),
            &array(&[other.clone(), changed.clone()])
        ),
        ["roma/frozen /1/path 3 was /apis/0/path 2"]
    );
    assert_eq!(
        found("matching_to_one", "list.json", &array(&[one.clone(), other.clone()]), &changed),
        ["roma/delete-deployed  0 was /1/status 3", "roma/frozen /path 1 was /0/path 2"]
    );
}

#[test]
fn documents_of_yaml() {
    let document = |name: &str, path: &str| {
        format!(
            "name: {name}\npath: {path}\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a\nstatus: 4\n"
        )
    };
    let old = [document("one", "/1"), document("two", "/2"), document("three", "/3")].join("---\n");
    let new = [
        document("three", "/3"),
        "unknown: 1\n".into(),
        document("one", "/x"),
        document("four", "/4"),
    ]
    .join("---\n");
    assert_eq!(
        found("matching_yaml", "all.yaml", &old, &new),
        ["roma/delete-deployed  0 was /status 15", "roma/frozen /path 12 was /path 2"]
    );
}

#[test]
fn json_becomes_yaml() {
    let old = deployed(r#""name": "one", "roma_app_id": "a","#, "/1");
    let repository = Repository::with("matching_yaml_from_json", &[("one.json", &old)]);
    repository.git(&["mv", "one.json", "one.yaml"]);
    assert_eq!(repository.brief("--staged"), "no violations in 1 file");
    repository.edit("one.yaml", "GET", "PUT").git(&["add", "."]);
    assert_eq!(
        repository.brief("--staged"),
        "error[roma/frozen]: /method cannot change in status 4 (deployed)\n--> one.yaml:1:103\n--> HEAD:one.json:1:103\n1 error in 1 of 1 file"
    );
}
