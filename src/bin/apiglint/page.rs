//! A file with what is wrong with it, ready to be written in any format.

use crate::suppress::Suppressed;
use apiglint::fix::Fix;
use apiglint::{DocumentKind, File, Report, Severity, Violation};

use crate::tally::some;

/// A file that was checked.
pub(crate) struct Page<'a> {
    pub(crate) file: File<'a>,
    /// The other files that its check was given, in their order.
    pub(crate) others: &'a [File<'a>],
    /// Its documents: one, but in YAML.
    pub(crate) parts: &'a [Part<'a>],
    /// The mildest violation to show.
    pub(crate) mildest: Severity,
}

/// A document of a file.
pub(crate) struct Part<'a> {
    pub(crate) kind: Option<&'static DocumentKind>,
    pub(crate) report: &'a Report,
    /// What was taken out of it.
    pub(crate) suppressed: &'a [Suppressed],
    /// What fixes each of its violations; nothing if nobody has looked.
    pub(crate) fixes: &'a [Option<Fix>],
}

impl Page<'_> {
    /// What does not count, for the formats that show it.
    pub(crate) fn suppressed(&self) -> impl Iterator<Item = &Suppressed> {
        let all = self.parts.iter().flat_map(|part| part.suppressed);
        all.filter(|it| it.violation.severity >= self.mildest)
    }

    /// The violations to show.
    pub(crate) fn violations(&self) -> impl Iterator<Item = &Violation> {
        self.parts.iter().flat_map(|part| part.violations(self.mildest))
    }

    /// How many were found beyond those, which were not kept.
    pub(crate) fn omitted(&self) -> usize {
        self.parts.iter().map(|part| part.omitted(self.mildest)).sum()
    }
}

impl Part<'_> {
    /// The violations that are at least as bad as `mildest`, each with its fix.
    pub(crate) fn fixable(
        &self,
        mildest: Severity,
    ) -> impl Iterator<Item = (&Violation, Option<&Fix>)> {
        let fixes = self.fixes.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        self.report.violations().iter().zip(fixes).filter(move |(it, _)| it.severity >= mildest)
    }

    /// The violations that are at least as bad as `mildest`.
    pub(crate) fn violations(&self, mildest: Severity) -> impl Iterator<Item = &Violation> {
        self.report.violations().iter().filter(move |violation| violation.severity >= mildest)
    }

    /// How many were found beyond those, which were not kept.
    pub(crate) fn omitted(&self, mildest: Severity) -> usize {
        let found: usize = [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .filter(|&severity| severity >= mildest)
            .map(|severity| self.report.count(severity))
            .sum();
        found.saturating_sub(self.violations(mildest).count())
    }
}

/// That so many violations are not shown; nothing if there are none.
pub(crate) fn not_shown(number: usize) -> Option<String> {
    let more = || some(number, "more violation") + " not shown: too many of one rule";
    (number > 0).then(more)
}
