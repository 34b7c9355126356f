//! `apiglint convert`.

use std::fs;

use serde_json::Value;

use crate::command::{Folder, broken, definition, doubtful};

/// A Swagger file with one operation of this name and these further members.
fn swagger(name: &str, members: &str) -> String {
    format!(
        r#"{{"swagger":"2.0","info":{{"title":"t","version":"1"}},"paths":{{"/orders":{{"post":{{"operationId":"{name}",
"x-livedata-version":"1.0","x-livedata-status":"DESIGNED","responses":{{"200":{{"description":"d"}}}}{members}}}}}}}}}"#
    )
}

#[test]
fn there_and_back() {
    let folder = Folder::new("convert");
    folder.write("a.json", definition(r#"{"name":"id","in":"Headers"}"#));
    let ran = folder.run(["convert", "--to", "swagger", "a.json", "--output", "s.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(
        ran.err,
        "note: a.json:1:100: /roma_app_id cannot be said in a Swagger file, which has the name of the application and not its id\n"
    );
    let ran = folder.run(["check", "s.json"]);
    assert_eq!(ran.summary(), "no violations in 1 file");
    let ran =
        folder.run(["convert", "--to", "definitions", "s.json", "--app-id", "a1", "--strict"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let mut back: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(back[0].as_object_mut().unwrap().remove("status"), Some(1.into()));
    let own: Value = serde_json::from_str(&definition(r#"{"name":"id","in":"Headers"}"#)).unwrap();
    assert_eq!(back, Value::from(vec![own]));
}

#[test]
fn several_files_become_one() {
    let folder = Folder::new("convert-many");
    let other = definition("").replace("\"api\"", "\"two\"").replace("/orders", "/others");
    folder.write("a.json", format!("[{}]", definition("")));
    folder.write("b.json", format!(r#"{{"size":1,"total":1,"apis":[{other}]}}"#));
    let ran = folder.run(["convert", "--to", "swagger", "b.json", "a.json"]);
    let file: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(file["paths"].as_object().unwrap().len(), 2);
    let places: Vec<_> = ran.err.lines().map(|line| line.split(": ").nth(1).unwrap()).collect();
    assert_eq!(places, ["a.json:1:101", "b.json:1:128"], "{}", ran.err);
}

#[test]
fn definitions_go_to_a_folder() {
    let folder = Folder::new("convert-folder");
    folder.write("a.json", swagger("../up/名", "")).write("b.json", swagger("..-up-名", ""));
    folder.write("c.json", swagger("._UP_名", ""));
    let args = ["--to", "definitions", "--app-id", "a1", "--output", "out/"];
    let ran = folder.run(["convert", "b.json", "c.json"].iter().chain(&args));
    // A name cannot begin with a dot: the input is refused.
    assert_eq!((ran.code, folder.path().join("out").exists()), (Some(1), false));
    folder.write("a.json", swagger("a/up", "")).write("b.json", swagger("A_up", ""));
    let ran = folder.run(["convert", "a.json", "b.json"].iter().chain(&args));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    for (name, expected) in [("a_up.json", "a/up"), ("A_up-2.json", "A_up")] {
        let text = fs::read_to_string(folder.path().join("out").join(name)).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], expected);
        assert!(text.ends_with("}\n"));
    }
}

/// A folder has other files in it, too, and two files may have one name.
#[test]
fn folders_are_converted() {
    let folder = Folder::new("convert-folders");
    let api = |name: &str| API.replace("stock_levels", name);
    folder.write("in/1/a.json", api("first")).write("in/2/a.json", api("second"));
    folder
        .write("in/3/a-2.json", api("third"))
        .write("in/package.json", "{}")
        .write("map.json", MAPPING);
    let ran = folder.run(["convert", "--to", "roma", "in", "--map", "map.json", "-o", "out/"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for (name, expected) in [("a.json", "first"), ("a-2.json", "second"), ("a-2-2.json", "third")] {
        let text = fs::read_to_string(folder.path().join("out").join(name)).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], expected);
    }
    folder.write("empty/package.json", "{}");
    let ran = folder.run(["convert", "--to", "roma", "empty"]);
    let nothing = "apiglint: there is nothing to convert\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", nothing));
}

#[test]
fn strict_keeps_what_would_lose() {
    let folder = Folder::new("convert-strict");
    folder.write("s.json", swagger("orders", r#","summary":"s""#));
    let args = ["convert", "--to", "definitions", "--app-id", "a1", "s.json"];
    let ran = folder.run(args.iter().chain(&["--strict"]));
    let note = "note: s.json:2:109: /paths/~1orders/post/summary cannot be said in a definition\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), "", note));
    let ran = folder.run(args);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), note));
    folder.write("d.json", definition(""));
    let ran = folder.run(["convert", "--to", "swagger", "--strict", "d.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
}

#[test]
fn what_breaks_a_rule_is_shown_and_stops() {
    let folder = Folder::new("convert-broken");
    folder.write("bad.json", broken()).write("good.json", doubtful());
    let ran = folder.run(["convert", "--to", "swagger", "bad.json", "good.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(
        ran.err.starts_with("error[roma/path]: /path must start with '/', not 'o'\n"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("warning[roma/path-segment]"), "{}", ran.err);
    let ran = folder.run(["convert", "--to", "swagger", "good.json"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("warning[roma/path-segment]"), "{}", ran.err);
}

#[test]
fn what_cannot_be_read_is_2() {
    let folder = Folder::new("convert-unread");
    folder.write("d.json", definition("")).write("s.json", swagger("orders", ""));
    folder.write("x.json", "{}").write("t.json", "{");
    for (args, said) in [
        (&["--to", "swagger", "s.json"][..], "apiglint: s.json: is not a definition\n"),
        (&["--to", "definitions", "d.json"], "apiglint: d.json: is not a Swagger file\n"),
        (&["--to", "definitions", "x.json"], "apiglint: x.json: is not a Swagger file\n"),
        (
            &["--to", "swagger", "none.json"],
            "apiglint: none.json: No such file or directory (os error 2)\n",
        ),
        (
            &["--to", "swagger", "d.json", "-o", "no/where"],
            "apiglint: no/where: No such file or directory (os error 2)\n",
        ),
    ] {
        let ran = folder.run(["convert"].iter().chain(args));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.ends_with(said), "{args:?} {}", ran.err);
    }
    folder.write("two.yaml", "a: 1\n---\nb: 2\n");
    let ran = folder.run(["convert", "--to", "definitions", "two.yaml"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "apiglint: two.yaml: has several documents, and not one\n")
    );
    let ran = folder.run(["convert", "--to", "swagger", "t.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error[document/syntax]"), "{}", ran.err);
    let ran = folder.run(["convert", "--to", "definitions", "s.json", "--app-id", "a b"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("cannot have ' ' as character 2"), "{}", ran.err);
}

#[test]
fn yaml_is_read() {
    let folder = Folder::new("convert-yaml");
    let body = r#","parameters":[{"name":"b","in":"body","schema":{"example":{"n":1,"m":"x"}}}]"#;
    // JSON is YAML, and so is this.
    let block = "\n          schema:\n            example:\n              n: 1\n              m: x";
    let yaml = format!(
        "swagger: '2.0'\ninfo: {{title: t, version: '1'}}\npaths:\n  /orders:\n    post:\n      operationId: orders\n      \
        x-livedata-version: '1.0'\n      x-livedata-status: DESIGNED\n      responses: {{'200': {{description: d}}}}\n      \
        parameters:\n        - name: b\n          in: body{block}\n"
    );
    folder.write("a.yaml", yaml).write("a.json", swagger("orders", body));
    let convert = |file| folder.run(["convert", "--to", "definitions", "--app-id", "a1", file]);
    let [json, yaml] = ["a.json", "a.yaml"].map(convert);
    assert_eq!((json.code, json.err.as_str()), (Some(0), ""));
    // Of YAML the text of the example is written as JSON.
    assert_eq!((yaml.code, yaml.out), (Some(0), json.out));
}

#[test]
fn what_is_lost_of_very_many_is_counted() {
    let folder = Folder::new("convert-flood");
    let members: Vec<_> = (0..10_100).map(|number| format!(",\"x-{number}\":1")).collect();
    folder.write("s.json", swagger("orders", &members.concat()));
    let ran = folder.run(["convert", "--to", "definitions", "--app-id", "a1", "s.json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(0), 10_001));
    assert!(ran.err.ends_with("\nnote: 100 more not shown\n"));
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new("convert-stdin");
    let args = ["convert", "--to", "definitions", "-"];
    let yaml = "name: orders\npath: /orders\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a1\n";
    let named = ["convert", "--to", "swagger", "-", "--stdin-filename", "in.yaml"];
    let ran = folder.run_with_stdin(&named, yaml.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.starts_with("note: in.yaml:6:14: /roma_app_id"), "{}", ran.err);
    let ran = folder.run_with_stdin(&args, swagger("orders", "").as_bytes());
    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.err,
        "note: <stdin>:1:80: /paths/~1orders/post cannot give the definition its roma_app_id, which only the caller knows\n"
    );
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()[0]["name"], "orders");
}

const API: &str = r#"{ "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 1, "ApiDescription": "all",
  "GroupId": "ds_1", "ProjectId": 1, "Protocols": "1", "RequestMethod": 0, "ResponseContentType": 0, "Timeout": 1000,
  "VisibleRange": 0, "ScriptDetails": "{\"script\":\"select amount from stock\",\"isPagedResponse\":true,\"scriptConnection\":{\"connectionId\":7},\"scriptResponseParameters\":[{\"parameterName\":\"amount\"}]}" }"#;

const MAPPING: &str = r#"{ "roma": { "roma_app_id": "a-1" }, "dataworks": { "ProjectId": 1, "GroupId": "ds_1" },
  "data_sources": [{ "ConnectionId": 7, "ds_id": "d-7" }] }"#;

#[test]
fn apis_go_from_platform_to_platform_and_back() {
    let folder = Folder::new("platforms");
    folder.write("api.json", API).write("map.json", MAPPING);
    let there = folder.run([
        "convert",
        "--from",
        "dataworks",
        "--to",
        "roma",
        "api.json",
        "--map",
        "map.json",
    ]);
    assert_eq!(there.code, Some(0), "{}", there.err);
    assert!(
        there
            .err
            .contains("note: api.json:2:14: /GroupId cannot be said in a backend definition\n"),
        "{}",
        there.err
    );
    folder.write("definition.json", &there.out);
    let back = folder.run(["convert", "--to", "dataworks", "definition.json", "--map", "map.json"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert!(back.out.contains(r#""ApiName": "stock_levels""#), "{}", back.out);
    folder.write("again.json", &back.out);
    assert_eq!(folder.run(["check", "again.json"]).code, Some(0));
}

/// The mapping of docs/platforms.md has every member, and the table of the page is true.
#[test]
fn the_page_is_true() {
    let page = include_str!("../../docs/platforms.md");
    let (_, rest) = page.split_once("<!-- mapping.json -->\n```json\n").unwrap();
    let mapping = rest.split_once("```").unwrap().0;
    let folder = Folder::new("platforms_page");
    folder.write("mapping.json", mapping);
    let given: apiglint::dataworks::convert::Mapping = serde_json::from_str(mapping).unwrap();
    let given: Value = serde_json::to_value(given).unwrap();
    assert_eq!(given, serde_json::from_str::<Value>(mapping).unwrap());

    folder.write("api.json", API.replace("\"connectionId\\\":7", "\"connectionId\\\":31784"));
    let convert = ["convert", "--map", "mapping.json", "--strict", "--to"];
    let convert = |args: &[&str]| folder.run(convert.iter().chain(args));
    assert_eq!(convert(&["roma", "api.json"]).code, Some(1), "the group is lost");
    let ran = folder.run(["convert", "--map", "mapping.json", "--to", "roma", "api.json"]);
    let roma: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&roma["version"], &roma["scripts"][0]["ds_id"]), (&"1.0.0".into(), &"d-17".into()));
    assert_eq!(roma["scripts"][0]["object_name"], "rows");

    let sql = "c2VsZWN0IGEgZnJvbSBzdG9jayB3aGVyZSBiID0gJyR7Yn0nIFthbmQgYyA9ICR7Y31d";
    let script =
        format!(r#"{{"type":"SQL","object_name":"rows","ds_id":"d-17","content":"{sql}"}}"#);
    let text = definition(r#"{"name":"b","in":"Parameters"},{"name":"c","in":"Headers"}"#);
    let text = text.replace(
        "\"parameters\"",
        &format!("\"type\":\"data\",\"scripts\":[{script}],\"parameters\""),
    );
    folder.write("definition.json", text.replace("\"api\"", "\"stock_of\""));
    let ran =
        folder.run(["convert", "--map", "mapping.json", "--to", "dataworks", "definition.json"]);
    let api: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    assert_eq!((&api["ProjectId"], &api["SqlMode"]), (&20417.into(), &1.into()));
    let details: Value = serde_json::from_str(api["ScriptDetails"].as_str().unwrap()).unwrap();
    assert_eq!(
        details["script"],
        "select a from stock where b = ${b} <if test='c != null'>and c = ${c}</if>"
    );
    assert_eq!(details["scriptConnection"]["tableName"], "stock");
    let parameters = details["scriptRequestParameters"].as_array().unwrap();
    let [b, c] = parameters.as_slice() else { panic!("{parameters:?}") };
    assert_ne!(b["parameterDataType"], c["parameterDataType"], "a string and a number");
    assert_ne!(b["parameterPosition"], c["parameterPosition"], "Query and Head");
}

#[test]
fn the_other_platform_says_what_it_would_refuse() {
    let folder = Folder::new("platforms_refused");
    folder.write("api.json", API).write("map.json", "{ \"rome\": {} }");
    let ran = folder.run(["convert", "--to", "roma", "api.json"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains(
            "error[roma/required]: /roma_app_id must be there\n --> api.json as converted:1:1\n"
        ),
        "{}",
        ran.err
    );
    assert!(ran.out.contains(r#""name": "stock_levels""#), "the result is there: {}", ran.out);
    let strict = folder.run(["convert", "--to", "roma", "--strict", "api.json"]);
    assert_eq!((strict.code, strict.out.as_str()), (Some(1), ""));
    let ran = folder.run(["convert", "--to", "roma", "api.json", "--map", "map.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("map.json: unknown field `rome`"), "{}", ran.err);
    folder.write("map.json", r#"{ "data_sources": [{ "ConnectionId": "secret, expected x" }] }"#);
    let ran = folder.run(["convert", "--to", "roma", "api.json", "--map", "map.json"]);
    assert_eq!(ran.err, "apiglint: map.json: must have i64 at line 1 column 57\n");
    let ran = folder.run(["convert", "--from", "roma", "--to", "roma", "api.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("api.json: is not an API of DataWorks"), "{}", ran.err);
}

#[test]
fn options_of_another_conversion_are_refused() {
    let folder = Folder::new("convert-options");
    folder.write("a.json", definition("")).write("map.json", "{}");
    for (to, option, problem) in [
        (
            "swagger",
            ["--map", "map.json"],
            "--map must go with --to roma or --to dataworks: Swagger has nothing to map",
        ),
        (
            "definitions",
            ["--map", "map.json"],
            "--map must go with --to roma or --to dataworks: Swagger has nothing to map",
        ),
        (
            "swagger",
            ["--app-id", "a1"],
            "--app-id must go with --to definitions: what a Swagger file lacks is that id",
        ),
        (
            "dataworks",
            ["--app-id", "a1"],
            "--app-id must go with --to definitions: what a Swagger file lacks is that id",
        ),
    ] {
        let ran = folder.run(["convert", "a.json", "--to", to].iter().chain(&option));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{to}");
        assert_eq!(ran.err, format!("apiglint: {problem}\n"));
    }
}
