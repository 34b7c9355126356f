//! Checks files and shows what is wrong with them, each for itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use apiglint::fix::{Fix, Fixed, Fixer, Syntax};
use apiglint::{
    Checked, DocumentKind, File, Keys, Lines, Report, RuleSet, Set, Severity, check_with_keys,
    check_yaml_with_keys,
};

use crate::args::{CheckArgs, SetOf};
use crate::files::{self, Source};
use crate::fix::plan::{self, Outlook};
use crate::fix::{self, Differences, Fixing, unified};
use crate::formats::{Shown, Writer};
use crate::others::Others;
use crate::page::{Page, Part};
use crate::problem::Problem;
use crate::tally::Tally;

/// How to check files and show what is wrong with them. It is shared by the threads.
pub(crate) struct Checker<'a> {
    pub(crate) rules: RuleSet,
    kind: Option<&'static DocumentKind>,
    pub(crate) writer: Box<dyn Writer>,
    /// The mildest violation to show.
    mildest: Severity,
    sources: &'a [Source],
    stdin: &'a str,
    pub(crate) fixing: Option<Fixing>,
    /// Which files not to fix.
    left_alone: BTreeSet<usize>,
    /// Standard input cannot be read twice.
    stdin_bytes: Mutex<Option<Vec<u8>>>,
}

/// What came of a few files.
#[derive(Default)]
pub(crate) struct Batch {
    /// What to write.
    pub(crate) text: String,
    pub(crate) files: Vec<Done>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) tally: Tally,
}

/// A file that was checked for itself.
pub(crate) struct Done {
    pub(crate) number: usize,
    /// What each of its documents brings into its set.
    pub(crate) keys: Vec<Keys>,
    /// Where its part of the text to write ends.
    pub(crate) end: usize,
    pub(crate) is_flagged: bool,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(args: &'a CheckArgs, sources: &'a [Source]) -> Self {
        let fixing = args.fix.fixing();
        Checker {
            rules: args.options.rules(),
            kind: args.kind(),
            writer: match fixing {
                Some(Fixing { is_dry: true, .. }) => Box::new(Differences),
                _ => args.options.format.writer(&args.options),
            },
            mildest: args.options.mildest(),
            sources,
            stdin: &args.options.stdin_filename,
            fixing,
            left_alone: BTreeSet::new(),
            stdin_bytes: Mutex::default(),
        }
    }

    /// How many files there are.
    pub(crate) fn files(&self) -> usize {
        self.sources.len()
    }

    /// What to call the file of a number.
    pub(crate) fn path(&self, number: usize) -> Cow<'_, str> {
        self.sources.get(number).map_or_else(Cow::default, |source| source.name(self.stdin))
    }

    /// A problem with the file of a number.
    pub(crate) fn problem(&self, number: usize, error: &io::Error) -> Problem {
        Problem::new(self.path(number), error)
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
        let mut documents = self.documents(number, bytes);
        if documents.is_empty() {
            batch.tally.skipped += 1;
            return Ok(());
        }
        if let Some(fixing) = self.fixing {
            match self.fix(fixing, number, bytes, &documents, batch) {
                _ if fixing.is_dry => return Ok(()),
                Ok(true) => documents = self.documents(number, bytes),
                Ok(false) => {}
                Err(error) => {
                    let reason = format!("cannot be fixed: {error}");
                    batch.problems.push(Problem::new(self.path(number), reason));
                }
            }
        }
        let reports = || documents.iter().map(|(checked, _)| &checked.report);
        let is_flagged = reports().any(|report| report.worst().is_some());
        batch.tally.count(reports());
        // Where nothing is to be shown, no line has to be known.
        let is_shown = reports().any(|report| !report.passes(self.mildest));
        let text = lossy(if is_shown { bytes } else { &[] });
        let lines = Lines::new(&text);
        let reports: Vec<_> = reports().collect();
        let fixes = if is_shown { self.fixes(number, bytes, &reports) } else { Vec::new() };
        if self.fixing.is_some() {
            fix::count(&fixes, &reports, self.mildest, &mut batch.tally);
        }
        let kinds = documents.iter().map(|(it, _)| it.kind);
        let parts = parts(kinds.zip(reports), &fixes);
        self.write(number, &lines, &parts, &[], &mut batch.text)?;
        let keys = documents.into_iter().map(|(_, keys)| keys).collect();
        batch.files.push(Done { number, keys, end: batch.text.len(), is_flagged });
        Ok(())
    }

    /// Checks the documents of a file, and leaves out what is nothing that is known here.
    fn documents(&self, number: usize, bytes: &[u8]) -> Vec<(Checked, Keys)> {
        let Some(source) = self.sources.get(number) else { return Vec::new() };
        let format = source.format(self.stdin);
        let mut documents = match format {
            files::Format::Json => vec![check_with_keys(bytes, self.kind, &self.rules)],
            files::Format::Yaml => check_yaml_with_keys(bytes, self.kind, &self.rules),
        };
        let is_foreign = source.is_found() && format == files::Format::Yaml;
        if !documents.iter().any(|(it, _)| is_known(it))
            || is_foreign && is_other_yaml(&documents, bytes)
        {
            documents.clear();
        }
        documents
    }

    /// Makes fixes of a file: what it holds is checked as ever, and against each other.
    fn fixer(&self, number: usize) -> Fixer<'_> {
        let source = self.sources.get(number);
        let syntax = match source.map(|source| source.format(self.stdin)) {
            Some(files::Format::Yaml) => Syntax::Yaml,
            _ => Syntax::Json,
        };
        Fixer::checking(syntax, self.rules.limits.clone(), move |text| {
            let mut set = Set::new(&self.rules);
            let documents = self.documents(number, text).into_iter().enumerate();
            let merged = documents.map(|(at, (it, keys))| it.report.merge(set.admit(at, keys)));
            merged.collect()
        })
    }

    /// What becomes of a file, if there is anything to fix.
    fn fixed(
        &self,
        fixing: Fixing,
        number: usize,
        bytes: &[u8],
        documents: &[(Checked, Keys)],
    ) -> Option<Fixed> {
        let reports: Vec<_> = documents.iter().map(|(it, _)| it.report.clone()).collect();
        fixing.fix(&self.fixer(number), bytes, &reports)
    }

    /// Looks at all files before any is fixed, and leaves those alone that would then have what others have.
    pub(crate) fn look_ahead(&mut self, of: SetOf, threads: usize) -> &BTreeSet<usize> {
        if self.fixing.is_some() {
            self.left_alone = plan::left_alone(self, of, threads);
        }
        &self.left_alone
    }

    /// What a file brings into its set, and what it would bring there once it is fixed; none if it cannot be read.
    pub(crate) fn outlook(&self, number: usize, bytes: &mut Vec<u8>) -> Option<Outlook> {
        self.sources.get(number).filter(|source| source.is_regular())?;
        self.read(number, bytes).ok()?;
        let documents = self.documents(number, bytes);
        let keys = |documents: Vec<(_, Keys)>| documents.into_iter().map(|(_, it)| it).collect();
        let fixed = self.fixed(self.fixing?, number, bytes, &documents);
        let after = fixed.map(|fixed| keys(self.documents(number, &fixed.text)));
        Some(Outlook { before: keys(documents), after })
    }

    /// Fixes a file, if there is anything to fix; tells whether it is another one now.
    fn fix(
        &self,
        fixing: Fixing,
        number: usize,
        bytes: &mut Vec<u8>,
        documents: &[(Checked, Keys)],
        batch: &mut Batch,
    ) -> io::Result<bool> {
        let fixed = self.fixed(fixing, number, bytes, documents);
        let fixed = fixed.filter(|_| !self.left_alone.contains(&number));
        if fixing.is_dry {
            batch.tally.files += 1;
            if let Some(fixed) = &fixed {
                batch.tally.pending += fixed.fixed;
                batch.text.push_str(&unified(&self.path(number), bytes, &fixed.text));
            }
            let end = batch.text.len();
            batch.files.push(Done { number, keys: Vec::new(), end, is_flagged: false });
        }
        let (Some(fixed), Some(source), false) = (fixed, self.sources.get(number), fixing.is_dry)
        else {
            return Ok(false);
        };
        Fixing::write(source, bytes, &fixed.text)?;
        batch.tally.fixed += fixed.fixed;
        *bytes = fixed.text;
        if *source == Source::Stdin {
            self.keep_stdin(bytes);
        }
        Ok(true)
    }

    /// The fixes of what is shown of a file, where anybody wants to know.
    fn fixes(&self, number: usize, bytes: &[u8], reports: &[&Report]) -> Vec<Vec<Option<Fix>>> {
        let shown = self.writer.fixes();
        if self.fixing.is_none() && shown == Shown::Nothing {
            return Vec::new();
        }
        let reports: Vec<_> = reports.iter().copied().cloned().collect();
        match shown {
            Shown::Each => self.fixer(number).fixes(bytes, &reports),
            Shown::Nothing | Shown::Together => self.fixer(number).plan(bytes, &reports),
        }
    }

    /// Checks a file once more, to show what was found in each of its documents and in its set in their order.
    pub(crate) fn check_again(
        &self,
        number: usize,
        mut in_set: Vec<Report>,
        others: &mut Others,
        out: &mut String,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        let text = lossy(&bytes);
        let others = others.of(&mut in_set, self);
        let documents = self.documents(number, &bytes).into_iter().zip(in_set);
        let whole: Vec<_> =
            documents.map(|((it, _), in_set)| (it.kind, it.report.merge(in_set))).collect();
        let fixes = self.fixes(number, &bytes, &whole.iter().map(|(_, it)| it).collect::<Vec<_>>());
        let parts = parts(whole.iter().map(|(kind, report)| (*kind, report)), &fixes);
        self.write(number, &Lines::new(&text), &parts, &others, out)
    }

    fn write(
        &self,
        number: usize,
        lines: &Lines<'_>,
        parts: &[Part<'_>],
        others: &[File<'_>],
        out: &mut String,
    ) -> io::Result<()> {
        let file = File { path: &self.path(number), lines };
        self.writer.file(&Page { file, others, parts, mildest: self.mildest }, out)
    }

    /// The text of a file, as far as it is text.
    pub(crate) fn text(&self, number: usize) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        Ok(lossy(&bytes).into_owned())
    }

    fn read(&self, number: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        let source = self.sources.get(number).ok_or(io::ErrorKind::NotFound)?;
        if *source == Source::Stdin
            && let Some(kept) = &*self.kept_stdin()
        {
            bytes.clone_from(kept);
            return Ok(());
        }
        source.read(self.rules.limits.bytes, bytes)?;
        if *source == Source::Stdin {
            self.keep_stdin(bytes);
        }
        Ok(())
    }

    fn keep_stdin(&self, bytes: &[u8]) {
        *self.kept_stdin() = Some(bytes.to_vec());
    }

    /// What was read of standard input, or became of it.
    pub(crate) fn kept_stdin(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        self.stdin_bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The documents of a file that are to be shown.
fn parts<'p>(
    documents: impl Iterator<Item = (Option<&'static DocumentKind>, &'p Report)>,
    fixes: &'p [Vec<Option<Fix>>],
) -> Vec<Part<'p>> {
    let fixes = fixes.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
    let known = |(kind, report): &(Option<_>, &Report)| kind.is_some() || report.worst().is_some();
    let parts = documents.zip(fixes).filter(|(document, _)| known(document));
    parts.map(|((kind, report), fixes)| Part { kind, report, fixes }).collect()
}

/// Whether it is a document of a kind that is known here, or none at all.
fn is_known(it: &Checked) -> bool {
    it.kind.is_some() || it.report.worst().is_some()
}

/// `String::from_utf8_lossy` takes several times as long where all is well.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Words that YAML of the platform has, and other YAML has not.
const TELLING: &[&str] = &["roma_app_id", "x-livedata-", "swagger:", "\"swagger\""];

/// Whether what was found in a folder is no YAML, and nothing of the platform's: folders have templates in them that end
/// in `.yaml` and become YAML only once they are filled in.
fn is_other_yaml(documents: &[(Checked, Keys)], bytes: &[u8]) -> bool {
    let is_unread = documents.iter().all(|(checked, _)| checked.kind.is_none());
    is_unread && !TELLING.iter().any(|word| contains(bytes, word.as_bytes()))
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
