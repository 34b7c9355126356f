//! What the command line says of suppressions.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use apiglint::Severity;

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

    /// Report what comments, the configuration and a baseline suppress as if they did not
    #[arg(long)]
    no_suppressions: bool,
}

impl SuppressArgs {
    /// The baseline, if one is heeded. The error says what is wrong with it.
    fn baseline(&self, folder: &Path, is_update: bool) -> Result<Option<Baseline>, String> {
        let default = folder.join(DEFAULT);
        let path = self.baseline.as_deref().unwrap_or(&default);
        let may_be_missing = is_update || self.baseline.is_none();
        match Baseline::read(path) {
            _ if self.no_suppressions => Ok(None),
            Ok(read) => Ok(Some(read)),
            Err(error) if error.kind() == ErrorKind::NotFound && may_be_missing => {
                Ok(is_update.then(|| Baseline::none(path)))
            }
            Err(error) if error.kind() == ErrorKind::InvalidData => Err(error.to_string()),
            Err(error) => Err(format!("{}: {error}", path.display())),
        }
    }
}

impl Suppress {
    /// What the command line asks for. The error says what is wrong with the baseline.
    pub(crate) fn of(args: &CheckArgs, folder: &Path) -> Result<Self, String> {
        let is_update = args.update_baseline;
        if is_update && args.git.is_new_only() {
            return Err("--update-baseline needs all that is wrong: leave out --new-only".into());
        }
        let baseline = args.suppress.baseline(folder, is_update)?;
        let here = Folder::of(&folder.join(DEFAULT));
        let folder = baseline.as_ref().map_or(&here, |baseline| &baseline.folder);
        let has_folder = args.paths().iter().any(|path| folder.is_below(path));
        let sight = match &args.git {
            git if git.is_new_only() => Sight::New,
            git if git.is_staged() && args.paths.is_empty() => Sight::Files,
            _ if has_folder => Sight::Whole,
            _ => Sight::Files,
        };
        let is_allowed = !args.suppress.no_suppressions;
        Ok(Suppress { is_allowed, baseline, is_update, mildest: args.options.mildest(), sight })
    }

    /// What is left out of single files: what is of no use a check tells.
    pub(crate) fn of_single(args: &SuppressArgs, folder: &Path) -> Result<Self, String> {
        Ok(Suppress {
            is_allowed: !args.no_suppressions,
            baseline: args.baseline(folder, false)?,
            is_update: false,
            mildest: Severity::Note,
            sight: Sight::New,
        })
    }
}
