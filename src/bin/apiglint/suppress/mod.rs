//! What is known and shall not count: comments in YAML, ignores of the configuration, and a baseline.
//!
//! A violation is suppressed by the first of them that knows it, in this order. What they say of each file is settled on any
//! thread; only what depends on other files ([`Ledger`]) is settled where all files come together.

mod args;
mod baseline;
mod ledger;
mod quota;

use std::path::Path;

use apiglint::suppression::Comments;
use apiglint::{Report, Rule, RuleSet, Set, Severity, Violation};

use crate::config::{self, Ignore};
use crate::files::Format;

pub(crate) use args::SuppressArgs;
use baseline::Baseline;
pub(crate) use ledger::{Closing, Ledger};
pub(crate) use quota::Quota;

/// A violation that does not count.
#[derive(Clone, Debug)]
pub(crate) struct Suppressed {
    pub(crate) violation: Violation,
    pub(crate) kind: SuppressionKind,
    /// Why, as whoever suppresses it says.
    pub(crate) reason: String,
}

/// Where it is said, in the words of SARIF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuppressionKind {
    InSource,
    External,
}

/// What is suppressed in a run. It is shared by the threads.
pub(crate) struct Suppress {
    is_allowed: bool,
    baseline: Option<Baseline>,
    is_update: bool,
    /// The mildest violation that is shown, and so goes into the baseline.
    mildest: Severity,
    sight: Sight,
}

/// What a run gets to see, and so can call unused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// All files of the folder that the baseline is in.
    Whole,
    /// Some files, but not all that share a set with them.
    Files,
    /// What is new in them: what is left out never comes here.
    New,
}

/// What came of one file.
#[derive(Default)]
pub(crate) struct Settled {
    /// What is taken out of each report.
    pub(crate) suppressed: Vec<Vec<Suppressed>>,
    /// What the baseline has to know.
    pub(crate) quota: Option<Quota>,
}

/// A file whose reports are to be settled.
pub(crate) struct Subject<'a> {
    pub(crate) path: &'a str,
    pub(crate) format: Format,
    pub(crate) bytes: &'a [u8],
    pub(crate) rules: &'a RuleSet,
    /// Those of the configuration that are about it.
    pub(crate) ignores: Vec<&'a Ignore>,
}

/// What is settled of a file.
pub(crate) enum Stage<'l, 'a> {
    /// What would be left of it if it was fixed: nothing goes into the baseline.
    Trial,
    /// What is its own.
    Alone,
    /// What it shares with others, too.
    Together(&'l mut Ledger<'a>),
}

impl Suppress {
    /// Whether there can be anything to settle of files in this format.
    pub(crate) fn is_at_work(&self, format: Format, ignores: &[&Ignore]) -> bool {
        let is_known = self.baseline.is_some() || !ignores.is_empty();
        self.is_allowed && (format == Format::Yaml || is_known)
    }

    /// Whether what is known is left out at all.
    pub(crate) fn is_allowed(&self) -> bool {
        self.is_allowed
    }

    /// Takes what is suppressed out of a report on a single file.
    pub(crate) fn take_out(&self, subject: &Subject<'_>, report: &mut Report) -> Vec<Suppressed> {
        if !self.is_at_work(subject.format, &subject.ignores) {
            return Vec::new();
        }
        let settled = self.settle(subject, &mut [report], Stage::Alone);
        settled.suppressed.into_iter().flatten().collect()
    }

    /// Takes what is suppressed out of the reports on the documents of a file, and adds what is wrong with the suppressions
    /// themselves. Violations in a set, and files that were renamed, are known where all files come together.
    pub(crate) fn settle(
        &self,
        subject: &Subject<'_>,
        reports: &mut [&mut Report],
        stage: Stage<'_, '_>,
    ) -> Settled {
        let is_update = self.is_update && !matches!(stage, Stage::Trial);
        let mut ledger = match stage {
            Stage::Together(ledger) => Some(ledger),
            Stage::Trial | Stage::Alone => None,
        };
        let mut comments = match subject.format {
            Format::Yaml => Comments::of_yaml(subject.bytes, subject.rules),
            Format::Json => None,
        };
        let mut quota = self.quota(subject.path, reports, ledger.as_deref());
        if comments.is_none() && quota.is_none() && subject.ignores.is_empty() {
            return Settled::default();
        }
        let mut suppressed = Vec::with_capacity(reports.len());
        for report in reports.iter_mut() {
            let mut of_report = Vec::new();
            if let Some(comments) = &mut comments {
                of_report.extend(comments.suppress(report).into_iter().map(of_comment));
            }
            of_report.extend(config::suppress(&subject.ignores, report));
            if let (Some(quota), Some(baseline)) = (&mut quota, &self.baseline) {
                let known = report.take_out(|violation| {
                    let is_recorded = is_update && violation.severity >= self.mildest;
                    if Set::has_rule(violation.rule) {
                        let ledger = ledger.as_deref_mut();
                        ledger.is_some_and(|it| it.admit(quota.path(), violation, is_recorded))
                    } else {
                        quota.admit(violation, is_recorded)
                    }
                });
                of_report.extend(known.into_iter().map(|it| baseline.suppressed(it)));
            }
            suppressed.push(of_report);
        }
        if let (Some(comments), Some(last)) = (comments, reports.last_mut()) {
            let remarks = comments.remarks(subject.rules, |rule| self.judges(rule));
            **last = std::mem::take(*last).merge(remarks);
        }
        Settled { suppressed, quota }
    }

    /// What the baseline has for a file; none if it has nothing, and there is nothing to record.
    fn quota(
        &self,
        path: &str,
        reports: &[&mut Report],
        ledger: Option<&Ledger<'_>>,
    ) -> Option<Quota> {
        let baseline = self.baseline.as_ref()?;
        let key = baseline.folder.key(path);
        // Another file's, if this one had that name.
        let listed = ledger.and_then(|ledger| ledger.former(&key)).unwrap_or(&key);
        let entries = baseline.entries.get(listed);
        let is_clean = reports.iter().all(|report| report.violations().is_empty());
        if entries.is_none() && is_clean {
            return None;
        }
        let listed = listed.to_owned();
        Some(Quota::new(key, listed, entries.map(Vec::as_slice).unwrap_or_default()))
    }

    /// Whether all is known that could break a rule.
    fn judges(&self, rule: &Rule) -> bool {
        match self.sight {
            Sight::Whole => true,
            Sight::Files => !Set::has_rule(rule),
            Sight::New => false,
        }
    }
}

fn of_comment((violation, reason): (Violation, String)) -> Suppressed {
    Suppressed { violation, kind: SuppressionKind::InSource, reason }
}

impl Baseline {
    fn suppressed(&self, violation: Violation) -> Suppressed {
        let name = Path::file_name(&self.path).unwrap_or(self.path.as_os_str());
        let reason = format!("listed in {}", name.to_string_lossy());
        Suppressed { violation, kind: SuppressionKind::External, reason }
    }
}
