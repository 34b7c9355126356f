//! The wheel by itself.

use std::path::Path;

use crate::machine::{command, emptied, run, tool, without_rust};
use crate::published::WHEEL;

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_fresh_environment_runs_it() {
    let folder = emptied("environment");
    run(command(Path::new("python3"), &folder).args(["-m", "venv", "."]));
    let mut pip = command(&folder.join("bin/pip"), &folder);
    run(without_rust(&mut pip).args(["install", "--quiet"]).arg(&*WHEEL));

    let version = run(command(&folder.join("bin/apiglint"), &folder).arg("--version"));

    assert_eq!(version, concat!("apiglint ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn it_holds_the_command_and_no_python() {
    let name = WHEEL.file_name().unwrap().to_str().unwrap();
    let start = concat!("apiglint-", env!("CARGO_PKG_VERSION"), "-py3-none-");
    assert!(name.starts_with(start), "{name}");

    let list = ["-m", "zipfile", "--list"];
    let files = run(command(&tool("python"), Path::new("/")).args(list).arg(&*WHEEL));

    let base = concat!("apiglint-", env!("CARGO_PKG_VERSION"));
    let command = format!("{base}.data/scripts/apiglint");
    assert!(files.contains(&command), "{files}");
    assert!(files.contains(&format!("{base}.dist-info/licenses/LICENSE-MIT")), "{files}");
    for line in files.lines().skip(1).filter(|line| !line.starts_with(&command)) {
        assert!(line.starts_with(&format!("{base}.dist-info/")), "{line}");
    }
}

#[test]
fn the_mirror_installs_this_version() {
    let mirror = include_str!("../../hook/mirror/pyproject.toml");
    let wanted = concat!("dependencies = [\"apiglint==", env!("CARGO_PKG_VERSION"), "\"]");
    assert!(mirror.contains(wanted), "{mirror}");
}
