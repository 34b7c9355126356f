//! What a release publishes: this repository, the wheel, and the repository of the hook that installs the wheel.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::machine::{command, commit_all, emptied, git, place, run, tool};

/// A repository that hooks can be taken from.
pub(crate) struct Repository {
    pub(crate) folder: PathBuf,
    pub(crate) revision: String,
}

/// This working tree, committed or not.
pub(crate) static SOURCE: LazyLock<Repository> = LazyLock::new(|| {
    let folder = emptied("published");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    for name in run(git(root).args(list)).split_terminator('\0') {
        // What is deleted but not yet committed as such is listed, too.
        if root.join(name).is_file() {
            let copy = folder.join(name);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(root.join(name), copy).unwrap();
        }
    }
    let revision = commit_all(&folder);
    // An earlier run's builds of other revisions.
    emptied("cache");
    Repository { folder, revision }
});

/// The wheel, as the only file in its folder.
pub(crate) static WHEEL: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = emptied("wheels");
    let mut pip = command(&tool("pip"), &SOURCE.folder);
    run(pip.args(["wheel", "--quiet", "--no-deps", "--wheel-dir"]).arg(&folder).arg("."));
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.pop().unwrap()
});

/// The repository of the hook that installs the wheel.
pub(crate) static MIRROR: LazyLock<Repository> = LazyLock::new(|| {
    let folder = emptied("mirror");
    for name in ["pyproject.toml", ".pre-commit-hooks.yaml"] {
        fs::copy(SOURCE.folder.join("hook/mirror").join(name), folder.join(name)).unwrap();
    }
    let revision = commit_all(&folder);
    Repository { folder, revision }
});

/// Where the wheel is found without an index.
pub(crate) fn wheels() -> PathBuf {
    LazyLock::force(&WHEEL);
    place("wheels")
}
