//! `--show-config` says what is in force, and `init` what there is to say.

use proptest::prelude::*;

use crate::command::{Folder, definition};

#[test]
fn what_is_in_force_without_a_configuration() {
    let folder = Folder::new("config-show");
    let ran = folder.run(["check", "--show-config"]);
    let limits = "[limits]\ndepth = 128\nbytes = 52428800\nviolations = 1000\nbackends = 500\n";
    assert_eq!(ran.out, format!("fail-on = \"error\"\nset = \"run\"\n\n{limits}"));
    let args = [
        "--fail-on",
        "note",
        "--max-depth",
        "7",
        "--rule",
        "roma/name=off",
        "--kind",
        "definition",
    ];
    let ran = folder.run(["check", "--show-config", ".", "--no-config"].iter().chain(&args));
    assert_eq!(ran.out.lines().filter(|line| line.ends_with("= \"off\"")).count(), 1 + off());
    let ran = folder.run(["check", "--no-config"].iter().chain(&args).chain(&["--show-config"]));
    assert_eq!(
        ran.out,
        format!(
            "fail-on = \"note\"\nset = \"run\"\n\n{}\n[[override]]\nfiles = [\"*\"]\nkind = \"roma/definition\"\n\
             [override.rules]\n\"roma/name\" = \"off\"\n",
            limits.replace("128", "7")
        )
    );
}

/// How many rules are off by themselves.
fn off() -> usize {
    apiglint::rules().filter(|rule| rule.level == apiglint::Level::Off).count()
}

#[test]
fn what_is_in_force_for_a_file() {
    let folder = Folder::new("config-show-file");
    folder.write(
        "apiglint.toml",
        "fail-on = \"note\"\n[rules]\n\"roma/name\" = \"note\"\n[kinds]\n\"roma/check\" = [\"a*\"]\n\
         [[override]]\nfiles = [\"a *.json\"]\nrules = { \"roma/path\" = \"off\" }\n\
         [[ignore]]\nrule = \"roma/name\"\nfiles = [\"b\"]\nreason = \"r\"\n\
         [[ignore]]\nrule = \"custom/x\"\nfiles = [\"a*\"]\nreason = \"s\"\n\
         [[rule]]\nid = \"x\"\nmember = \"m\"\nforbidden = true\nlevel = \"off\"\n",
    );
    let out =
        folder.run(["check", "--show-config", "a [1].json", "--rule", "roma/version=note"]).out;
    assert!(out.starts_with("fail-on = \"note\"\nset = \"run\"\n\n[rules]\n\"document/"), "{out}");
    for line in [
        "\"roma/name\" = \"note\"",
        "\"roma/path\" = \"off\"",
        "\"roma/version\" = \"note\"",
        "\"custom/x\" = \"off\"",
    ] {
        assert!(out.contains(&format!("{line}\n")), "{line}: {out}");
    }
    assert!(out.contains("\n[kinds]\n\"roma/check\" = [\"/a\\\\ \\\\[1\\\\].json\"]\n"), "{out}");
    assert!(
        out.ends_with(
            "\n[[ignore]]\nrule = \"custom/x\"\nfiles = [\"a*\"]\nreason = \"s\"\n\n\
         [[rule]]\nid = \"x\"\nmember = \"m\"\nforbidden = true\nlevel = \"off\"\n"
        ),
        "{out}"
    );
    folder.write("shown.toml", &out);
    let again = folder.run(["check", "--config", "shown.toml", "--show-config", "a [1].json"]);
    assert_eq!((again.out, again.err), (out, String::new()));
}

#[test]
fn what_init_writes_is_valid_and_complete() {
    let folder = Folder::new("config-init");
    let ran = folder.run(["init"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "apiglint.toml written\n"));
    let text = std::fs::read_to_string(folder.path().join("apiglint.toml")).unwrap();
    // As it is, it changes nothing.
    let ran = folder.run(["check", "--show-config"]);
    assert_eq!(ran.out, folder.run(["check", "--show-config", "--no-config"]).out);
    // Settings have no blank behind the sign.
    let setting = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') => setting.to_owned() + "\n",
        _ => line.to_owned() + "\n",
    };
    let all: String = text.lines().map(setting).collect();
    folder.write("all.toml", &all);
    let ran = folder.run(["check", "--config", "all.toml", "--show-config"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for key in keys() {
        assert!(
            all.lines().any(|line| line.starts_with(&format!("{key} ="))
                || line.ends_with(&format!("[{key}]"))
                || line.ends_with(&format!("[{key}]]"))),
            "{key}"
        );
    }
    // What is there is left alone.
    folder.write("apiglint.toml", "set = \"file\"");
    let ran = folder.run(["init"]);
    let err = "apiglint: apiglint.toml is there already, and is left as it is\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", err));
    let text = std::fs::read_to_string(folder.path().join("apiglint.toml")).unwrap();
    assert_eq!(text, "set = \"file\"");
}

/// Every key there is, as errors list them.
pub(crate) fn keys() -> Vec<String> {
    let listed = |config: &str| -> Vec<String> {
        let ran = super::check_config("config-keys", config);
        let (_, keys) = ran.err.split_once("the keys are ").unwrap();
        keys.lines().next().unwrap().split(", ").map(Into::into).collect()
    };
    let mut keys = listed("zzzzzzzz = 1");
    for table in ["[limits]", "[[override]]", "[[ignore]]", "[[rule]]"] {
        keys.extend(listed(&format!("{table}\nzzzzzzzz = 1\n")));
    }
    keys
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", "[ -~]{1,8}", "[\u{1}-\u{2fff}]{1,4}"]
}

/// As TOML has it.
fn quoted(text: &str) -> String {
    let escaped: Vec<_> = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    format!("\"{}\"", escaped.concat())
}

fn globs() -> impl Strategy<Value = String> {
    let glob =
        prop::sample::select(vec!["*", "/a.json", "a/", "!b", "#c", "订/**", "x?[0-9]", "{a,b}"]);
    prop::collection::vec(glob, 1..3).prop_map(|globs| format!("{globs:?}"))
}

fn levels() -> impl Strategy<Value = String> {
    let ids: Vec<_> = apiglint::rules().map(|rule| rule.id).collect();
    let level = prop::sample::select(vec!["off", "note", "warning", "error"]);
    prop::collection::btree_map(prop::sample::select(ids), level, 0..4)
        .prop_map(|levels| {
            levels.iter().map(|(id, level)| format!("\"{id}\" = \"{level}\"")).collect::<Vec<_>>()
        })
        .prop_map(|levels| format!("rules = {{ {} }}\n", levels.join(", ")))
}

fn table() -> impl Strategy<Value = String> {
    let pointer = prop::sample::select(vec!["/a", "/**/b", "/*/c~1d", "/0"]);
    let own = (0..99, text(), text(), any::<bool>());
    prop_oneof![
        (globs(), levels()).prop_map(|(files, levels)| format!("[[override]]\nfiles = {files}\n{levels}")),
        globs().prop_map(|files| format!("[[override]]\nfiles = {files}\nkind = \"roma/definition\"\nprofile = \"doc-sample\"\n")),
        (globs(), pointer, text()).prop_map(|(files, pointer, reason)| {
            let reason = quoted(&format!("r{reason}"));
            format!("[[ignore]]\nrule = \"roma/name\"\nfiles = {files}\npointer = \"{pointer}\"\nreason = {reason}\n")
        }),
        own.prop_map(|(id, member, word, is_list)| {
            let [member, word] = [member, word].map(|text| quoted(&text));
            let condition = if is_list { format!("one-of = [{word}, 'b\"']") } else { format!("message = \"m{}\nrequired = true", &word[1..]) };
            format!("[[rule]]\nid = \"r-{id}\"\nmember = {member}\n{condition}\n")
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// What is shown is a configuration that is shown in the same way, whole and for a file.
    #[test]
    fn reads_back(levels in levels(), exclude in globs(), tables in prop::collection::vec(table(), 0..5)) {
        let folder = Folder::new("config-reads-back");
        folder.write("a.json", definition(""));
        let config = format!("set = \"folder\"\nexclude = {exclude}\n{levels}{}", tables.concat());
        folder.write("apiglint.toml", &config);
        let first = folder.run(["check", "--show-config"]);
        // Two rules may have got one number.
        prop_assume!(!first.err.contains("already"));
        prop_assert_eq!((first.code, first.err.as_str()), (Some(0), ""), "{}", config);
        let of_file = folder.run(["check", "--show-config", "a.json"]).out;
        folder.write("apiglint.toml", &first.out);
        prop_assert_eq!(folder.run(["check", "--show-config"]), first);
        prop_assert_eq!(&folder.run(["check", "--show-config", "a.json"]).out, &of_file);
        folder.write("apiglint.toml", &of_file);
        prop_assert_eq!(&folder.run(["check", "--show-config", "a.json"]).out, &of_file);
    }
}

/// What a terminal obeys, or does not show, is written out.
#[test]
fn nothing_is_hidden() {
    let folder = Folder::new("config-show-hidden");
    let ignore = "\n[[ignore]]\nrule = \"roma/name\"\nreason = \"a\\U0000001B[31m\\U0000202Eb\\U000E0041名\"\n";
    folder.write("apiglint.toml", ignore);
    let out = folder.run(["check", "--show-config"]).out;
    assert!(out.ends_with(ignore), "{out}");
}
