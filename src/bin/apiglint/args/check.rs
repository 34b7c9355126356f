//! The command line of `apiglint check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use apiglint::{DocumentKind, find_kind, kinds};
use clap::ValueEnum;

use super::Options;
use crate::config::CheckConfigArgs;
use crate::fix::FixArgs;
use crate::git::GitArgs;
use crate::palette::Channel;
use crate::suppress::SuppressArgs;

pub(super) const EXAMPLES: &str = "\
Examples:
  apiglint check                          every JSON and YAML file below this folder
  apiglint check apis/ --fail-on warning  warnings fail too
  apiglint check --rule roma/name-ascii=error --rule roma/script-unused=off
  curl -s $URL | apiglint check - --stdin-filename orders.json
  apiglint explain roma/parameter-collision

Exit codes:
  0  nothing at or above the failing level
  1  violations
  2  something could not be checked";

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Files, folders and globs; `-` is standard input
    ///
    /// Folders are searched for *.json, *.yaml and *.yml files that no .gitignore excludes.
    ///
    /// Files that are named are checked whatever their ending; *.yaml and *.yml are YAML, the others JSON.
    ///
    /// What is no API definition is skipped, and so are templates among the *.yaml files of a folder.
    ///
    /// Without any: this folder, or, with --staged, what is staged.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Leave out files that are named, too, where a search of their folder would: for hooks, which name every file
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Take every file as this kind of document, instead of judging by its members
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Option<&'static DocumentKind>,

    /// Which definitions belong together, so that none shares its name, path or id with another [default: run]
    #[arg(long, value_name = "SET", value_enum)]
    pub(crate) set: Option<SetOf>,

    #[command(flatten)]
    pub(crate) config: CheckConfigArgs,

    #[command(flatten)]
    pub(crate) git: GitArgs,

    #[command(flatten)]
    pub(crate) suppress: SuppressArgs,

    /// Write what is found into the baseline, and drop from it what is mended
    ///
    /// What the files have that were not checked stays. With --quiet only what fails goes in.
    #[arg(long, conflicts_with = "no_suppressions")]
    pub(crate) update_baseline: bool,

    #[command(flatten)]
    pub(crate) fix: FixArgs,

    #[command(flatten)]
    pub(crate) options: Options,

    /// How many files to check at a time [default: as many as there are cores]
    #[arg(long, value_name = "NUMBER", value_parser = parse_threads)]
    pub(crate) threads: Option<NonZeroUsize>,
}

/// What makes up a set.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum SetOf {
    /// All files that are checked
    #[default]
    Run,
    /// The files of each folder: where folders are copies for several environments
    Folder,
    /// Each file alone
    File,
}

impl CheckArgs {
    /// Where to look for files.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        static HERE: LazyLock<[PathBuf; 1]> = LazyLock::new(|| [PathBuf::from(".")]);
        if self.paths.is_empty() { &*HERE } else { &self.paths }
    }

    /// Where what is found goes: not where what is fixed goes.
    pub(crate) fn channel(&self) -> Channel {
        match self.options.channel() {
            Channel::Out if self.fix.is_filter(&self.paths) => Channel::Error,
            channel => channel,
        }
    }

    /// What to take every document for.
    pub(crate) fn kind(&self) -> Option<&'static DocumentKind> {
        self.kind
    }
}

fn parse_kind(text: &str) -> Result<&'static DocumentKind, String> {
    find_kind(text).map_err(|error| {
        let ids: Vec<_> = kinds().map(|kind| kind.id).collect();
        format!("{error}\nit must be one of {}", ids.join(", "))
    })
}

fn parse_threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "must be 1 or more")
}
