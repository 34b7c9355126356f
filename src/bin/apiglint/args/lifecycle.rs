//! The command lines of `apiglint transition` and `lifecycle`.

use clap::ValueEnum;

use super::Format;

pub(super) const EXAMPLES: &str = "\
Examples:
  apiglint transition --from 4 --action undeploy
  apiglint transition --from 1 --to 4
  apiglint transition publication --from offline --action call

Exit codes:
  0  it is legal
  1  it is not
  2  it cannot be told";

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct TransitionArgs {
    /// What it is done to
    #[arg(value_name = "LIFECYCLE", value_enum, default_value_t = Thing::Backend)]
    pub(crate) thing: Thing,

    /// The state it is in: 1, 3, 4 or none; of a publication, offline or online; of DataWorks, draft, submitted,
    /// published, edited, resubmitted, unpublished or none
    #[arg(long, value_name = "STATE")]
    pub(crate) from: String,

    /// What is done to it, such as undeploy
    #[arg(long, required_unless_present = "to", conflicts_with = "to")]
    pub(crate) action: Option<String>,

    /// The state it is to reach: shows the shortest legal path
    #[arg(long, value_name = "STATE")]
    pub(crate) to: Option<String>,

    /// The backend has a script
    #[arg(long)]
    pub(crate) has_script: bool,

    /// How many versions the API has in the environment
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) versions: usize,

    /// The version to switch to is one of them
    #[arg(long)]
    pub(crate) knows_version: bool,

    /// What was submitted of an API of DataWorks is not approved yet
    #[arg(long)]
    pub(crate) awaits_approval: bool,

    /// The API of DataWorks is visible to its owner alone
    #[arg(long)]
    pub(crate) is_private: bool,

    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// What has a lifecycle.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Thing {
    /// A custom backend
    Backend,
    /// An API in an environment
    Publication,
    /// An API of DataWorks
    Dataworks,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Drawing {
    /// Mermaid, which GitHub and GitLab draw
    Mermaid,
    /// DOT, which Graphviz draws
    Dot,
    /// SVG; needs Graphviz
    Svg,
}
