//! `--base` and `--staged`: files compared with what they were at a revision of git, and files as they are staged.
//!
//! All is asked of the program git in a handful of calls, however many files there are; the contents come from one
//! `git cat-file --batch`.

mod blobs;
mod command;
mod compare;
mod listing;
mod repository;
mod scope;
mod versions;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::args::CheckArgs;
use crate::config::Exclusion;
use crate::files::{self, Found};
use blobs::Blobs;
use listing::Intended;
use repository::{Base, Repository, refusal};
use scope::Scope;
use versions::{History, Version};

pub(crate) use compare::{Documents, Judge};

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("against").multiple(true))]
pub(crate) struct GitArgs {
    /// Compare with what the files were at this revision of git, such as HEAD~1
    ///
    /// `REV...` is where the current branch left REV: the merge base of REV and HEAD.
    #[arg(long, value_name = "REV", group = "against")]
    base: Option<String>,

    /// Check what is staged, not the working tree; compare with HEAD, unless --base says otherwise
    ///
    /// Without paths, only the files that are staged.
    #[arg(long, group = "against")]
    staged: bool,

    /// Leave out what was wrong at the base and has not changed
    #[arg(long, requires = "against")]
    new_only: bool,
}

impl GitArgs {
    /// Whether git is asked what has changed.
    pub(crate) fn is_asked(&self) -> bool {
        self.base.is_some() || self.staged
    }

    /// Whether what was wrong before is left out.
    pub(crate) fn is_new_only(&self) -> bool {
        self.new_only
    }

    /// Whether only what is staged is checked.
    pub(crate) fn is_staged(&self) -> bool {
        self.staged
    }
}

/// The files of a run, as git knows them, by their numbers.
pub(crate) struct Versions {
    files: Vec<Version>,
    blobs: Blobs,
    /// What to call the base, before a colon.
    base: String,
    new_only: bool,
}

/// Finds the files to check, and what git knows of them if it is to be asked. If it cannot be, there are none.
pub(crate) fn find(args: &CheckArgs, exclusion: &Arc<Exclusion>) -> (Found, Option<Versions>) {
    if !args.git.is_asked() {
        return (files::find(args.paths(), args.force_exclude, exclusion), None);
    }
    match ask(args, exclusion) {
        Ok((found, versions)) => (found, Some(versions)),
        Err(problem) => {
            let mut found = Found::default();
            found.problems.push(problem.as_str().into());
            (found, None)
        }
    }
}

fn ask(args: &CheckArgs, exclusion: &Arc<Exclusion>) -> Result<(Found, Versions), String> {
    let git = &args.git;
    let paths = if git.staged { &args.paths } else { args.paths() };
    let told = Told::ask(git, !git.staged || !paths.is_empty())?;
    let mut history = told.history();
    let mut scope = Scope::new(paths, &told.repository);
    let stdin = &args.options.stdin_filename;
    let mut found = if git.staged {
        files::find(&stdin_of(paths), false, exclusion)
    } else {
        files::find(paths, args.force_exclude, exclusion)
    };
    let sources = std::mem::take(&mut found.sources);
    let mut files = if git.staged {
        let mut files = history.in_working_tree(sources, stdin, None);
        files.extend(history.staged(&mut scope));
        files
    } else {
        history.in_working_tree(sources, stdin, Some(&mut scope))
    };
    history.leave_out_gone(&files, &scope, &mut found.problems);
    found.problems.append(&mut history.problems);
    files.retain(|(source, _)| !exclusion.excludes(source, args.force_exclude));
    files.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    let (sources, files) = files.into_iter().unzip();
    found.sources = sources;
    let base = told.base.map(|base| base.name).unwrap_or_default();
    let versions = Versions { files, blobs: Blobs::default(), base, new_only: git.new_only };
    Ok((found, versions))
}

/// What git has told of a repository.
struct Told {
    repository: Repository,
    /// None before the first commit.
    base: Option<Base>,
    changes: Vec<u8>,
    /// The same without paths that have no content yet, where there may be such.
    settled: Option<Vec<u8>>,
    index: Vec<u8>,
}

impl Told {
    /// The whole index is needed where more is checked than what is staged.
    fn ask(git: &GitArgs, needs_index: bool) -> Result<Self, String> {
        let option = if git.base.is_some() { "--base" } else { "--staged" };
        let named = |problem: String| format!("{option}: {problem}");
        let repository = Repository::find().map_err(named)?;
        let revision = git.base.as_deref().unwrap_or("HEAD");
        let base = Base::find(revision).map_err(named)?;
        if base.is_none() && !git.staged {
            let why = format!("{NO_COMMIT}, so nothing is at {revision}; --staged does without");
            return Err(named(why));
        }
        let diff = |intended| {
            let told = base.as_ref().map(|base| listing::diff(&base.commit, intended));
            told.transpose().map_err(|failure| named(refusal(&failure)))
        };
        let changes = diff(Intended::Empty)?.unwrap_or_default();
        let may_be_intended = listing::read_diff(&changes).values().any(|it| it.new.is_empty());
        let settled = if may_be_intended { diff(Intended::Absent)? } else { None };
        let index = (needs_index || base.is_none()).then(listing::index).transpose();
        let index = index.map_err(|failure| named(refusal(&failure)))?.unwrap_or_default();
        Ok(Told { repository, base, changes, settled, index })
    }

    fn history(&self) -> History<'_> {
        let mut changes = listing::read_diff(&self.changes);
        let mut index = listing::read_index(&self.index);
        if let Some(settled) = &self.settled {
            let before = std::mem::replace(&mut changes, listing::read_diff(settled));
            let is_there = |path| changes.get(path).is_some_and(|it| it.letter != 'D');
            let is_intended = |path| before.get(path).is_some_and(|it| it.new.is_empty());
            index.retain(|it| is_there(it.path) || !is_intended(it.path));
        }
        History {
            repository: &self.repository,
            changes,
            index,
            is_new: self.base.is_none(),
            problems: Vec::new(),
        }
    }
}

/// The revision and the path of a file that is written `REV:path`, with the path from the top of the repository, or from here
/// if it begins with `./`. None: it is written otherwise, or there is a file of that name.
fn split(named: &Path) -> Option<(&str, &str)> {
    let (revision, path) = named.to_str()?.split_once(':')?;
    let is_drive = cfg!(windows) && matches!(revision.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z']);
    let is_split = !(revision.is_empty() || is_drive || path.is_empty() || named.exists());
    is_split.then_some((revision, path))
}

/// Where a file at a revision stands in the working tree; elsewhere there is none.
pub(crate) fn place(named: &Path) -> Option<PathBuf> {
    let (_, path) = split(named)?;
    if let Some(path) = path.strip_prefix("./") {
        return Some(path.into());
    }
    Some(Repository::find().ok()?.path(path.as_bytes()))
}

/// Reads a file at a revision, if it is one.
pub(crate) fn read(named: &Path, most: usize, bytes: &mut Vec<u8>) -> Option<Result<(), String>> {
    let (revision, path) = split(named)?;
    let oid = Base::find(revision).and_then(|base| {
        let base = base.ok_or_else(|| NO_COMMIT.to_owned())?;
        repository::object(&format!("{}:{path}", base.commit))?
            .ok_or_else(|| format!("there is no such file at {revision}"))
    });
    Some(oid.and_then(|oid| {
        let read = Blobs::default().read(&oid, most, bytes);
        read.map_err(|error| error.to_string())
    }))
}

const NO_COMMIT: &str = "there is no commit yet";

/// Standard input alone: it is neither staged nor in the working tree.
fn stdin_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().filter(|path| path.as_os_str() == "-").cloned().collect()
}
