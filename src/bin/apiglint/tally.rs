//! What a run has found, in numbers.

use std::fmt;

use apiglint::{Report, Severity};
use serde::Serialize;

use crate::End;

/// Sums over files.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Tally {
    /// Files checked.
    pub(crate) files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Violations that were fixed.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) fixed: usize,
    /// Violations that are shown and can be fixed.
    #[serde(skip)]
    pub(crate) fixable: usize,
    /// Those that somebody has to look at then.
    #[serde(skip)]
    pub(crate) fixable_unsafely: usize,
    /// Violations that would be fixed.
    #[serde(skip)]
    pub(crate) pending: usize,
    /// Violations that do not count.
    pub(crate) suppressed: usize,
    /// Violations that are counted, but were not kept.
    #[serde(skip)]
    pub(crate) omitted: usize,
    /// Files with violations.
    #[serde(skip)]
    flagged: usize,
    /// Files that are no API definition.
    #[serde(skip)]
    pub(crate) skipped: usize,
    /// Paths that could not be looked at.
    #[serde(skip)]
    pub(crate) unchecked: usize,
}

impl Tally {
    /// Counts a file that was checked, by the reports on its documents.
    pub(crate) fn count<'r>(&mut self, reports: impl Iterator<Item = &'r Report>) {
        self.files += 1;
        let mut is_flagged = false;
        for report in reports {
            self.errors += report.count(Severity::Error);
            self.warnings += report.count(Severity::Warning);
            self.notes += report.count(Severity::Note);
            is_flagged |= report.worst().is_some();
        }
        self.flagged += usize::from(is_flagged);
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn add(&mut self, other: &Tally) {
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.fixed += other.fixed;
        self.fixable += other.fixable;
        self.fixable_unsafely += other.fixable_unsafely;
        self.pending += other.pending;
        self.suppressed += other.suppressed;
        self.omitted += other.omitted;
        self.flagged += other.flagged;
        self.skipped += other.skipped;
        self.unchecked += other.unchecked;
    }

    /// How a run ends in which this severity fails.
    pub(crate) fn end(&self, fail_on: Severity) -> End {
        if self.unchecked > 0 {
            End::Unchecked
        } else if self.passes(fail_on) {
            End::Passed
        } else {
            End::Failed
        }
    }

    /// Whether nothing at or above this severity was found.
    pub(crate) fn passes(&self, severity: Severity) -> bool {
        self.pending == 0
            && self.errors == 0
            && (self.warnings == 0 || severity > Severity::Warning)
            && (self.notes == 0 || severity > Severity::Note)
    }
}

/// `3 errors, 1 note in 2 of 14 files; 2 suppressed; 3 files skipped: no API definition`
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found: Vec<_> =
            [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
                .into_iter()
                .filter(|&(number, _)| number > 0)
                .map(|(number, noun)| some(number, noun))
                .collect();
        let files = some(self.files, "file");
        if found.is_empty() {
            write!(f, "no violations in {files}")?;
        } else {
            write!(f, "{} in {} of {files}", found.join(", "), self.flagged)?;
        }
        let mended: Vec<_> = [
            (self.fixed, "fixed"),
            (self.fixable, "fixable with --fix"),
            (self.fixable_unsafely, "fixable with --unsafe-fixes"),
        ]
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
        if !mended.is_empty() {
            write!(f, "; {}", mended.join(", "))?;
        }
        if self.suppressed > 0 {
            write!(f, "; {} suppressed", self.suppressed)?;
        }
        if self.skipped > 0 {
            write!(f, "; {} skipped: no API definition", some(self.skipped, "file"))?;
        }
        if self.unchecked > 0 {
            write!(f, "; {} could not be checked", some(self.unchecked, "path"))?;
        }
        Ok(())
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it")]
pub(crate) fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A number of things.
pub(crate) fn some(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
