//! Which files make up a set of definitions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use apiglint::{Keys, Report, RuleSet, Set};

use crate::args::SetOf;

/// The sets of a run.
pub(crate) struct Sets<'r> {
    of: SetOf,
    rules: &'r RuleSet,
    /// That of a run is that of no folder.
    by_folder: BTreeMap<PathBuf, Set<'r>>,
}

impl<'r> Sets<'r> {
    pub(crate) fn new(of: SetOf, rules: &'r RuleSet) -> Self {
        Sets { of, rules, by_folder: BTreeMap::new() }
    }

    /// Adds what a file brings to the set that it belongs to, and reports at the levels of its own rules. Files have to come in
    /// their order.
    pub(crate) fn admit(
        &mut self,
        number: usize,
        path: &str,
        keys: Keys,
        rules: &RuleSet,
    ) -> Report {
        let folder = match self.of {
            SetOf::File => return Set::new(rules).admit(number, keys),
            SetOf::Folder => Path::new(path).parent(),
            SetOf::Run => None,
        };
        let set = self.by_folder.entry(folder.unwrap_or(Path::new("")).into());
        set.or_insert_with(|| Set::new(self.rules)).admit_as(number, keys, rules)
    }
}
