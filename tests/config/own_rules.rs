//! `[[rule]]`: what users ask of their own documents. The library's tests have each condition at its limits.

use crate::command::{Folder, definition};

const RULES: &str = r#"
[[rule]]
id = "team-path"
kinds = ["roma/definition"]
member = "path"
pattern = "^/(stock|sales)/"
message = "must begin with the name of a team"
help = "teams are listed in the handbook"
level = "warning"

[[rule]]
id = "described"
pointer = "/parameters/*/description"
required = true
"#;

#[test]
fn whole_output() {
    let folder = Folder::new("config-own");
    folder.write("apiglint.toml", RULES);
    folder.write("a.json", definition(r#"{"name":"id","in":"Headers"}"#));
    let ran = folder.run(["check", "--rule", "custom/team-path=error"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.out,
        r#"error[custom/team-path]: /path must begin with the name of a team
 --> a.json:1:22
  |
1 | {"name":"api","path":"/orders","method":"POST","version":"1.0","content_type":"json",...
  |                      ^^^^^^^^^
  |
  = help: teams are listed in the handbook

error[custom/described]: /parameters/0/description must be there
 --> a.json:1:119
  |
1 | ...roma_app_id":"a1","parameters":[{"name":"id","in":"Headers"}]}
  |                                    ^

2 errors in 1 of 1 file
"#
    );
}

#[test]
fn are_set_like_others() {
    let folder = Folder::new("config-own-levels");
    folder.write("a.json", definition(r#"{"name":"id","in":"Headers"}"#));
    let run = |config: &str, args: &[&str]| {
        folder.write("apiglint.toml", config);
        let ran = folder.run(["check"].iter().chain(args));
        ran.summary().to_owned()
    };
    for (config, args, summary) in [
        (RULES.to_owned(), &[][..], "1 error, 1 warning in 1 of 1 file"),
        (RULES.into(), &["--rule", "custom/described=off"], "1 warning in 1 of 1 file"),
        (RULES.into(), &["--kind", "roma/definitions"], "2 errors in 1 of 1 file"),
        (
            format!("{RULES}[rules]\n\"custom/described\" = \"note\"\n"),
            &[],
            "1 warning, 1 note in 1 of 1 file",
        ),
        (
            format!(
                "{RULES}[[override]]\nfiles = [\"a.json\"]\nrules = {{ \"custom/described\" = \"off\" }}\n"
            ),
            &[],
            "1 warning in 1 of 1 file",
        ),
        (
            format!("{RULES}[[ignore]]\nrule = \"custom/described\"\nreason = \"later\"\n"),
            &[],
            "1 warning in 1 of 1 file; 1 suppressed",
        ),
    ] {
        assert_eq!(run(&config, args), summary, "{config}{args:?}");
    }
    let ran = folder.run(["check", "--rule", "custom/team=off"]);
    let err = "apiglint: there is no rule `custom/team`\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), err));
    let ran = folder.run(["check", "--rule", "custom/describe=off"]);
    let err = "apiglint: there is no rule `custom/describe`; did you mean `custom/described`?\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), err));
}

/// In YAML, in JSON within an array, and where a text is written with escapes.
#[test]
fn find_places_wherever_they_are() {
    let folder = Folder::new("config-own-places");
    folder.write(
        "apiglint.toml",
        "[[rule]]\nid = \"plain\"\nmember = \"name\"\npattern = \"^[a-z]+$\"\n",
    );
    folder.write(
        "a.yaml",
        "path: /a\nmethod: GET\nroma_app_id: y1\nversion: '1.0'\ncontent_type: json\nname: größe\n",
    );
    folder.write("b.json", format!("[{}]", definition("").replace("\"api\"", "\"\\u00e9\"")));
    let json = folder.json(&["--rule", "roma/name=off"]);
    let places: Vec<_> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            let [violation] = file["violations"].as_array().unwrap().as_slice() else {
                panic!("{file}")
            };
            assert_eq!(violation["rule"], "custom/plain");
            let span = &violation["span"];
            format!(
                "{} {} {}:{}-{}",
                file["path"],
                violation["pointer"],
                span["line"],
                span["column"],
                span["end_column"]
            )
        })
        .collect();
    assert_eq!(places, [r#""a.yaml" "/name" 6:7-12"#, r#""b.json" "/0/name" 1:10-18"#]);
}

#[test]
fn as_many_as_there_may_be() {
    let folder = Folder::new("config-own-many");
    let rules = |count: usize| -> String {
        (0..count)
            .map(|n| format!("[[rule]]\nid = \"r{n}\"\nmember = \"m{n}\"\nforbidden = true\n"))
            .collect::<Vec<_>>()
            .concat()
    };
    assert_eq!(folder.write("apiglint.toml", rules(200)).run(["check"]).code, Some(0));
    let ran = folder.write("apiglint.toml", rules(201)).run(["check"]);
    let err = "error: there must be at most 200 custom rules\n   --> apiglint.toml:802:6\n";
    assert!(ran.err.starts_with(err), "{}", ran.err);
}
