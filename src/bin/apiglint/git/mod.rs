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

use std::path::PathBuf;
use std::sync::Arc;

use crate::args::CheckArgs;
use crate::config::Exclusion;
use crate::files::{self, Found};
use blobs::Blobs;
use repository::Repository;
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

/// The files of a run, as git knows them, by their numbers.
pub(crate) struct Versions {
    files: Vec<Version>,
    blobs: Blobs,
    /// What to call the base, before a colon.
    base: String,
    new_only: bool,
}

impl GitArgs {
    /// Whether git is asked what has changed.
    pub(crate) fn is_asked(&self) -> bool {
        self.base.is_some() || self.staged
    }
}

/// Finds the files to check, and what git knows of them if it is to be asked.
pub(crate) fn find(
    args: &CheckArgs,
    exclusion: &Arc<Exclusion>,
) -> Result<(Found, Option<Versions>), String> {
    let git = &args.git;
    if !git.is_asked() {
        return Ok((files::find(args.paths(), exclusion), None));
    }
    let paths = if git.staged { &args.paths } else { args.paths() };
    let repository = Repository::find()?;
    let revision = git.base.as_deref().unwrap_or("HEAD");
    let base = repository.base(revision)?;
    if base.is_none() && !git.staged {
        return Err(format!(
            "--base: there is no commit yet, so nothing is at {revision}; --staged does without"
        ));
    }
    let differs = base.as_ref().map(|base| listing::diff(&base.commit));
    let differs = differs.transpose().map_err(|failure| failure.to_string())?.unwrap_or_default();
    let is_index_asked = !git.staged || !paths.is_empty() || base.is_none();
    let index = is_index_asked.then(listing::index).transpose();
    let index = index.map_err(|failure| failure.to_string())?.unwrap_or_default();
    let mut history = History {
        repository: &repository,
        changes: listing::read_diff(&differs),
        index: listing::read_index(&index),
        is_new: base.is_none(),
        problems: Vec::new(),
    };
    let scope = Scope::new(paths, &repository);
    let stdin = &args.options.stdin_filename;
    let paths = if git.staged { &*stdin_of(paths) } else { paths };
    let mut found = files::find(paths, exclusion);
    let sources = std::mem::take(&mut found.sources);
    let mut files = if git.staged {
        let mut files = history.in_working_tree(sources, stdin, None);
        files.extend(history.staged(scope));
        files
    } else {
        history.in_working_tree(sources, stdin, Some(scope))
    };
    found.problems.append(&mut history.problems);
    files.retain(|(source, _)| !exclusion.excludes(source));
    files.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    let (sources, files) = files.into_iter().unzip();
    found.sources = sources;
    let base = base.map(|base| base.name).unwrap_or_default();
    let versions = Versions { files, blobs: Blobs::default(), base, new_only: git.new_only };
    Ok((found, Some(versions)))
}

/// Standard input alone: it is neither staged nor in the working tree.
fn stdin_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().filter(|path| path.as_os_str() == "-").cloned().collect()
}
