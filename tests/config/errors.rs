//! What is wrong with a configuration is shown where it is, all at once.

use super::check_config;
use crate::command::Folder;

#[test]
fn whole_output() {
    let ran = check_config(
        "config-output",
        "fial-on = \"warning\"\n\n[rules]\n\"roma/nmae\" = \"of\" # 名\n\"名\" = 1\n[limits]\ncolour = 1\n",
    );
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.err,
        r#"error: there is no key `fial-on` here; did you mean `fail-on`?
 --> apiglint.toml:1:1
  |
1 | fial-on = "warning"
  | ^^^^^^^

error: there is no rule `roma/nmae`; did you mean `roma/name`?
 --> apiglint.toml:4:1
  |
4 | "roma/nmae" = "of" # 名
  | ^^^^^^^^^^^

error: `roma/nmae` must be off, note, warning or error
 --> apiglint.toml:4:15
  |
4 | "roma/nmae" = "of" # 名
  |               ^^^^
  |
  = help: did you mean `off`?

error: there is no rule `名`
 --> apiglint.toml:5:1
  |
5 | "名" = 1
  | ^^^^

error: `名` must be a string, not an integer
 --> apiglint.toml:5:7
  |
5 | "名" = 1
  |        ^

error: there is no key `colour` here
 --> apiglint.toml:7:1
  |
7 | colour = 1
  | ^^^^^^
  |
  = help: the keys are depth, bytes, violations, backends

"#
    );
}

/// `line:column: message`, and the help behind `;;`, of each error.
fn said(test: &str, config: &str) -> Vec<String> {
    let ran = check_config(test, config);
    if ran.err.is_empty() {
        assert_eq!(ran.code, Some(0), "{config}: {}", ran.out);
        return Vec::new();
    }
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{config}");
    let mut said = Vec::new();
    for error in ran.err.split_terminator("\n\n") {
        let mut lines = error.lines();
        let message = lines.next().unwrap().strip_prefix("error: ").unwrap();
        let (_, place) = lines.next().unwrap().split_once("--> apiglint.toml:").unwrap();
        let help = error.split_once("= help: ").map(|(_, help)| format!(";; {help}"));
        said.push(format!("{place}: {message}{}", help.unwrap_or_default()));
    }
    said
}

#[test]
fn types_and_words() {
    for (config, expected) in [
        ("", &[][..]),
        ("set = 3", &["1:7: `set` must be a string, not an integer"]),
        ("set = \"run\"", &[]),
        ("set = \"Run\"", &["1:7: `set` must be run, folder or file;; did you mean `run`?"]),
        ("profile = \"doc\"", &["1:11: `profile` must be doc-sample"]),
        ("fail-on = \"off\"", &["1:11: `fail-on` must be note, warning or error"]),
        ("fail-on = [\"note\"]", &["1:11: `fail-on` must be a string, not an array"]),
        ("exclude = \"a\"", &["1:11: `exclude` must be an array of strings, not a string"]),
        (
            "exclude = [1.5, true, 2024-01-01]",
            &[
                "1:12: `exclude` must hold strings, not a float",
                "1:17: `exclude` must hold strings, not a boolean",
                "1:23: `exclude` must hold strings, not a date",
            ],
        ),
        ("rules = []", &["1:9: `rules` must be a table, not an array"]),
        (
            "override = {}",
            &[
                "1:12: `override` must be an array of tables, not a table;; each has a heading in two brackets: [[override]]",
            ],
        ),
        (
            "[rules]\nroma/name = \"off\"",
            &[
                "2:5: invalid unquoted key, expected letters, numbers, `-`, `_`;; the id of a rule needs quotes, such as \"roma/name\"",
            ],
        ),
        (
            "[rules]\nroma.name = \"off\"",
            &[
                "2:1: `roma` must be a string, not a table;; the id of a rule needs quotes, such as \"roma/name\"",
                "2:1: there is no rule `roma`",
            ],
        ),
        ("override = [1]", &["1:13: `override` must be an array of tables, not an integer"]),
        ("limits = 1", &["1:10: `limits` must be a table, not an integer"]),
        ("kinds = { \"roma/definition\" = [\"a\"] }", &[]),
        (
            "kinds = { definition = [], \"roma/defintion\" = [1] }",
            &[
                "1:11: the document kind must be written `roma/definition`",
                "1:28: there is no document kind `roma/defintion`; did you mean `roma/definition`?",
                "1:48: `roma/defintion` must hold strings, not an integer",
            ],
        ),
        (
            "rule = [{ id = \"a\", member = \"a\", required = false, forbidden = true }]",
            &["1:46: `required` must be true;; leave it out instead"],
        ),
        ("[rules]\n\"custom/a\" = \"off\"", &["2:1: there is no rule `custom/a`"]),
        (
            "[rules]\n\"custom/on\" = \"off\"\n[[rule]]\nid = \"one\"\nmember = \"a\"\nrequired = true",
            &["2:1: there is no rule `custom/on`; did you mean `custom/one`?"],
        ),
    ] {
        assert_eq!(said("config-types", config), expected, "{config}");
    }
}

#[test]
fn limits_have_limits() {
    for (config, expected) in [
        ("depth = 1", None),
        ("depth = 1024", None),
        ("depth = 0", Some("2:9: `depth` must be 1 to 1024")),
        ("depth = 1025", Some("2:9: `depth` must be 1 to 1024")),
        ("depth = 0x400", None),
        ("depth = -1", Some("2:9: `depth` must be 1 to 1024")),
        ("depth = 99999999999999999999", Some("2:9: `depth` must be 1 to 1024")),
        ("bytes = 4294967294", None),
        ("bytes = 4294967295", Some("2:9: `bytes` must be 1 to 4294967294")),
        ("violations = 0", Some("2:14: `violations` must be 1 to 4294967295")),
        ("backends = 0", None),
    ] {
        let said = said("config-limits", &format!("[limits]\n{config}\n"));
        assert_eq!(said.first().map(String::as_str), expected, "{config}");
    }
}

#[test]
fn tables_have_what_they_need() {
    let start = "[[rule]]\nid = \"a\"\n";
    for (config, expected) in [
        (
            "[[override]]\n".to_owned(),
            &[
                "1:1: `override` must have the key `files`;; `files` is for which files, in the syntax of `.gitignore`",
            ][..],
        ),
        (
            "[[ignore]]\n".into(),
            &[
                "1:1: `ignore` must have the key `rule`;; `rule` is the id of the rule whose violations to leave out",
                "1:1: `ignore` must have the key `reason`;; `reason` is why they are left out",
            ],
        ),
        (
            "[[ignore]]\nrule = \"roma/name\"\nreason = \" \"\npointer = \"name\"\n".into(),
            &["3:10: `reason` cannot be blank", "4:11: the path must begin with '/'"],
        ),
        (
            "[[ignore]]\nrule = \"roma/nmae\"\nreason = \"r\"\n".into(),
            &["2:8: there is no rule `roma/nmae`; did you mean `roma/name`?"],
        ),
        (
            "[[rule]]\n".into(),
            &[
                "1:1: `rule` must have the key `id`;; `id` is lower-case letters, digits and hyphens, by which the rule is called `custom/` and this",
                "1:1: a rule must have `member` or `pointer`",
                "1:1: a rule must have `pattern`, `one-of`, `required` or `forbidden`",
            ],
        ),
        (
            format!("{start}member = \"a\"\npointer = \"/a\"\npattern = \"a\"\nforbidden = true\n"),
            &[
                "4:11: `pointer` cannot stand beside `member`",
                "6:13: `forbidden` cannot stand beside `pattern`",
            ],
        ),
        (
            format!("{start}member = \"a\"\nforbidden = true\nmessage = \"\"\nhelp = \" \"\n"),
            &["5:11: `message` cannot be blank", "6:8: `help` cannot be blank"],
        ),
        (
            format!("{start}pointer = \"/a/*\"\nrequired = true\n"),
            &["4:12: the path of what is required must end with the name of a member"],
        ),
        (
            format!("{start}member = \"a\"\npattern = \"(a\"\n"),
            &["4:11: the pattern cannot be compiled: unclosed group"],
        ),
        (
            format!("{start}member = \"a\"\npattern = \"((a{{1000}}){{1000}}){{1000}}\"\n"),
            &["4:11: the pattern must take at most 1 MiB once compiled: use smaller repetitions"],
        ),
        (
            format!(
                "{start}member = \"a\"\nforbidden = true\n{start}member = \"b\"\nforbidden = true\n"
            ),
            &["6:6: there is a rule `custom/a` already"],
        ),
        (
            "[[rule]]\nid = \"A\"\nmember = \"a\"\nforbidden = true\n".into(),
            &["2:6: `id` must be lower-case letters, digits and hyphens, at most 57 characters"],
        ),
        (
            format!(
                "{start}kinds = [\"roma/definition\", \"roma/x\"]\nmember = \"a\"\nforbidden = true\n"
            ),
            &["3:29: there is no document kind `roma/x`"],
        ),
    ] {
        assert_eq!(said("config-tables", &config), expected, "{config}");
    }
}

#[test]
fn globs_that_cannot_be_read() {
    assert_eq!(
        said("config-globs", "exclude = [\"ok\", \"\", \"[z-a]\", \"{a\"]\n"),
        [
            "1:18: a glob cannot be blank",
            "1:22: the glob cannot be read: invalid range; 'z' > 'a'",
            "1:31: the glob cannot be read: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
        ]
    );
    let huge = format!("exclude = [\"ok\", \"{}\"]\n", "*a".repeat(100_000));
    assert_eq!(said("config-globs", &huge), ["1:12: the globs must be fewer, or shorter"]);
}

#[test]
fn globs_that_could_match_nothing() {
    let step = "a glob cannot have the step `.` or `..`: paths begin at the folder of this file";
    for (glob, expected) in [
        ("./a.json", Some(step)),
        ("!../a/", Some(step)),
        ("a/../b", Some(step)),
        ("a/.", Some(step)),
        ("/", Some("a glob must name something")),
        ("!", Some("a glob must name something")),
        ("!//", Some("a glob must name something")),
        (".a/..b", None),
        ("/a", None),
        ("**/", None),
    ] {
        let expected: Vec<_> = expected.map(|it| format!("1:12: {it}")).into_iter().collect();
        assert_eq!(
            said("config-globs-idle", &format!("exclude = [\"{glob}\"]\n")),
            expected,
            "{glob}"
        );
    }
}

#[test]
fn mistakes_in_the_syntax_come_first() {
    for (config, expected) in [
        (
            "fial-on = 1\nset = \na = 'b\n[rules\na = 1\na = 2\n",
            &[
                "2:7: string values must be quoted, expected literal string",
                "3:7: invalid literal string, expected `'`",
                "4:7: unclosed table, expected `]`",
                "6:1: duplicate key",
            ][..],
        ),
        (
            "a = [1\nb = 1\n",
            &[
                "2:1: missing comma between array elements, expected `,`",
                "2:6: unclosed array, expected `]`",
            ][..1],
        ),
    ] {
        assert_eq!(said("config-syntax", config), expected, "{config}");
    }
}

#[test]
fn what_is_no_text() {
    let folder = Folder::new("config-no-text");
    let large = "#".repeat(1 << 20);
    for (content, code, err) in [
        (large.as_bytes(), 0, ""),
        (
            (large.clone() + "\n").as_bytes(),
            2,
            "apiglint: apiglint.toml: must have at most 1048576 bytes\n",
        ),
        (b"a\xff", 2, "apiglint: apiglint.toml: must be UTF-8, unlike the byte at offset 1\n"),
        (b"\xef\xbb\xbfset = \"run\"\r\n", 0, ""),
    ] {
        let ran = folder.write("apiglint.toml", content).run(["check"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), err));
    }
    let ran = folder.run(["check", "--config", "none.toml"]);
    let err = "apiglint: none.toml: No such file or directory (os error 2)\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), err));
}

#[test]
fn no_more_is_shown_than_anyone_reads() {
    let ran = check_config(
        "config-many",
        &(0..1000).map(|n| format!("k{n} = 1")).collect::<Vec<_>>().join("\n"),
    );
    assert_eq!(ran.err.matches("there is no key").count(), 50);
    assert!(ran.err.ends_with("\napiglint.toml: 950 more problems not shown\n"), "{}", ran.err);
}

/// Whatever is deep or long in it ends with a message.
#[test]
fn hostile_text() {
    for config in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}1{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a = {}", "{b=".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        format!("[{}]", "a.".repeat(100_000)),
        "[[ignore]]\n".repeat(50_000),
        format!("\"{}\" = 1", "\u{202e}\\u001b".repeat(10_000)),
    ] {
        let ran = check_config("config-hostile", &config);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{config:.20}");
        assert!(
            ran.err.len() < 50_000 && !ran.err.contains(['\u{1b}', '\u{202e}']),
            "{config:.20}"
        );
    }
}
