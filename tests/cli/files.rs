//! Which files are checked, and under which names.

use std::fs;

use crate::command::{Folder, Ran, broken, definition};

/// The paths of the files checked, in order.
fn checked(folder: &Folder, args: &[&str]) -> Vec<String> {
    let json = folder.json(args);
    let files = json["files"].as_array().unwrap().iter();
    files.map(|file| file["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn folders_are_walked() {
    let folder = Folder::new("folders");
    for name in
        ["b.json", "a/z.json", "a/a.JSON", "a/notes.txt", ".hidden.json", "a/.git/x.json", "json"]
    {
        folder.write(name, definition(""));
    }
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    for (args, paths) in [
        (&[][..], &["a/a.JSON", "a/z.json", "b.json"][..]),
        (&["."], &["a/a.JSON", "a/z.json", "b.json"]),
        (&["a/"], &["a/a.JSON", "a/z.json"]),
        (&["./a", "a", ".//b.json", "b.json", "."], &["a/a.JSON", "a/z.json", "b.json"]),
        (&["b.json", "a/z.json"], &["a/z.json", "b.json"]),
        (&["a/notes.txt", "json", ".hidden.json"], &[".hidden.json", "a/notes.txt", "json"]),
        (&["folder.json"], &[]),
    ] {
        assert_eq!(checked(&folder, args), paths, "{args:?}");
    }
}

/// It would share its name with itself.
#[test]
fn a_file_is_checked_once_whatever_it_is_called() {
    let folder = Folder::new("one_file");
    folder.write("a.json", definition("")).write("b/b.json", broken());
    let whole = folder.path().to_str().unwrap();
    let [a, b] = ["a.json", "b/b.json"].map(|name| format!("{whole}/{name}"));
    for (args, paths) in [
        (&["a.json", &a][..], &[&*a][..]),
        (&["a.json", "b/../a.json"], &["a.json"]),
        (&[".", "../one_file"], &["../one_file/a.json", "../one_file/b/b.json"]),
        (&[whole, "b/b.json"], &[&a, "b/b.json"]),
        (&["b", &b, "b/b.json"], &[&*b]),
        (&["b/*.json", whole], &[&a, "b/b.json"]),
    ] {
        assert_eq!(checked(&folder, args), paths, "{args:?}");
        let found = folder.run(["check", "--quiet", "--format", "concise"].iter().chain(args));
        assert!(!found.out.contains("unique"), "{args:?}: {}", found.out);
    }
}

#[test]
fn ignored_files_are_left_out_unless_named() {
    let folder = Folder::new("ignored");
    folder.write(".gitignore", "/build\n*.tmp.json\n!keep.tmp.json\n");
    folder.write("apis/.gitignore", "old.json\n");
    // The settings of whoever runs it: what is checked depends on the files alone.
    folder
        .write("git/ignore", "*.json\n")
        .write(".gitconfig", "[core]\nexcludesFile = git/ignore\n");
    for name in ["build/a.json", "a.tmp.json", "keep.tmp.json", "apis/old.json", "apis/new.json"] {
        folder.write(name, definition(""));
    }
    assert_eq!(checked(&folder, &[]), ["apis/new.json", "keep.tmp.json"]);
    assert_eq!(checked(&folder, &["apis", "apis/old.json"]), ["apis/new.json", "apis/old.json"]);
    assert_eq!(checked(&folder, &["apis/*.json"]), ["apis/new.json"]);
}

#[test]
fn globs_are_expanded() {
    let folder = Folder::new("globs");
    for name in ["a.json", "b.json", "b.txt", "c/a.json", "c/d/a.json", "[x].json"] {
        folder.write(name, definition(""));
    }
    let absolute = folder.path().join("c/*.json").into_os_string().into_string().unwrap();
    let expected = folder.path().join("c/a.json").into_os_string().into_string().unwrap();
    for (glob, paths) in [
        ("*.json", &["[x].json", "a.json", "b.json"][..]),
        ("./?.json", &["a.json", "b.json"]),
        ("b.*", &["b.json", "b.txt"]),
        ("[ab].json", &["a.json", "b.json"]),
        ("[x].json", &["[x].json"]),
        ("{a,c/a}.json", &["a.json", "c/a.json"]),
        ("c/*.json", &["c/a.json"]),
        ("*/a.json", &["c/a.json"]),
        ("**/a.json", &["a.json", "c/a.json", "c/d/a.json"]),
        ("c/*", &["c/a.json", "c/d/a.json"]),
        (&absolute, &[&expected]),
    ] {
        assert_eq!(checked(&folder, &[glob]), paths, "{glob}");
    }
    for (glob, reason) in [("*.yaml", "matches no file"), ("x/*.json", "No such file")] {
        let ran = folder.run(["check", glob]);
        assert_eq!(ran.code, Some(2), "{glob}");
        assert!(ran.err.contains(glob.split('*').next().unwrap()), "{}", ran.err);
        assert!(ran.err.starts_with("apiglint: ") && ran.err.contains(reason), "{}", ran.err);
    }
}

/// YAML of the same meaning as `definition`, but for a path without its slash.
const YAML: &str =
    "name: api\npath: orders\nmethod: POST\nversion: '1.0'\ncontent_type: json\nroma_app_id: a1\n";

#[test]
fn yaml_is_told_by_its_ending() {
    let folder = Folder::new("yaml");
    for name in ["a.yaml", "b/c.yml", "b/d.YAML"] {
        folder.write(name, YAML);
    }
    folder.write("e.json", definition("")).write("f.txt", YAML);
    assert_eq!(checked(&folder, &[]), ["a.yaml", "b/c.yml", "b/d.YAML", "e.json"]);
    let ran = folder.run(["check", "b/c.yml"]);
    assert!(ran.out.contains("\n --> b/c.yml:2:7\n"), "{}", ran.out);
    let ran = folder.run(["check", "f.txt"]);
    assert!(ran.out.contains("document/syntax"), "{}", ran.out);
    let args = ["check", "-", "--stdin-filename", "apis/g.yaml"];
    let ran = folder.run_with_stdin(&args, YAML.as_bytes());
    assert!(ran.out.contains("\n --> apis/g.yaml:2:7\n"), "{}", ran.out);
}

#[test]
fn each_document_of_a_file_is_checked() {
    let folder = Folder::new("yaml_documents");
    folder.write("all.yaml", format!("kind: Service\n---\n{YAML}---\n# nothing\n---\n{YAML}"));
    let ran = folder.run(["check"]);
    for place in ["\n --> all.yaml:4:7\n", "\n  --> all.yaml:13:7\n"] {
        assert!(ran.out.contains(place), "{}", ran.out);
    }
    // The second also has the name, the method and the path of the first.
    assert_eq!(ran.summary(), "4 errors in 1 of 1 file");
    assert!(ran.out.contains("error[roma/api-name-unique]"), "{}", ran.out);
    // In JSON, each has an entry of its own.
    assert_eq!(checked(&folder, &[]), ["all.yaml", "all.yaml"]);
}

#[test]
fn templates_in_folders_are_skipped_unless_they_look_like_definitions() {
    let folder = Folder::new("yaml_templates");
    folder.write("helm/a.yaml", "name: {{ .Values.name }}\n");
    folder.write("helm/b.yaml", "kind: Service\n");
    let ran = folder.run(["check"]);
    assert_eq!(
        (ran.code, ran.summary()),
        (Some(0), "no violations in 0 files; 2 files skipped: no API definition")
    );
    let named = folder.run(["check", "helm", "helm/a.yaml"]);
    assert_eq!(named.summary(), "1 error in 1 of 1 file; 1 file skipped: no API definition");
    folder.write("helm/c.yaml", "roma_app_id: {{ .Values.app }}\n");
    assert_eq!(
        folder.run(["check"]).summary(),
        "1 error in 1 of 1 file; 2 files skipped: no API definition"
    );
    // A kind that is given is what every file is.
    let ran = folder.run(["check", "helm/a.yaml", "helm/b.yaml", "--kind", "definition"]);
    assert!(ran.summary().ends_with("in 2 of 2 files"), "{}", ran.summary());
}

#[test]
fn standard_input() {
    let folder = Folder::new("stdin");
    folder.write("a.json", definition("")).write("-", "{");
    let run = |args: &[&str]| -> Ran { folder.run_with_stdin(args, broken().as_bytes()) };
    let ran = run(&["check", "-"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("\n --> <stdin>:1:22\n"), "{}", ran.out);
    let ran = run(&["check", "a.json", "-", "-", "--stdin-filename", "apis/orders.json"]);
    assert!(ran.out.contains("\n --> apis/orders.json:1:22\n"), "{}", ran.out);
    assert_eq!(ran.summary(), "1 error in 1 of 2 files");
    let ran = run(&["check", "./-"]);
    assert!(ran.out.contains("\n --> -:1:2\n"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_does_not_stop_the_rest() {
    let folder = Folder::new("unreadable");
    folder.write("broken.json", broken());
    let ran = folder.run(["check", "missing.json", "broken.json", "no/such.json"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "apiglint: missing.json: No such file or directory (os error 2)\n\
         apiglint: no/such.json: No such file or directory (os error 2)\n"
    );
    assert_eq!(ran.summary(), "1 error in 1 of 1 file; 2 paths could not be checked");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs::{self, File};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use super::checked;
    use crate::command::{Folder, broken, definition};

    #[test]
    fn links_are_followed_only_if_named() {
        let folder = Folder::new("links");
        folder.write("apis/a.json", definition(""));
        let link = |target: &str, name: &str| symlink(target, folder.path().join(name)).unwrap();
        link("..", "apis/up");
        link("apis", "more");
        link("apis/a.json", "b.json");
        link("self.json", "self.json");
        assert_eq!(checked(&folder, &[]), ["apis/a.json"]);
        assert_eq!(checked(&folder, &["b.json", "more"]), ["b.json", "more/a.json"]);
        let ran = folder.run(["check", "self.json"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.starts_with("apiglint: self.json: Too many levels"), "{}", ran.err);
    }

    #[test]
    fn a_read_that_fails_is_reported_in_its_place() {
        let memory = Path::new("/proc/self/mem");
        if !memory.exists() {
            return;
        }
        let folder = Folder::new("failing_read");
        folder.write("a.json", broken());
        let ran = folder.run(["check", "a.json", "/proc/self/mem"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.starts_with("apiglint: /proc/self/mem: "), "{}", ran.err);
        assert_eq!(ran.summary(), "1 error in 1 of 1 file; 1 path could not be checked");
    }

    #[test]
    fn files_without_end_are_read_as_far_as_allowed() {
        let folder = Folder::new("endless");
        let ran = folder.run(["check", "/dev/zero", "--max-size", "1000"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.out.contains("document/too-large"), "{}", ran.out);
        let mut command = folder.command();
        command.args(["check", "-", "--max-size", "1000"]).stdin(File::open("/dev/zero").unwrap());
        let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert!(out.contains("document/too-large"), "{out}");
    }

    #[test]
    fn names_that_are_not_utf8() {
        let folder = Folder::new("names");
        let name = OsStr::from_bytes(b"caf\xe9\x1b[31m.json");
        if fs::write(folder.path().join(name), broken()).is_err() {
            return; // This file system knows only UTF-8.
        }
        for args in [&[OsStr::new("check")][..], &[OsStr::new("check"), name]] {
            let ran = folder.run(args);
            assert_eq!(ran.code, Some(1));
            assert!(ran.out.contains(" --> caf\u{fffd}<U+001B>[31m.json:1:22\n"), "{}", ran.out);
        }
        let ran = folder.run([OsStr::new("check"), OsStr::from_bytes(b"no\xff\x1b]2J.json")]);
        assert_eq!(
            ran.err,
            "apiglint: no\u{fffd}<U+001B>]2J.json: No such file or directory (os error 2)\n"
        );
    }
}
