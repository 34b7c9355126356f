//! Fixes of one file, checked as every check of it is: by its own rules, since the base, and without what is known.

use std::io;
use std::path::Path;

use apiglint::fix::{Fix, Fixed, Fixer, Safety, Syntax, may_be_fixed};
use apiglint::{Checked, Keys, Report, Set};

use super::diff::unified;
use super::plan::{self, Outlook};
use super::{Done, Fixing, count, found_again};
use crate::args::SetOf;
use crate::checker::{self, Batch, Checker, Parts};
use crate::complain;
use crate::files::{Format, Source};
use crate::formats::Shown;
use crate::git::Documents;
use crate::output::Output;
use crate::problem::Problem;
use crate::suppress::Stage;
use crate::tally::Tally;

impl Checker<'_> {
    /// Looks at all files before any is fixed, and leaves those alone that would then have what others have.
    pub(crate) fn look_ahead(&mut self, of: SetOf, threads: usize) {
        if self.fixing.is_some() {
            self.left_alone = plan::left_alone(self, of, threads);
        }
        for &number in &self.left_alone {
            let reason = "not fixed: it would then have a name or path of another file";
            complain(&Problem::new(self.path(number), reason).to_string());
        }
    }

    /// What a file brings into its set, and what it would bring there once it is fixed; none if it cannot be read.
    pub(super) fn outlook(&self, number: usize, bytes: &mut Vec<u8>) -> Option<Outlook> {
        self.read(number, bytes).ok()?;
        let of_file = self.of_file(number);
        let judge = |bytes: &[u8]| Some(self.judge(number, bytes, &of_file).ok()?.0);
        let keys = |documents: Documents| documents.into_iter().map(|(_, it)| it).collect();
        let documents = judge(bytes)?;
        let after = match self.fixed(self.fixing?, number, bytes, &documents) {
            Some(fixed) => Some(keys(judge(&fixed.text)?)),
            None => None,
        };
        Some(Outlook { before: keys(documents), after, rules: of_file.rules })
    }

    /// Fixes a file if that is asked for and there is anything to fix, or shows what would become of it.
    pub(crate) fn fix(
        &self,
        number: usize,
        bytes: &mut Vec<u8>,
        documents: &[(Checked, Keys)],
        batch: &mut Batch,
    ) -> Done {
        let Some(fixing) = self.fixing else { return Done::Nothing };
        let fixed = self.fixed(fixing, number, bytes, documents);
        let fixed = fixed.filter(|_| !self.left_alone.contains(&number));
        if fixing.is_dry {
            self.show_difference(number, bytes, fixed, batch);
            return Done::Shown;
        }
        let Some(fixed) = fixed else { return Done::Nothing };
        let written = self.write_fixed(number, bytes, &fixed.text);
        if let Err(error) = written {
            let reason = format!("cannot be fixed: {error}");
            batch.problems.push(Problem::new(self.path(number), reason));
            return Done::Nothing;
        }
        batch.tally.fixed += fixed.fixed;
        *bytes = fixed.text;
        Done::Written
    }

    fn show_difference(
        &self,
        number: usize,
        bytes: &[u8],
        fixed: Option<Fixed>,
        batch: &mut Batch,
    ) {
        if let Some(fixed) = fixed {
            batch.tally.pending += fixed.fixed;
            let file = self.sources.get(number).and_then(Source::file);
            let name = file.map_or(self.stdin.as_ref(), Path::as_os_str);
            batch.text.push_str(&unified(name, bytes, &fixed.text));
        }
        batch.tally.files += 1;
        batch.files.push(checker::Done {
            number,
            keys: Vec::new(),
            rules: self.of_file(number).rules,
            old_keys: Vec::new(),
            end: batch.text.len(),
            tally: Tally::default(),
            quota: None,
        });
    }

    fn write_fixed(&self, number: usize, old: &[u8], new: &[u8]) -> io::Result<()> {
        let source = self.sources.get(number).ok_or(io::ErrorKind::NotFound)?;
        Fixing::write(source, old, new)?;
        if *source == Source::Stdin {
            self.streams().insert(number, new.to_vec());
        }
        Ok(())
    }

    /// Writes what became of standard input. Text that was cut off is not handed on.
    pub(crate) fn hand_on(&self) -> io::Result<()> {
        let most = self.config.rules().limits.bytes;
        let text = self.streams().remove(&0).filter(|text| text.len() <= most);
        let mut out = Output::new();
        out.write_bytes(&text.unwrap_or_default())?;
        out.finish()
    }

    /// What becomes of a file, if there is anything to fix.
    fn fixed(
        &self,
        fixing: Fixing,
        number: usize,
        bytes: &[u8],
        documents: &[(Checked, Keys)],
    ) -> Option<Fixed> {
        fixing.fix(&self.fixer(number), bytes, documents)
    }

    fn fixer(&self, number: usize) -> Fixer<'_> {
        let source = self.sources.get(number);
        let syntax = match source.map(|source| source.format(self.stdin)) {
            Some(Format::Yaml) => Syntax::Yaml,
            _ => Syntax::Json,
        };
        let limits = self.config.rules().limits.clone();
        Fixer::checking(syntax, limits, move |text| self.reports(number, text))
    }

    /// One report for each document of a file: none if it cannot be judged.
    fn reports(&self, number: usize, text: &[u8]) -> Vec<Report> {
        let of_file = self.of_file(number);
        let Ok((documents, _)) = self.judge(number, text, &of_file) else { return Vec::new() };
        let mut set = Set::new(&of_file.rules);
        let documents = documents.into_iter().enumerate();
        let mut parts: Parts = documents
            .map(|(at, (it, keys))| (it.kind, it.report.merge(set.admit(at, keys)), Vec::new()))
            .collect();
        self.settle(number, text, &of_file.rules, &mut parts, Stage::Trial);
        parts.into_iter().map(|(_, report, _)| report).collect()
    }

    /// The fixes of what is shown of a file, where anybody wants to know. Counts them if files are being fixed.
    pub(crate) fn fixes(
        &self,
        number: usize,
        bytes: &[u8],
        parts: &Parts,
        tally: &mut Tally,
    ) -> Vec<Vec<Option<Fix>>> {
        let shown = self.writer.fixes();
        let is_wanted = self.fixing.is_some() || shown != Shown::Nothing;
        let reports: Vec<_> = parts.iter().map(|(_, report, _)| report).collect();
        if !is_wanted || !may_be_fixed(reports.iter().copied(), Safety::Unsafe) {
            return Vec::new();
        }
        let all = self.reports(number, bytes);
        let fixes = match shown {
            Shown::Each => self.fixer(number).fixes(bytes, &all),
            Shown::Nothing | Shown::Together => self.fixer(number).plan(bytes, &all),
        };
        let fixes = found_again(&all, fixes, &reports);
        if self.fixing.is_some() {
            count(&fixes, &reports, self.mildest, tally);
        }
        fixes
    }
}
