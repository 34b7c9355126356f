//! Rules about suppressions. One rule a file, its page beside it.

use crate::rule::Rule;

pub mod malformed;
pub mod unused;

/// Every rule about suppressions, in the order in which lists show them.
pub(crate) static RULES: &[&Rule] = &[&malformed::RULE, &unused::RULE];
