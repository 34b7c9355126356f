//! Which of the paths that git knows the arguments of the command line mean.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::repository::Repository;
use crate::files::{Format, is_glob, split_glob};

/// What the arguments mean.
pub(super) struct Scope<'a> {
    /// Files and folders by their keys, with the numbers of their arguments.
    named: HashMap<Vec<u8>, usize>,
    globs: Vec<(Override, usize)>,
    paths: &'a [PathBuf],
    /// Which arguments met something.
    met: Vec<bool>,
}

/// How an argument means a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Named,
    /// It is in a folder that is named, and has the ending of a definition.
    Found,
}

impl<'a> Scope<'a> {
    /// Without arguments, all that git knows.
    pub(super) fn new(paths: &'a [PathBuf], repository: &Repository) -> Self {
        let (named, globs, met) = (HashMap::new(), Vec::new(), vec![false; paths.len()]);
        let mut scope = Scope { named, globs, paths, met };
        for (number, path) in paths.iter().enumerate() {
            let glob = if is_glob(path) && !path.exists() { split_glob(path).ok() } else { None };
            if let Some((_, glob)) = glob {
                scope.globs.push((glob, number));
            } else if let Some(key) = repository.key(path) {
                // All that there is, and what is named again, need not be met.
                scope.met[number] = key.is_empty() || scope.named.contains_key(&key);
                scope.named.entry(key).or_insert(number);
            }
        }
        scope
    }

    /// How a path is meant, if it is: its key, and what it is from the current folder.
    pub(super) fn reach(&mut self, key: &[u8], path: &Path) -> Option<Reach> {
        if self.paths.is_empty() {
            return is_found(key).then_some(Reach::Found);
        }
        let mut reach = None;
        let slashes = key.iter().enumerate().filter(|&(_, &byte)| byte == b'/');
        let ends = slashes.map(|(at, _)| (at, at + 1)).chain([(0, 0), (key.len(), key.len())]);
        for (end, rest) in ends {
            if let Some(&number) = self.named.get(&key[..end]) {
                self.met[number] = true;
                let is_named = end == key.len();
                reach = if is_named { Some(Reach::Named) } else { reach.or(found(&key[rest..])) };
            }
        }
        for (glob, number) in &self.globs {
            let matches = |path: &Path, is_folder| glob.matched(path, is_folder).is_whitelist();
            if matches(path, false) {
                reach = Some(Reach::Named);
            } else if path.ancestors().skip(1).any(|folder| matches(folder, true)) {
                reach = reach.or(found(key));
            } else {
                continue;
            }
            self.met[*number] = true;
        }
        reach
    }

    /// Whether a path is a glob that met something.
    pub(super) fn has_met_glob(&self, path: &Path) -> bool {
        self.globs.iter().any(|(_, number)| self.met[*number] && self.paths[*number] == path)
    }

    /// The arguments that met nothing.
    pub(super) fn unmet(&self) -> impl Iterator<Item = &'a Path> {
        let unmet = self
            .paths
            .iter()
            .zip(&self.met)
            .filter(|(path, met)| !**met && path.as_os_str() != "-");
        unmet.map(|(path, _)| &**path)
    }
}

fn found(key: &[u8]) -> Option<Reach> {
    is_found(key).then_some(Reach::Found)
}

/// Whether a search of a folder comes upon it: it has the ending of a definition, and is not hidden from there on.
fn is_found(key: &[u8]) -> bool {
    Format::of(Path::new(&*String::from_utf8_lossy(key))).is_some()
        && !key.split(|&byte| byte == b'/').any(|step| step.starts_with(b"."))
}
