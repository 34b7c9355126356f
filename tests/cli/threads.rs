//! The number of threads changes nothing but the time.

use std::io::Read;
use std::process::Stdio;

use crate::command::{Folder, broken, definition, doubtful};

/// Many files, some of them bad in one way or another.
fn folder(test: &str, files: usize) -> Folder {
    let folder = Folder::new(test);
    for number in 0..files {
        let content = match number % 7 {
            1 => broken(),
            2 => doubtful(),
            3 => "{".into(),
            4 => "[]".into(),
            _ => definition(""),
        };
        folder.write(format!("{}/{number:04}.json", number % 5), content);
    }
    folder
}

/// All that the help names.
fn formats(folder: &Folder) -> Vec<String> {
    let help = folder.run(["check", "-h"]).out;
    let line = help.lines().find(|line| line.contains("--format <")).unwrap();
    let names = line.split_once("[possible values: ").unwrap().1.trim_end_matches(']');
    names.split(", ").map(str::to_owned).collect()
}

#[test]
fn output_is_the_same_on_any_number() {
    let folder = folder("threads", 500);
    for format in formats(&folder) {
        let run = |threads: &str| {
            let args = ["check", ".", "missing", "--format", &format, "--threads", threads];
            folder.run(args)
        };
        let one = run("1");
        assert_eq!(one.code, Some(2));
        assert!(one.out.len() > 50_000 && one.err.lines().count() == 1, "{}", one.err);
        for threads in ["2", "8", "1000"] {
            assert!(run(threads) == one, "{format} on {threads} threads");
        }
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = folder("broken_pipe", 2000);
    let formats = formats(&folder);
    let formats = formats.iter().map(|format| (vec!["check", "--format", format], 1));
    let others = [(vec!["check", "--threads", "1"], 1), (vec!["rules"], 0)];
    for (args, code) in formats.chain(others) {
        let mut command = folder.command();
        let mut child =
            command.args(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder("full", 10);
    let formats = formats(&folder);
    let formats = formats.iter().map(|format| vec!["check", "--format", format]);
    let others = ["rules", "explain roma/name", "lifecycle", "convert --to swagger 0/0005.json"];
    let others = others.map(|command| command.split(' ').collect());
    for args in formats.chain(others) {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = folder.command().args(&args).stdout(full).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
        assert!(error.contains("apiglint: standard output: No space left"), "{args:?}: {error}");
    }
}
