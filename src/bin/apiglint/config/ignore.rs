//! `[[ignore]]`: violations to leave out, for a reason.

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use apiglint::{PointerPattern, Report, Rule, Violation};

use super::Config;
use super::globs::Globs;
use super::problem::Problem;

/// Violations to leave out: of a rule, in some files, at some places.
#[derive(Debug)]
pub(crate) struct Ignore {
    pub(crate) rule: &'static Rule,
    /// None: in every file.
    pub(crate) files: Option<Globs>,
    /// None: at every place.
    pub(crate) pointer: Option<PointerPattern>,
    pub(crate) reason: String,
    /// Where it stands in the configuration, in bytes.
    pub(crate) span: Range<usize>,
    /// Whether it has left something out.
    pub(crate) is_used: AtomicBool,
}

impl Ignore {
    /// Whether it is about a file, by its path from the folder of the configuration; one that is not in there has none.
    pub(crate) fn is_about(&self, path: Option<&Path>) -> bool {
        let matches = |globs: &Globs| path.is_some_and(|path| globs.match_file(path));
        self.files.as_ref().is_none_or(matches)
    }

    /// Whether it is about a violation in such a file.
    pub(crate) fn holds(&self, violation: &Violation) -> bool {
        let matches = |it: &PointerPattern| it.matches(violation.pointer.as_str());
        *self.rule == *violation.rule && self.pointer.as_ref().is_none_or(matches)
    }
}

impl Config {
    /// Leaves out of the report on a file what is to be ignored there.
    pub(crate) fn ignore(&self, path: &str, report: &mut Report) {
        if self.settings.ignores.is_empty() || report.violations().is_empty() {
            return;
        }
        let path = self.base.relative(Path::new(path));
        let here: Vec<_> =
            self.settings.ignores.iter().filter(|it| it.is_about(path.as_deref())).collect();
        report.retain(|violation| {
            let Some(ignore) = here.iter().find(|ignore| ignore.holds(violation)) else {
                return true;
            };
            ignore.is_used.store(true, Ordering::Relaxed);
            false
        });
    }

    /// What is ignored and was not there, if all that the configuration is about was checked: whoever checks a few files does
    /// not see it.
    pub(super) fn unused(&self, paths: &[impl AsRef<Path>]) -> Vec<Problem> {
        if !paths.iter().any(|path| self.base.is_below(path.as_ref())) {
            return Vec::new();
        }
        let unused = self.settings.ignores.iter().filter(|it| !it.is_used.load(Ordering::Relaxed));
        let problem = |ignore: &Ignore| Problem {
            span: ignore.span.clone(),
            message: format!("nothing of `{}` is left out by this", ignore.rule),
            help: Some("remove it, or mend its files and pointer".into()),
        };
        unused.map(problem).collect()
    }
}
