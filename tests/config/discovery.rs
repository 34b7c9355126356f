//! Which configuration is heeded.

use std::{env, fs, process};

use crate::command::{Folder, Ran, doubtful};

/// What `check FILE` ends with in a folder of the tree; configurations say what fails.
fn run(folder: &Folder, within: &str, args: &[&str]) -> Ran {
    let mut command = folder.command();
    command.current_dir(folder.path().join(within)).arg("check").args(args);
    Ran::of(&mut command, b"")
}

#[test]
fn the_nearest_up_to_the_repository() {
    let folder = Folder::new("config-nearest");
    folder.write("repo/a/b/doubtful.json", doubtful());
    let code = |within: &str, args: &[&str]| {
        let file = folder.path().join("repo/a/b/doubtful.json");
        run(&folder, within, &[args, &[file.to_str().unwrap()]].concat()).code
    };
    fs::create_dir(folder.path().join("repo/.git")).unwrap();
    assert_eq!(code("repo/a/b", &[]), Some(0));
    folder.write("repo/apiglint.toml", "fail-on = \"warning\"");
    assert_eq!(code("repo", &[]), Some(1));
    assert_eq!(code("repo/a/b", &[]), Some(1));
    assert_eq!(code("repo/a/b", &["--no-config"]), Some(0));
    // A nearer one alone is heeded.
    folder.write("repo/a/apiglint.toml", "");
    assert_eq!(code("repo/a/b", &[]), Some(0));
    assert_eq!(code("repo", &[]), Some(1));
    assert_eq!(code("repo/a/b", &["--config", "../../apiglint.toml"]), Some(1));
    // What lies above the repository is not.
    folder.write("apiglint.toml", "x = 1");
    assert_eq!(code("repo", &[]), Some(1));
    fs::remove_file(folder.path().join("repo/apiglint.toml")).unwrap();
    assert_eq!(code("repo", &[]), Some(0));
    assert_eq!(code("", &[]), Some(2));
    // The repository of a worktree has a file.
    fs::remove_dir(folder.path().join("repo/.git")).unwrap();
    folder
        .write("repo/.git", "gitdir: elsewhere")
        .write("repo/apiglint.toml", "fail-on = \"warning\"");
    fs::remove_file(folder.path().join("repo/a/apiglint.toml")).unwrap();
    assert_eq!(code("repo/a/b", &[]), Some(1));
}

#[test]
fn outside_of_a_repository_only_the_working_directory_counts() {
    // Tests run inside of one.
    let folder = Folder::at(env::temp_dir().join(format!("apiglint-outside-{}", process::id())));
    folder.write("a/doubtful.json", doubtful());
    folder.write("apiglint.toml", "fail-on = \"warning\"");
    let code = |within: &str, file: &str| run(&folder, within, &[file]).code;
    assert_eq!(code("", "a/doubtful.json"), Some(1));
    assert_eq!(code("a", "doubtful.json"), Some(0));
    fs::remove_dir_all(folder.path()).unwrap();
}

#[test]
fn globs_are_relative_to_its_folder() {
    let folder = Folder::new("config-relative");
    folder.write(".git", "").write("a/b/doubtful.json", doubtful());
    folder.write(
        "a/apiglint.toml",
        "[[override]]\nfiles = [\"/b/*\"]\nrules = { \"roma/path-segment\" = \"error\" }\n",
    );
    let absolute = folder.path().join("a/b/doubtful.json");
    for (within, args) in [
        ("a", &["b/doubtful.json"][..]),
        ("a", &[]),
        ("a", &["./b/../b"]),
        ("a/b", &["doubtful.json"]),
        ("a/b", &["../b"]),
        ("a/b", &[absolute.to_str().unwrap()]),
        ("", &["a", "--config", "a/apiglint.toml"]),
    ] {
        let ran = run(&folder, within, args);
        assert_eq!(ran.code, Some(1), "{within} {args:?}: {ran:?}");
    }
    // What is elsewhere is matched by nothing.
    folder.write("b/doubtful.json", doubtful());
    assert_eq!(run(&folder, "a", &["../b"]).code, Some(0));
}

#[test]
fn errors_name_it_as_it_was_found() {
    let folder = Folder::new("config-named-errors");
    folder.write(".git", "").write("apiglint.toml", "x = 1").write("a/b/x", "");
    for (within, args, name) in [
        ("", &[][..], "apiglint.toml"),
        ("a/b", &[], "../../apiglint.toml"),
        ("a", &["--config", "./../apiglint.toml"], "./../apiglint.toml"),
    ] {
        let ran = run(&folder, within, args);
        assert!(ran.err.contains(&format!("--> {name}:1:1\n")), "{}", ran.err);
    }
    let ran = run(&folder, "", &["--config", "apiglint.toml", "--no-config"]);
    assert!(ran.code == Some(2) && ran.err.contains("cannot be used with"), "{}", ran.err);
}
