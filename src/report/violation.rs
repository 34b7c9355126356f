//! A fault in its place.

use std::borrow::Cow;
use std::fmt;

use super::fault::sentence;
use crate::code::Code;
use crate::document::{Pointer, Span};
use crate::rule::{Kind, Rule, Severity};

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
    /// Tells what is at fault from other values, however it is written: see [`Violation::fingerprint`].
    pub(crate) value: u64,
    /// Whether a member that must be there is not: the vendor has a sentence of its own for it.
    pub(crate) missing: bool,
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
            value: 0,
            missing: false,
        }
    }

    /// By what it is found again in a document that has changed elsewhere.
    pub(super) fn identity(&self) -> (&'static str, String, u64) {
        (self.rule.id, self.pointer.names().collect::<Vec<_>>().join("/"), self.value)
    }

    /// With its places under a path.
    pub(super) fn under(mut self, path: &str) -> Self {
        if !path.is_empty() {
            self.pointer = self.pointer.under(path);
            for related in &mut self.related {
                related.pointer = related.pointer.under(path);
            }
        }
        self
    }

    /// The sentence with which the platform refuses this, its parameter name filled in; none if the
    /// platform has no code for it.
    pub fn error_msg(&self) -> Option<Cow<'static, str>> {
        let missing = self.missing || self.rule.kind == Kind::Missing;
        Some(sentence(self.code?, missing, self.pointer.member()))
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
