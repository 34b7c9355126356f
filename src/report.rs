//! What a check found.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::code::Code;
use crate::document::{Pointer, Span};
use crate::rule::{Kind, Rule, Severity};

/// What is wrong with a value, wherever it stands.
///
/// The value-level functions, such as [`roma::name`](crate::roma::name), return it; a
/// [`Violation`] is a fault in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The rule that the value breaks.
    pub rule: &'static Rule,
    /// The vendor's code for it: the rule's, but for a few faults that have their own.
    pub code: Option<Code>,
    /// What is wrong. It names limits and the offending character, never the value.
    pub message: Cow<'static, str>,
    /// What to do about it, where that is not plain from the message.
    pub help: Option<Cow<'static, str>>,
}

impl Fault {
    pub(crate) fn new(rule: &'static Rule, message: impl Into<Cow<'static, str>>) -> Self {
        Fault { rule, code: rule.code, message: message.into(), help: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// One rule, broken in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The rule.
    pub rule: &'static Rule,
    /// The vendor's code for it, if the vendor answers one.
    pub code: Option<Code>,
    /// How bad it is, as configured.
    pub severity: Severity,
    /// The path to the member at fault; of a missing member, to where it would be.
    pub pointer: Pointer,
    /// Where that is written, if the document was read from text.
    pub span: Option<Span>,
    /// What is wrong. It names limits and the offending character, never the value.
    pub message: Cow<'static, str>,
    /// The other places involved.
    pub related: Vec<Related>,
    /// What to do about it, where that is not plain from the message.
    pub help: Option<Cow<'static, str>>,
    /// Orders violations where there are no spans.
    pub(crate) order: u32,
}

/// Another place that a violation is about, such as the first of two duplicates.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Which document it is in: `None` is the one that has the violation, `Some(n)` the n-th of the other
    /// documents that the check was given, counted from 0. Of an update, the old definition is 0.
    pub document: Option<usize>,
    /// The path to it.
    pub pointer: Pointer,
    /// Where it is written, if the document was read from text.
    pub span: Option<Span>,
    /// What is there.
    pub message: Cow<'static, str>,
}

impl Violation {
    /// A violation of a text that is no document.
    pub(crate) fn of_text(rule: &'static Rule, span: Span, message: String) -> Self {
        Violation {
            rule,
            code: rule.code,
            severity: Severity::Error,
            pointer: Pointer::root(),
            span: Some(span),
            message: message.into(),
            related: Vec::new(),
            help: None,
            order: span.start,
        }
    }

    /// The sentence with which the platform refuses this, its parameter name filled in; none if the
    /// platform has no code for it.
    pub fn error_msg(&self) -> Option<Cow<'static, str>> {
        let sentence = self.code?.sentence(self.rule.kind == Kind::Missing);
        let Some((before, _)) = sentence.split_once(",parameterName:{name}") else {
            return Some(sentence.into());
        };
        Some(match self.pointer.member() {
            Some(name) => sentence.replace("{name}", &name).into(),
            None => format!("{before}.").into(),
        })
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.pointer.as_str() {
            "" => "the document",
            pointer => pointer,
        };
        write!(f, "{}: {place} {} [{}]", self.severity.name(), self.message, self.rule)
    }
}

impl std::error::Error for Violation {}

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

    /// The violations, in order.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
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

    /// Whether nothing at or above this severity was found.
    pub fn passes(&self, severity: Severity) -> bool {
        self.worst().is_none_or(|worst| worst < severity)
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
