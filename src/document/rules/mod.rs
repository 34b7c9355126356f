//! Rules about every document, whatever it defines. One rule a file, its page beside it.

use super::{Problem, What};
use crate::limits::Limits;
use crate::report::{Fault, Violation};
use crate::rule::Rule;

pub mod duplicate_member;
pub mod hidden_character;
pub mod syntax;
pub mod too_deep;
pub mod too_large;
pub mod r#type;
pub mod unknown_member;

/// Every rule about documents, in the order in which lists show them.
pub(crate) static RULES: &[&Rule] = &[
    &syntax::RULE,
    &duplicate_member::RULE,
    &unknown_member::RULE,
    &r#type::RULE,
    &hidden_character::RULE,
    &too_deep::RULE,
    &too_large::RULE,
];

/// Why a text is no document.
pub(super) fn unread(text: &str, limits: &Limits, problem: &Problem) -> Box<Violation> {
    match problem.what {
        What::Expected(expected) => syntax::unexpected(text, problem.at, expected),
        What::TooDeep => too_deep::violation(problem.at, limits),
    }
}

/// Why the text of a string is no JSON, and how many bytes are at fault.
pub(super) fn unread_inside(text: &str, limits: &Limits, problem: &Problem) -> (Fault, usize) {
    match problem.what {
        What::Expected(expected) => {
            let message = syntax::refusal(text, problem.at, expected);
            (Fault::new(&syntax::RULE, message), syntax::length_at(text, problem.at))
        }
        What::TooDeep => (Fault::new(&too_deep::RULE, too_deep::refusal(limits)), 1),
    }
}
