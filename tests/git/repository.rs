//! A repository to work in, apart from the settings of this machine, and the command run in it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with a repository in it, removed in the end.
pub(crate) struct Repository {
    root: PathBuf,
    /// Where commands run.
    pub(crate) folder: PathBuf,
}

/// What a run has left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The time of every commit, so that each has the same name in every run.
const TIME: &str = "1760000000 +0000";

impl Repository {
    /// A folder without a repository. Each test has one of its own name.
    pub(crate) fn none(test: &str) -> Self {
        // Not below this repository, which git would find.
        let root = std::env::temp_dir().join(format!("apiglint-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let folder = root.join("work");
        fs::create_dir_all(&folder).unwrap();
        Repository { folder: folder.canonicalize().unwrap(), root: root.canonicalize().unwrap() }
    }

    /// A repository without a commit.
    pub(crate) fn new(test: &str) -> Self {
        let repository = Repository::none(test);
        repository.git(&["init", "--quiet"]);
        repository.git(&["symbolic-ref", "HEAD", "refs/heads/main"]);
        repository
    }

    /// A repository with files in its first commit.
    pub(crate) fn with(test: &str, files: &[(&str, &str)]) -> Self {
        let repository = Repository::new(test);
        for (path, text) in files {
            repository.write(path, text);
        }
        repository.commit();
        repository
    }

    /// A folder beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The same, with commands run in another folder.
    pub(crate) fn within(&self, folder: impl AsRef<Path>) -> Within<'_> {
        Within { repository: self, folder: self.folder.join(folder) }
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// A program that commands can run.
    pub(crate) fn program(&self, path: impl AsRef<Path>, script: &str) -> &Self {
        self.write(&path, format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(self.folder.join(path), fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    /// Replaces some text in a file.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.folder.join(path)).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        self.write(path, text.replace(from, to))
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.folder.join(path)).unwrap();
        self
    }

    /// Commits the whole working tree.
    pub(crate) fn commit(&self) -> &Self {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "-"]);
        self
    }

    pub(crate) fn git<S: AsRef<OsStr>>(&self, args: &[S]) -> String {
        self.within("").git(args)
    }

    pub(crate) fn check(&self, args: &str) -> Ran {
        self.within("").check(args)
    }

    /// What `check` finds without its lines: rules and subjects, places, and the summary.
    pub(crate) fn brief(&self, args: &str) -> String {
        self.check(args).brief()
    }
}

/// A folder of a repository.
pub(crate) struct Within<'r> {
    repository: &'r Repository,
    folder: PathBuf,
}

impl Within<'_> {
    /// A program, with nothing of this machine's settings.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("GIT_") || name.starts_with("CLICOLOR") || name == "NO_COLOR" {
                command.env_remove(name);
            }
        }
        command.env("HOME", &self.repository.root).env("XDG_CONFIG_HOME", &self.repository.root);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "A").env(format!("GIT_{role}_EMAIL"), "a@b");
            command.env(format!("GIT_{role}_DATE"), TIME);
        }
        command
    }

    pub(crate) fn git<S: AsRef<OsStr>>(&self, args: &[S]) -> String {
        let output = self.command("git").args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    pub(crate) fn apiglint(&self, args: &str) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_apiglint"));
        command.args(args.split_whitespace());
        command
    }

    pub(crate) fn check(&self, args: &str) -> Ran {
        Ran::of(self.apiglint(&format!("check {args}")).output().unwrap())
    }

    pub(crate) fn check_stdin(&self, args: &str, stdin: &str) -> Ran {
        let mut command = self.apiglint(&format!("check {args}"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What is found, without source lines, remarks and empty lines.
    pub(crate) fn brief(&self) -> String {
        let is_kept = |line: &&str| {
            let trimmed = line.trim_start();
            let is_place = trimmed.starts_with("-->");
            is_place
                || !(line.is_empty()
                    || line.starts_with(' ')
                    || line.starts_with(|c: char| c.is_ascii_digit() && line.contains(" | ")))
        };
        let lines: Vec<_> = self.out.lines().filter(is_kept).map(str::trim_start).collect();
        format!("{}{}", self.err, lines.join("\n"))
    }

    /// That there is nothing but a problem, and that it could not be checked.
    pub(crate) fn problem(&self) -> &str {
        let out = "no violations in 0 files; 1 path could not be checked\n";
        assert_eq!((self.code, self.out.as_str()), (Some(2), out), "{self:?}");
        self.err.strip_prefix("apiglint: ").unwrap().trim_end()
    }
}

/// A deployed definition, a member a line.
pub(crate) const DEPLOYED: &str = r#"{
  "name": "orders",
  "path": "/orders",
  "method": "GET",
  "version": "1.0",
  "content_type": "json",
  "roma_app_id": "a-1",
  "status": 4
}
"#;

/// A definition in one line, with these members besides those that it must have.
pub(crate) fn definition(members: &str) -> String {
    format!(
        r#"{{ {members}, "method": "GET", "version": "1.0", "content_type": "json", "roma_app_id": "a-1" }}"#
    )
}
