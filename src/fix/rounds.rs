//! Tries fixes, keeps those that hold what is promised, and goes round again until nothing is left to fix.

use super::apply::{Taken, apply};
use super::judge::{Before, is_mended};
use super::proposal::{Candidate, Proposal, proposals};
use super::{Edit, Fix, Fixed, Fixer, Safety, Syntax};
use crate::document::Document;
use crate::limits::Limits;
use crate::report::{Report, Violation};

/// What one fix makes possible for another is soon done: real files take two rounds.
const ROUNDS: usize = 16;

/// How much trying is done for one text, so that a hostile one takes bounded time.
struct Budget {
    checks: usize,
    bytes: usize,
}

impl Budget {
    const NEW: Budget = Budget { checks: 256, bytes: 256 << 20 };

    /// For what is only shown.
    const SMALL: Budget = Budget { checks: 256, bytes: 64 << 20 };

    /// Whether one more check of so many bytes may be made.
    fn spend(&mut self, bytes: usize) -> bool {
        let (Some(checks), Some(left)) =
            (self.checks.checked_sub(1), self.bytes.checked_sub(bytes))
        else {
            return false;
        };
        *self = Budget { checks, bytes: left };
        true
    }
}

/// A text with fixes applied, and what is still wrong with it.
struct Tried {
    text: Vec<u8>,
    reports: Vec<Report>,
}

/// One round: a text, and what came of trying.
struct Round<'r> {
    how: &'r Fixer<'r>,
    source: &'r [u8],
    documents: &'r [Document<'r>],
    before: Vec<Before<'r>>,
    budget: &'r mut Budget,
    /// What is fixed, and the number of the candidate that does it.
    taken: Vec<(usize, usize)>,
    tried: Option<Tried>,
}

impl<'r> Round<'r> {
    fn new(
        how: &'r Fixer<'r>,
        source: &'r [u8],
        documents: &'r [Document<'r>],
        reports: &'r [Report],
        budget: &'r mut Budget,
    ) -> Self {
        let before = reports.iter().map(Before::of).collect();
        Round { how, source, documents, before, budget, taken: Vec::new(), tried: None }
    }

    /// Takes as many of these as hold what is promised, together with those that are taken: all at once if that goes
    /// well, and otherwise by halves.
    fn settle(&mut self, proposals: &[Proposal], group: &[(usize, usize)]) {
        let Some((&first, _)) = group.split_first() else { return };
        let together: Vec<_> = self.taken.iter().chain(group).copied().collect();
        if let Some(tried) = self.attempt(proposals, &together) {
            self.taken = together;
            self.tried = Some(tried);
        } else if group.len() > 1 {
            let (one, other) = group.split_at(group.len() / 2);
            self.settle(proposals, one);
            self.settle(proposals, other);
        } else if let (number, candidate) = first
            && candidate + 1 < proposals[number].candidates.len()
        {
            self.settle(proposals, &[(number, candidate + 1)]);
        }
    }

    /// Applies these, and looks at what has become of the text.
    fn attempt(&mut self, proposals: &[Proposal], chosen: &[(usize, usize)]) -> Option<Tried> {
        let candidates: Vec<_> = chosen
            .iter()
            .map(|&(number, candidate)| {
                (&proposals[number], &proposals[number].candidates[candidate])
            })
            .collect();
        let mut taken = Taken::default();
        if !candidates.iter().all(|(_, it)| taken.take(&it.fix.edits))
            || !self.budget.spend(self.source.len())
        {
            return None;
        }
        let text = apply(self.source, ordered(candidates.iter().map(|(_, it)| &it.fix)));
        if !self.is_mended(&text, &candidates) {
            return None;
        }
        let reports = (self.how.check)(&text);
        let is_improved = |(number, (before, after)): (usize, (&Before<'_>, &Report))| {
            let fixes = candidates.iter().filter(|(proposal, _)| proposal.document == number);
            let fixes: Vec<_> = fixes.map(|(proposal, it)| (proposal.violation, *it)).collect();
            before.is_improved(after, &fixes)
        };
        let all = self.before.iter().zip(&reports).enumerate().all(is_improved);
        (reports.len() == self.before.len() && all).then_some(Tried { text, reports })
    }

    /// Whether the text means what it meant, but for what was to be mended.
    fn is_mended(&self, text: &[u8], candidates: &[(&Proposal, &Candidate)]) -> bool {
        let Some(after) = documents(text, self.how.syntax, &self.how.limits) else {
            return false;
        };
        let is_mended = |(number, (before, after)): (usize, (&Document<'_>, &Document<'_>))| {
            let inside = candidates.iter().filter(|(proposal, _)| proposal.document == number);
            let targets: Vec<_> = inside.map(|(_, it)| &it.target).collect();
            is_mended(before, after, &targets)
        };
        after.len() == self.documents.len()
            && self.documents.iter().zip(&after).enumerate().all(is_mended)
    }
}

/// The edits of fixes, in the order of the text.
fn ordered<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Edit> {
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

fn documents<'s>(source: &'s [u8], syntax: Syntax, limits: &Limits) -> Option<Vec<Document<'s>>> {
    match syntax {
        Syntax::Json => Some(vec![Document::from_json_within(source, limits).ok()?]),
        #[cfg(feature = "yaml")]
        Syntax::Yaml => Document::all_from_yaml_within(source, limits).ok(),
    }
}

/// The first candidate of each proposal whose place is not taken by one before it.
fn apart(proposals: &[Proposal]) -> Vec<(usize, usize)> {
    let mut taken = Taken::default();
    let first = |proposal: &Proposal| taken.take(&proposal.candidates[0].fix.edits);
    let are_free: Vec<_> = proposals.iter().map(first).collect();
    (0..proposals.len()).filter(|&number| are_free[number]).map(|number| (number, 0)).collect()
}

/// See [`Fixer::fix_all`].
pub(super) fn fix_all(how: &Fixer<'_>, source: &[u8], safety: Safety) -> Fixed {
    let mut budget = Budget::NEW;
    let mut now = Tried { text: source.to_vec(), reports: (how.check)(source) };
    let mut fixed = 0;
    for _ in 0..ROUNDS {
        let Some((count, tried)) = round(how, &now, safety, &mut budget) else { break };
        fixed += count;
        now = tried;
    }
    Fixed { text: now.text, fixed, reports: now.reports }
}

/// Fixes what can be fixed at once; none if that is nothing.
fn round(
    how: &Fixer<'_>,
    now: &Tried,
    safety: Safety,
    budget: &mut Budget,
) -> Option<(usize, Tried)> {
    if !super::may_be_fixed(&now.reports, safety) {
        return None;
    }
    let documents = documents(&now.text, how.syntax, &how.limits)?;
    if documents.len() != now.reports.len() {
        return None;
    }
    let proposals = proposals(&now.text, how.syntax, &documents, &now.reports, safety);
    let mut round = Round::new(how, &now.text, &documents, &now.reports, budget);
    round.settle(&proposals, &apart(&proposals));
    let count = round.taken.len();
    Some((count, round.tried?))
}

/// See [`Fixer::fixes`].
pub(super) fn fixes(how: &Fixer<'_>, source: &[u8], reports: &[Report]) -> Vec<Vec<Option<Fix>>> {
    chosen(how, source, reports, |round, proposals| {
        let mut all = Vec::new();
        for number in 0..proposals.len() {
            round.settle(proposals, &[(number, 0)]);
            all.append(&mut round.taken);
        }
        all
    })
}

/// See [`Fixer::plan`].
pub(super) fn plan(how: &Fixer<'_>, source: &[u8], reports: &[Report]) -> Vec<Vec<Option<Fix>>> {
    chosen(how, source, reports, |round, proposals| {
        round.settle(proposals, &apart(proposals));
        std::mem::take(&mut round.taken)
    })
}

/// The fixes that are chosen from what is proposed, by document and violation.
fn chosen(
    how: &Fixer<'_>,
    source: &[u8],
    reports: &[Report],
    choose: impl FnOnce(&mut Round<'_>, &[Proposal]) -> Vec<(usize, usize)>,
) -> Vec<Vec<Option<Fix>>> {
    let mut fixes: Vec<Vec<_>> =
        reports.iter().map(|report| vec![None; report.violations().len()]).collect();
    if !super::may_be_fixed(reports, Safety::Unsafe) {
        return fixes;
    }
    let Some(documents) = documents(source, how.syntax, &how.limits) else { return fixes };
    if documents.len() != reports.len() {
        return fixes;
    }
    let proposals = proposals(source, how.syntax, &documents, reports, Safety::Unsafe);
    let mut budget = Budget::SMALL;
    let mut round = Round::new(how, source, &documents, reports, &mut budget);
    for (number, candidate) in choose(&mut round, &proposals) {
        let Proposal { document, violation, ref candidates } = proposals[number];
        fixes[document][violation] = Some(candidates[candidate].fix.clone());
    }
    fixes
}

/// See [`Fixer::fix`].
pub(super) fn fix_one(
    how: &Fixer<'_>,
    source: &[u8],
    reports: &[Report],
    violation: &Violation,
) -> Option<Fix> {
    let mut fixes = chosen(how, source, reports, |round, proposals| {
        let is_it =
            |it: &Proposal| reports[it.document].violations().get(it.violation) == Some(violation);
        if let Some(number) = proposals.iter().position(is_it) {
            round.settle(proposals, &[(number, 0)]);
        }
        std::mem::take(&mut round.taken)
    });
    fixes.iter_mut().flatten().find_map(Option::take)
}
