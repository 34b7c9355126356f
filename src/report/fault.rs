//! A fault, and the platform's sentence for it.

use std::borrow::Cow;
use std::fmt;

use crate::code::Code;
use crate::rule::{Kind, Rule};

/// What is wrong with a value, wherever it stands.
///
/// The value-level functions, such as [`roma::name`](crate::roma::name), return it; a
/// [`Violation`](super::Violation) is a fault in its place.
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

    /// With a code of its own.
    pub(crate) fn coded(self, code: Code) -> Self {
        Fault { code: Some(code), ..self }
    }

    /// Says what to do about it.
    pub(crate) fn advise(self, help: impl Into<Cow<'static, str>>) -> Self {
        Fault { help: Some(help.into()), ..self }
    }

    /// The sentence with which the platform refuses this, without the names of parameters and ids; none if
    /// the platform has no code for it.
    pub fn error_msg(&self) -> Option<Cow<'static, str>> {
        Some(sentence(self.code?, self.rule.kind == Kind::Missing, None))
    }
}

/// A code's sentence, filled in. An id is left out: the platform knows it, a check does not.
pub(super) fn sentence(code: Code, missing: bool, name: Option<Cow<'_, str>>) -> Cow<'static, str> {
    let sentence = code.sentence(missing);
    if let Some((before, _)) = sentence.split_once(",parameterName:{name}") {
        return match name {
            Some(name) => sentence.replace("{name}", &name).into(),
            None => format!("{before}.").into(),
        };
    }
    // Names are values, which reports keep to themselves.
    if let Some((before, _)) = sentence.split_once(", api_name:{name}") {
        return format!("{before}.").into();
    }
    match sentence.split_once("{id}").map(|(before, _)| before.rsplit_once([',', ';'])) {
        Some(Some((before, _))) => format!("{before}.").into(),
        Some(None) => sentence.replace("{id} ", "").into(),
        None => sentence.into(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}
