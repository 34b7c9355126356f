//! Which files to check, and their bytes.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use crate::problem::Problem;

/// Something to check. Standard input comes before files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File {
        path: PathBuf,
        /// Whether it was found in a folder, and not named.
        found: bool,
    },
}

impl Source {
    /// Reads it into an empty buffer, but no more than one byte beyond `most`: enough to see that there is
    /// more, also where there is no end, as in `/dev/zero`.
    pub(crate) fn read(&self, most: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.clear();
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        match self {
            Source::Stdin => io::stdin().lock().take(most).read_to_end(bytes)?,
            Source::File { path, .. } => File::open(path)?.take(most).read_to_end(bytes)?,
        };
        Ok(())
    }

    /// A file that is named.
    pub(crate) fn named(path: &Path) -> Self {
        Source::File { path: path.into(), found: false }
    }

    /// What to call it.
    pub(crate) fn name<'a>(&'a self, stdin: &'a str) -> Cow<'a, str> {
        match self {
            Source::Stdin => Cow::Borrowed(stdin),
            Source::File { path, .. } => path.to_string_lossy(),
        }
    }

    /// How it is written, by its name; a name that does not tell is taken for JSON's.
    pub(crate) fn format(&self, stdin: &str) -> Format {
        let name = self.name(stdin);
        Format::of(Path::new(&*name)).unwrap_or(Format::Json)
    }

    /// Whether it was found in a folder, and not named.
    pub(crate) fn is_found(&self) -> bool {
        matches!(self, Source::File { found: true, .. })
    }

    /// Whether it can be read again.
    pub(crate) fn is_regular(&self) -> bool {
        match self {
            Source::Stdin => false,
            Source::File { path, .. } => fs::metadata(path).is_ok_and(|it| it.is_file()),
        }
    }

    fn path(&self) -> &OsStr {
        match self {
            Source::Stdin => OsStr::new(""),
            Source::File { path, .. } => path.as_os_str(),
        }
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Yaml,
}

impl Format {
    /// By the ending of a name.
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        let endings = [("json", Format::Json), ("yaml", Format::Yaml), ("yml", Format::Yaml)];
        let known = endings.into_iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        known.map(|(_, format)| format)
    }
}

/// What the arguments of the command line stand for.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In the order of their names, each once.
    pub(crate) sources: Vec<Source>,
    /// What could not be looked at, and why.
    pub(crate) problems: Vec<Problem>,
}

/// Finds the files that paths, folders and globs stand for.
pub(crate) fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        found.add(path);
    }
    // What is named and found, too, is named.
    found.sources.sort_by(|a, b| (a.path(), a.is_found()).cmp(&(b.path(), b.is_found())));
    found.sources.dedup_by(|a, b| a.path() == b.path());
    found
}

impl Found {
    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            self.sources.push(Source::Stdin);
            return;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.add_folder(path),
            Ok(_) => self.add_file(path, false),
            Err(error) if error.kind() == ErrorKind::NotFound && is_glob(path) => {
                self.add_glob(path);
            }
            Err(error) => self.complain(path, &error),
        }
    }

    fn add_file(&mut self, path: &Path, found: bool) {
        // Each file has one name, so that it is checked once: `./a.json` is `a.json`.
        let path = path.components().filter(|component| *component != Component::CurDir);
        self.sources.push(Source::File { path: path.collect(), found });
    }

    fn add_folder(&mut self, folder: &Path) {
        self.walk(&walker(folder), |found, entry| {
            if is_file(entry) && Format::of(entry.path()).is_some() {
                found.add_file(entry.path(), true);
            }
        });
    }

    /// Shells that leave globs alone, and quoted globs.
    fn add_glob(&mut self, path: &Path) {
        let (folder, glob) = match split_glob(path) {
            Ok(parts) => parts,
            Err(error) => return self.complain(path, &error),
        };
        let mut walker = walker(&folder);
        if !path.to_string_lossy().contains("**") {
            walker.max_depth(Some(path.components().count()));
        }
        let before = self.sources.len();
        self.walk(&walker, |found, entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let matches = glob.matched(entry.path(), is_folder).is_whitelist();
            if matches && is_folder {
                found.add_folder(entry.path());
            } else if matches && is_file(entry) {
                found.add_file(entry.path(), false);
            }
        });
        if self.sources.len() == before {
            self.complain(path, &"matches no file");
        }
    }

    fn walk(&mut self, walker: &WalkBuilder, mut visit: impl FnMut(&mut Self, &DirEntry)) {
        for entry in walker.build() {
            match entry {
                Ok(entry) => visit(self, &entry),
                Err(error) => self.problems.push(problem(&error)),
            }
        }
    }

    fn complain(&mut self, path: &Path, reason: &dyn std::fmt::Display) {
        self.problems.push(Problem::new(path.to_string_lossy(), reason));
    }
}

/// What could not be looked at in a folder.
fn problem(error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::WithDepth { err, .. } => problem(err),
        ignore::Error::WithPath { path, err } => Problem::new(path.to_string_lossy(), err),
        error => Problem::new("", error),
    }
}

/// Goes through a folder; leaves out what is hidden or ignored, and follows no links.
fn walker(folder: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(folder);
    // A `.gitignore` counts in an archive of a repository, too.
    walker.require_git(false);
    walker
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folder in which to look, and what to look for there.
fn split_glob(path: &Path) -> Result<(PathBuf, Override), ignore::Error> {
    let plain = path.components().take_while(|component| !is_glob(component.as_ref()));
    let mut folder: PathBuf = plain.collect();
    let rest = path.strip_prefix(&folder).unwrap_or(path).components();
    let rest: Vec<_> = rest.map(|component| component.as_os_str().to_string_lossy()).collect();
    if folder.as_os_str().is_empty() {
        folder.push(".");
    }
    // The slash keeps `*.json` from matching in folders below.
    let glob = OverrideBuilder::new(&folder).add(&format!("/{}", rest.join("/")))?.build()?;
    Ok((folder, glob))
}
