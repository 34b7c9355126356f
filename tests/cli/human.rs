//! The human format, as whole texts.

use crate::command::{Folder, broken, definition};

/// What is shown of a file, without the summary.
fn shown(test: &str, content: &str) -> String {
    let folder = Folder::new(test);
    folder.write("api.json", content);
    let ran = folder.run(["check", "api.json"]);
    assert_eq!(ran.err, "");
    ran.out.rsplit_once("\n\n").unwrap().0.to_owned()
}

#[test]
fn whole_output() {
    let folder = Folder::new("whole_output");
    folder.write("apis/list.json", format!("[\n{},\n{}\n]\n", definition(""), broken()));
    let missing = definition("").replace(r#""version":"1.0","#, "").replace("a1", "m1");
    folder.write("apis/missing.json", missing);
    folder.write("tsconfig.json", "{}");
    let expected = r#"error[roma/path]: /1/path must start with '/', not 'o'
 --> apis/list.json:3:22
  |
3 | {"name":"api","path":"orders","method":"POST","version":"1.0","content_type":"json","roma_app_id":"b1","parameters":[]}
  |                      ^^^^^^^^
  |
  = note: the gateway answers APIG.2011: Invalid parameter value,parameterName:path. Please refer to the support documentation
  = help: put a '/' before it, as --fix does

error[roma/required]: /version must be there
 --> apis/missing.json:1:1
  |
1 | {"name":"api","path":"/orders","method":"POST","content_type":"json","roma_app_id":"m1","parameters":[]}
  | ^
  |
  = note: the gateway answers APIG.2011: The request parameters must be specified,parameterName:version. Please refer to the support documentation

2 errors in 2 of 2 files; 1 file skipped: no API definition
"#;
    let ran = folder.run(["check"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), expected, ""));
}

#[test]
fn both_places_of_a_collision() {
    let content = r#"{
    "name": "orders", "path": "/orders", "method": "GET",
    "version": "1.0", "content_type": "json", "roma_app_id": "a1",
    "parameters": [
        { "name": "REGION", "in": "Parameters" },
        { "name": "page", "in": "Parameters" },
        { "name": "limit", "in": "Parameters" },
        { "name": "until", "in": "Parameters" },
        { "name": "since", "in": "Parameters" },
        { "name": "region", "in": "Headers" }
    ]
}
"#;
    let expected = r#"error[roma/parameter-collision]: /parameters/0/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers
  --> api.json:5:19
   |
5  |         { "name": "REGION", "in": "Parameters" },
   |                   ^^^^^^^^
...
10 |         { "name": "region", "in": "Headers" }
   |                   -------- this header's value is kept
   |
   = note: reported as APIG.3209: The parameter name already exists.
   = help: rename one of them; names count without regard to case
   = help: give it a name that is free, as --fix --unsafe-fixes does"#;
    assert_eq!(shown("both_places", content), expected);
}

#[test]
fn a_key_inside_the_body() {
    let body = r#"{"name":"application/json","in":"Body","default":"{\"id\":1}"}"#;
    let content = definition(&format!("\n{{\"name\":\"ID\",\"in\":\"Parameters\"}},\n{body}\n"));
    let expected = r#"error[roma/body-collision]: /parameters/0/name cannot have the name of a key of the body: the value in Parameters is overwritten by the one in the body
 --> api.json:2:9
  |
2 | {"name":"ID","in":"Parameters"},
  |         ^^^^
3 | {"name":"application/json","in":"Body","default":"{\"id\":1}"}
  |                                                    ------ this key's value is kept
  |
  = note: reported as APIG.3209: The parameter name already exists.
  = help: rename one of them; names count without regard to case
  = help: give it a name that is free, as --fix --unsafe-fixes does"#;
    assert_eq!(shown("inside_body", &content), expected);
}

#[test]
fn both_places_on_one_line() {
    let parameters = r#"{"name":"id","in":"Headers"},{"name":"ID","in":"Parameters"}"#;
    let content = definition(&format!("\n{parameters}\n"));
    let expected = r#"error[roma/parameter-collision]: /parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers
 --> api.json:2:38
  |
2 | {"name":"id","in":"Headers"},{"name":"ID","in":"Parameters"}
  |         ---- this header's value is kept
  |                                      ^^^^
  |
  = note: reported as APIG.3209: The parameter name already exists.
  = help: rename one of them; names count without regard to case
  = help: give it a name that is free, as --fix --unsafe-fixes does"#;
    assert_eq!(shown("one_line", &content), expected);
}

#[test]
fn long_lines_are_cut_around_the_places() {
    let parameters = r#"{"name":"id","in":"Headers"},{"name":"b","in":"Headers","description":"XX"},{"name":"Id","in":"Parameters"}"#;
    let content = definition(&parameters.replace("XX", &"x".repeat(200)));
    let column = content.find("\"Id\"").unwrap() + 1;
    let expected = format!(
        r#"error[roma/parameter-collision]: /parameters/2/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers
 --> api.json:1:{column}
  |
1 | ..._id":"a1","parameters":[{{"name":"id","in":"Headers"}},{{"name":"b","in":"Headers","description":"x...xxxxxxxxxxxxxxxxxxxxx"}},{{"name":"Id","in":"Parameters"}}]}}
  |                                    ---- this header's value is kept
  |                                                                                                                                       ^^^^
  |
  = note: reported as APIG.3209: The parameter name already exists.
  = help: rename one of them; names count without regard to case
  = help: give it a name that is free, as --fix --unsafe-fixes does"#
    );
    assert_eq!(shown("long_lines", &content), expected);
}

#[test]
fn marks_stand_below_wide_and_hidden_characters() {
    let content = definition("").replace("api\",\"path", "订单\u{200b}\\u0007\tﬁ\",\"path");
    let mut lines = shown("wide", &content).lines().map(str::to_owned).collect::<Vec<_>>();
    lines.retain(|line| line.starts_with("1 |") || line.contains('^'));
    // The tab makes it a syntax error, at the tab.
    assert_eq!(
        lines[..2],
        [
            r#"1 | {"name":"订单<U+200B>\u0007    ﬁ","path":"/orders","method":"POST","version":"1.0","content..."#,
            "  |                            ^^^^",
        ]
    );
}

#[test]
fn carriage_returns_are_part_of_the_line_end() {
    let content = definition("").replace("\"POST\",", "\"post\",\r\n");
    let expected = r#"error[roma/method]: /method must be POST: letter case counts
 --> api.json:1:41
  |
1 | {"name":"api","path":"/orders","method":"post",
  |                                         ^^^^^^
  |
  = note: the gateway answers APIG.2011: Invalid parameter value,parameterName:method. Please refer to the support documentation
  = help: write it as POST, as --fix does"#;
    assert_eq!(shown("crlf", &content), expected);
}

#[test]
fn values_of_many_lines_are_marked_on_the_first() {
    let content = definition("").replace("\"1.0\"", "{\n \"major\": 1\n}");
    let expected = r#"error[document/type]: /version must be a string, not an object
 --> api.json:1:58
  |
1 | {"name":"api","path":"/orders","method":"POST","version":{
  |                                                          ^
  |
  = note: the gateway answers APIG.2011: Invalid parameter value,parameterName:version. Please refer to the support documentation"#;
    assert_eq!(shown("many_lines", &content), expected);
}

#[test]
fn the_end_of_the_text_can_be_shown() {
    let expected =
        "error[document/syntax]: the document must have ',' or '}' here, not the end of the text
 --> api.json:3:1
  |
3 |
  | ^
  |
  = note: the gateway answers APIG.2000: Parameter error.";
    assert_eq!(shown("the_end", "{\n\"a\": 1\n"), expected);
}

#[test]
fn a_code_of_what_the_gateway_accepts_is_no_answer() {
    let content = definition("").replace("\"api\"", "\"订单查询\"");
    let folder = Folder::new("accepted_name");
    folder.write("api.json", content);
    let ran = folder.run(["check", "--rule", "roma/name-ascii=error"]);
    assert!(ran.out.contains("\n  = note: reported as APIG.2011: "), "{}", ran.out);
    let content = definition("").replace("/orders", "/orders/");
    assert!(shown("accepted_path", &content).contains(
        "  = note: reported as APIG.2011: Invalid parameter value,parameterName:path. Please refer to the support documentation\n"
    ));
}

#[test]
fn colours() {
    let folder = Folder::new("colours");
    folder.write("api.json", broken());
    let is_coloured = |when: &[&str], variables: &[(&str, &str)]| {
        let mut command = folder.command();
        command.args(["check", "api.json"]).args(when).envs(variables.iter().copied());
        let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert!(out.contains("error"), "{out}");
        out.contains("\u{1b}[")
    };
    for (when, variables, expected) in [
        (&[][..], &[][..], false),
        (&["--color", "always"], &[], true),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[], false),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        (&["--format", "json", "--color", "always"], &[], false),
    ] {
        assert_eq!(is_coloured(when, variables), expected, "{when:?} {variables:?}");
    }
}

#[test]
fn coloured_output() {
    let folder = Folder::new("coloured_output");
    folder.write("api.json", broken());
    let expected = "\u{1b}[1;91merror[roma/path]\u{1b}[0m\u{1b}[1m: /path must start with '/', not 'o'\u{1b}[0m
\u{1b}[1;94m --> \u{1b}[0mapi.json:1:22
\u{1b}[1;94m  |\u{1b}[0m
\u{1b}[1;94m1 | \u{1b}[0m{\"name\":\"api\",\"path\":\"orders\",\"method\":\"POST\",\"version\":\"1.0\",\"content_type\":\"json\",\"roma_app_id\":\"b1\",\"parameters\":[]}
\u{1b}[1;94m  | \u{1b}[0m                     \u{1b}[1;91m^^^^^^^^\u{1b}[0m
";
    let ran = folder.run(["check", "--color=always", "api.json"]);
    assert_eq!(&ran.out[..expected.len()], expected);
}

/// DataWorks documents no codes: nobody says that it answers so.
#[test]
fn codes_of_the_gateway_are_lent_to_dataworks() {
    let folder = Folder::new("human_lent");
    let api = r#"{ "ApiName": "x", "ApiPath": "/a", "ApiMode": "1", "Protocols": "1", "RequestMethod": 0 }"#;
    folder.write("api.json", api);
    let ran = folder.run(["check", "--kind", "dataworks/create-request"]);
    assert!(
        ran.out.contains("error[document/type]") && ran.out.contains("error[dataworks/name]"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("= note: reported as APIG.2011: "), "{}", ran.out);
    assert!(!ran.out.contains("the gateway answers"), "{}", ran.out);
}
