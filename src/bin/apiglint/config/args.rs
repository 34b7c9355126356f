//! The options of the command line that are about the configuration.

use std::path::PathBuf;

/// Which configuration to heed.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct ConfigArgs {
    /// Read this configuration, instead of the nearest apiglint.toml from here up to the root of the repository
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// What to do with the configuration, besides heeding it.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct CheckConfigArgs {
    /// Show the configuration that is in force, or what is in force for a file, and check nothing
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the option may be given without its value")]
    pub(crate) show_config: Option<Option<PathBuf>>,
}
