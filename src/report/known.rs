//! What an older report had, to tell what is new.

use std::collections::BTreeMap;

use super::Report;

/// What was wrong before, to be left out of several later reports together: [`Report::since`] for the documents of a file,
/// which may have changed places.
///
/// ```
/// use apiglint::{Known, RuleSet, Severity, check};
///
/// let old = check(br#"{ "path": "a", "method": "GET", "roma_app_id": "1" }"#, None, &RuleSet::default()).report;
/// let mut known = Known::of([&old]);
/// assert_eq!(known.leave_out(old.clone()).count(Severity::Error), 0);
/// assert_eq!(known.leave_out(old).count(Severity::Error), 4, "each was there once");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Known {
    counts: BTreeMap<(&'static str, String, u64), usize>,
    /// How many of each severity were not kept.
    omitted: [usize; 3],
}

impl Known {
    /// All that these reports have.
    pub fn of<'r>(reports: impl IntoIterator<Item = &'r Report>) -> Self {
        let mut known = Known::default();
        for report in reports {
            for violation in &report.violations {
                *known.counts.entry(violation.identity()).or_default() += 1;
            }
            let omitted = report.omitted_each();
            known.omitted =
                std::array::from_fn(|severity| known.omitted[severity] + omitted[severity]);
        }
        known
    }

    /// What is new in a report. What was known is used up by it.
    pub fn leave_out(&mut self, mut report: Report) -> Report {
        let omitted = report.omitted_each();
        report.violations.retain(|violation| match self.counts.get_mut(&violation.identity()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        for (severity, (omitted, known)) in omitted.into_iter().zip(&mut self.omitted).enumerate() {
            report.counts[severity] = omitted.saturating_sub(*known);
            *known = known.saturating_sub(omitted);
        }
        for violation in &report.violations {
            report.counts[violation.severity as usize] += 1;
        }
        report
    }
}
