//! A folder to work in, and the command run in it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// An empty folder, removed in the end.
pub(crate) struct Folder(PathBuf);

/// What a run has left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// Each test has one of its own name.
    pub(crate) fn new(test: &str) -> Self {
        Folder::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join(test))
    }

    pub(crate) fn at(path: PathBuf) -> Self {
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The command, with nothing of this machine's settings.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apiglint"));
        command.current_dir(&self.0).stdin(Stdio::null());
        command.env("HOME", &self.0).env("XDG_CONFIG_HOME", &self.0).env("TERM", "xterm");
        for variable in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
            command.env_remove(variable);
        }
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(self.command().args(args), b"")
    }

    pub(crate) fn run_with_stdin(&self, args: &[&str], stdin: &[u8]) -> Ran {
        Ran::of(self.command().args(args), stdin)
    }

    /// The result of `check --format json`.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(["check", "--format", "json"].iter().chain(args));
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Ran {
    pub(crate) fn of(command: &mut Command, stdin: &[u8]) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read its input closes it early.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The line at the end that counts.
    pub(crate) fn summary(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }
}

/// A definition in one line, with these parameters.
pub(crate) fn definition(parameters: &str) -> String {
    format!(
        r#"{{"name":"api","path":"/orders","method":"POST","version":"1.0","content_type":"json","roma_app_id":"a1","parameters":[{parameters}]}}"#
    )
}

/// A definition with an error. Each of these is in an integration application of its own.
pub(crate) fn broken() -> String {
    definition("").replace("/orders", "orders").replace("a1", "b1")
}

/// A definition with a warning.
pub(crate) fn doubtful() -> String {
    definition("").replace("/orders", "/orders/").replace("a1", "d1")
}

/// A definition with a note.
pub(crate) fn noted() -> String {
    definition(r#"{"name":"id","in":"Headers","default":"1","required":true}"#).replace("a1", "n1")
}
