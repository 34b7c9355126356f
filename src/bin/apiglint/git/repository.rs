//! The repository around the current folder: its commits, and its paths.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::command::{Failure, run};

/// A working tree. Paths in it, as git has them, are bytes with `/` between, counted from its top; here they are keys.
pub(super) struct Repository {
    top: PathBuf,
    /// From the top to the current folder, `/` at the end; empty at the top.
    prefix: Vec<u8>,
}

/// The commit that files are compared with.
pub(super) struct Base {
    pub(super) commit: String,
    /// What to call it, before the colon of `REV:path`.
    pub(super) name: String,
}

/// Of a merge base, which no name leads to: as many digits of it as tell it apart.
const DIGITS: usize = 12;

/// Behind a revision: not it, but where the current branch left it, as in `git diff main...`.
const MERGE_BASE: &str = "...";

/// What to do where a partial clone lacks something.
pub(super) const FETCH_ALL: &str = "`git fetch --refetch --no-filter` brings all";

impl Repository {
    pub(super) fn find() -> Result<Self, String> {
        let told = run(["rev-parse", "--show-cdup", "--show-prefix", "--show-toplevel"]);
        let told = told.map_err(|failure| refusal(&failure))?;
        let (up, rest) = split_line(&told);
        // The prefix has as many folders as lead up, and they may have line ends in their names.
        let folders = if up.starts_with(b"../") { up.len() / 3 } else { 0 };
        let (prefix, top) = rest.split_at(end_of_folder(rest, folders));
        let top = top.strip_prefix(b"\n").unwrap_or(top);
        let top = path_of(top.strip_suffix(b"\n").unwrap_or(top));
        Ok(Repository { top, prefix: prefix.to_vec() })
    }

    /// The key of a path, which is relative to the current folder or absolute; none if it leads out of the working tree.
    pub(super) fn key(&self, path: &Path) -> Option<Vec<u8>> {
        let key = if path.is_absolute() {
            path.strip_prefix(&self.top).ok().and_then(|inside| joined(&[], inside))
        } else {
            joined(&self.prefix, path)
        };
        key.or_else(|| self.key_of_target(path))
    }

    /// The key of what a path leads to through folders that are links.
    pub(super) fn key_of_target(&self, path: &Path) -> Option<Vec<u8>> {
        joined(&[], resolved(path)?.strip_prefix(&self.top).ok()?)
    }

    /// The path to a key from the current folder.
    pub(super) fn path(&self, key: &[u8]) -> PathBuf {
        let (mut shared, mut up) = (0, 0);
        for folder in self.prefix.split_inclusive(|&byte| byte == b'/') {
            if up == 0 && key[shared..].starts_with(folder) {
                shared += folder.len();
            } else {
                up += 1;
            }
        }
        let mut path: PathBuf = std::iter::repeat_n("..", up).collect();
        path.push(path_of(&key[shared..]));
        path
    }
}

impl Base {
    /// The commit that a revision is; none if there is no commit yet.
    pub(super) fn find(revision: &str) -> Result<Option<Self>, String> {
        let name = revision.strip_suffix(MERGE_BASE).unwrap_or(revision);
        if name.is_empty() {
            return Err("must name a revision, such as HEAD~1".into());
        }
        if name.starts_with('-') {
            return Err("a revision cannot start with '-'".into());
        }
        if name.contains("..") {
            return Err(format!(
                "must be one revision, not a range; behind it, `{MERGE_BASE}` means its merge base with HEAD"
            ));
        }
        let Some(commit) = object(&format!("{name}^{{commit}}"))? else {
            return if is_unborn(name) { Ok(None) } else { Err(unknown(name)) };
        };
        if name == revision {
            return Ok(Some(Base { commit, name: name.into() }));
        }
        let commit = match run(["merge-base", &commit, "HEAD"]) {
            Ok(told) => line(&told),
            Err(Failure::Refused(Some(1), _)) => return Err(unrelated(name)),
            Err(failure) => return Err(refusal(&failure)),
        };
        let name = commit.get(..DIGITS).unwrap_or(&commit).into();
        Ok(Some(Base { commit, name }))
    }
}

fn unknown(name: &str) -> String {
    let way = if is_shallow() {
        "this clone is shallow: fetch it with `git fetch --depth=1 origin REV`, or have the checkout fetch all \
         history (`fetch-depth: 0`)"
    } else {
        "if it is a branch of a remote, fetch it and say `origin/REV`"
    };
    format!("git knows no commit `{name}`; {way}")
}

fn unrelated(name: &str) -> String {
    if is_shallow() {
        format!(
            "the merge base of `{name}` and HEAD is not in this clone, which is shallow; fetch more with \
             `git fetch --deepen=100`, or have the checkout fetch all history (`fetch-depth: 0`)"
        )
    } else {
        format!("`{name}` and HEAD have no commit in common, so there is no merge base")
    }
}

fn is_shallow() -> bool {
    run(["rev-parse", "--is-shallow-repository"]).is_ok_and(|told| line(&told) == "true")
}

/// Why git does not answer, and what can be done.
pub(super) fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Refused(_, said) if said.contains("not a git repository") => {
            "this folder is in no git repository".into()
        }
        Failure::Refused(_, said) if said.contains("must be run in a work tree") => {
            "this repository has no working tree here".into()
        }
        Failure::Refused(_, said) if said.contains("dubious ownership") => {
            "git does not trust this repository, which belongs to somebody else; `git config --global --add \
             safe.directory` makes an exception"
                .into()
        }
        // It would compare contents to find renames.
        Failure::Refused(_, said) if said.contains("promisor remote") => {
            format!("git does not have all contents here; {FETCH_ALL}")
        }
        failure => failure.to_string(),
    }
}

/// The name of the object that an expression leads to, if it leads to one.
pub(super) fn object(expression: &str) -> Result<Option<String>, String> {
    match run(["rev-parse", "--verify", "--quiet", "--end-of-options", expression]) {
        Ok(told) => Ok(Some(line(&told))),
        Err(Failure::Refused(Some(1), _)) => Ok(None),
        Err(failure) => Err(refusal(&failure)),
    }
}

/// Whether the revision is HEAD, which leads to a branch without a commit.
fn is_unborn(name: &str) -> bool {
    if !matches!(name, "HEAD" | "@") {
        return false;
    }
    let branch = run(["symbolic-ref", "--quiet", "HEAD"]).map(|told| line(&told));
    branch.is_ok_and(|branch| run(["show-ref", "--verify", "--quiet", "--", &branch]).is_err())
}

fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len());
    (&text[..end], text.get(end + 1..).unwrap_or_default())
}

/// Where the first folders of a path end.
fn end_of_folder(path: &[u8], folders: usize) -> usize {
    let slashes = path.iter().enumerate().filter(|&(_, &byte)| byte == b'/');
    let last = folders.checked_sub(1).and_then(|before| slashes.map(|(at, _)| at).nth(before));
    last.map_or(0, |at| at + 1)
}

fn line(told: &[u8]) -> String {
    String::from_utf8_lossy(told).trim().to_owned()
}

/// A path behind a prefix, without `.` and `..`; none if it leads out.
fn joined(prefix: &[u8], path: &Path) -> Option<Vec<u8>> {
    let mut steps: Vec<Vec<u8>> = prefix
        .split(|&byte| byte == b'/')
        .filter(|step| !step.is_empty())
        .map(Into::into)
        .collect();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(steps.pop()?),
            Component::Normal(name) => steps.push(bytes_of(name.to_owned())),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(steps.join(&b'/'))
}

/// An absolute path, its folder without symbolic links: git says where the top really is.
fn resolved(path: &Path) -> Option<PathBuf> {
    Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?))
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec()).into()
}

#[cfg(unix)]
fn bytes_of(name: OsString) -> Vec<u8> {
    use std::os::unix::ffi::OsStringExt;
    name.into_vec()
}

/// Elsewhere git writes UTF-8.
#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(not(unix))]
fn bytes_of(name: OsString) -> Vec<u8> {
    name.to_string_lossy().into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(prefix: &str) -> Repository {
        Repository { top: "/repo".into(), prefix: prefix.into() }
    }

    #[test]
    fn keys_and_paths() {
        for (prefix, path, key) in [
            ("", "a.json", "a.json"),
            ("", "a/b.json", "a/b.json"),
            ("apis/", "a.json", "apis/a.json"),
            ("apis/", "../b/a.json", "b/a.json"),
            ("apis/deep/", "../a.json", "apis/a.json"),
            ("apis/deep/", "../../c/a.json", "c/a.json"),
        ] {
            let repository = repository(prefix);
            assert_eq!(repository.key(Path::new(path)), Some(key.into()), "{prefix} {path}");
            assert_eq!(repository.path(key.as_bytes()), Path::new(path), "{prefix} {key}");
        }
    }

    #[test]
    fn keys_of_other_ways_to_write_a_path() {
        let repository = repository("apis/");
        for (path, key) in [
            (".", Some("apis")),
            ("..", Some("")),
            ("./x/../a.json", Some("apis/a.json")),
            ("/repo/b.json", Some("b.json")),
            ("../../b.json", None),
            ("/nowhere/b.json", None),
        ] {
            assert_eq!(repository.key(Path::new(path)), key.map(Into::into), "{path}");
        }
    }
}
