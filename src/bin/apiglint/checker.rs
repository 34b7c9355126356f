//! Checks files and shows what is wrong with them, each for itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use apiglint::{
    Checked, DocumentKind, File, Keys, Lines, Report, RuleSet, Severity, check_with_keys,
    check_yaml_with_keys,
};

use crate::args::CheckArgs;
use crate::config::{Config, OfFile};
use crate::files::{self, Source};
use crate::fix::{self, Differences, Fixing};
use crate::formats::Writer;
use crate::git::{Documents, Judge, Versions};
use crate::others::Others;
use crate::page::{Page, Part};
use crate::problem::Problem;
use crate::suppress::{Ledger, Quota, Stage, Subject, Suppress, Suppressed};
use crate::tally::Tally;

/// How to check files and show what is wrong with them. It is shared by the threads.
pub(crate) struct Checker<'a> {
    pub(crate) config: &'a Config,
    pub(crate) writer: Box<dyn Writer>,
    /// The mildest violation to show.
    pub(crate) mildest: Severity,
    pub(crate) sources: &'a [Source],
    pub(crate) stdin: &'a str,
    /// What came of streams, by their numbers: they cannot be read twice.
    streams: Mutex<BTreeMap<usize, Vec<u8>>>,
    /// What git knows of the files, where it was asked.
    versions: Option<Versions>,
    pub(crate) suppress: &'a Suppress,
    pub(crate) fixing: Option<Fixing>,
    /// Which files not to fix.
    pub(crate) left_alone: BTreeSet<usize>,
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
    /// What it was checked against.
    pub(crate) rules: Arc<RuleSet>,
    /// What they brought as they were, where what was wrong then is left out.
    pub(crate) old_keys: Vec<Keys>,
    /// Where its part of the text to write ends.
    pub(crate) end: usize,
    pub(crate) tally: Tally,
    /// What the baseline has to know of it.
    pub(crate) quota: Option<Quota>,
}

/// What is wrong with the documents of a file, and what does not count of it.
pub(crate) type Parts = Vec<(Option<&'static DocumentKind>, Report, Vec<Suppressed>)>;

impl<'a> Checker<'a> {
    pub(crate) fn new(
        args: &'a CheckArgs,
        config: &'a Config,
        sources: &'a [Source],
        versions: Option<Versions>,
        suppress: &'a Suppress,
    ) -> Self {
        let fixing = args.fix.fixing();
        Checker {
            config,
            writer: match fixing {
                Some(Fixing { is_dry: true, .. }) => Box::new(Differences),
                _ => args.options.format.writer(&args.options, args.channel(), config.rules()),
            },
            mildest: args.options.mildest(),
            sources,
            stdin: &args.options.stdin_filename,
            streams: Mutex::default(),
            versions,
            suppress,
            fixing,
            left_alone: BTreeSet::new(),
        }
    }

    /// What to call the file of a number. Behind the files come the same as they were.
    pub(crate) fn path(&self, number: usize) -> Cow<'_, str> {
        match (self.sources.get(number), &self.versions) {
            (Some(source), _) => source.name(self.stdin),
            (None, Some(versions)) => versions.old_path(number),
            (None, None) => Cow::default(),
        }
    }

    /// A problem with the file of a number.
    pub(crate) fn problem(&self, number: usize, error: &io::Error) -> Problem {
        Problem::new(self.path(number), error)
    }

    /// Checks files. `bytes` is room to read them into.
    pub(crate) fn check(&self, files: Range<usize>, bytes: &mut Vec<u8>) -> Batch {
        let mut batch = Batch::default();
        if let Some(versions) = &self.versions {
            versions.read_ahead(files.clone(), self.config.rules().limits.bytes);
        }
        for number in files {
            if let Err(error) = self.check_file(number, bytes, &mut batch) {
                batch.problems.push(self.problem(number, &error));
            }
        }
        batch
    }

    fn check_file(&self, number: usize, bytes: &mut Vec<u8>, batch: &mut Batch) -> io::Result<()> {
        self.read(number, bytes)?;
        let of_file = self.of_file(number);
        let (mut documents, mut old_keys) = self.judge(number, bytes, &of_file)?;
        match self.fix(number, bytes, &documents, batch) {
            fix::Done::Nothing => {}
            fix::Done::Shown => return Ok(()),
            fix::Done::Written => (documents, old_keys) = self.judge(number, bytes, &of_file)?,
        }
        let mut tally = Tally::default();
        let (mut parts, mut keys) = (Parts::with_capacity(1), Vec::with_capacity(1));
        let mut others = Others::default();
        let others = others.of(documents.iter_mut().map(|(it, _)| &mut it.report), self);
        for (checked, its_keys) in documents {
            parts.push((checked.kind, checked.report, Vec::new()));
            keys.push(its_keys);
        }
        let quota = self.settle(number, bytes, &of_file.rules, &mut parts, Stage::Alone);
        if parts.is_empty() {
            let is_gone = self.versions.as_ref().is_some_and(|it| it.is_gone(number));
            tally.skipped += usize::from(!is_gone);
        } else {
            self.write(number, bytes, &parts, &others, &mut tally, &mut batch.text)?;
        }
        let (end, rules) = (batch.text.len(), of_file.rules);
        batch.files.push(Done { number, keys, rules, old_keys, end, tally, quota });
        Ok(())
    }

    /// What is in force for a file. What may be fixed or suppressed has to be known, shown or not.
    pub(crate) fn of_file(&self, number: usize) -> OfFile {
        let path = self.path(number);
        let mut of_file = self.config.of_file(&path);
        let format = self.sources.get(number).map(|source| source.format(self.stdin));
        let is_settled = |format| self.suppress.is_at_work(format, &self.config.ignores_of(&path));
        let is_needed = self.fixing.is_some() || format.is_some_and(is_settled);
        if self.mildest > Severity::Note && is_needed {
            Arc::make_mut(&mut of_file.rules).limits.mildest = Severity::Note;
        }
        of_file
    }

    /// Takes out what does not count.
    pub(crate) fn settle(
        &self,
        number: usize,
        bytes: &[u8],
        rules: &RuleSet,
        parts: &mut Parts,
        stage: Stage<'_, '_>,
    ) -> Option<Quota> {
        let source = self.sources.get(number)?;
        let format = source.format(self.stdin);
        let path = self.path(number);
        let ignores = self.config.ignores_of(&path);
        if !self.suppress.is_at_work(format, &ignores) {
            return None;
        }
        let subject = Subject { path: &path, format, bytes, rules, ignores };
        let mut reports: Vec<_> = parts.iter_mut().map(|(_, report, _)| report).collect();
        let settled = self.suppress.settle(&subject, &mut reports, stage);
        for ((_, _, suppressed), found) in parts.iter_mut().zip(settled.suppressed) {
            *suppressed = found;
        }
        settled.quota
    }

    /// Checks the documents of a file, each for itself and against what it was. The second part is what they brought into
    /// their set as they were.
    pub(crate) fn judge(
        &self,
        number: usize,
        bytes: &[u8],
        of_file: &OfFile,
    ) -> io::Result<(Documents, Vec<Keys>)> {
        let Some(source) = self.sources.get(number) else { return Ok(<_>::default()) };
        let format = source.format(self.stdin);
        let check = |format, bytes: &[u8]| documents(source, format, bytes, of_file);
        let Some(versions) = &self.versions else { return Ok((check(format, bytes), Vec::new())) };
        let OfFile { kind, rules } = of_file;
        let kind = *kind;
        versions.compare(number, &Judge { format, bytes, kind, rules, check: &check })
    }

    /// Checks a file once more, to show what was found in each of its documents and in its set in their order.
    pub(crate) fn check_again(
        &self,
        number: usize,
        in_set: Vec<Report>,
        others: &mut Others,
        ledger: &mut Ledger<'_>,
        out: &mut String,
    ) -> io::Result<(Tally, Option<Quota>)> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        let of_file = self.of_file(number);
        let documents = self.judge(number, &bytes, &of_file)?.0.into_iter().zip(in_set);
        let mut parts: Parts = documents
            .map(|((it, _), in_set)| (it.kind, it.report.merge(in_set), Vec::new()))
            .collect();
        let others = others.of(parts.iter_mut().map(|(_, report, _)| report), self);
        let quota =
            self.settle(number, &bytes, &of_file.rules, &mut parts, Stage::Together(ledger));
        let mut tally = Tally::default();
        self.write(number, &bytes, &parts, &others, &mut tally, out)?;
        Ok((tally, quota))
    }

    /// Counts and writes what is found in a file.
    fn write(
        &self,
        number: usize,
        bytes: &[u8],
        parts: &Parts,
        others: &[File<'_>],
        tally: &mut Tally,
        out: &mut String,
    ) -> io::Result<()> {
        tally.count(parts.iter().map(|(_, report, _)| report));
        tally.suppressed = parts.iter().map(|(_, _, suppressed)| suppressed.len()).sum();
        // Where nothing is to be shown, no line has to be known.
        let is_shown = tally.suppressed > 0 || !tally.passes(self.mildest);
        let text = lossy(if is_shown { bytes } else { &[] });
        let file = File { path: &self.path(number), lines: &Lines::new(&text) };
        let fixes = if is_shown { self.fixes(number, bytes, parts, tally) } else { Vec::new() };
        let fixes = fixes.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        let parts: Vec<_> = parts
            .iter()
            .zip(fixes)
            .map(|((kind, report, suppressed), fixes)| Part {
                kind: *kind,
                report,
                suppressed,
                fixes,
            })
            .collect();
        let page = Page { file, others, parts: &parts, mildest: self.mildest };
        tally.omitted = page.omitted();
        self.writer.file(&page, out)
    }

    /// The text of a file, as far as it is text.
    pub(crate) fn text(&self, number: usize) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        Ok(lossy(&bytes).into_owned())
    }

    pub(crate) fn read(&self, number: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        let most = self.config.rules().limits.bytes;
        let versions = self.versions.as_ref();
        if let Some(read) = versions.and_then(|versions| versions.read(number, most, bytes)) {
            return read;
        }
        let source = self.sources.get(number).ok_or(io::ErrorKind::NotFound)?;
        if !source.is_stream() {
            return source.read(most, bytes);
        }
        let mut streams = self.streams();
        if let Some(kept) = streams.get(&number) {
            bytes.clone_from(kept);
            return Ok(());
        }
        source.read(most, bytes)?;
        streams.insert(number, bytes.clone());
        Ok(())
    }

    /// What was read of streams, or became of it.
    pub(crate) fn streams(&self) -> MutexGuard<'_, BTreeMap<usize, Vec<u8>>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Checks the documents of a file, and leaves out what is nothing that is known here.
fn documents(source: &Source, format: files::Format, bytes: &[u8], of_file: &OfFile) -> Documents {
    let OfFile { kind, rules } = of_file;
    let mut documents = match format {
        files::Format::Json => vec![check_with_keys(bytes, *kind, rules)],
        files::Format::Yaml => check_yaml_with_keys(bytes, *kind, rules),
    };
    documents.retain(|(it, _)| it.kind.is_some() || it.report.worst().is_some());
    let is_foreign = source.is_found() && format == files::Format::Yaml;
    if is_foreign && is_other_yaml(&documents, bytes) {
        documents.clear();
    }
    documents
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
