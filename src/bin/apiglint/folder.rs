//! A folder that paths are written from: that of a configuration or of a baseline, or the one that the command works in.

use std::borrow::Cow;
use std::env;
use std::path::{Component, Path, PathBuf};

/// A folder, and the one that the command works in: what its relative paths are relative to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folder {
    path: PathBuf,
    current: PathBuf,
}

impl Folder {
    /// The one that a file is in, be the file there or not.
    pub(crate) fn of(file: &Path) -> Self {
        let current = env::current_dir().unwrap_or_default();
        let mut path = tidy(&current.join(file));
        path.pop();
        Folder { path, current }
    }

    /// The one that the command works in.
    pub(crate) fn here() -> Self {
        let current = env::current_dir().unwrap_or_default();
        Folder { path: current.clone(), current }
    }

    /// A path from the root.
    pub(crate) fn absolute(&self, path: &Path) -> PathBuf {
        tidy(&self.current.join(path))
    }

    /// A path, as seen from the folder; none if it leads out.
    pub(crate) fn within<'p>(&self, path: &'p Path) -> Option<Cow<'p, Path>> {
        Some(self.relative(path)).filter(|path| !path.starts_with(".."))
    }

    /// By what a file is known wherever the command works: its path as seen from the folder, with slashes.
    pub(crate) fn key(&self, path: &str) -> String {
        let path = self.relative(Path::new(path));
        let mut key = String::with_capacity(path.as_os_str().len());
        for step in path.components() {
            if !key.is_empty() {
                key.push('/');
            }
            key.push_str(&step.as_os_str().to_string_lossy());
        }
        key
    }

    /// Where the file of a key is.
    pub(crate) fn file(&self, key: &str) -> PathBuf {
        self.path.join(key)
    }

    /// Whether it is this path, or somewhere below.
    pub(crate) fn is_below(&self, path: &Path) -> bool {
        self.path.starts_with(self.absolute(path))
    }

    /// With `..` only at the beginning.
    fn relative<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        let is_tidy = path.components().all(|step| matches!(step, Component::Normal(_)));
        if is_tidy && self.path == self.current {
            return path.into();
        }
        let path = self.absolute(path);
        let pairs = path.components().zip(self.path.components());
        let shared = pairs.take_while(|(one, other)| one == other).count();
        let up = self.path.components().skip(shared).map(|_| Component::ParentDir);
        up.chain(path.components().skip(shared)).collect::<PathBuf>().into()
    }
}

/// Without `.` and `..`, by the names alone: the file need not be there, so links are not followed.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            component => tidy.push(component),
        }
    }
    tidy
}
