//! What the baseline has to know of all files together: what of it is of use, and what is to be written into it.

use std::collections::{BTreeMap, BTreeSet};

use apiglint::suppression::{Form, unused};
use apiglint::{Report, RuleSet, Span, Violation};

use super::baseline::{Baseline, Entry};
use super::quota::{Count, Fault, Quota, fault};
use super::{Sight, Suppress};
use crate::files::is_gone;
use crate::problem::Problem;
use crate::tally::some;

/// Files that are gone are compared with each new one that has violations.
const ORPHANS: usize = 1000;

pub(crate) struct Ledger<'a> {
    suppress: &'a Suppress,
    /// By the path that the baseline has.
    files: BTreeMap<String, Quota>,
    /// Violations in sets, wherever they are listed: which of its files has them depends on their order.
    in_sets: BTreeMap<Fault, InSets<'a>>,
    /// Files that the baseline lists and that are gone; known once they are asked for.
    orphans: Option<BTreeSet<&'a str>>,
    /// What a file was called that has the violations of one that is gone.
    former: BTreeMap<String, &'a str>,
}

#[derive(Default)]
struct InSets<'a> {
    count: Count,
    listed: Vec<(&'a str, &'a Entry)>,
    /// Which files have those that are suppressed.
    admitted: Vec<String>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(suppress: &'a Suppress) -> Self {
        let mut in_sets: BTreeMap<Fault, InSets<'_>> = BTreeMap::new();
        for (path, entries) in suppress.baseline.iter().flat_map(|baseline| &baseline.entries) {
            for entry in entries.iter().filter(|entry| entry.is_of_set) {
                let of_fault = in_sets.entry(entry.fault()).or_default();
                of_fault.count.listed += 1;
                of_fault.listed.push((path, entry));
            }
        }
        let (files, orphans, former) = (BTreeMap::new(), None, BTreeMap::new());
        Ledger { suppress, files, in_sets, orphans, former }
    }

    /// Counts a violation in a set; says whether it is suppressed.
    pub(super) fn admit(&mut self, path: &str, violation: &Violation, is_recorded: bool) -> bool {
        let of_fault = self.in_sets.entry(fault(violation)).or_default();
        let is_admitted = of_fault.count.admit(is_recorded);
        if is_admitted {
            of_fault.admitted.push(path.to_owned());
        }
        is_admitted
    }

    /// What the baseline calls a file that was renamed.
    pub(super) fn former(&self, path: &str) -> Option<&'a str> {
        self.former.get(path).copied()
    }

    /// Whether a file that is not listed is one that is listed under another name and gone: it has at least half of what
    /// is listed. It has to be settled once more then.
    pub(crate) fn recognises(&mut self, quota: &Quota) -> bool {
        let Some(baseline) = &self.suppress.baseline else { return false };
        let is_listed = baseline.entries.contains_key(quota.path());
        if self.suppress.is_update || is_listed || !quota.has_new() {
            return false;
        }
        let orphans =
            self.orphans.get_or_insert_with(|| baseline.orphans().take(ORPHANS).collect());
        let mut best: Option<(u32, &str)> = None;
        for &path in &*orphans {
            let (shared, all) = quota.compare(&baseline.entries[path]);
            if shared > 0 && 2 * shared >= all && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, path));
            }
        }
        let Some((_, path)) = best else { return false };
        orphans.remove(path);
        self.former.insert(quota.path().to_owned(), path);
        true
    }

    /// Takes what came of a file.
    pub(crate) fn take(&mut self, quota: Quota) {
        self.files.insert(quota.listed().to_owned(), quota);
    }

    /// Writes the baseline, or says what in it is of no use.
    pub(crate) fn close(&self, rules: &RuleSet) -> Result<Closing, Problem> {
        let Some(baseline) = &self.suppress.baseline else { return Ok(Closing::Nothing) };
        if self.suppress.is_update {
            let counts = self.counts(baseline, rules);
            let path = baseline.path.to_string_lossy();
            baseline.write(&counts).map_err(|error| Problem::new(&*path, error))?;
            return Ok(match baseline.difference(&counts) {
                (0, 0) => Closing::Nothing,
                (more, less) => Closing::Written(format!(
                    "{path}: {} added, {less} removed",
                    some(more, "violation")
                )),
            });
        }
        let mut places: Vec<_> = self.unused(baseline, rules).map(|entry| entry.place).collect();
        places.sort_unstable();
        let fault = |(start, end)| (unused(Form::Baseline), Span::new(start, end));
        let report = Report::of_text(places.into_iter().map(fault), rules);
        if report.worst().is_none() {
            return Ok(Closing::Nothing);
        }
        let path = baseline.path.to_string_lossy().into_owned();
        Ok(Closing::Unused { path, text: baseline.text.clone(), report })
    }

    fn unused(&self, baseline: &'a Baseline, rules: &RuleSet) -> impl Iterator<Item = &'a Entry> {
        let is_whole = self.suppress.sight == Sight::Whole;
        let in_files = baseline.entries.iter().flat_map(move |(path, entries)| {
            let quota = self.files.get(path);
            let is_gone = || is_whole && baseline.is_gone(path);
            let is_judged = quota.is_some() || is_gone();
            let mut seen: BTreeMap<Fault, u32> = BTreeMap::new();
            entries.iter().filter(move |entry| {
                if !is_judged || entry.is_of_set {
                    return false;
                }
                let fault = entry.fault();
                let found = quota.and_then(|it| it.counts.get(&fault)).map_or(0, |it| it.found);
                let seen = seen.entry(fault).or_default();
                *seen += 1;
                *seen > found
            })
        });
        let in_sets = self.in_sets.values().filter(move |_| is_whole).flat_map(|it| {
            let used = it.count.found.min(it.count.listed) as usize;
            it.listed[used..].iter().map(|&(_, entry)| entry)
        });
        let is_partial = self.suppress.sight == Sight::New;
        let all = in_files.chain(in_sets).filter(move |_| !is_partial);
        all.filter(|entry| is_on(&entry.rule, rules))
    }

    /// How many violations of each kind each file has from now on.
    fn counts(&self, baseline: &Baseline, rules: &RuleSet) -> Counts {
        let mut counts = Counts::new();
        let mut add = |path: &str, fault: &Fault, number: u32| {
            if number > 0 {
                *counts.entry((path.to_owned(), fault.clone())).or_default() += number;
            }
        };
        for (path, entries) in &baseline.entries {
            if !self.files.contains_key(path) && !baseline.is_gone(path) {
                for entry in entries.iter().filter(|entry| !entry.is_of_set) {
                    add(path, &entry.fault(), 1);
                }
            }
        }
        for quota in self.files.values() {
            for (fault, count) in &quota.counts {
                let kept = if is_on(&fault.0, rules) { 0 } else { count.listed };
                add(quota.path(), fault, count.admitted.max(kept));
            }
        }
        for (fault, in_sets) in &self.in_sets {
            for path in &in_sets.admitted {
                add(path, fault, 1);
            }
            if self.suppress.sight != Sight::Whole || !is_on(&fault.0, rules) {
                for path in in_sets.left().filter(|path| !baseline.is_gone(path)) {
                    add(path, fault, 1);
                }
            }
        }
        counts
    }
}

impl InSets<'_> {
    /// The files of those that were not met: each that was met stands for one, of the same file if there is one.
    fn left(&self) -> impl Iterator<Item = &str> {
        let mut left: Vec<_> = self.listed.iter().map(|&(path, _)| path).collect();
        let mut elsewhere = 0;
        for path in &self.admitted {
            match left.iter().position(|listed| listed == path) {
                Some(place) => {
                    left.remove(place);
                }
                None => elsewhere += 1,
            }
        }
        let rest = left.len().saturating_sub(elsewhere);
        left.into_iter().take(rest)
    }
}

type Counts = BTreeMap<(String, Fault), u32>;

/// What there is to do in the end.
pub(crate) enum Closing {
    Nothing,
    /// The baseline is written: what is new in it, and what is gone.
    Written(String),
    /// The baseline has lines that are of no use.
    Unused {
        path: String,
        text: String,
        report: Report,
    },
}

impl Baseline {
    /// The files that are listed and gone.
    fn orphans(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str).filter(|path| self.is_gone(path))
    }

    fn is_gone(&self, path: &str) -> bool {
        is_gone(&self.folder.file(path))
    }

    fn difference(&self, counts: &Counts) -> (usize, usize) {
        let mut old = Counts::new();
        for (path, entries) in &self.entries {
            for entry in entries {
                *old.entry((path.clone(), entry.fault())).or_default() += 1;
            }
        }
        let more = |these: &Counts, those: &Counts| -> usize {
            let excess = |(fault, &count): (&_, &u32)| {
                count.saturating_sub(those.get(fault).copied().unwrap_or_default()) as usize
            };
            these.iter().map(excess).sum()
        };
        (more(counts, &old), more(&old, counts))
    }
}

/// Whether it shows in this run that a rule is broken. Of one that is not known here no violation is left.
fn is_on(id: &str, rules: &RuleSet) -> bool {
    rules.find(id).map_or(true, |rule| rules.keeps(rule))
}
