//! Rules about every Swagger 2.0 file. One rule a file, its page beside it.

use crate::rule::Rule;

pub mod structure;
pub mod version;

/// Every rule of the dialect, in the order in which lists show them.
pub(crate) static RULES: &[&Rule] = &[&version::RULE, &structure::RULE];
