//! `exclude`: what to leave out.

use std::path::Path;

use super::globs::{Base, Globs};
use crate::files::Source;

/// Files and folders to leave out.
#[derive(Debug, Default)]
pub(crate) struct Exclusion {
    pub(super) globs: Globs,
    pub(super) base: Base,
    /// Also files that are named.
    pub(super) force: bool,
    /// What standard input is called.
    pub(super) stdin: String,
}

impl Exclusion {
    pub(crate) fn has_globs(&self) -> bool {
        !self.globs.texts.is_empty()
    }

    /// Whether to leave out a file, which was named or found.
    pub(crate) fn excludes(&self, source: &Source) -> bool {
        let path = source.file().unwrap_or(Path::new(&self.stdin));
        self.has_globs() && (self.force || source.is_found()) && self.matches(path)
    }

    /// Whether a glob matches a file.
    pub(crate) fn matches(&self, path: &Path) -> bool {
        self.has_globs()
            && self.base.relative(path).is_some_and(|path| self.globs.match_file(&path))
    }

    /// Whether nothing that a folder holds is to be checked.
    pub(crate) fn matches_folder(&self, path: &Path) -> bool {
        self.has_globs()
            && self.base.relative(path).is_some_and(|path| self.globs.match_folder(&path))
    }
}
