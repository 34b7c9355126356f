//! Which files to check, and where git has their contents: what is staged, and what they were at the base.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::blobs::Oid;
use super::listing::{Change, Entry, Side, entry};
use super::repository::Repository;
use super::scope::{Reach, Scope};
use crate::files::{Source, is_gone};
use crate::problem::Problem;

/// What git knows of a file.
pub(super) struct Version {
    /// What is staged of it, where that is checked.
    pub(super) staged: Option<Oid>,
    pub(super) old: Option<Old>,
    /// Whether it is no longer there.
    pub(super) is_gone: bool,
}

/// A file at the base.
#[derive(Clone)]
pub(super) struct Old {
    pub(super) path: String,
    pub(super) oid: Oid,
}

/// What git has told.
pub(super) struct History<'g> {
    pub(super) repository: &'g Repository,
    /// Between base and index.
    pub(super) changes: BTreeMap<&'g [u8], Change<'g>>,
    /// Empty where it was not asked for.
    pub(super) index: Vec<Entry<'g>>,
    /// Whether there is no base: all is new.
    pub(super) is_new: bool,
    pub(super) problems: Vec<Problem>,
}

impl<'g> History<'g> {
    /// The staged files that are meant, and those that are no longer there.
    pub(super) fn staged(&mut self, scope: &mut Scope<'_>) -> Vec<(Source, Version)> {
        let mut versions = Vec::new();
        let mut seen: HashSet<&[u8]> = HashSet::new();
        for (key, side, is_unmerged) in self.candidates() {
            let path = self.repository.path(key);
            let Some(reach) = scope.reach(key, &path) else { continue };
            if is_unmerged {
                if seen.insert(key) {
                    self.complain(&path, UNMERGED);
                }
            } else if side.is_file() {
                let (staged, old) = (Some(side.oid.into()), self.old(key));
                versions.push((source(path, reach), Version { staged, old, is_gone: false }));
            } else if side.is_link() && reach == Reach::Named {
                self.complain(
                    &path,
                    "is a symbolic link in the index; name the file that it leads to",
                );
            }
        }
        versions.extend(self.gone(scope, &HashSet::new(), false));
        for path in scope.unmet() {
            self.complain(path, "is not in the index; add it with `git add`, or check the working tree without --staged");
        }
        versions
    }

    /// What is in the index, or where that was not asked for, what of it differs from the base.
    fn candidates(&self) -> Vec<(&'g [u8], Side<'g>, bool)> {
        let all = self.index.iter().map(|it| (it.path, it.side, it.is_unmerged));
        let changed =
            self.changes.iter().filter(|(_, it)| self.index.is_empty() && it.letter != 'D');
        all.chain(changed.map(|(path, it)| (*path, it.new, it.letter == 'U'))).collect()
    }

    /// Files of the working tree, and those of the base that are no longer there.
    pub(super) fn in_working_tree(
        &mut self,
        sources: Vec<Source>,
        stdin: &str,
        scope: Option<&mut Scope<'_>>,
    ) -> Vec<(Source, Version)> {
        let mut versions = Vec::with_capacity(sources.len());
        let mut keys = HashSet::with_capacity(sources.len());
        let submodules: Vec<_> =
            self.index.iter().filter(|it| it.side.is_submodule()).map(|it| it.path).collect();
        for source in sources {
            let path = source.file().unwrap_or(Path::new(stdin)).to_owned();
            let key = self.repository.key(&path);
            let is_file = source.file().is_some();
            let key = match key {
                Some(key) if is_file => self.known(key, &path),
                Some(key) => key,
                None if is_file => {
                    self.complain(&path, "is not in the repository");
                    continue;
                }
                None => Vec::new(),
            };
            if submodules.iter().any(|submodule| is_in(&key, submodule)) {
                if !source.is_found() && is_file {
                    self.complain(
                        &path,
                        "is in a submodule, which has revisions of its own; check it there",
                    );
                }
                continue;
            }
            if entry(&self.index, &key).is_some_and(|it| it.is_unmerged) {
                self.complain(&path, UNMERGED);
                continue;
            }
            let old = self.old(&key);
            versions.push((source, Version { staged: None, old, is_gone: false }));
            keys.insert(key);
        }
        if let Some(scope) = scope {
            versions.extend(self.gone(scope, &keys, true));
        }
        versions
    }

    /// The key of a file; if git does not know it, of what it is where folders are links.
    fn known(&self, key: Vec<u8>, path: &Path) -> Vec<u8> {
        if self.changes.contains_key(&*key) || entry(&self.index, &key).is_some() {
            return key;
        }
        self.repository.key_of_target(path).unwrap_or(key)
    }

    /// What a path of the index or the working tree was at the base.
    fn old(&self, key: &[u8]) -> Option<Old> {
        if self.is_new {
            return None;
        }
        if let Some(change) = self.changes.get(key) {
            return change.old.is_file().then(|| old(change.old_path, change.old.oid));
        }
        let same = entry(&self.index, key).filter(|it| it.side.is_file() && !it.is_unmerged)?;
        Some(old(key, same.side.oid))
    }

    /// Files of the base that are meant and no longer there.
    fn gone(
        &self,
        scope: &mut Scope<'_>,
        there: &HashSet<Vec<u8>>,
        is_working_tree: bool,
    ) -> Vec<(Source, Version)> {
        let deleted = self.changes.iter().filter(|(_, change)| change.letter == 'D');
        // A sparse checkout has left out what it does not have.
        let all =
            self.index.iter().filter(|it| is_working_tree && !it.is_sparse && !it.is_unmerged);
        let keys = deleted.map(|(key, _)| *key).chain(all.map(|it| it.path));
        let version = |key: &'g [u8]| {
            if there.contains(key) {
                return None;
            }
            let path = self.repository.path(key);
            let reach = scope.reach(key, &path)?;
            let old = self.old(key)?;
            let is_gone = !is_working_tree || is_gone(&path);
            is_gone
                .then(|| (source(path, reach), Version { staged: None, old: Some(old), is_gone }))
        };
        keys.filter_map(version).collect()
    }

    /// Leaves out that files, or folders and globs with such files in them, are not there which are known to be gone.
    pub(super) fn leave_out_gone(
        &self,
        files: &[(Source, Version)],
        scope: &Scope<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let key = |path: &Path| self.repository.key(path);
        let gone = files.iter().filter(|(_, version)| version.is_gone);
        let gone: BTreeSet<_> = gone.filter_map(|(source, _)| key(source.file()?)).collect();
        let is_gone = |key: Vec<u8>| {
            let below = [&*key, b"/"].concat();
            let mut next = gone.range(below..);
            gone.contains(&key) || next.next().is_some_and(|gone| is_in(gone, &key))
        };
        let is_known = |path: &Path| scope.has_met_glob(path) || key(path).is_some_and(is_gone);
        problems.retain(|problem| !is_known(Path::new(&problem.path)));
    }

    fn complain(&mut self, path: &Path, reason: &str) {
        self.problems.push(Problem::new(path.to_string_lossy(), reason));
    }
}

const UNMERGED: &str = "is unmerged; resolve the conflict and `git add` it";

fn old(path: &[u8], oid: &str) -> Old {
    Old { path: String::from_utf8_lossy(path).into_owned(), oid: oid.into() }
}

fn source(path: PathBuf, reach: Reach) -> Source {
    Source::File { path, found: reach == Reach::Found, stream: false }
}

fn is_in(key: &[u8], folder: &[u8]) -> bool {
    key.strip_prefix(folder).is_some_and(|rest| rest.starts_with(b"/"))
}
