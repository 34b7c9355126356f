//! Drives the command as its users do.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod catalogue;
mod command;
mod convert;
mod documentation;
mod exit;
mod files;
mod hostile;
mod human;
mod json;
mod lifecycle;
mod load;
mod schema;
mod sets;
mod threads;
mod update;
