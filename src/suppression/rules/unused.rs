#![doc = include_str!("unused.md")]

use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};

/// The rule `suppression/unused`.
pub static RULE: Rule = Rule {
    id: "suppression/unused",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: None,
    summary: "each suppression suppresses something",
    page: include_str!("unused.md"),
    since: "0.1.0",
};

/// How a suppression is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// As a comment.
    Comment,
    /// As an entry of the configuration.
    Ignore,
    /// As a line of a baseline.
    Baseline,
}

#[cold]
pub(in crate::suppression) fn fault(form: Form) -> Fault {
    let (message, help) = match form {
        Form::Comment => {
            ("must suppress a violation: this line breaks no such rule", "remove the rule's name")
        }
        Form::Ignore => ("must match a violation: none is left", "remove it"),
        Form::Baseline => (
            "must stand for a violation: it is mended",
            "remove it; --update-baseline removes all of them",
        ),
    };
    Fault::new(&RULE, message).advise(help)
}
