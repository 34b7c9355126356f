//! The folder of a baseline, which the paths in it are relative to.

use std::env;
use std::path::{Component, Path, PathBuf};

/// A folder, as the steps from the root of the file system.
#[derive(Debug)]
pub(crate) struct Folder {
    /// Where the command runs: what relative paths are relative to.
    here: PathBuf,
    steps: Vec<String>,
    /// Whether that is it.
    is_here: bool,
}

impl Folder {
    /// That of a file.
    pub(super) fn of(file: &Path) -> Self {
        let here = env::current_dir().unwrap_or_default();
        let (current, mut steps) = (steps(&here), steps(&here.join(file)));
        steps.pop();
        let is_here = current == steps;
        Folder { here, steps, is_here }
    }

    /// A path in the folder, by which a file is known wherever the command runs: with slashes, and `..` where it leads out.
    pub(super) fn key(&self, path: &str) -> String {
        // Most are written like this already.
        let is_plain = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', ':']);
        if self.is_here && path.split('/').all(is_plain) {
            return path.to_owned();
        }
        let path = steps(&self.here.join(path));
        let shared = path.iter().zip(&self.steps).take_while(|(a, b)| a == b).count();
        let up = self.steps[shared..].iter().map(|_| "..");
        up.chain(path[shared..].iter().map(String::as_str)).collect::<Vec<_>>().join("/")
    }

    /// Where the file of a key is.
    pub(super) fn file(&self, key: &str) -> PathBuf {
        let folder: PathBuf = self.steps.iter().collect();
        folder.join(key)
    }

    /// Whether it is this path, or somewhere below.
    pub(super) fn is_below(&self, path: &Path) -> bool {
        self.steps.starts_with(&steps(&self.here.join(path)))
    }
}

/// A path without `.` and `..`: the file need not be there, so links are not followed.
fn steps(path: &Path) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            // The root is a step: nothing is above it.
            Component::ParentDir => {
                if steps.len() > 1 {
                    steps.pop();
                }
            }
            step => steps.push(step.as_os_str().to_string_lossy().into_owned()),
        }
    }
    steps
}
