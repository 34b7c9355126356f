//! Files that are renamed or gone, and sets whose files come in another order.

use std::fs;

use crate::command::Folder;
use crate::{BASELINE, check, definition, entries, none, update};

fn rename(folder: &Folder, from: &str, to: &str) {
    let to = folder.path().join(to);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(folder.path().join(from), to).unwrap();
}

const WRONG: &str =
    r#""status": 7, "descriptio": "", "type": "x", "parameters": [{ "in": "Headers" }]"#;

#[test]
fn a_renamed_file_is_known_again() {
    let folder = Folder::new("renamed");
    folder
        .write("a.json", definition("a", WRONG))
        .write("b.json", definition("b", r#""type": "y""#));
    assert_eq!(update(&folder, &["--fail-on", "warning"]).len(), 5);
    rename(&folder, "a.json", "new/z.json");
    for args in [&[][..], &["new/z.json"], &["new"]] {
        assert_eq!(check(&folder, &[args, &["--fail-on", "warning"]].concat()), none());
    }
    // With a few edits, too.
    folder.write("new/z.json", definition("a", &WRONG.replace('7', "8")));
    let unused = format!("{BASELINE}:4:1 suppression/unused");
    assert_eq!(
        check(&folder, &["--fail-on", "warning"]).0,
        ["new/z.json:3:13 roma/status".to_owned(), unused]
    );
    let paths: Vec<_> = update(&folder, &["--fail-on", "warning"]);
    assert_eq!(paths.iter().filter(|line| line.starts_with("new/z.json ")).count(), 4);
    assert_eq!(paths.len(), 5);
}

#[test]
fn a_file_that_shares_little_is_new() {
    let folder = Folder::new("not_renamed");
    folder.write("a.json", definition("a", WRONG));
    update(&folder, &["--fail-on", "warning"]);
    fs::remove_file(folder.path().join("a.json")).unwrap();
    folder.write("b.json", definition("b", r#""status": 7"#));
    assert_eq!(check(&folder, &[]), (vec!["b.json:3:13 roma/status".into()], Some(1)));
}

/// One file that is gone stands for one that is new; a copy has no right to its violations.
#[test]
fn a_copy_is_new() {
    let folder = Folder::new("copied");
    folder.write("a.json", definition("a", WRONG));
    update(&folder, &["--fail-on", "warning"]);
    folder.write("b.json", definition("b", WRONG));
    assert_eq!(check(&folder, &["--fail-on", "warning"]).0.len(), 4);
    fs::remove_file(folder.path().join("a.json")).unwrap();
    assert_eq!(check(&folder, &["--fail-on", "warning"]), none());
    folder.write("c.json", definition("c", WRONG));
    let (found, _) = check(&folder, &["--fail-on", "warning"]);
    assert!(found.iter().all(|line| line.starts_with("c.json:")) && found.len() == 4, "{found:?}");
}

#[test]
fn what_files_had_that_are_gone_is_dropped() {
    let folder = Folder::new("gone");
    for name in ["a.json", "b.json", "c.json"] {
        folder.write(name, definition(name.get(..1).unwrap(), r#""status": 7"#));
    }
    update(&folder, &[]);
    fs::remove_file(folder.path().join("b.json")).unwrap();
    let unused = [format!("{BASELINE}:3:1 suppression/unused")];
    assert_eq!(check(&folder, &["--fail-on", "warning"]).0, unused);
    // Whoever checks one file does not want to hear of all that is gone.
    assert_eq!(check(&folder, &["a.json", "--fail-on", "warning"]), none());
    assert_eq!(update(&folder, &["a.json"]).len(), 2);
}

/// Of two files that share a name the later one has the violation: which that is depends on the order.
#[test]
fn sets_may_come_in_another_order() {
    let folder = Folder::new("set_order");
    for (name, path) in [("a.json", "/a"), ("b.json", "/b"), ("m.json", "/c")] {
        folder.write(name, definition("same", "").replace("/orders", path));
    }
    let lines = update(&folder, &[]);
    let places: Vec<_> = lines.iter().filter_map(|line| line.rsplit_once(' ')).collect();
    assert_eq!(places[0].0, places[1].0.replace("m.json", "b.json"), "{lines:?}");
    for args in [&["m.json", "b.json", "a.json"][..], &["b.json", "a.json"], &["m.json"], &["."]] {
        assert_eq!(check(&folder, &[args, &["--fail-on", "note"]].concat()), none(), "{args:?}");
    }
    // The first one is gone: nothing is wrong with the second one any more.
    rename(&folder, "a.json", "z.json");
    assert_eq!(check(&folder, &["--fail-on", "note"]), none());
    let moved = update(&folder, &[]);
    assert_eq!(moved.len(), 2);
    assert!(moved[0].starts_with("m.json ") && moved[1].starts_with("z.json "), "{moved:?}");
    // One more is one too many.
    folder.write("y.json", definition("same", "").replace("/orders", "/y"));
    assert_eq!(check(&folder, &[]).0, ["z.json:1:11 roma/api-name-unique"]);
}

#[test]
fn sets_are_judged_when_they_are_whole() {
    let folder = Folder::new("set_part");
    for (name, path) in [("a/a.json", "/a"), ("b/b.json", "/b")] {
        folder.write(name, definition("same", "").replace("/orders", path));
    }
    let all = update(&folder, &[]);
    assert_eq!(all.len(), 1);
    for args in [&["b/b.json"][..], &["b"], &["a"]] {
        assert_eq!(check(&folder, &[args, &["--fail-on", "note"]].concat()), none(), "{args:?}");
        assert_eq!(update(&folder, args), all, "{args:?}");
    }
    fs::remove_file(folder.path().join("a/a.json")).unwrap();
    assert_eq!(check(&folder, &["b", "--fail-on", "note"]), none());
    let unused = [format!("{BASELINE}:2:1 suppression/unused")];
    assert_eq!(check(&folder, &["--fail-on", "note"]).0, unused);
    assert_eq!(update(&folder, &[]), entries(&folder));
    assert_eq!(entries(&folder), [""; 0]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_looked_at_is_not_gone() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = Folder::new("baseline_forbidden");
    folder
        .write("apis/a.json", definition("a", r#""status": 7"#))
        .write("b.json", definition("b", ""));
    update(&folder, &[]);
    let listed = entries(&folder);
    let [path, apis] = ["", "apis"].map(|name| folder.path().join(name));
    set_permissions(&path, Permissions::from_mode(0o777)).unwrap();
    set_permissions(folder.path().join(BASELINE), Permissions::from_mode(0o666)).unwrap();
    set_permissions(&apis, Permissions::from_mode(0o000)).unwrap();
    let mut command = folder.command();
    command.args(["check", "--update-baseline"]);
    if fs::read_dir(&apis).is_ok() {
        // Nothing is forbidden to root.
        command.uid(65534).gid(65534);
    }
    // Nobody else may run what this user has built, unless it is allowed.
    if let Ok(output) = command.output() {
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (said.as_str(), output.status.code()),
            ("apiglint: apis: Permission denied (os error 13)\n", Some(2))
        );
        assert_eq!(entries(&folder), listed);
    }
    set_permissions(&apis, Permissions::from_mode(0o755)).unwrap();
}
