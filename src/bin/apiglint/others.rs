//! Files that violations in other files point into.

use std::collections::BTreeMap;

use apiglint::{File, Lines, Report};

use crate::checker::Checker;

/// The texts of such files, read when they are needed. They are kept, as many files may point into one.
#[derive(Default)]
pub(crate) struct Others {
    /// By the number of the file, with its path.
    kept: BTreeMap<usize, (String, Lines<'static>)>,
    bytes: usize,
}

/// Once as many bytes are kept, they are dropped.
const MOST: usize = 64 << 20;

impl Others {
    /// The files that reports point into; the reports then have their numbers in this list.
    pub(crate) fn of<'r>(
        &mut self,
        reports: impl IntoIterator<Item = &'r mut Report>,
        checker: &Checker<'_>,
    ) -> Vec<File<'_>> {
        if self.bytes > MOST {
            *self = Others::default();
        }
        let mut places = BTreeMap::new();
        for report in reports {
            report.renumber(|number| {
                let place = places.len();
                *places.entry(number).or_insert(place)
            });
        }
        for &number in places.keys() {
            self.kept.entry(number).or_insert_with(|| {
                // One that is gone by now has no lines to show.
                let (path, text) = (checker.path(number), checker.text(number).unwrap_or_default());
                self.bytes += text.len();
                (path.into(), text.into())
            });
        }
        let mut numbers: Vec<_> = places.into_iter().collect();
        numbers.sort_unstable_by_key(|&(_, place)| place);
        let file = |(number, _)| self.kept.get(&number).map(|(path, lines)| File { path, lines });
        numbers.into_iter().filter_map(file).collect()
    }
}
