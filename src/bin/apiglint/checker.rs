//! Checks files and shows what is wrong with them, each for itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use apiglint::{
    Checked, DocumentKind, File, Keys, Lines, Report, RuleSet, Severity, check_with_keys,
    check_yaml_with_keys,
};

use crate::args::CheckArgs;
use crate::files::{self, Source};
use crate::formats::Writer;
use crate::git::{Documents, Judge, Versions};
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
    /// What came of streams, by their numbers: they cannot be read twice.
    streams: Mutex<BTreeMap<usize, Vec<u8>>>,
    /// What git knows of the files, where it was asked.
    versions: Option<Versions>,
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
    /// What they brought as they were, where what was wrong then is left out.
    pub(crate) old_keys: Vec<Keys>,
    /// Where its part of the text to write ends.
    pub(crate) end: usize,
    pub(crate) is_flagged: bool,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(
        args: &'a CheckArgs,
        sources: &'a [Source],
        versions: Option<Versions>,
    ) -> Self {
        Checker {
            rules: args.options.rules(),
            kind: args.kind(),
            writer: args.options.format.writer(&args.options),
            mildest: args.options.mildest(),
            sources,
            stdin: &args.options.stdin_filename,
            streams: Mutex::default(),
            versions,
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
        for number in files {
            if let Err(error) = self.check_file(number, bytes, &mut batch) {
                batch.problems.push(self.problem(number, &error));
            }
        }
        batch
    }

    fn check_file(&self, number: usize, bytes: &mut Vec<u8>, batch: &mut Batch) -> io::Result<()> {
        self.read(number, bytes)?;
        let (mut documents, old_keys) = self.judge(number, bytes)?;
        if documents.is_empty() {
            let is_gone = self.versions.as_ref().is_some_and(|it| it.is_gone(number));
            batch.tally.skipped += usize::from(!is_gone);
            return Ok(());
        }
        let mut others = Others::default();
        let others = others.of(documents.iter_mut().map(|(it, _)| &mut it.report), self);
        let reports = || documents.iter().map(|(checked, _)| &checked.report);
        let is_flagged = reports().any(|report| report.worst().is_some());
        batch.tally.count(reports());
        // Where nothing is to be shown, no line has to be known.
        let is_shown = reports().any(|report| !report.passes(self.mildest));
        let text = lossy(if is_shown { bytes } else { &[] });
        let lines = Lines::new(&text);
        let parts = documents.iter().map(|(it, _)| Part { kind: it.kind, report: &it.report });
        self.write(number, &lines, &parts.collect::<Vec<_>>(), &others, &mut batch.text)?;
        let keys = documents.into_iter().map(|(_, keys)| keys).collect();
        batch.files.push(Done { number, keys, old_keys, end: batch.text.len(), is_flagged });
        Ok(())
    }

    /// Checks the documents of a file, each for itself and against what it was. The second part is what they brought into
    /// their set as they were.
    fn judge(&self, number: usize, bytes: &[u8]) -> io::Result<(Documents, Vec<Keys>)> {
        let Some(source) = self.sources.get(number) else { return Ok(<_>::default()) };
        let format = source.format(self.stdin);
        let check = |format, bytes: &[u8]| self.documents(source, format, bytes);
        let Some(versions) = &self.versions else { return Ok((check(format, bytes), Vec::new())) };
        let (rules, kind) = (&self.rules, self.kind);
        versions.compare(number, &Judge { format, bytes, kind, rules, check: &check })
    }

    /// Checks the documents of a file, and leaves out what is nothing that is known here.
    fn documents(&self, source: &Source, format: files::Format, bytes: &[u8]) -> Documents {
        let mut documents = match format {
            files::Format::Json => vec![check_with_keys(bytes, self.kind, &self.rules)],
            files::Format::Yaml => check_yaml_with_keys(bytes, self.kind, &self.rules),
        };
        documents.retain(|(it, _)| it.kind.is_some() || it.report.worst().is_some());
        let is_foreign = source.is_found() && format == files::Format::Yaml;
        if is_foreign && is_other_yaml(&documents, bytes) {
            documents.clear();
        }
        documents
    }

    /// Checks a file once more, to show what was found in each of its documents and in its set in their order.
    pub(crate) fn check_again(
        &self,
        number: usize,
        in_set: Vec<Report>,
        others: &mut Others,
        out: &mut String,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.read(number, &mut bytes)?;
        let text = lossy(&bytes);
        let documents = self.judge(number, &bytes)?.0.into_iter().zip(in_set);
        let mut whole: Vec<_> =
            documents.map(|((it, _), in_set)| (it.kind, it.report.merge(in_set))).collect();
        let others = others.of(whole.iter_mut().map(|(_, report)| report), self);
        let parts: Vec<_> =
            whole.iter().map(|(kind, report)| Part { kind: *kind, report }).collect();
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
        let most = self.rules.limits.bytes;
        let versions = self.versions.as_ref();
        if let Some(read) = versions.and_then(|versions| versions.read(number, most, bytes)) {
            return read;
        }
        let source = self.sources.get(number).ok_or(io::ErrorKind::NotFound)?;
        if !source.is_stream() {
            return source.read(most, bytes);
        }
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = streams.get(&number) {
            bytes.clone_from(kept);
            return Ok(());
        }
        source.read(most, bytes)?;
        streams.insert(number, bytes.clone());
        Ok(())
    }
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
