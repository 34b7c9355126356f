//! `exclude`: what to leave out.

use std::path::Path;

use super::globs::{Base, Globs};

/// Files and folders to leave out.
#[derive(Debug, Default)]
pub(crate) struct Exclusion {
    pub(super) globs: Globs,
    pub(super) base: Base,
    /// Also files that are named.
    pub(super) force: bool,
}

impl Exclusion {
    pub(crate) fn has_globs(&self) -> bool {
        !self.globs.texts.is_empty()
    }

    /// Whether to leave out a file, which was named or found in a folder.
    pub(crate) fn excludes_file(&self, path: &Path, is_named: bool) -> bool {
        (self.force || !is_named)
            && self.has_globs()
            && self.base.relative(path).is_some_and(|path| self.globs.match_file(&path))
    }

    /// Whether nothing that a folder holds is to be checked.
    pub(crate) fn excludes_folder(&self, path: &Path) -> bool {
        self.has_globs()
            && self.base.relative(path).is_some_and(|path| self.globs.match_folder(&path))
    }
}
