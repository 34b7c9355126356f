//! A repository of somebody who has a hook installed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::machine::{builders, command, commit_all, emptied, git, run, said, tool, without_rust};
use crate::published::{MIRROR, Repository, SOURCE, wheels};

/// The hooks that there are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hook {
    /// Built by cargo.
    Source,
    /// Built as a wheel.
    BuiltWheel,
    /// The wheel that was published, where there is no Rust.
    Wheel,
}

impl Hook {
    pub(crate) const ALL: [Hook; 3] = [Hook::Source, Hook::BuiltWheel, Hook::Wheel];

    fn id(self) -> &'static str {
        match self {
            Hook::Source => "apiglint-src",
            Hook::BuiltWheel | Hook::Wheel => "apiglint",
        }
    }

    fn repository(self) -> &'static Repository {
        match self {
            Hook::Source => &SOURCE,
            Hook::BuiltWheel => {
                // Two builds of it at a time would take the command away from each other.
                wheels();
                &SOURCE
            }
            Hook::Wheel => &MIRROR,
        }
    }
}

pub(crate) struct User {
    folder: PathBuf,
    hook: Hook,
}

impl User {
    /// Each test has folders of its own name.
    pub(crate) fn new(test: &str, hook: Hook) -> User {
        Self::with_args(test, hook, "")
    }

    /// `args` is what the configuration says of the hook besides its id.
    pub(crate) fn with_args(test: &str, hook: Hook, args: &str) -> User {
        let folder = emptied(&format!("{test}-{hook:?}"));
        let Repository { folder: repo, revision } = hook.repository();
        let config = format!(
            "repos:\n  - repo: '{}'\n    rev: {revision}\n    hooks: [{{ id: {}{args} }}]\n",
            repo.display(),
            hook.id(),
        );
        fs::write(folder.join(".pre-commit-config.yaml"), config).unwrap();
        commit_all(&folder);
        run(command(&tool("pre-commit"), &folder).arg("install"));
        User { folder, hook }
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits everything; whether that passed, and what was said.
    pub(crate) fn commit(&self) -> (bool, String) {
        run(git(&self.folder).args(["add", "--all"]));
        let mut commit = git(&self.folder);
        commit.args(["commit", "--message", "change"]);
        if matches!(self.hook, Hook::Wheel) {
            find_the_wheel(without_rust(&mut commit));
        }
        let output = commit.output().unwrap();
        (output.status.success(), said(&output))
    }

    /// How many commits there are; the first one installed the hook.
    pub(crate) fn commits(&self) -> String {
        run(git(&self.folder).args(["rev-list", "--count", "HEAD"])).trim().to_owned()
    }
}

fn find_the_wheel(command: &mut Command) {
    let places = [wheels(), builders()].map(|folder| folder.display().to_string());
    command.env("PIP_FIND_LINKS", places.join(" "));
}
