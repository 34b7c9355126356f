//! The commands beside `check` that heed the configuration.

use serde_json::Value;

use crate::command::{Folder, broken, definition, doubtful};

const RULE: &str = r#"
[[rule]]
id = "team-path"
member = "path"
pattern = "^/stock/"
message = "must begin with the name of a team"
help = "teams are listed in the handbook"
level = "warning"
"#;

#[test]
fn own_rules_are_listed_and_explained() {
    let folder = Folder::new("config-own-pages");
    folder.write("apiglint.toml", RULE);
    let list = folder.run(["rules"]).out;
    let own = list.lines().last().unwrap();
    let told: Vec<_> = own.split("  ").map(str::trim).filter(|it| !it.is_empty()).collect();
    assert_eq!(
        told,
        [
            "custom/team-path",
            "warning",
            "malformed",
            "no code",
            "must begin with the name of a team"
        ]
    );
    let built_in = folder.run(["rules", "--no-config"]).out;
    assert_eq!(list.lines().count(), built_in.lines().count() + 1);
    let json: Value = serde_json::from_str(&folder.run(["rules", "--format", "json"]).out).unwrap();
    assert_eq!(json["rules"].as_array().unwrap().last().unwrap()["id"], "custom/team-path");

    let ran = folder.run(["explain", "custom/team-path"]);
    assert_eq!(
        ran.out,
        "custom/team-path: warning, malformed, no code

A rule of your own, in the configuration: the member must begin with the name of a team.

teams are listed in the handbook
"
    );
    for (args, said) in [
        (
            &["custom/teampath"][..],
            "there is no rule `custom/teampath`; did you mean `custom/team-path`?",
        ),
        (&["custom/team-path", "--no-config"], "there is no rule `custom/team-path`"),
        (
            &["custom/team-path", "--config", "none.toml"],
            "none.toml: No such file or directory (os error 2)",
        ),
    ] {
        let ran = folder.run(["explain"].iter().chain(args));
        assert_eq!((ran.code, ran.err), (Some(2), format!("apiglint: {said}\n")), "{args:?}");
    }
}

/// Whose configuration it is, the terminal does not know.
#[test]
fn pages_command_no_terminal() {
    let folder = Folder::new("config-pages-hidden");
    folder.write(
        "apiglint.toml",
        RULE.replace("a team", "\\u001B[31m\\u202E").replace("handbook", "a\\nb\\u0007"),
    );
    let list = folder.run(["rules"]).out;
    assert!(list.ends_with("  must begin with the name of <U+001B>[31m<U+202E>\n"), "{list}");
    let page = folder.run(["explain", "custom/team-path"]).out;
    assert!(
        page.ends_with("of <U+001B>[31m<U+202E>.\n\nteams are listed in the a\nb<U+0007>\n"),
        "{page}"
    );
}

#[test]
fn a_mistake_hides_no_page() {
    let folder = Folder::new("config-pages-mistake");
    folder.write("apiglint.toml", "x = 1\n");
    assert_eq!(folder.run(["explain", "roma/name"]).code, Some(0));
    for args in [&["rules"][..], &["explain", "custom/a"], &["convert", "--to", "swagger", "."]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.starts_with("error: there is no key `x` here\n"), "{args:?}: {}", ran.err);
    }
}

/// What is wrong with a file to convert, by the configuration.
fn conversion(test: &str, config: &str, file: &str) -> (Option<i32>, String) {
    let folder = Folder::new(test);
    folder.write("apiglint.toml", config).write("apis/a.json", file);
    let ran = folder.run(["convert", "--to", "swagger", "apis"]);
    let errors = ran.err.lines().filter(|line| !line.starts_with("note: "));
    (ran.code, errors.take(2).collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_conversion_is_judged_as_a_check_is() {
    let too_large =
        "error[document/too-large]: the document must have at most 20 bytes\n --> apis/a.json:1:1";
    let own =
        "error[custom/team-path]: /path must begin with the name of a team\n --> apis/a.json:1:22";
    for (config, file, expected) in [
        ("[rules]\n\"roma/path-segment\" = \"off\"\n", doubtful(), (Some(0), "")),
        ("[rules]\n\"roma/path\" = \"off\"\n", broken(), (Some(0), "")),
        ("[[ignore]]\nrule = \"roma/path\"\nreason = \"r\"\n", broken(), (Some(0), "")),
        ("[limits]\nbytes = 20\n", definition(""), (Some(2), too_large)),
        (&RULE.replace("warning", "error"), definition(""), (Some(1), own)),
        (
            "exclude = [\"apis/a.json\"]\n",
            broken(),
            (Some(2), "apiglint: there is nothing to convert"),
        ),
        (
            "[kinds]\n\"roma/deploy\" = [\"apis/\"]\n[rules]\n\"roma/deploy\" = \"off\"\n\"document/unknown-member\" = \"off\"\n",
            definition(""),
            (Some(2), "apiglint: apis/a.json: is not a definition"),
        ),
    ] {
        let (code, errors) = conversion("config-convert", config, &file);
        assert_eq!((code, errors.as_str()), expected, "{config}");
    }
}

#[test]
fn a_conversion_heeds_comments_and_the_baseline() {
    let folder = Folder::new("config-convert-suppressed");
    let yaml = "name: _x # apiglint: ignore roma/name -- why\npath: /x\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a1\n";
    folder.write("a.yaml", yaml).write("b.json", broken());
    assert_eq!(folder.run(["check", "--update-baseline"]).code, Some(0));
    for (args, code) in [(&[][..], 0), (&["--no-suppressions"], 1)] {
        let ran = folder.run(["convert", "--to", "swagger", "a.yaml", "b.json"].iter().chain(args));
        assert_eq!(ran.code, Some(code), "{}", ran.err);
        assert_eq!(ran.err.contains("error["), code == 1, "{}", ran.err);
    }
    let ran = folder.run(["convert", "--to", "swagger", "b.json", "--baseline", "none.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, "apiglint: none.txt: No such file or directory (os error 2)\n");
}
