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
        Form::Comment => (
            "cannot suppress what is not there: this line does not break this rule",
            "remove the rule from the comment",
        ),
        Form::Ignore => {
            ("cannot ignore what is not there: no file has such a violation", "remove the entry")
        }
        Form::Baseline => (
            "cannot list what is not there: the violation is gone",
            "remove the line; --update-baseline removes all of them",
        ),
    };
    Fault::new(&RULE, message).advise(help)
}
