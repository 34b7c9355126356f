//! How many violations of each kind a baseline has for one file, and how many there are.

use std::collections::BTreeMap;

use apiglint::Violation;

use super::baseline::Entry;

/// Rule and fingerprint.
pub(super) type Fault = (String, String);

/// Those of one file. Violations in a set are not among them: which of its files has them, the others decide.
#[derive(Debug)]
pub(crate) struct Quota {
    path: String,
    listed: String,
    pub(super) counts: BTreeMap<Fault, Count>,
}

/// How many violations there are of one rule and fingerprint.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) listed: u32,
    pub(super) found: u32,
    /// How many of them are suppressed.
    pub(super) admitted: u32,
}

impl Count {
    /// Counts one more; says whether it is suppressed. The first ones are, in the order of the file.
    pub(super) fn admit(&mut self, is_recorded: bool) -> bool {
        self.found += 1;
        let is_admitted = is_recorded || self.found <= self.listed;
        self.admitted += u32::from(is_admitted);
        is_admitted
    }
}

impl Quota {
    /// For a file, by what is listed under this path.
    pub(super) fn new(path: String, listed: String, entries: &[Entry]) -> Self {
        let mut counts: BTreeMap<Fault, Count> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| !entry.is_of_set) {
            counts.entry(entry.fault()).or_default().listed += 1;
        }
        Quota { path, listed, counts }
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Under which path the baseline has it.
    pub(super) fn listed(&self) -> &str {
        &self.listed
    }

    pub(super) fn admit(&mut self, violation: &Violation, is_recorded: bool) -> bool {
        self.counts.entry(fault(violation)).or_default().admit(is_recorded)
    }

    /// Whether some violation is not in the baseline.
    pub(crate) fn has_new(&self) -> bool {
        self.counts.values().any(|count| count.admitted < count.found)
    }

    /// How many of the violations found a list of entries has, and how many it has in all.
    pub(super) fn compare(&self, entries: &[Entry]) -> (u32, u32) {
        let other = Quota::new(String::new(), String::new(), entries);
        let shared = other.counts.iter().map(|(fault, count)| {
            self.counts.get(fault).map_or(0, |here| here.found.min(count.listed))
        });
        (shared.sum(), other.counts.values().map(|count| count.listed).sum())
    }
}

pub(super) fn fault(violation: &Violation) -> Fault {
    (violation.rule.id.to_owned(), violation.fingerprint())
}
