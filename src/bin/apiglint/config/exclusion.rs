//! `exclude`: what to leave out.

use std::path::Path;

use super::globs::Globs;
use crate::files::Source;
use crate::folder::Folder;

/// Files and folders to leave out.
#[derive(Debug, Default)]
pub(crate) struct Exclusion {
    pub(super) globs: Globs,
    /// What they are relative to.
    pub(super) folder: Folder,
}

impl Exclusion {
    pub(crate) fn has_globs(&self) -> bool {
        !self.globs.texts.is_empty()
    }

    /// Whether to leave out a file: those that are named only if they are to be treated as found.
    pub(crate) fn excludes(&self, source: &Source, are_all_found: bool) -> bool {
        let path = source.file().filter(|_| are_all_found || source.is_found());
        path.is_some_and(|path| self.matches(path))
    }

    /// Whether a glob matches a file.
    pub(crate) fn matches(&self, path: &Path) -> bool {
        self.has_globs()
            && self.folder.within(path).is_some_and(|path| self.globs.match_file(&path))
    }

    /// Whether nothing that a folder holds is to be checked.
    pub(crate) fn matches_folder(&self, path: &Path) -> bool {
        self.has_globs()
            && self.folder.within(path).is_some_and(|path| self.globs.match_folder(&path))
    }
}
