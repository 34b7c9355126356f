//! What is found in a file, together with what has changed since the base.

use std::borrow::Cow;
use std::io;
use std::mem::take;
use std::ops::Range;
use std::path::Path;

use apiglint::{Checked, Document, DocumentKind, Keys, Known, RuleSet, Violation, check_changes};

use super::Versions;
use super::versions::Version;
use crate::files::Format;

/// What was found in the documents of a file, and what each brings into its set.
pub(crate) type Documents = Vec<(Checked, Keys)>;

/// A file, and how its documents are checked for themselves.
pub(crate) struct Judge<'j> {
    pub(crate) format: Format,
    pub(crate) bytes: &'j [u8],
    pub(crate) kind: Option<&'static DocumentKind>,
    pub(crate) rules: &'j RuleSet,
    pub(crate) check: &'j dyn Fn(Format, &[u8]) -> Documents,
}

/// What stands in a repository for a large file that is kept elsewhere.
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

impl Versions {
    /// Reads what git has of a file, if that is what is to be checked; the number of a file as it was is its own and as
    /// many more as there are files.
    pub(crate) fn read(
        &self,
        number: usize,
        most: usize,
        bytes: &mut Vec<u8>,
    ) -> Option<io::Result<()>> {
        let oid = match self.files.get(number) {
            Some(file) if file.is_gone => {
                bytes.clear();
                return Some(Ok(()));
            }
            Some(file) => file.staged.as_ref()?,
            None => &self.old(number)?.old.as_ref()?.oid,
        };
        Some(self.blobs.read(oid, most, bytes))
    }

    /// Reads what will be asked for of a few files.
    pub(crate) fn read_ahead(&self, files: Range<usize>, most: usize) {
        let files = self.files.get(files).unwrap_or_default();
        let oids = files.iter().flat_map(|file| {
            let old = file
                .old
                .as_ref()
                .map(|old| &old.oid)
                .filter(|old| file.staged.as_ref() != Some(*old));
            file.staged.iter().chain(old).map(|oid| &**oid)
        });
        let oids: Vec<_> = oids.collect();
        if oids.len() > 1 {
            self.blobs.read_ahead(&oids, most);
        }
    }

    /// What to call a file as it was.
    pub(crate) fn old_path(&self, number: usize) -> Cow<'_, str> {
        let old = self.old(number).and_then(|file| file.old.as_ref());
        old.map_or_else(Cow::default, |old| format!("{}:{}", self.base, old.path).into())
    }

    fn old(&self, number: usize) -> Option<&Version> {
        self.files.get(number.checked_sub(self.files.len())?)
    }

    /// Whether a file is no longer there.
    pub(crate) fn is_gone(&self, number: usize) -> bool {
        self.files.get(number).is_some_and(|file| file.is_gone)
    }

    /// What is wrong with a file, and what has changed in it that cannot. The second part is what it brought into its set
    /// at the base, where that counts.
    pub(crate) fn compare(
        &self,
        number: usize,
        judge: &Judge<'_>,
    ) -> io::Result<(Documents, Vec<Keys>)> {
        let Some(file) = self.files.get(number) else { return Ok(<_>::default()) };
        if file.staged.is_some() && judge.bytes.starts_with(LFS_POINTER) {
            return Ok(<_>::default());
        }
        let mut documents =
            if file.is_gone { Vec::new() } else { (judge.check)(judge.format, judge.bytes) };
        let Some(old) = &file.old else { return Ok((documents, Vec::new())) };
        // A file of another format says something else in the same words.
        let format = Format::of(Path::new(&old.path)).unwrap_or(judge.format);
        let mut bytes = Vec::new();
        let mut is_same = format == judge.format && file.staged.as_ref() == Some(&old.oid);
        if !is_same {
            let path = self.old_path(number + self.files.len());
            let read = self.blobs.read(&old.oid, judge.rules.limits.bytes, &mut bytes);
            read.map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))?;
            is_same = format == judge.format && bytes == judge.bytes && !file.is_gone;
        }
        if is_same {
            let keys = if self.new_only { leave_out_all(&mut documents) } else { Vec::new() };
            return Ok((documents, keys));
        }
        if bytes.starts_with(LFS_POINTER) {
            return Ok((documents, Vec::new()));
        }
        self.add_changes(number, (format, &bytes), judge, &mut documents);
        let keys = if self.new_only {
            leave_out((judge.check)(format, &bytes), &mut documents)
        } else {
            Vec::new()
        };
        Ok((documents, keys))
    }

    /// Where one of the two versions cannot be read, there is nothing to compare.
    fn add_changes(
        &self,
        number: usize,
        old: (Format, &[u8]),
        judge: &Judge<'_>,
        documents: &mut Documents,
    ) {
        let is_gone = self.is_gone(number);
        let new = if is_gone { Ok(Vec::new()) } else { read(judge.format, judge.bytes, judge) };
        let (Ok(old), Ok(new)) = (read(old.0, old.1, judge), new) else { return };
        let mut changes = check_changes(&old, &new, judge.kind, judge.rules);
        let number = number + self.files.len();
        for ((checked, _), mut report) in documents.iter_mut().zip(changes.documents) {
            report.renumber(|_| number);
            checked.report = take(&mut checked.report).merge(report);
        }
        if changes.gone.worst().is_none() {
            return;
        }
        if documents.is_empty() {
            let mut checked = Checked::default();
            checked.kind = judge.kind.or_else(|| old.first().and_then(DocumentKind::of));
            documents.push((checked, Keys::default()));
        }
        if let Some((checked, _)) = documents.first_mut() {
            changes.gone.renumber(|_| number);
            checked.report = take(&mut checked.report).merge(changes.gone);
        }
    }
}

/// The documents that are something known.
fn read<'b>(
    format: Format,
    bytes: &'b [u8],
    judge: &Judge<'_>,
) -> Result<Vec<Document<'b>>, Box<Violation>> {
    let mut documents = match format {
        Format::Json => vec![Document::from_json_within(bytes, &judge.rules.limits)?],
        Format::Yaml => Document::all_from_yaml_within(bytes, &judge.rules.limits)?,
    };
    documents.retain(|document| judge.kind.is_some() || DocumentKind::of(document).is_some());
    Ok(documents)
}

/// Leaves out what was wrong before.
fn leave_out(before: Documents, documents: &mut Documents) -> Vec<Keys> {
    let mut known = Known::of(before.iter().map(|(checked, _)| &checked.report));
    for (checked, _) in documents {
        checked.report = known.leave_out(take(&mut checked.report));
    }
    before.into_iter().map(|(_, keys)| keys).collect()
}

/// Leaves out everything: it is as it was.
fn leave_out_all(documents: &mut Documents) -> Vec<Keys> {
    let keys = |(checked, keys): &mut (Checked, Keys)| {
        checked.report = <_>::default();
        keys.clone()
    };
    documents.iter_mut().map(keys).collect()
}
