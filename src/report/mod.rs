//! What a check found.

mod fault;
mod known;
mod violation;

use std::fmt;

use serde::Serialize;

use crate::document::{Pointer, Span};
use crate::rule::{Level, Severity};
use crate::ruleset::RuleSet;
use crate::sink::{Place, Sink};

pub use fault::Fault;
pub use known::Known;
pub use violation::{Related, Violation};

/// Everything that a check found in one document, ordered by place and then by rule.
///
/// Of each rule it keeps as many violations as [`Limits::violations`](crate::Limits::violations)
/// allows and counts them all.
#[must_use = "a report is the result of the check"]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    violations: Vec<Violation>,
    /// Found, kept or not: notes, warnings, errors.
    #[serde(skip)]
    counts: [usize; 3],
}

impl Report {
    pub(crate) fn new(mut violations: Vec<Violation>, counts: [usize; 3]) -> Self {
        violations.sort_by(|a, b| {
            let by_rule = || a.rule.id.cmp(b.rule.id).then_with(|| a.pointer.cmp(&b.pointer));
            a.order.cmp(&b.order).then_with(by_rule)
        });
        Report { violations, counts }
    }

    /// One violation, of this severity.
    pub(crate) fn of(mut violation: Violation, severity: Severity) -> Self {
        violation.severity = severity;
        let mut counts = [0; 3];
        counts[severity as usize] = 1;
        Report { violations: vec![violation], counts }
    }

    /// Faults of no document, such as those of an action, each as bad as its rule is set to.
    ///
    /// ```
    /// use apiglint::roma::{self, Action, Status};
    /// use apiglint::{Report, RuleSet, Severity};
    ///
    /// let fault = roma::check_action(Status::Developing, Action::Undeploy).unwrap_err();
    /// let report = Report::of_faults([fault], &RuleSet::default());
    /// assert_eq!(report.worst(), Some(Severity::Error));
    /// assert!(Report::of_faults([], &RuleSet::default()).worst().is_none());
    /// ```
    pub fn of_faults(faults: impl IntoIterator<Item = Fault>, rules: &RuleSet) -> Self {
        let mut counts = [0; 3];
        let violations = faults.into_iter().filter_map(|fault| {
            let Level::On(severity) = rules.level(fault.rule) else { return None };
            counts[severity as usize] += 1;
            let Fault { rule, code, message, help } = fault;
            let (pointer, span, related) = (Pointer::root(), None, Vec::new());
            let (order, value) = (0, 0);
            Some(Violation {
                rule,
                code,
                severity,
                pointer,
                span,
                message,
                related,
                help,
                order,
                value,
                missing: false,
            })
        });
        Report { violations: violations.collect(), counts }
    }

    /// Faults of a text that is no document, such as a comment, each in its place.
    ///
    /// ```
    /// use apiglint::suppression::{self, Form};
    /// use apiglint::{Report, RuleSet, Span};
    ///
    /// let fault = suppression::unused(Form::Baseline);
    /// let report = Report::of_text([(fault, Span { start: 0, end: 4 })], &RuleSet::default());
    /// assert_eq!(report.violations()[0].rule.id, "suppression/unused");
    /// ```
    pub fn of_text(faults: impl IntoIterator<Item = (Fault, Span)>, rules: &RuleSet) -> Self {
        let mut out = Sink::new(rules);
        for (fault, span) in faults {
            out.report(Place::Text(span), fault);
        }
        out.into_report()
    }

    /// What two checks of one document found, as one report.
    pub fn merge(mut self, other: Report) -> Self {
        if other.worst().is_none() {
            return self;
        }
        self.violations.extend(other.violations);
        let counts = [0, 1, 2].map(|severity| self.counts[severity] + other.counts[severity]);
        Report::new(self.violations, counts)
    }

    /// Leaves out violations that are not to be kept. Those that were found and not kept are counted all the same.
    ///
    /// ```
    /// use apiglint::{RuleSet, check};
    ///
    /// let source = br#"{ "name": "orders", "path": "o", "method": "get", "roma_app_id": "1", "version": "1.0",
    ///     "content_type": "json" }"#;
    /// let mut report = check(source, None, &RuleSet::default()).report;
    /// report.retain(|violation| violation.rule.id != "roma/path");
    /// assert_eq!(report.to_string(), "error: /method must be GET: letter case counts [roma/method]");
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(&Violation) -> bool) {
        let Report { violations, counts } = self;
        violations.retain(|violation| {
            let is_kept = keep(violation);
            counts[violation.severity as usize] -= usize::from(!is_kept);
            is_kept
        });
    }

    /// Gives the other documents that [related places](Related::document) are in new numbers: where a program
    /// shows few of many, as [`Violation::located_among`](crate::Violation::located_among) takes them.
    pub fn renumber(&mut self, mut number: impl FnMut(usize) -> usize) {
        for related in self.violations.iter_mut().flat_map(|violation| &mut violation.related) {
            related.document = related.document.map(&mut number);
        }
    }

    /// Gives back memory that it does not need: for reports that are kept.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.violations.shrink_to_fit();
    }

    /// Reports about parts of one thing, in this order, each under the path to its part.
    pub(crate) fn join<const N: usize>(parts: [(&str, Report); N]) -> Self {
        let mut whole = Report::default();
        for (path, part) in parts {
            for (all, count) in whole.counts.iter_mut().zip(part.counts) {
                *all += count;
            }
            whole.violations.extend(part.violations.into_iter().map(|it| it.under(path)));
        }
        whole
    }

    /// The violations, in order.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Takes out violations that are not to count, such as what is to be ignored; gives them back in their order.
    ///
    /// ```
    /// use apiglint::{RuleSet, Severity, check, roma};
    ///
    /// let source = br#"{ "path": "/o", "method": "GET" }"#;
    /// let mut report = check(source, Some(&roma::kinds::DEFINITION), &RuleSet::default()).report;
    /// let taken = report.take_out(|violation| violation.pointer == "/name");
    /// assert_eq!((taken.len(), report.violations().len()), (1, 3));
    /// assert_eq!(report.count(Severity::Error), 3);
    /// ```
    pub fn take_out(&mut self, mut is_out: impl FnMut(&Violation) -> bool) -> Vec<Violation> {
        let taken: Vec<_> = self.violations.extract_if(.., |violation| is_out(violation)).collect();
        for violation in &taken {
            self.counts[violation.severity as usize] -= 1;
        }
        taken
    }

    /// How many violations of this severity were found, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// How many violations were found and not kept.
    pub fn omitted(&self) -> usize {
        self.counts.iter().sum::<usize>() - self.violations.len()
    }

    /// The worst severity found, if anything was.
    pub fn worst(&self) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .find(|&severity| self.count(severity) > 0)
    }

    /// The first error, and how many others there are. Its path leaves the beginning out.
    pub(crate) fn first_error(&self, beginning: &str) -> String {
        let mut errors = self.violations().iter().filter(|it| it.severity == Severity::Error);
        // Of a flood of violations none may be kept.
        let first = errors.next().map_or_else(
            || "must have no errors".into(),
            |first| {
                let place = first.pointer.as_str().strip_prefix(beginning).unwrap_or_default();
                format!("{place} {} [{}]", first.message, first.rule)
            },
        );
        match self.count(Severity::Error).saturating_sub(1) {
            0 => first.trim_start().into(),
            others => format!("{}, and {others} more", first.trim_start()),
        }
    }

    /// Whether nothing at or above this severity was found.
    pub fn passes(&self, severity: Severity) -> bool {
        self.worst().is_none_or(|worst| worst < severity)
    }

    /// What is new since an older report of the same document: what was wrong before and has not been touched
    /// is left out, wherever it has moved to.
    ///
    /// Two violations are the same if rule, path without element numbers, and value are. They are counted: of
    /// two that are there now, one that was there before leaves one. Those that were not kept cannot be told
    /// apart; as many as the older report has are taken for old.
    ///
    /// ```
    /// use apiglint::{RuleSet, Severity, check};
    ///
    /// let report = |method: &str| {
    ///     let source = format!(r#"{{ "name": "_o", "path": "/o", "method": "{method}", "roma_app_id": "1",
    ///         "version": "1.0", "content_type": "json" }}"#);
    ///     check(source.as_bytes(), None, &RuleSet::default()).report
    /// };
    /// let new = report("get").since(&report("GET"));
    /// let [violation] = new.violations() else { panic!("{new}") };
    /// assert_eq!(violation.rule.id, "roma/method");
    /// assert_eq!(new.count(Severity::Error), 1);
    /// ```
    pub fn since(self, old: &Report) -> Report {
        Known::of([old]).leave_out(self)
    }

    /// How many of each severity were not kept.
    fn omitted_each(&self) -> [usize; 3] {
        self.violations.iter().fold(self.counts, |mut omitted, violation| {
            omitted[violation.severity as usize] -= 1;
            omitted
        })
    }

    /// The report as an error if anything at or above this severity was found.
    pub fn into_result(self, severity: Severity) -> Result<(), Report> {
        if self.passes(severity) { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
