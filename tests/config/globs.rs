//! What globs match, and what is left out of a run.

use crate::command::{Folder, definition};

const FILES: [&str; 8] = [
    "a.json",
    "apis/a.json",
    "apis/deep/er/a.json",
    "apis/deep/b.json",
    "legacy/a.json",
    "legacy/keep.json",
    "#odd name[1].json",
    "订单/查询.json",
];

fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    for file in FILES {
        folder.write(file, definition(""));
    }
    folder
}

fn checked(folder: &Folder, args: &[&str]) -> Vec<String> {
    let json = folder.json(&[&["--set", "file"], args].concat());
    let files = json["files"].as_array().unwrap().iter();
    files.map(|file| file["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn of_files() {
    let folder = folder("config-glob-files");
    for (globs, expected) in [
        (&["*.json"][..], &FILES[..]),
        (&["/*.json"], &[FILES[0], FILES[6]]),
        (&["a.json"], &["a.json", "apis/a.json", "apis/deep/er/a.json", "legacy/a.json"]),
        (&["/a.json"], &["a.json"]),
        (&["apis/*.json"], &["apis/a.json"]),
        (&["apis/**/*.json"], &["apis/a.json", "apis/deep/b.json", "apis/deep/er/a.json"]),
        (&["**/deep/**"], &["apis/deep/b.json", "apis/deep/er/a.json"]),
        (&["deep"], &["apis/deep/b.json", "apis/deep/er/a.json"]),
        (&["legacy/", "!legacy/keep.json"], &["legacy/a.json"]),
        (&["!legacy/keep.json", "legacy/"], &["legacy/a.json"]),
        (&["!legacy/keep.json", "legacy/*"], &["legacy/a.json", "legacy/keep.json"]),
        (&["#odd*"], &["#odd name[1].json"]),
        (&["/#odd name\\[1\\].json"], &["#odd name[1].json"]),
        (&["订*/*.json"], &["订单/查询.json"]),
        (&["{apis,legacy}/[ak]*.json"], &["apis/a.json", "legacy/a.json", "legacy/keep.json"]),
        (&["A.json"], &[]),
        (&[], &[]),
    ] {
        folder.write(
            "apiglint.toml",
            format!(
                "rule = [{{ id = \"x\", member = \"name\", forbidden = true, level = \"off\" }}]\n\
                     [[override]]\nfiles = {globs:?}\nrules = {{ \"custom/x\" = \"error\" }}\n"
            ),
        );
        let json = folder.json(&["--set", "file", "-q"]);
        let files = json["files"].as_array().unwrap().iter();
        let mut matched: Vec<_> = files
            .filter(|file| file["violations"].as_array().is_some_and(|all| !all.is_empty()))
            .map(|file| file["path"].as_str().unwrap())
            .collect();
        let mut expected = expected.to_vec();
        matched.sort_unstable();
        expected.sort_unstable();
        assert_eq!(matched, expected, "{globs:?}");
    }
}

#[test]
fn of_what_is_left_out() {
    let folder = folder("config-exclude");
    let kept = |left_out: &[&str]| -> Vec<_> {
        let mut kept: Vec<_> = FILES.into_iter().filter(|it| !left_out.contains(it)).collect();
        kept.sort_unstable();
        kept
    };
    for (globs, left_out) in [
        (&["apis/"][..], &FILES[1..4]),
        (&["apis/**"], &FILES[1..4]),
        (&["/apis"], &FILES[1..4]),
        (&["legacy/*", "!legacy/keep.json"], &["legacy/a.json"]),
        (&["legacy/", "!legacy/keep.json"], &["legacy/a.json"]),
        (&["订单"], &["订单/查询.json"]),
        (&["*"], &FILES),
    ] {
        folder.write("apiglint.toml", format!("exclude = {globs:?}\n"));
        assert_eq!(checked(&folder, &[]), kept(left_out), "{globs:?}");
    }
}

#[test]
fn what_is_named_is_checked_unless_exclusion_is_forced() {
    let folder = folder("config-named");
    folder.write("apiglint.toml", "exclude = [\"legacy/\"]\n");
    let names = ["legacy/a.json", "apis/a.json"];
    for (args, expected) in [
        (&["legacy/a.json", "apis/a.json"][..], &["apis/a.json", "legacy/a.json"][..]),
        (&["--force-exclude", "legacy/a.json", "apis/a.json"], &["apis/a.json"]),
        (&["--force-exclude", "./legacy/../legacy/a.json", "./apis/a.json"], &["apis/a.json"]),
        (&["--force-exclude", "--no-config", "legacy/a.json"], &["legacy/a.json"]),
        (&["legacy/*.json", "apis/a.json"], &["apis/a.json"]),
        (&["legacy"], &[]),
    ] {
        if args[0] == "legacy/*.json" {
            // A glob that finds nothing else is told.
            assert_eq!(folder.run(["check"].iter().chain(args)).code, Some(2));
        }
        assert_eq!(checked(&folder, args), expected, "{args:?}");
    }
    let absolute = folder.path().join(names[0]);
    let args = ["--force-exclude", absolute.to_str().unwrap()];
    assert_eq!(checked(&folder, &args), [""; 0]);
}

#[test]
fn standard_input_is_what_it_is_called() {
    let folder = folder("config-stdin");
    folder.write(
        "apiglint.toml",
        "[[override]]\nfiles = [\"legacy/\"]\nrules = { \"roma/path\" = \"off\" }\n",
    );
    let bad = definition("").replace("/orders", "orders");
    for (name, code) in
        [("legacy/x.json", 0), ("apis/x.json", 1), ("<stdin>", 1), ("/tmp/legacy/x", 1)]
    {
        let ran = folder.run_with_stdin(&["check", "-", "--stdin-filename", name], bad.as_bytes());
        assert_eq!(ran.code, Some(code), "{name}: {ran:?}");
    }
}
