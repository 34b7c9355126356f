//! Documents, judged by rules and by schemas.

use std::fmt;

use apiglint::{DocumentKind, RuleSet, Severity, check, kinds};

use crate::validators::{Pair, judge};

pub(crate) struct Judged {
    pub(crate) kind: &'static DocumentKind,
    pub(crate) text: String,
    /// The rules that it breaks, of those that are errors.
    pub(crate) errors: Vec<&'static str>,
    /// Why the schema of its kind refuses it, if it does.
    pub(crate) refused: Option<String>,
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Judged { kind, text, errors, refused } = self;
        write!(f, "{kind}: {errors:?} {refused:?}: {text:.4000}")
    }
}

/// By the rules at their own levels, and the schemas that say the same.
pub(crate) fn judge_all(documents: &[(&'static DocumentKind, String)]) -> Vec<Judged> {
    judge_by(&RuleSet::default(), documents)
}

/// By rules at these levels.
pub(crate) fn judge_by(
    rules: &RuleSet,
    documents: &[(&'static DocumentKind, String)],
) -> Vec<Judged> {
    let of = |kind: &DocumentKind| {
        documents.iter().filter(|(it, _)| *it == kind).map(|(_, text)| text.clone()).collect()
    };
    let pairs = kinds().map(|kind| Pair { schema: kind.schema(rules), documents: of(kind) });
    let pairs: Vec<_> = pairs.collect();
    let mut judged = Vec::new();
    for ((kind, verdicts), pair) in kinds().zip(judge(&pairs)).zip(pairs) {
        for (text, refused) in pair.documents.into_iter().zip(verdicts) {
            let report = check(text.as_bytes(), Some(kind), rules).report;
            let errors = report.violations().iter().filter(|it| it.severity == Severity::Error);
            let errors = errors.map(|it| it.rule.id).collect();
            judged.push(Judged { kind, text, errors, refused });
        }
    }
    judged
}
