//! Many files, large ones, and what goes wrong while they are read and written.

use std::path::Path;

use crate::command::{Folder, broken, definition};

/// A definition and blanks behind it.
fn padded(bytes: usize) -> String {
    let mut text = definition("");
    text.extend(std::iter::repeat_n(' ', bytes - text.len()));
    text
}

#[test]
fn the_largest_file() {
    const MOST: usize = 50 << 20;
    let folder = Folder::new("largest");
    folder.write("a.json", padded(MOST)).write("b.json", padded(MOST + 1));
    let ran = folder.run(["check", "--format", "human"]);
    assert_eq!(ran.summary(), "1 error in 1 of 2 files", "{:?}", ran.err);
    assert!(ran.out.starts_with("error[document/too-large]"), "{}", ran.out);
    assert!(ran.out.contains("\n --> b.json:"), "{}", ran.out);
    let raised = folder.run(["check", "b.json", "--max-size", &(MOST + 1).to_string()]);
    assert_eq!((raised.code, raised.summary()), (Some(0), "no violations in 1 file"));
}

#[test]
fn a_large_file_has_all_its_violations() {
    let folder = Folder::new("large");
    let text = "\u{e4} long description, <".repeat(60 << 15);
    let long = format!(r#""description":"{text}","#);
    folder.write("a.json", definition("").replacen("\"path\"", &format!("{long}\"path\""), 1));
    let size = std::fs::metadata(folder.path().join("a.json")).unwrap().len();
    assert!(size > 40 << 20, "{size}");
    let ran = folder.run(["check"]);
    assert!(ran.out.starts_with("error[roma/description]"), "{}", &ran.out[..100]);
    assert!(ran.out.len() < 2000, "{}", ran.out.len());
}

#[test]
fn many_files_in_many_folders() {
    let folder = Folder::new("many");
    for number in 0..3000 {
        let text = if number % 20 == 7 { broken() } else { definition("") };
        let text = text.replace("\"api\"", &format!("\"api {number}\""));
        let path = text.replace("orders", &format!("orders{number}"));
        folder.write(format!("{}/{}/{number}.json", number % 7, number % 31), path);
    }
    let ran = folder.run(["check", "--quiet"]);
    assert_eq!(ran.code, Some(1));
    let errors = ran.out.lines().filter(|line| line.starts_with("error[roma/path]"));
    assert_eq!(errors.count(), 150);
    let others = ran.out.lines().filter(|line| line.starts_with("error[roma/name]"));
    assert_eq!(others.count(), 3000, "a blank is in every name");
}

#[test]
fn deep_folders() {
    let folder = Folder::new("deep");
    let deep = ["d"; 500].join("/");
    folder.write(format!("{deep}/a.json"), broken());
    let ran = folder.run(["check"]);
    assert_eq!(ran.summary(), "1 error in 1 of 1 file", "{}", ran.err);
}

#[test]
fn files_with_nothing_in_them() {
    let folder = Folder::new("nothing");
    folder.write("a.json", "").write("b.json", " \n").write("c.json", "\u{feff}");
    folder.write("d.yaml", "").write("e.yaml", "# nothing\n");
    let ran = folder.run(["check"]);
    assert_eq!(
        ran.summary(),
        "3 errors in 3 of 3 files; 2 files skipped: no API definition",
        "{}",
        ran.out
    );
    for name in ["a", "b", "c"] {
        let ran = folder.run(["check", &format!("{name}.json")]);
        assert!(ran.out.starts_with("error[document/syntax]"), "{}", ran.out);
    }
}

#[test]
fn a_file_that_is_named_often_is_checked_once() {
    let folder = Folder::new("often");
    folder.write("a/b.json", broken());
    let paths = ["a/b.json", "./a/b.json", "a//b.json", "a", "./a/", ".", "a/*.json", "**/b.json"];
    let ran = folder.run(["check"].iter().chain(&paths));
    assert_eq!(ran.summary(), "1 error in 1 of 1 file", "{}", ran.out);
}

#[test]
fn hooks_name_files_that_a_search_leaves_out() {
    let folder = Folder::new("force_exclude");
    folder.write("good.json", definition(""));
    folder.write("chart/api.yaml", "{{ if .Values.on }}\n");
    folder.write(".vscode/settings.json", "// comments\n{}");
    folder.write(".clang-format", "BasedOnStyle: LLVM\n");
    folder.write("notes.txt", "{");
    let names =
        ["good.json", "chart/api.yaml", ".vscode/settings.json", ".clang-format", "notes.txt"];
    let plain = folder.run(["check"].iter().chain(&names));
    assert_eq!(plain.summary(), "4 errors in 4 of 5 files", "{}", plain.out);
    let ran = folder.run(["check", "--force-exclude"].iter().chain(&names));
    assert_eq!(
        (ran.code, ran.summary()),
        (Some(0), "no violations in 1 file; 1 file skipped: no API definition")
    );
    let missing = folder.run(["check", "--force-exclude", ".missing.json"]);
    assert_eq!(missing.code, Some(2), "{missing:?}");
    // The folders above are nobody's choice.
    let above = folder.write(".above/broken.json", broken()).path().join(".above/broken.json");
    let ran = folder.run([Path::new("check"), Path::new("--force-exclude"), &above]);
    assert_eq!(ran.summary(), "1 error in 1 of 1 file");
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, File, Permissions};
    use std::io::Write;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use crate::command::{Folder, Ran, broken, definition};

    /// What a command says that must not wait for ever.
    fn in_time(mut child: Child) -> Ran {
        let start = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if start.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("it waits");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn start(folder: &Folder, args: &[&str]) -> Child {
        let mut command = folder.command();
        command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn make_pipe(folder: &Folder, name: &str) {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap();
        assert!(made.success());
    }

    /// Opens the end of a pipe to write to, once the other end is open.
    fn open_pipe(folder: &Folder, name: &str) -> File {
        File::options().write(true).open(folder.path().join(name)).unwrap()
    }

    #[test]
    fn what_may_not_be_read_is_reported_and_the_rest_is_checked() {
        let folder = Folder::new("forbidden");
        folder.write("a.json", broken()).write("b.json", "x").write("c/d.json", "x");
        folder.write("c/e/f.json", "x").write("g.json", broken());
        let lock = |name: &str, mode| {
            let path = folder.path().join(name);
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        };
        lock("b.json", 0o000);
        lock("c/e", 0o000);
        lock("c", 0o111);
        for args in [&["check"][..], &["check", ".", "c/e", "b.json", "a.json"]] {
            let mut command = folder.command();
            command.args(args);
            if fs::read(folder.path().join("b.json")).is_ok() {
                // Nothing is forbidden to root.
                command.uid(65534).gid(65534);
            }
            if command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
                return; // Nobody else may run what this user has built.
            }
            let ran = Ran::of(&mut command, b"");
            assert_eq!(ran.code, Some(2), "{ran:?}");
            for path in ["b.json", "c"] {
                let line = format!("apiglint: {path}: Permission denied (os error 13)\n");
                assert_eq!(ran.err.matches(&line).count(), 1, "{line}: {}", ran.err);
            }
            assert!(ran.out.contains("\n --> a.json:") && ran.out.contains("\n --> g.json:"));
            let unread = ran.err.lines().count();
            assert!(ran.summary().ends_with(&format!("{unread} paths could not be checked")));
        }
        lock("c", 0o755);
        lock("c/e", 0o755);
    }

    #[test]
    fn folders_may_have_anything_in_them() {
        let folder = Folder::new("anything");
        folder.write("a.json", broken()).write("x/y.json/z.json", broken().replace("b1", "b2"));
        make_pipe(&folder, "pipe.json");
        symlink("/dev/zero", folder.path().join("zero.json")).unwrap();
        symlink("../x", folder.path().join("x/loop")).unwrap();
        symlink("missing", folder.path().join("dangling.json")).unwrap();
        let _socket = UnixListener::bind(folder.path().join("socket.json")).unwrap();
        let ran = in_time(start(&folder, &["check"]));
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
        assert_eq!(ran.summary(), "2 errors in 2 of 2 files");
        // Those that are named are tried.
        let named = ["check", "a.json", "dangling.json", "socket.json", "x/y.json", "x/loop/loop"];
        let ran = in_time(start(&folder, &named));
        assert_eq!(ran.code, Some(2));
        for name in ["dangling.json: No such file", "socket.json: No such device"] {
            assert!(ran.err.contains(&format!("apiglint: {name}")), "{}", ran.err);
        }
    }

    #[test]
    fn pipes_are_read_once() {
        let folder = Folder::new("pipes");
        folder.write("a.json", definition("")).write("c.json", definition(""));
        make_pipe(&folder, "b.json");
        // What a set has against a file is shown last, with the file that it conflicts with.
        for (paths, place) in [
            (["a.json", "b.json"], " --> b.json:1:9\n  |\n1 | {\"name\":\"api\","),
            (["b.json", "c.json"], "  |\n --> b.json:1:9\n  |\n1 | {\"name\":\"api\","),
        ] {
            let child = start(&folder, &["check", paths[0], paths[1]]);
            open_pipe(&folder, "b.json").write_all(definition("").as_bytes()).unwrap();
            let ran = in_time(child);
            assert_eq!(ran.summary(), "2 errors in 1 of 2 files", "{}", ran.err);
            assert!(ran.out.contains(place), "{}", ran.out);
        }
    }

    #[test]
    fn files_may_vanish_while_others_are_read() {
        let folder = Folder::new("vanishing");
        make_pipe(&folder, "a.json");
        folder.write("b.json", broken()).write("c.json", broken()).write("d.json", broken());
        let child = start(&folder, &["check", ".", "a.json", "--threads", "1"]);
        // The end opens once all files are known.
        let mut pipe = open_pipe(&folder, "a.json");
        fs::remove_file(folder.path().join("b.json")).unwrap();
        fs::remove_file(folder.path().join("c.json")).unwrap();
        fs::create_dir(folder.path().join("c.json")).unwrap();
        pipe.write_all(definition("").as_bytes()).unwrap();
        drop(pipe);
        let ran = in_time(child);
        assert_eq!(
            ran.err,
            "apiglint: b.json: No such file or directory (os error 2)\n\
             apiglint: c.json: Is a directory (os error 21)\n"
        );
        assert_eq!(ran.code, Some(2));
        assert_eq!(ran.summary(), "1 error in 1 of 2 files; 2 paths could not be checked");
    }

    #[test]
    fn closed_streams_change_no_exit_code() {
        let folder = Folder::new("closed");
        folder.write("a.json", broken()).write("b.json", definition(""));
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
            for (args, code) in [("a.json", 1), ("b.json", 0), ("missing.json", 2)] {
                let script = format!("exec \"$0\" check {args} {closed}");
                let mut shell = Command::new("sh");
                shell.args(["-c", &script, env!("CARGO_BIN_EXE_apiglint")]);
                let output = shell.current_dir(folder.path()).output().unwrap();
                assert_eq!(output.status.code(), Some(code), "{args} {closed}");
                assert!(!String::from_utf8_lossy(&output.stderr).contains("panic"), "{closed}");
            }
        }
    }
}
