//! Calls git, so that a repository of unknown origin can make it do nothing but read.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, ErrorKind};
use std::process::{Command, Stdio};

/// Why git gave no answer.
#[derive(Debug)]
pub(super) enum Failure {
    NotInstalled,
    Io(io::Error),
    /// It ran, ended with this code, and said this.
    Refused(Option<i32>, String),
}

/// What a repository's own settings would have it run: monitors of files, pagers, fetches of what is missing.
const SAFE: &[&str] = &["--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false"];

const SET: &[(&str, &str)] = &[
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // Versions before 2.45 know nothing of the line above: no protocol is allowed, so that nothing is fetched.
    ("GIT_ALLOW_PROTOCOL", "none"),
    // Messages in English, by which failures are told apart.
    ("LC_ALL", "C"),
];

/// What would change the meaning of paths, or run something.
const UNSET: &[&str] = &[
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_EXTERNAL_DIFF",
];

/// A call of git. `GIT_DIR`, `GIT_INDEX_FILE` and their like are those of this process, as a hook has them: a commit of
/// some files alone has an index of its own.
pub(super) fn command<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new("git");
    command.args(SAFE).args(args).envs(SET.iter().copied());
    for name in UNSET {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a call prints.
pub(super) fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Result<Vec<u8>, Failure> {
    let output = command(args).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::Refused(output.status.code(), said))
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Failure::NotInstalled,
            _ => Failure::Io(error),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NotInstalled => {
                f.write_str("the program `git` is needed, and is not installed")
            }
            Failure::Io(error) => write!(f, "git: {error}"),
            Failure::Refused(Some(code), said) if said.is_empty() => {
                write!(f, "git ended with code {code}")
            }
            Failure::Refused(None, said) if said.is_empty() => f.write_str("git was stopped"),
            Failure::Refused(_, said) => {
                // Warnings and hints stand around it.
                let mut lines = said.lines();
                let fatal = lines.clone().find(|line| line.starts_with("fatal: "));
                write!(f, "git: {}", fatal.or(lines.next()).unwrap_or(said))
            }
        }
    }
}
