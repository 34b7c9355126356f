//! Which files to leave alone, because their fixes would give them what other files have.
//!
//! A fix is tried on its own file. That `/orders/` becomes `/orders`, which is the path of a definition in another file, is
//! known only once all files are. So they are gone through before any is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::thread;

use apiglint::{Keys, Report, RuleSet, Violation};

use crate::args::SetOf;
use crate::checker::Checker;
use crate::sets::Sets;

/// What a file brings into its set as it is, and as it would be fixed.
pub(super) struct Outlook {
    pub(super) before: Vec<Keys>,
    pub(super) after: Option<Vec<Keys>>,
    pub(super) rules: Arc<RuleSet>,
}

/// The files that are not to be fixed.
pub(super) fn left_alone(checker: &Checker<'_>, of: SetOf, threads: usize) -> BTreeSet<usize> {
    let mut left = BTreeSet::new();
    if checker.sources.len() < 2 || matches!(of, SetOf::File) {
        return left;
    }
    let outlooks = outlooks(checker, threads);
    if outlooks.values().all(|outlook| outlook.after.is_none()) {
        return left;
    }
    // Each turn leaves one more alone, or is the last.
    loop {
        let more = conflicts(checker, of, &outlooks, &left);
        if more.is_empty() {
            return left;
        }
        left.extend(more);
    }
}

fn outlooks(checker: &Checker<'_>, threads: usize) -> BTreeMap<usize, Outlook> {
    let some = |first: usize| {
        let mut bytes = Vec::new();
        let numbers = (first..checker.sources.len()).step_by(threads);
        numbers.filter_map(|it| Some((it, checker.outlook(it, &mut bytes)?))).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || some(first))).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
    })
}

/// Files that would bring something into their set that breaks a rule there which they do not break now, or that others
/// would then break for their sake.
fn conflicts(
    checker: &Checker<'_>,
    of: SetOf,
    outlooks: &BTreeMap<usize, Outlook>,
    left: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let [mut before, mut after] = [(); 2].map(|()| Sets::new(of, checker.config.rules()));
    let is_fixed = |number: usize| {
        !left.contains(&number) && outlooks.get(&number).is_some_and(|it| it.after.is_some())
    };
    let mut found = BTreeSet::new();
    for (&number, outlook) in outlooks {
        let path = checker.path(number);
        let fixed = outlook.after.as_ref().filter(|_| is_fixed(number));
        let [now, then] = [(&mut before, None), (&mut after, fixed)].map(|(sets, fixed)| {
            let keys = fixed.unwrap_or(&outlook.before).iter();
            let admit = |keys: &Keys| sets.admit(number, &path, keys.clone(), &outlook.rules);
            keys.map(admit).fold(Report::default(), Report::merge)
        });
        for violation in new(&now, &then) {
            let others = violation.related.iter().filter_map(|related| related.document);
            found.extend(others.chain([number]).filter(|&number| is_fixed(number)));
        }
    }
    found
}

/// The violations of rules that are broken more often than before.
fn new<'r>(before: &'r Report, after: &'r Report) -> impl Iterator<Item = &'r Violation> {
    let count = |report: &Report, of: &Violation| {
        report.violations().iter().filter(|it| it.rule == of.rule).count()
    };
    let violations = after.violations().iter();
    violations.filter(move |it| count(after, it) > count(before, it))
}
