//! What else a repository can have: links, submodules, bytes that are no text.

use std::ffi::OsStr;
use std::fs::Permissions;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;

use crate::repository::{DEPLOYED, Ran, Repository, definition};

const POINTER: &str = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n";

#[test]
fn bytes_that_are_no_definition() {
    let repository = Repository::with("odd_binary", &[("orders.json", DEPLOYED)]);
    repository.write("orders.json", b"\0\x01\xff\xfe").git(&["add", "."]);
    let found = "error[document/syntax]: the document must be UTF-8: byte 2 is not\n--> orders.json:1:1\n1 error in 1 of 1 file";
    let told = |text: &str| text.lines().skip(1).map(Into::into).collect::<Vec<String>>();
    for args in ["--staged", "--base HEAD", "--staged --new-only"] {
        let brief = repository.brief(args);
        assert_eq!(told(&brief).last(), told(found).last(), "{args}: {brief}");
        assert!(brief.starts_with("error[document/syntax]: the document "), "{brief}");
    }
    repository.commit();
    repository.write("orders.json", DEPLOYED);
    for args in ["--base HEAD", "--base HEAD --new-only"] {
        assert_eq!(repository.brief(args), "no violations in 1 file");
    }
}

#[test]
fn pointers_of_lfs_are_no_definitions() {
    let repository = Repository::with("odd_lfs", &[("orders.json", POINTER)]);
    repository.write("orders.json", DEPLOYED);
    assert_eq!(repository.brief("--base HEAD"), "no violations in 1 file");
    repository.edit("orders.json", "\"1.0\"", "\"1\"");
    assert_eq!(repository.check("--base HEAD --new-only").code, Some(1));
    repository.commit();
    repository.write("orders.json", POINTER).git(&["add", "."]);
    let skipped = "no violations in 0 files; 1 file skipped: no API definition";
    assert_eq!(repository.brief("--staged orders.json"), skipped);
}

#[test]
fn links() {
    let repository = Repository::with("odd_links", &[("orders.json", DEPLOYED)]);
    symlink("orders.json", repository.folder.join("link.json")).unwrap();
    repository.git(&["add", "."]);
    assert_eq!(repository.brief("--staged"), "no violations in 0 files");
    let ran = repository.check("--staged link.json");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            Some(2),
            "apiglint: link.json: is a symbolic link in the index; name the file that it leads to\n"
        )
    );
    repository.commit();
    // What was a link is now a file, and the other way round: both are new.
    repository.remove("link.json").write("link.json", DEPLOYED.replace("orders", "linked"));
    repository.remove("orders.json");
    symlink("link.json", repository.folder.join("orders.json")).unwrap();
    assert_eq!(repository.brief("--base HEAD"), "no violations in 1 file");
    repository.git(&["add", "."]);
    assert_eq!(repository.brief("--staged"), "no violations in 1 file");
}

#[test]
fn submodules_are_passed_over() {
    let repository = Repository::with("odd_submodule", &[("orders.json", DEPLOYED)]);
    repository.write("sub/bad.json", definition(r#""name": "_", "path": "/s""#));
    let sub = repository.within("sub");
    sub.git(&["init", "--quiet"]);
    sub.git(&["add", "."]);
    sub.git(&["commit", "--quiet", "--message", "-"]);
    repository.git(&["-c", "advice.addEmbeddedRepo=false", "add", "sub"]);
    for args in ["--staged", "--staged ."] {
        let files = if args == "--staged" { "0 files" } else { "1 file" };
        assert_eq!(repository.brief(args), format!("no violations in {files}"));
    }
    assert_eq!(repository.brief("--base HEAD"), "no violations in 1 file");
    assert_eq!(
        repository.brief("--base HEAD sub/bad.json"),
        "apiglint: sub/bad.json: is in a submodule, which has revisions of its own; check it there\nno violations in 0 files; 1 path could not be checked"
    );
    assert_eq!(repository.within("sub").check("--base HEAD").code, Some(1));
}

#[test]
fn conflicts_are_resolved_first() {
    let repository = Repository::with("odd_unmerged", &[("orders.json", DEPLOYED)]);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.edit("orders.json", "GET", "PUT").commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("orders.json", "GET", "POST").commit();
    let merge =
        repository.within("").command("git").args(["merge", "--quiet", "topic"]).output().unwrap();
    assert!(!merge.status.success());
    for args in ["--staged", "--staged orders.json", "--base HEAD"] {
        assert_eq!(
            repository.brief(args),
            "apiglint: orders.json: is unmerged; resolve the conflict and `git add` it\nno violations in 0 files; 1 path could not be checked",
            "{args}"
        );
    }
}

#[test]
fn a_sparse_checkout_has_deleted_nothing() {
    let repository = Repository::with(
        "odd_sparse",
        &[("a/orders.json", DEPLOYED), ("b/b.json", &definition(r#""name": "_b", "path": "/b""#))],
    );
    repository.git(&["sparse-checkout", "set", "b"]);
    assert!(!repository.folder.join("a").exists());
    assert_eq!(repository.brief("--base HEAD --new-only"), "no violations in 1 file");
    // The index has it all the same.
    assert_eq!(repository.brief("--staged a"), "no violations in 1 file");
    repository.git(&["sparse-checkout", "set", "--sparse-index", "b"]);
    assert_eq!(repository.brief("--base HEAD --new-only"), "no violations in 1 file");
    assert_eq!(repository.brief("--staged a"), "no violations in 1 file");
}

#[test]
fn paths_need_not_be_text() {
    let repository = Repository::new("odd_paths");
    let names: [&[u8]; 4] =
        [b"\xff.json", b"a\nb.json", b"\"q\" \\ .json", "\u{8ba2}\u{5355}.json".as_bytes()];
    for (number, name) in names.iter().enumerate() {
        let text =
            definition(&format!(r#""name": "name-{number}", "path": "/{number}", "status": 4"#));
        repository.write(OsStr::from_bytes(name), text);
    }
    repository.commit();
    for (number, name) in names.iter().enumerate() {
        let text =
            definition(&format!(r#""name": "name-{number}", "path": "/x{number}", "status": 4"#));
        repository.write(OsStr::from_bytes(name), text);
    }
    let frozen = |name: &str| {
        format!(
            "error[roma/frozen]: /path cannot change in status 4 (deployed)\n--> {name}:1:29\n--> HEAD:{name}:1:29\n"
        )
    };
    let shown = ["\"q\" \\ .json", "a<U+000A>b.json", "\u{8ba2}\u{5355}.json", "\u{fffd}.json"];
    let expected: String = shown.iter().map(|name| frozen(name)).collect();
    assert_eq!(repository.brief("--base HEAD"), format!("{expected}4 errors in 4 of 4 files"));
    repository.git(&["add", "."]);
    assert_eq!(repository.brief("--staged"), format!("{expected}4 errors in 4 of 4 files"));
}

#[test]
fn folders_need_not_be_text() {
    let repository = Repository::new("odd_folders");
    for (number, folder) in ["a\nb", "\n", "a\nb/\nc"].iter().enumerate() {
        let text = DEPLOYED.replace("orders", &format!("name-{number}"));
        repository.write(format!("{folder}/a.json"), text);
    }
    repository.commit();
    for folder in ["a\nb", "a\nb/\nc"] {
        repository.edit(&format!("{folder}/a.json"), "GET", "PUT");
        let found = repository.within(folder).check("--base HEAD a.json").brief();
        assert_eq!(found.lines().nth(1), Some("--> a.json:4:13"), "{found}");
    }
}

#[test]
fn a_path_may_go_round_about() {
    let repository = Repository::with("odd_detours", &[("apis/orders.json", DEPLOYED)]);
    repository.edit("apis/orders.json", "GET", "PUT");
    symlink("apis", repository.folder.join("link")).unwrap();
    for path in ["link", "link/orders.json", "../work/apis", "../work/link/orders.json", "../work"]
    {
        let found = repository.brief(&format!("--base HEAD {path}"));
        assert_eq!(found.lines().nth(2), Some("--> HEAD:apis/orders.json:4:13"), "{path}: {found}");
    }
    // What is in the repository by its name only is not in it.
    repository.write("../apart/orders.json", DEPLOYED);
    symlink("../apart", repository.folder.join("outside")).unwrap();
    assert_eq!(repository.brief("--base HEAD outside/orders.json"), "no violations in 1 file");
}

#[test]
fn what_is_only_meant_to_be_added_is_not_staged() {
    let repository = Repository::with("odd_intended", &[("a/orders.json", DEPLOYED)]);
    repository.write("a/new.json", DEPLOYED.replace("orders", "stock"));
    repository.write("a/empty.json", "").git(&["add", "a/empty.json"]);
    repository.git(&["add", "--intent-to-add", "a/new.json"]);
    let empty = "error[document/syntax]: the document must have a value here, not the end of the text\n--> a/empty.json:1:1\n1 |\n1 error in 1 of";
    assert_eq!(repository.brief("--staged"), format!("{empty} 1 file"));
    assert_eq!(repository.brief("--staged ."), format!("{empty} 2 files"));
    assert_eq!(repository.brief("--base HEAD"), format!("{empty} 3 files"));
    let problem = "apiglint: a/new.json: is not in the index; add it with `git add`, or check the working tree without --staged\n";
    assert_eq!(repository.check("--staged a/new.json").err, problem);
    // What is taken out of the index, and is to come back, is gone until then.
    repository.remove("a/empty.json").git(&["rm", "--quiet", "--cached", "a/orders.json"]);
    repository.git(&["add", "--intent-to-add", "a/orders.json"]);
    repository.git(&["rm", "--quiet", "--cached", "a/empty.json"]);
    repository.edit("a/orders.json", "GET", "PUT");
    let gone = "warning[roma/delete-deployed]: the document cannot drop a definition in status 4 (deployed): it is in service\n--> a/orders.json\n";
    for args in ["--staged", "--staged ."] {
        let found = repository.brief(args);
        assert!(found.starts_with(gone) && found.ends_with("1 warning in 1 of 1 file"), "{found}");
    }
    let found = repository.brief("--base HEAD");
    assert_eq!(found.lines().nth(1), Some("--> a/orders.json:4:13"), "{found}");
}

#[test]
fn what_may_not_be_looked_at_is_not_gone() {
    let repository = Repository::with("odd_forbidden", &[("apis/orders.json", DEPLOYED)]);
    let path = repository.folder.join("apis");
    let lock = |mode| std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    lock(0o000);
    let mut command = repository.within("").apiglint("check --base HEAD");
    if std::fs::read_dir(&path).is_ok() {
        // Nothing is forbidden to root.
        command.uid(65534).gid(65534);
        command.env("GIT_CONFIG_COUNT", "1");
        command.env("GIT_CONFIG_KEY_0", "safe.directory").env("GIT_CONFIG_VALUE_0", "*");
    }
    // Nobody else may run what this user has built, unless it is allowed.
    if let Ok(output) = command.output() {
        assert_eq!(Ran::of(output).problem(), "apis: Permission denied (os error 13)");
    }
    lock(0o755);
}

/// A damaged content is that of one file, whatever is asked for together with it.
#[test]
fn what_is_damaged_stops_nothing_else() {
    let repository = Repository::new("odd_damaged");
    let digits = |number: u64| -> String {
        let next = |it: &u64| Some(it.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1));
        let numbers = std::iter::successors(Some(number), next);
        numbers.take(2000).map(|it| (it >> 32).to_string()).collect()
    };
    let text = |number: u64| {
        let own = format!("\"name\": \"name-{number}\",\n  \"x-own\": \"{}\"", digits(number));
        DEPLOYED.replace("\"name\": \"orders\"", &own).replace("/orders", &format!("/{number}"))
    };
    for number in 1..=5 {
        repository.write(format!("{number}.json"), text(number));
    }
    repository.commit();
    for number in [2, 4] {
        let blob = repository.git(&["rev-parse", &format!("HEAD:{number}.json")]);
        let path = repository.folder.join(".git/objects").join(&blob[..2]).join(&blob[2..]);
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 16].fill(0);
        std::fs::remove_file(&path).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    for number in 1..=5 {
        repository.edit(&format!("{number}.json"), "GET", "PUT");
    }
    let problem = |number| {
        format!(
            "apiglint: {number}.json: HEAD:{number}.json: git cat-file ended early; `git fsck` finds what is damaged\n"
        )
    };
    for threads in 1..4 {
        let ran = repository.check(&format!("--base HEAD --format concise --threads {threads}"));
        assert_eq!((ran.code, ran.err), (Some(2), problem(2) + &problem(4)));
        let frozen = |number| {
            format!(
                "{number}.json:5:13: error[roma/frozen] /method cannot change in status 4 (deployed)\n"
            )
        };
        let summary = "3 errors in 3 of 3 files; 2 paths could not be checked\n";
        assert_eq!(ran.out, [1, 3, 5].map(frozen).concat() + summary);
    }
}

#[test]
fn paths_outside_are_in_no_repository() {
    let repository = Repository::with("odd_outside", &[("orders.json", DEPLOYED)]);
    repository.write("../outside.json", DEPLOYED);
    assert_eq!(
        repository.brief("--base HEAD ../outside.json orders.json"),
        "apiglint: ../outside.json: is not in the repository\nno violations in 1 file; 1 path could not be checked"
    );
}

#[test]
fn ids_of_sha_256() {
    let repository = Repository::none("odd_sha256");
    repository.git(&["init", "--quiet", "--object-format=sha256"]);
    repository.write("orders.json", DEPLOYED).commit();
    repository.edit("orders.json", "GET", "PUT").git(&["add", "."]);
    for args in ["--base HEAD", "--staged"] {
        assert_eq!(repository.brief(args).lines().nth(2), Some("--> HEAD:orders.json:4:13"));
    }
}
