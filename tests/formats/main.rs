//! What the command writes in each format, read by programs that we did not write. `tests/setup.sh` fetches them.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../cli/command.rs"]
#[expect(dead_code, reason = "tests of the command need more of it")]
mod command;
mod docs;
#[path = "../common/foreign.rs"]
mod foreign;
mod gitlab;
mod judges;
mod lines;
mod output;
mod runs;
mod sarif;
mod whole;
mod xml;
