//! Which files to check, and their bytes.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use crate::config::Exclusion;
use crate::folder::Folder;
use crate::problem::Problem;

/// Something to check. Standard input comes before files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File {
        path: PathBuf,
        /// Whether it was found in a folder, and not named.
        found: bool,
        /// Whether its bytes come once: a pipe, such as `<(…)` in a shell, or a terminal.
        stream: bool,
    },
}

/// Room for most files: so each is read at once.
const ROOM: usize = 16 << 10;

impl Source {
    /// Reads it into an empty buffer, but no more than one byte beyond `most`: enough to see that there is
    /// more, also where there is no end, as in `/dev/zero`.
    pub(crate) fn read(&self, most: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.clear();
        bytes.reserve(ROOM);
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        match self {
            Source::Stdin => io::stdin().lock().take(most).read_to_end(bytes)?,
            Source::File { path, .. } => File::open(path)?.take(most).read_to_end(bytes)?,
        };
        Ok(())
    }

    /// A file that is named.
    pub(crate) fn named(path: &Path) -> Self {
        Source::File { path: path.into(), found: false, stream: false }
    }

    /// Whether its bytes come once.
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self, Source::Stdin | Source::File { stream: true, .. })
    }

    /// What to call it.
    pub(crate) fn name<'a>(&'a self, stdin: &'a str) -> Cow<'a, str> {
        match self {
            Source::Stdin => Cow::Borrowed(stdin),
            Source::File { path, .. } => lossy(path),
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

    /// The path of a file.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Source::Stdin => None,
            Source::File { path, .. } => Some(path),
        }
    }

    /// Orders files by their names. What is named and found, too, is named.
    pub(crate) fn order(&self) -> (Option<&OsStr>, bool) {
        (self.file().map(Path::as_os_str), self.is_found())
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
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        let endings = [("json", Format::Json), ("yaml", Format::Yaml), ("yml", Format::Yaml)];
        let known = endings.into_iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        known.map(|(_, format)| format)
    }
}

/// What the arguments of the command line stand for.
#[derive(Debug, Default)]
pub(crate) struct Found {
    exclusion: Arc<Exclusion>,
    /// In the order of their names, each once.
    pub(crate) sources: Vec<Source>,
    /// What could not be looked at, and why.
    pub(crate) problems: Vec<Problem>,
    /// Whether what is named counts only if it would be found in its folder.
    findable: bool,
}

/// Finds the files that paths, folders and globs stand for, but for those that are excluded. Files that are named are always
/// among them, unless only `findable` ones are wanted.
pub(crate) fn find(paths: &[PathBuf], findable: bool, exclusion: &Arc<Exclusion>) -> Found {
    let mut found = Found { findable, exclusion: exclusion.clone(), ..Found::default() };
    for path in paths {
        found.add(path);
    }
    found.order();
    if paths.len() > 1 && !paths.iter().all(|path| is_plain(path)) {
        found.keep_one_of_each();
    }
    found.sources.retain(|source| !exclusion.excludes(source, false));
    found
}

/// Whether a file that is found there has one name: it neither leads out of the working directory nor begins at the root.
fn is_plain(path: &Path) -> bool {
    path.components().all(|it| matches!(it, Component::Normal(_) | Component::CurDir))
}

impl Found {
    fn order(&mut self) {
        self.sources.sort_by(|a, b| a.order().cmp(&b.order()));
        self.sources.dedup_by(|a, b| a.file() == b.file());
    }

    /// Leaves out files that are there under another name, such as `/apis/a.json` beside `a.json`; rather those that were
    /// found than those that were named.
    fn keep_one_of_each(&mut self) {
        let (here, mut seen) = (Folder::here(), HashSet::new());
        self.sources.sort_by_key(Source::is_found);
        self.sources
            .retain(|source| source.file().is_none_or(|file| seen.insert(here.absolute(file))));
        self.order();
    }

    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            self.sources.push(Source::Stdin);
            return;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.add_folder(path),
            Ok(_) if self.findable && !is_findable(path) => {}
            Ok(metadata) => self.add_file(path, self.findable, !metadata.is_file()),
            Err(error) if error.kind() == ErrorKind::NotFound && is_glob(path) => {
                self.add_glob(path);
            }
            Err(error) => self.complain(path, &error),
        }
    }

    /// Adds a file of a folder that was gone through: but for `./`, its name is [`named`] already.
    fn add_found(&mut self, entry: DirEntry, found: bool) {
        let path = entry.into_path();
        let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
        self.sources.push(Source::File { path, found, stream: false });
    }

    fn add_file(&mut self, path: &Path, found: bool, stream: bool) {
        self.sources.push(Source::File { path: named(path), found, stream });
    }

    fn add_folder(&mut self, folder: &Path) {
        self.walk(&self.walker(folder), |found, entry| {
            if is_file(&entry) && Format::of(entry.path()).is_some() {
                found.add_found(entry, true);
            }
        });
    }

    /// Shells that leave globs alone, and quoted globs.
    fn add_glob(&mut self, path: &Path) {
        let (folder, glob) = match split_glob(path) {
            Ok(parts) => parts,
            Err(error) => return self.complain(path, &error),
        };
        let mut walker = self.walker(&folder);
        if !path.to_string_lossy().contains("**") {
            walker.max_depth(Some(path.components().count()));
        }
        let before = self.sources.len();
        self.walk(&walker, |found, entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let matches = glob.matched(entry.path(), is_folder).is_whitelist();
            if matches && is_folder {
                found.add_folder(entry.path());
            } else if matches && is_file(&entry) && !found.exclusion.matches(entry.path()) {
                found.add_found(entry, false);
            }
        });
        if self.sources.len() == before {
            self.complain(path, &"matches no file");
        }
    }

    /// Goes through a folder; leaves out what is hidden, ignored or excluded, and follows no links.
    fn walker(&self, folder: &Path) -> WalkBuilder {
        let name = named(folder);
        let mut walker = WalkBuilder::new(if name.as_os_str().is_empty() { folder } else { &name });
        // A `.gitignore` counts in an archive of a repository, too.
        walker.require_git(false);
        // What one machine is told to ignore everywhere is no business of a repository, and takes time to find out.
        walker.git_global(false);
        if self.exclusion.has_globs() {
            let exclusion = self.exclusion.clone();
            walker.filter_entry(move |entry| {
                // The folder itself was named.
                let is_folder =
                    entry.depth() > 0 && entry.file_type().is_some_and(|it| it.is_dir());
                !(is_folder && exclusion.matches_folder(entry.path()))
            });
        }
        walker
    }

    fn walk(&mut self, walker: &WalkBuilder, mut visit: impl FnMut(&mut Self, DirEntry)) {
        for entry in walker.build() {
            match entry {
                Ok(entry) => visit(self, entry),
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
        ignore::Error::WithPath { path, err } => {
            let path = named(path);
            // What the system says stands in what the walk says of it, behind the path once more.
            let walk = err.io_error().and_then(io::Error::get_ref);
            match walk.and_then(|walk| walk.source()) {
                Some(system) => Problem::new(path.to_string_lossy(), system),
                None => Problem::new(path.to_string_lossy(), err),
            }
        }
        error => Problem::new("", error),
    }
}

/// As [`Path::to_string_lossy`], which takes several times as long where all is well.
fn lossy(path: &Path) -> Cow<'_, str> {
    path.to_str().map_or_else(|| path.to_string_lossy(), Cow::Borrowed)
}

/// Each file has one name, so that it is checked once: `./a.json` is `a.json`.
fn named(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}

/// Whether [`Found::add_folder`] would find a file, as far as its name tells.
fn is_findable(path: &Path) -> bool {
    let is_hidden = |name: Component<'_>| matches!(name, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."));
    // Where all this stands is nobody's choice of a name.
    let is_hidden = path.is_relative() && path.components().any(is_hidden);
    !is_hidden && Format::of(path).is_some()
}

/// Whether there is nothing at a path. What may not be looked at may be there.
pub(crate) fn is_gone(path: &Path) -> bool {
    let found = path.symlink_metadata().map_err(|error| error.kind());
    matches!(found, Err(ErrorKind::NotFound | ErrorKind::NotADirectory))
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

pub(crate) fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folder in which to look, and what to look for there.
pub(crate) fn split_glob(path: &Path) -> Result<(PathBuf, Override), ignore::Error> {
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
