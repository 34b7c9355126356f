//! The hooks as their users have them: `pre-commit` itself installs them, and git runs them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod commits;
mod documentation;
mod machine;
mod package;
mod published;
mod user;
mod wheel;
