//! Whether an edited text is what it was, but for what was to be mended.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::proposal::{Candidate, Expected, Target};
use super::site::with_embedded;
use crate::document::{Document, Node, Type};
use crate::report::Report;
use crate::rule::Severity;

/// Whether two documents differ in the targets alone, which are as expected in the later one.
pub(super) fn is_mended(before: &Document<'_>, after: &Document<'_>, targets: &[&Target]) -> bool {
    is_mended_at(before, after, targets, 0)
}

fn is_mended_at(
    before: &Document<'_>,
    after: &Document<'_>,
    targets: &[&Target],
    level: usize,
) -> bool {
    let mut by_node: BTreeMap<usize, Vec<&Target>> = BTreeMap::new();
    for target in targets {
        if let Some(&step) = target.steps.get(level) {
            by_node.entry(step).or_default().push(target);
        }
    }
    let (mut old, mut new) = (before.nodes(), after.nodes());
    let mut index = 0;
    loop {
        let (old, new) = match (old.next(), new.next()) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return true,
            _ => return false,
        };
        let targets = by_node.remove(&index).unwrap_or_default();
        if !is_named(old, new, &targets, level) || !has_value(old, new, &targets, level) {
            return false;
        }
        index += 1;
    }
}

/// Whether a node has the name it had, or the one that was meant.
fn is_named(old: Node<'_>, new: Node<'_>, targets: &[&Target], level: usize) -> bool {
    let mut names = targets.iter().filter(|it| it.is_name && it.steps.len() == level + 1);
    let name = match names.next().map(|target| &target.expected) {
        Some(Expected::Text(name)) => new.key().is_some_and(|key| key == name.as_str()),
        Some(Expected::Bare(_)) => false,
        None => old.key() == new.key(),
    };
    name && old.element() == new.element() && names.next().is_none()
}

/// Whether a node has the value it had, or the one that was meant.
fn has_value(old: Node<'_>, new: Node<'_>, targets: &[&Target], level: usize) -> bool {
    let targets: Vec<_> =
        targets.iter().filter(|it| !it.is_name || it.steps.len() > level + 1).copied().collect();
    match targets.as_slice() {
        [] => is_same(old, new),
        [only] if only.steps.len() == level + 1 => match &only.expected {
            Expected::Text(text) => new.text().is_some_and(|new| new == text.as_str()),
            Expected::Bare(text) => {
                matches!(new.ty(), Type::Number | Type::Boolean) && new.source() == text
            }
        },
        // Of two that mend one value, either may be in the other's way.
        several if several.iter().any(|it| it.steps.len() == level + 1) => false,
        inside => {
            let mut mended = false;
            with_embedded(old, |old| {
                with_embedded(new, |new| mended = is_mended_at(old, new, inside, level + 1));
            });
            mended
        }
    }
}

fn is_same(old: Node<'_>, new: Node<'_>) -> bool {
    old.ty() == new.ty()
        && match old.ty() {
            Type::String => old.text() == new.text(),
            Type::Object | Type::Array => old.children().count() == new.children().count(),
            Type::Null | Type::Boolean | Type::Number => old.source() == new.source(),
        }
}

/// A rule and a place.
type Identity<'v> = (&'static str, Cow<'v, str>);

/// What was found in a document, to hold against what is found once it is edited.
pub(super) struct Before<'v> {
    report: &'v Report,
    kept: BTreeMap<Identity<'v>, usize>,
}

impl<'v> Before<'v> {
    pub(super) fn of(report: &'v Report) -> Self {
        let mut kept: BTreeMap<Identity<'_>, usize> = BTreeMap::new();
        for violation in report.violations() {
            *kept.entry((violation.rule.id, violation.pointer.as_str().into())).or_default() += 1;
        }
        Before { report, kept }
    }

    /// Whether what the fixes mend is gone, and nothing has come.
    pub(super) fn is_improved(&self, after: &Report, fixes: &[(usize, &Candidate)]) -> bool {
        let violations = self.report.violations();
        let mended = fixes.iter().filter_map(|(number, _)| violations.get(*number));
        let mut allowed = Severity::ALL.map(|severity| self.report.count(severity));
        for violation in mended.clone() {
            let Some(left) = allowed[violation.severity as usize].checked_sub(1) else {
                return false;
            };
            allowed[violation.severity as usize] = left;
        }
        if Severity::ALL.iter().any(|&it| after.count(it) > allowed[it as usize]) {
            return false;
        }
        // Of a flood not all are kept: numbers have to do.
        if self.report.omitted() > 0 || after.omitted() > 0 {
            return true;
        }
        let renamed: BTreeMap<_, _> =
            fixes.iter().filter_map(|(_, candidate)| candidate.renamed.clone()).collect();
        let mut left = BTreeMap::new();
        for ((rule, pointer), count) in &self.kept {
            *left.entry((*rule, translated(pointer, &renamed))).or_insert(0) += *count;
        }
        for violation in mended {
            let identity = (violation.rule.id, translated(violation.pointer.as_str(), &renamed));
            take(&mut left, &identity);
        }
        let found = after.violations().iter();
        found.map(|it| (it.rule.id, it.pointer.as_str().into())).all(|it| take(&mut left, &it))
    }
}

/// Counts one of those that may be there; false if none is left.
fn take<'v>(left: &mut BTreeMap<Identity<'v>, usize>, identity: &Identity<'v>) -> bool {
    match left.get_mut(identity) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// A pointer once members on its way are renamed: their old pointers, and the last steps of their new ones.
fn translated<'p>(pointer: &'p str, renamed: &BTreeMap<String, String>) -> Cow<'p, str> {
    if renamed.is_empty() {
        return Cow::Borrowed(pointer);
    }
    let mut new = String::with_capacity(pointer.len());
    let mut end = 0;
    for step in pointer.split('/').skip(1) {
        end += 1 + step.len();
        new.push('/');
        new.push_str(renamed.get(&pointer[..end]).map_or(step, String::as_str));
    }
    Cow::Owned(new)
}
