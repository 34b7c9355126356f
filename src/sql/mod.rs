//! SQL, as far as rules look into it: what is code and what is not, and which parameters a script has.
//!
//! No grammar: a script may be in any data source's SQL, with parameters where its grammar has no place for them. What
//! the dialects disagree on is read in the way that finds less fault. A `\` escapes the character behind it in `'` and
//! `"`, as MySQL and MaxCompute have it, but `'\'` is whole, as the others write it.

mod columns;
mod scan;
mod select;
mod tag;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use columns::{Column, columns, unquoted};
pub(crate) use scan::{LOOKAHEAD, Scanner, name};
pub(crate) use select::{Statement, comment, limit, second_statement, statement};
pub(crate) use tag::{KNOWN_TAGS, TagFault, check_tags, first_tag, placeholders, uses};
pub(crate) use token::{Kind, Tokens};
