//! `check --fix`: writes files in which what can be fixed is fixed, or shows what would become of them.

mod diff;
mod of_file;
mod plan;
mod write;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use apiglint::fix::{Fix, Fixed, Fixer, Safety, may_be_fixed};
use apiglint::{Checked, Keys, Report, Severity, Violation};

use crate::files::Source;
use crate::formats::{Summary, Writer};
use crate::page::Page;
use crate::tally::Tally;

/// What to do about violations that can be fixed.
#[derive(Debug, clap::Args)]
pub(crate) struct FixArgs {
    /// Fix what can be fixed safely, and show what is left
    ///
    /// Standard input is written to standard output, and what is left to standard error.
    #[arg(long, conflicts_with = "staged")]
    fix: bool,

    /// With --fix or --diff: fix, too, what somebody has to look at afterwards
    #[arg(long)]
    unsafe_fixes: bool,

    /// Write nothing, and show what --fix would change; fails if there is anything
    #[arg(long, conflicts_with_all = ["fix", "update_baseline"])]
    diff: bool,
}

/// How to fix files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fixing {
    safety: Safety,
    /// Whether only to show it.
    pub(crate) is_dry: bool,
}

impl FixArgs {
    /// How to fix files, if that is asked for.
    pub(crate) fn fixing(&self) -> Option<Fixing> {
        let safety = if self.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        (self.fix || self.diff).then_some(Fixing { safety, is_dry: self.diff })
    }

    /// Whether standard input goes to standard output.
    pub(crate) fn is_filter(&self, paths: &[PathBuf]) -> bool {
        self.fix && paths.iter().any(|path| path.as_os_str() == "-")
    }

    /// What does not go together.
    pub(crate) fn refusal(&self, paths: &[PathBuf]) -> Option<&'static str> {
        if self.unsafe_fixes && self.fixing().is_none() {
            Some("--unsafe-fixes goes with --fix or --diff")
        } else if self.is_filter(paths) && paths.len() > 1 {
            Some("with --fix, standard input must be all there is to check")
        } else {
            None
        }
    }
}

/// The option that applies fixes.
pub(crate) fn option(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "--fix",
        Safety::Unsafe => "--fix --unsafe-fixes",
    }
}

impl Fixing {
    /// The text with what can be fixed in it; none if that is nothing.
    fn fix(self, fixer: &Fixer<'_>, text: &[u8], documents: &[(Checked, Keys)]) -> Option<Fixed> {
        if !may_be_fixed(documents.iter().map(|(it, _)| &it.report), self.safety) {
            return None;
        }
        Some(fixer.fix_all(text, self.safety)).filter(|fixed| fixed.fixed > 0)
    }

    /// Writes a text in place of the one that was read. Standard input is written in the end.
    fn write(source: &Source, old: &[u8], new: &[u8]) -> io::Result<()> {
        match source {
            Source::Stdin => Ok(()),
            Source::File { path, .. } => write::replace(path, old, new),
        }
    }
}

/// Writes nothing of its own: what is shown is differences.
pub(crate) struct Differences;

impl Writer for Differences {
    fn file(&self, _: &Page<'_>, _: &mut String) -> io::Result<()> {
        Ok(())
    }

    fn end(&self, _: &Summary<'_>, _: &mut String) -> io::Result<()> {
        Ok(())
    }
}

/// What came of fixing a file.
pub(crate) enum Done {
    /// It is what it was.
    Nothing,
    /// It is what it was, and what would become of it is shown.
    Shown,
    Written,
}

/// The fixes of violations, given those of reports that have them in another order, or have not all of them.
fn found_again(
    all: &[Report],
    fixes: Vec<Vec<Option<Fix>>>,
    reports: &[&Report],
) -> Vec<Vec<Option<Fix>>> {
    let identity = |it: &Violation| (it.rule.id, it.span, it.message.clone());
    let violations = all.iter().flat_map(Report::violations);
    let fixes: BTreeMap<_, _> = violations
        .zip(fixes.into_iter().flatten())
        .filter_map(|(it, fix)| Some((identity(it), fix?)))
        .collect();
    let found = |it: &Violation| fixes.get(&identity(it)).cloned();
    reports.iter().map(|report| report.violations().iter().map(found).collect()).collect()
}

/// Counts what can be fixed of what is shown.
fn count(fixes: &[Vec<Option<Fix>>], reports: &[&Report], mildest: Severity, tally: &mut Tally) {
    for (report, fixes) in reports.iter().zip(fixes) {
        let shown = report.violations().iter().zip(fixes).filter(|(it, _)| it.severity >= mildest);
        for fix in shown.filter_map(|(_, fix)| fix.as_ref()) {
            match fix.safety {
                Safety::Safe => tally.fixable += 1,
                Safety::Unsafe => tally.fixable_unsafely += 1,
            }
        }
    }
}
