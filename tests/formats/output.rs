//! Where results go, and that nothing but the files decides what they are.

use std::fs;

use crate::command::{Folder, broken};
use crate::runs::{FORMATS, dirty};

/// `--format` has the formats that are tested.
#[test]
fn every_format_is_here() {
    let folder = Folder::new("formats_all");
    let ran = folder.run(["check", "--format", "none"]);
    let values = format!("[possible values: {}]", FORMATS.join(", "));
    assert!(ran.err.contains(&values), "{}", ran.err);
}

#[test]
fn output_is_the_same_on_any_number_of_threads() {
    let folder = dirty("formats_threads");
    for number in 0..100 {
        folder.write(
            format!("more/{number:02}.json"),
            broken().replace("b1", &format!("m{}", number / 2)),
        );
    }
    for format in FORMATS {
        let run = |threads| {
            let args = ["check", ".", "gone.json", "--format", format, "--threads", threads];
            folder.run(args)
        };
        let one = run("1");
        assert_eq!(one.code, Some(2));
        for threads in ["2", "8"] {
            assert!(run(threads) == one, "{format} on {threads} threads");
        }
    }
}

#[test]
fn quiet_is_quiet() {
    let folder = dirty("formats_quiet");
    for format in FORMATS {
        let ran = folder.run(["check", "--quiet", "--format", format]);
        // SARIF lists the rules before.
        let found = ran.out.split_once("\"results\"").map_or(&*ran.out, |(_, results)| results);
        assert!(found.contains("roma/path"), "{format}");
        assert!(!found.contains("roma/required-default"), "{format}: {found}");
    }
}

#[test]
fn a_file_is_what_would_have_been_written() {
    let folder = dirty("formats_file");
    let outside = Folder::new("formats_file_results");
    let result = outside.path().join("result");
    for format in FORMATS {
        fs::write(&result, "old").unwrap();
        let to_file =
            folder.run(["check", "--format", format, "--output", result.to_str().unwrap()]);
        let ran = folder.run(["check", "--format", format]);
        assert_eq!((to_file.code, to_file.out.as_str()), (ran.code, ""), "{format}");
        assert_eq!(fs::read_to_string(&result).unwrap(), ran.out, "{format}");
    }
    // Nothing else is left behind.
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_cannot_be_written() {
    let folder = dirty("formats_no_file");
    let ran = folder.run(["check", "-o", "no/such/folder.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, "apiglint: no/such/folder.txt: No such file or directory (os error 2)\n");
}

/// A file is not coloured because the terminal is.
#[test]
fn a_file_is_not_coloured_unless_asked_for() {
    let folder = Folder::new("formats_file_colours");
    folder.write("broken.json", broken());
    for (color, is_coloured) in [("auto", false), ("never", false), ("always", true)] {
        let mut command = folder.command();
        command.env("CLICOLOR_FORCE", "1");
        command.args(["check", "broken.json", "-o", "out.txt", "--color", color]);
        assert_eq!(command.output().unwrap().status.code(), Some(1));
        let text = fs::read_to_string(folder.path().join("out.txt")).unwrap();
        assert_eq!(text.contains('\x1b'), is_coloured, "{color}");
    }
}

#[cfg(unix)]
#[test]
fn links_stay_and_devices_are_written_to() {
    let folder = Folder::new("formats_links");
    folder.write("broken.json", broken()).write("real/out.txt", "old");
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink("real/out.txt", &link).unwrap();
    folder.run(["check", "broken.json", "-o", "link.txt"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let text = fs::read_to_string(folder.path().join("real/out.txt")).unwrap();
    assert!(text.starts_with("error[roma/path]"), "{text}");
    let ran = folder.run(["check", "broken.json", "-o", "/dev/stderr"]);
    assert_eq!(ran.err, text);
}

/// Even if a run is cut off, what was there before stays.
#[cfg(target_os = "linux")]
#[test]
fn a_file_is_replaced_as_a_whole() {
    use std::os::unix::fs::MetadataExt;
    let folder = Folder::new("formats_atomic");
    folder.write("broken.json", broken()).write("out.txt", "old");
    let path = folder.path().join("out.txt");
    let before = fs::metadata(&path).unwrap().ino();
    let open = fs::File::open(&path).unwrap();
    folder.run(["check", "broken.json", "-o", "out.txt"]);
    assert_ne!(fs::metadata(&path).unwrap().ino(), before);
    assert_eq!(std::io::read_to_string(open).unwrap(), "old");
}
