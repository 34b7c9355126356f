//! The command line of `apiglint update`.

use std::path::PathBuf;

use crate::suppress::SuppressArgs;

use super::Options;

pub(super) const EXAMPLES: &str = "\
Examples:
  apiglint update deployed.json orders.json
  apiglint update HEAD:apis/orders.json orders.json --new-only

Exit codes:
  0  nothing at or above the failing level
  1  violations
  2  something could not be checked";

#[derive(Debug, clap::Args)]
pub(crate) struct UpdateArgs {
    /// The definition or API as it was, with its status; `-` is standard input, `REV:path` a file at a revision of git
    pub(crate) old: PathBuf,

    /// The definition or API as it is to be; `-` is standard input
    pub(crate) new: PathBuf,

    /// Leave out what was wrong before and has not changed
    #[arg(long)]
    pub(crate) new_only: bool,

    #[command(flatten)]
    pub(crate) suppress: SuppressArgs,

    #[command(flatten)]
    pub(crate) options: Options,
}
