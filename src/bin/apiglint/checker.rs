//! Checks files and shows what is wrong with them, each for itself.

use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::sync::OnceLock;

use apiglint::roma::Keys;
use apiglint::{DocumentKind, File, Lines, Report, RuleSet, Severity, check_with_keys};

use crate::args::{CheckArgs, Format};
use crate::files::Source;
use crate::others::Others;
use crate::page::Page;
use crate::palette::Palette;
use crate::tally::Tally;

/// How to check files and show what is wrong with them. It is shared by the threads.
pub(crate) struct Checker<'a> {
    pub(crate) rules: RuleSet,
    kind: Option<&'static DocumentKind>,
    format: Format,
    /// The mildest violation to show.
    mildest: Severity,
    palette: &'static Palette,
    sources: &'a [Source],
    stdin: &'a str,
    /// Standard input cannot be read twice.
    stdin_bytes: OnceLock<Vec<u8>>,
}

/// What came of a few files.
#[derive(Default)]
pub(crate) struct Batch {
    /// What to write.
    pub(crate) text: String,
    pub(crate) files: Vec<Done>,
    pub(crate) problems: Vec<String>,
    pub(crate) tally: Tally,
}

/// A file that was checked for itself.
pub(crate) struct Done {
    pub(crate) number: usize,
    /// What it brings into its set.
    pub(crate) keys: Keys,
    /// Where its part of the text to write ends.
    pub(crate) end: usize,
    pub(crate) is_flagged: bool,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(args: &'a CheckArgs, sources: &'a [Source]) -> Self {
        Checker {
            rules: args.options.rules(),
            kind: args.kind(),
            format: args.options.format,
            mildest: args.options.mildest(),
            palette: Palette::of(args.options.color),
            sources,
            stdin: &args.options.stdin_filename,
            stdin_bytes: OnceLock::new(),
        }
    }

    /// What to call the file of a number.
    pub(crate) fn path(&self, number: usize) -> Cow<'_, str> {
        self.sources.get(number).map_or_else(Cow::default, |source| source.name(self.stdin))
    }

    /// A problem with the file of a number.
    pub(crate) fn problem(&self, number: usize, error: &io::Error) -> String {
        format!("{}: {error}", self.path(number))
    }

    /// Checks files. `bytes` is room to read them into.
    pub(crate) fn check(&self, files: Range<usize>, bytes: &mut Vec<u8>) -> Batch {
        let mut batch = Batch::default();
        for number in files {
            if let Err(error) = self.check_file(number, bytes, &mut batch) {
                batch.problems.push(self.problem(number, &error));
            }
        }
        batch
    }

    fn check_file(&self, number: usize, bytes: &mut Vec<u8>, batch: &mut Batch) -> io::Result<()> {
        self.read(number, bytes)?;
        let (checked, keys) = check_with_keys(bytes, self.kind, &self.rules);
        let is_flagged = checked.report.worst().is_some();
        if checked.kind.is_none() && !is_flagged {
            batch.tally.skipped += 1;
            return Ok(());
        }
        batch.tally.count(&checked.report);
        self.write(number, bytes, checked.kind, &checked.report, &[], &mut batch.text)?;
        batch.files.push(Done { number, keys, end: batch.text.len(), is_flagged });
        Ok(())
    }

    /// Checks a file once more, to show what was found for itself and in its set in their order.
    pub(crate) fn check_again(
        &self,
        number: usize,
        mut in_set: Report,
        others: &mut Others,
        out: &mut String,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        let checked = apiglint::check(&bytes, self.kind, &self.rules);
        let others = others.of(&mut in_set, self);
        self.write(number, &bytes, checked.kind, &checked.report.merge(in_set), &others, out)
    }

    fn write(
        &self,
        number: usize,
        bytes: &[u8],
        kind: Option<&'static DocumentKind>,
        report: &Report,
        others: &[File<'_>],
        out: &mut String,
    ) -> io::Result<()> {
        // Where nothing is to be shown, no line has to be known.
        let text = lossy(if report.passes(self.mildest) { &[] } else { bytes });
        let file = File { path: &self.path(number), lines: &Lines::new(&text) };
        let page = Page { file, others, palette: self.palette };
        page.write(report, kind, self.mildest, self.format, out)
    }

    /// The text of a file, as far as it is text.
    pub(crate) fn text(&self, number: usize) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        Ok(lossy(&bytes).into_owned())
    }

    fn read(&self, number: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        let source = self.sources.get(number).ok_or(io::ErrorKind::NotFound)?;
        if let (Source::Stdin, Some(kept)) = (source, self.stdin_bytes.get()) {
            bytes.clone_from(kept);
            return Ok(());
        }
        source.read(self.rules.limits.bytes, bytes)?;
        if *source == Source::Stdin {
            let _ = self.stdin_bytes.set(bytes.clone());
        }
        Ok(())
    }
}

/// `String::from_utf8_lossy` takes several times as long where all is well.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
