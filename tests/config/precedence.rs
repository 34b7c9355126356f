//! The command line goes over overrides, they over the file, the file over what the rules are by themselves.

use super::found;
use crate::command::{Folder, broken, definition, doubtful, noted};

#[test]
fn levels() {
    let folder = Folder::new("config-levels");
    folder.write("a/doubtful.json", doubtful()).write("b/doubtful.json", doubtful());
    let base = "set = \"folder\"\n[rules]\n\"roma/path-segment\" = \"note\"\n";
    let override_ = |files: &str, level: &str| {
        format!(
            "[[override]]\nfiles = [\"{files}\"]\nrules = {{ \"roma/path-segment\" = \"{level}\" }}\n"
        )
    };
    let rule = |level| vec!["--rule".to_owned(), format!("roma/path-segment={level}")];
    for (config, args, [a, b]) in [
        ("set = \"folder\"\n".to_owned(), vec![], ["warning", "warning"]),
        (base.into(), vec![], ["note", "note"]),
        (base.to_owned() + &override_("a/", "error"), vec![], ["error", "note"]),
        (
            base.to_owned() + &override_("a/", "error") + &override_("*", "warning"),
            vec![],
            ["warning", "warning"],
        ),
        (
            base.to_owned() + &override_("*", "warning") + &override_("a/", "error"),
            vec![],
            ["error", "warning"],
        ),
        (base.to_owned() + &override_("a/", "error"), rule("warning"), ["warning", "warning"]),
        (base.to_owned() + &override_("a/", "off"), vec![], ["", "note"]),
        (base.to_owned() + &override_("a/", "error"), rule("off"), ["", ""]),
    ] {
        folder.write("apiglint.toml", &config);
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let line = |name, level: &str| format!("{name}/doubtful.json roma/path-segment {level}");
        let expected: Vec<_> = [("a", a), ("b", b)]
            .into_iter()
            .filter(|it| !it.1.is_empty())
            .map(|it| line(it.0, it.1))
            .collect();
        assert_eq!(found(&folder, &args), expected, "{config}{args:?}");
    }
}

/// In each layer the profile comes first.
#[test]
fn profiles() {
    let folder = Folder::new("config-profiles");
    folder.write("a.json", definition(""));
    let shown = |config: &str, args: &[&str]| {
        folder.write("apiglint.toml", config);
        let ran = folder.run(["check", "--show-config", "a.json"].iter().chain(args));
        let level = ran.out.lines().find_map(|line| line.strip_prefix("\"dataworks/name\" = "));
        level.unwrap_or_else(|| panic!("{ran:?}")).trim_matches('"').to_owned()
    };
    let (profile, rules) =
        ("profile = \"doc-sample\"\n", "[rules]\n\"dataworks/name\" = \"note\"\n");
    let over = "[[override]]\nfiles = [\"*\"]\n";
    for (config, args, level) in [
        (String::new(), &[][..], "error"),
        (profile.into(), &[], "warning"),
        (format!("{profile}{rules}"), &[], "note"),
        (format!("{rules}{over}{profile}"), &[], "warning"),
        (format!("{over}{profile}rules = {{ \"dataworks/name\" = \"off\" }}\n"), &[], "off"),
        (rules.into(), &["--profile", "doc-sample"], "warning"),
        (rules.into(), &["--profile", "doc-sample", "--rule", "dataworks/name=error"], "error"),
    ] {
        assert_eq!(shown(&config, args), level, "{config}{args:?}");
    }
}

#[test]
fn what_fails() {
    let folder = Folder::new("config-fails");
    folder.write("doubtful.json", doubtful());
    for (config, args, code) in [
        ("", &[][..], 0),
        ("fail-on = \"warning\"", &[], 1),
        ("fail-on = \"warning\"", &["--fail-on", "error"], 0),
        ("fail-on = \"error\"", &["--fail-on", "note"], 1),
        ("fail-on = \"warning\"", &["--no-config"], 0),
    ] {
        folder.write("apiglint.toml", config);
        let ran = folder.run(["check"].iter().chain(args));
        assert_eq!(ran.code, Some(code), "{config} {args:?}");
    }
}

#[test]
fn limits() {
    let folder = Folder::new("config-limit");
    folder.write("a.json", definition(""));
    for (config, args, rule) in [
        ("bytes = 20", &[][..], "a.json document/too-large error"),
        ("bytes = 20", &["--max-size", "2000"], ""),
        ("bytes = 2000", &["--max-size", "20"], "a.json document/too-large error"),
        ("depth = 1", &[], "a.json document/too-deep error"),
        ("depth = 1", &["--max-depth", "2"], ""),
    ] {
        folder.write("apiglint.toml", format!("[limits]\n{config}\n"));
        assert_eq!(found(&folder, args).join("\n"), rule, "{config} {args:?}");
    }
    folder.write("b.json", definition("").replace("/orders", "/b").replace("api", "second"));
    folder.write(
        "apiglint.toml",
        "[limits]\nbackends = 1\n[rules]\n\"roma/instance-quota\" = \"warning\"\n",
    );
    assert_eq!(found(&folder, &[]), ["b.json roma/instance-quota warning"]);
    assert_eq!(found(&folder, &["--max-backends", "2"]), [""; 0]);
    let parameters: Vec<_> = (0..9)
        .map(|n| format!(r#"{{"name":"p{n}","in":"Headers","default":"1","required":true}}"#))
        .collect();
    folder.write("b.json", definition(&parameters.join(",")).replace("a1", "a2"));
    folder.write("apiglint.toml", "[limits]\nviolations = 2\n");
    assert_eq!(found(&folder, &[]).len(), 2);
}

#[test]
fn sets() {
    let folder = Folder::new("config-sets");
    folder.write("a/one.json", definition("")).write("b/two.json", definition(""));
    let [name, path] = ["roma/api-name-unique", "roma/api-path-unique"];
    let both = [format!("b/two.json {name} error"), format!("b/two.json {path} error")];
    assert_eq!(found(&folder, &[]), both);
    folder.write("apiglint.toml", "set = \"folder\"");
    assert_eq!(found(&folder, &[]), [""; 0]);
    assert_eq!(found(&folder, &["--set", "run"]), both);
    // The levels are those of the file that has the violation.
    for (files, level, expected) in
        [("a/", "off", "error"), ("b/", "note", "note"), ("*", "warning", "warning")]
    {
        folder.write(
            "apiglint.toml",
            format!(
                "[[override]]\nfiles = [\"{files}\"]\nrules = {{ \"{name}\" = \"{level}\" }}\n"
            ),
        );
        let expected = [format!("b/two.json {name} {expected}"), both[1].clone()];
        let expected = if files == "a/" { &both[1..] } else { &expected[..] };
        assert_eq!(found(&folder, &[]), expected, "{files}");
    }
}

#[test]
fn kinds() {
    let folder = Folder::new("config-kinds");
    folder
        .write("apis/little.json", r#"{"name":"orders"}"#)
        .write("other.json", r#"{"name":"orders"}"#);
    let kind = |config: &str, args: &[&str]| -> Vec<_> {
        folder.write("apiglint.toml", config);
        let json = folder.json(args);
        let files = json["files"].as_array().unwrap().iter();
        files.map(|file| format!("{}: {}", file["path"], file["kind"]).replace('"', "")).collect()
    };
    let kinds = "[kinds]\n\"roma/deploy\" = [\"apis/\"]\n\"roma/definition\" = [\"*.json\"]\n";
    let over = "[[override]]\nfiles = [\"apis/**\"]\nkind = \"roma/check\"\n[[override]]\nfiles = [\"*\"]\n";
    for (config, args, expected) in [
        (String::new(), &[][..], &[][..]),
        (kinds.into(), &[], &["apis/little.json: deploy", "other.json: definition"]),
        (format!("{kinds}{over}"), &[], &["apis/little.json: check", "other.json: definition"]),
        (
            format!("{kinds}{over}"),
            &["--kind", "roma/test"],
            &["apis/little.json: test", "other.json: test"],
        ),
    ] {
        assert_eq!(kind(&config, args), expected, "{config}{args:?}");
    }
}

#[test]
fn updates_heed_it() {
    let folder = Folder::new("config-update");
    let deployed = definition("").replace("\"name\"", "\"status\":4,\"name\"");
    folder.write("old.json", &deployed).write("new.json", deployed.replace("/orders", "/other"));
    let update = |args: &[&str]| {
        folder
            .run(["update", "old.json", "new.json", "-q", "--fail-on", "error"].iter().chain(args))
    };
    assert_eq!(update(&[]).code, Some(1));
    folder.write("apiglint.toml", "[rules]\n\"roma/frozen\" = \"warning\"\n");
    assert_eq!(update(&[]).code, Some(0));
    assert_eq!(update(&["--no-config"]).code, Some(1));
    assert_eq!(update(&["--rule", "roma/frozen=error"]).code, Some(1));
    let ignore = "[[ignore]]\nrule = \"roma/frozen\"\nfiles = [\"new.json\"]\npointer = \"/path\"\nreason = \"r\"\n";
    folder.write("apiglint.toml", ignore);
    assert_eq!(update(&[]).code, Some(0));
    folder.write("apiglint.toml", ignore.replace("/path", "/name"));
    assert_eq!(update(&[]).code, Some(1));
    folder.write("apiglint.toml", "x = 1");
    assert_eq!(update(&[]).code, Some(2));
}

/// Rules are compiled once a combination; whatever the number of files, all get theirs.
#[test]
fn every_file_has_its_own_on_every_thread() {
    let folder = Folder::new("config-threads");
    let levels = ["error", "warning", "note"];
    let of_digit = |digit: usize| {
        let level = levels[digit % 3];
        format!(
            "[[override]]\nfiles = [\"*{digit}.json\"]\nrules = {{ \"roma/path\" = \"{level}\" }}\n"
        )
    };
    let overrides: Vec<_> = (0..10).map(of_digit).collect();
    for number in 0..300 {
        folder.write(format!("{number:03}.json"), if number % 2 == 0 { broken() } else { noted() });
    }
    folder.write("apiglint.toml", format!("set = \"file\"\n{}", overrides.concat()));
    let one = found(&folder, &["--threads", "1"]);
    assert_eq!(one.len(), 300);
    for line in one.iter().filter(|line| line.contains("roma/path")) {
        let digit: usize = line[2..3].parse().unwrap();
        assert!(line.ends_with(levels[digit % 3]), "{line}");
    }
    assert!(found(&folder, &["--threads", "7"]) == one);
}
