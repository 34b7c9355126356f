//! What the command line says of suppressions.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::baseline::Baseline;
use super::{Sight, Suppress};
use crate::args::CheckArgs;
use crate::folder::Folder;

/// Heeded if it is there.
const DEFAULT: &str = "apiglint-baseline.txt";

#[derive(Debug, clap::Args)]
pub(crate) struct SuppressArgs {
    /// Leave out what this file lists [default: apiglint-baseline.txt, if it is there]
    ///
    /// It is looked for beside the configuration; without one, in the working directory.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write what is found into the baseline, and drop from it what is mended
    ///
    /// What the files have that were not checked stays. With --quiet only what fails goes in.
    #[arg(long)]
    update_baseline: bool,

    /// Report what comments, the configuration and a baseline suppress as if they did not
    #[arg(long, conflicts_with = "update_baseline")]
    no_suppressions: bool,
}

impl Suppress {
    /// What the command line asks for. The error says what is wrong with the baseline.
    pub(crate) fn of(args: &CheckArgs, folder: &Path) -> Result<Self, String> {
        let SuppressArgs { baseline, update_baseline, no_suppressions } = &args.suppress;
        if *update_baseline && args.git.is_new_only() {
            return Err("--update-baseline needs all that is wrong: leave out --new-only".into());
        }
        let default = folder.join(DEFAULT);
        let path = baseline.as_deref().unwrap_or(&default);
        let may_be_missing = *update_baseline || baseline.is_none();
        let baseline = match Baseline::read(path) {
            _ if *no_suppressions => None,
            Ok(read) => Some(read),
            Err(error) if error.kind() == ErrorKind::NotFound && may_be_missing => {
                update_baseline.then(|| Baseline::none(path))
            }
            Err(error) if error.kind() == ErrorKind::InvalidData => return Err(error.to_string()),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        };
        let here = Folder::of(&default);
        let folder = baseline.as_ref().map_or(&here, |baseline| &baseline.folder);
        let has_folder = args.paths().iter().any(|path| folder.is_below(path));
        let sight = match &args.git {
            git if git.is_new_only() => Sight::New,
            git if git.is_staged() && args.paths.is_empty() => Sight::Files,
            _ if has_folder => Sight::Whole,
            _ => Sight::Files,
        };
        Ok(Suppress {
            is_allowed: !no_suppressions,
            baseline,
            is_update: *update_baseline,
            mildest: args.options.mildest(),
            sight,
        })
    }
}
