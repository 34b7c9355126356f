//! `[[ignore]]`: violations to leave out, for a reason.

use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use apiglint::suppression::{Form, unused as unused_suppression};
use apiglint::{Level, PointerPattern, Report, Rule, Span, Violation};

use super::Config;
use super::globs::Globs;
use crate::args::CheckArgs;
use crate::suppress::{Suppressed, SuppressionKind};

/// Violations to leave out: of a rule, in some files, at some places.
#[derive(Debug)]
pub(crate) struct Ignore {
    pub(crate) rule: &'static Rule,
    /// None: in every file.
    pub(crate) files: Option<Globs>,
    /// None: at every place.
    pub(crate) pointer: Option<PointerPattern>,
    pub(crate) reason: String,
    /// Where it stands in the configuration.
    pub(crate) span: Span,
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

/// Takes what is to be ignored out of a report.
pub(crate) fn suppress(ignores: &[&Ignore], report: &mut Report) -> Vec<Suppressed> {
    let mut suppressed = Vec::new();
    for ignore in ignores {
        let taken = report.take_out(|violation| ignore.holds(violation));
        ignore.is_used.fetch_or(!taken.is_empty(), Ordering::Relaxed);
        suppressed.extend(taken.into_iter().map(|violation| {
            let (kind, reason) = (SuppressionKind::External, ignore.reason.clone());
            Suppressed { violation, kind, reason }
        }));
    }
    suppressed
}

impl Config {
    /// Those that are about a file.
    pub(crate) fn ignores_of(&self, path: &str) -> Vec<&Ignore> {
        if self.settings.ignores.is_empty() {
            return Vec::new();
        }
        let path = self.folder.within(Path::new(path));
        self.settings.ignores.iter().filter(|it| it.is_about(path.as_deref())).collect()
    }

    /// What of the configuration ignores nothing, with its path and text; if all that it is about was checked: whoever checks a
    /// few files, or what has changed, does not see that.
    pub(crate) fn unused(&self, args: &CheckArgs) -> Option<(String, &str, Report)> {
        let (path, text) = self.source.as_ref()?;
        let is_whole = args.paths().iter().any(|path| self.folder.is_below(path));
        if !is_whole || args.git.is_asked() {
            return None;
        }
        let unused = self.settings.ignores.iter().filter(|it| !it.is_used.load(Ordering::Relaxed));
        let fault = |ignore: &Ignore| (unused_suppression(Form::Ignore), ignore.span);
        let report =
            Report::of_text(unused.filter(|it| self.judges(it.rule)).map(fault), &self.rules);
        report.worst()?;
        Some((path.to_string_lossy().into_owned(), text, report))
    }

    /// Whether violations of a rule would have been seen: it is on for some file, and for none so mild that it is only counted.
    fn judges(&self, rule: &Rule) -> bool {
        let known = self.rules_of.lock().unwrap_or_else(PoisonError::into_inner);
        let sets = known.values().chain([&self.rules]);
        let severities = sets.filter_map(|rules| match rules.level(rule) {
            Level::On(severity) => Some(severity),
            Level::Off => None,
        });
        severities.min().is_some_and(|mildest| mildest >= self.rules.limits.mildest)
    }
}
