//! `check --base` and `check --staged`, on repositories that the real git makes.

#![cfg(all(feature = "cli", unix))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod changes;
mod errors;
mod hook;
mod hostile;
mod laws;
mod matching;
mod new_only;
mod odd;
mod processes;
mod repository;
mod staged;
