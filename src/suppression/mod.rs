//! What is to be said of a violation that is known and shall not count, and of suppressions themselves.
//!
//! The library suppresses nothing by itself: a server that checks what strangers send must not heed what they write beside
//! it. The command heeds comments in YAML, ignores in its configuration, and a baseline.

#[cfg(feature = "yaml")]
mod comments;
pub mod rules;
#[cfg(feature = "yaml")]
mod scan;

use crate::report::Fault;

#[cfg(feature = "yaml")]
pub use comments::Comments;
pub use rules::unused::Form;

/// What there is to say of a suppression that suppresses nothing.
///
/// ```
/// use apiglint::suppression::{Form, unused};
///
/// assert_eq!(unused(Form::Baseline).to_string(), "cannot list what is not there: the violation is gone");
/// ```
pub fn unused(form: Form) -> Fault {
    rules::unused::fault(form)
}
