//! How what is found is written: one file a format.

pub(crate) mod human;
mod json;
mod stream;

use std::io;

use clap::ValueEnum;

use crate::args::Options;
use crate::page::Page;
use crate::palette::Palette;
use crate::problem::Problem;
use crate::tally::Tally;

pub(crate) use human::Human;
pub(crate) use stream::Stream;

/// The formats, by the names that the command line has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Writes in one format. Files are written on any thread, each for itself, and joined in their order: a writer
/// remembers nothing from one file to the next.
pub(crate) trait Writer: Sync {
    /// What stands before all files.
    fn begin(&self, _out: &mut String) -> io::Result<()> {
        Ok(())
    }

    /// A file that was checked. What is not empty begins with the [separator](Writer::separator).
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()>;

    /// What stands behind all files.
    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()>;

    /// Whether it says of violations how they are fixed, which takes time to find out.
    fn shows_fixes(&self) -> bool {
        false
    }

    /// What parts a file from the one before; the first has none before it.
    fn separator(&self) -> &'static str {
        ""
    }
}

/// What is known in the end.
pub(crate) struct Summary<'a> {
    pub(crate) tally: &'a Tally,
    #[expect(dead_code, reason = "for formats to come")]
    /// What could not be checked, and why. It has been told on standard error, too.
    pub(crate) problems: &'a [Problem],
}

impl Format {
    /// What writes it.
    pub(crate) fn writer(self, options: &Options) -> Box<dyn Writer> {
        match self {
            Format::Human => {
                Box::new(Human { palette: Palette::of(options.color), is_quiet: options.quiet })
            }
            Format::Json => Box::new(json::Json),
        }
    }
}
