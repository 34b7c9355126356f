//! Laws of fixes, whatever a text is.

use std::collections::BTreeMap;

use apiglint::fix::{Fix, Fixer, Safety, Syntax, may_be_fixed, offer};
use apiglint::{Level, Report, RuleSet, Severity, Span, Violation, check};

/// The laws.
///
/// # Panics
///
/// Unless what is fixed is gone and nothing has come, fixing once more changes nothing, and fixes touch nothing but what is
/// wrong.
pub fn holds(source: &[u8]) {
    let rules = every_rule();
    for kind in [None, Some("roma/definition"), Some("dataworks/create-request")] {
        let kind = kind.map(|id| apiglint::find_kind(id).expect("a kind"));
        let check = |text: &[u8]| vec![check(text, kind, &rules).report];
        holds_of(source, Syntax::Json, &rules, &check);
        #[cfg(feature = "yaml")]
        if kind.is_none() {
            let check = |text: &[u8]| {
                let documents = apiglint::check_yaml(text, kind, &rules);
                documents.into_iter().map(|checked| checked.report).collect()
            };
            holds_of(source, Syntax::Yaml, &rules, &check);
        }
    }
}

/// The laws, of a text that is checked in this way.
///
/// # Panics
///
/// See [`holds`].
pub fn holds_of(
    source: &[u8],
    syntax: Syntax,
    rules: &RuleSet,
    check: &dyn Fn(&[u8]) -> Vec<Report>,
) {
    let how = Fixer::checking(syntax, rules.limits.clone(), check);
    let before = check(source);
    for safety in [Safety::Safe, Safety::Unsafe] {
        all_holds(source, &how, safety, &before, check);
    }
    let plan = how.plan(source, &before);
    let mut edits: Vec<_> = plan.iter().flatten().flatten().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let planned = check(&apiglint::fix::apply(source, edits));
    assert!(count(&planned) + plan.iter().flatten().flatten().count() <= count(&before));
    let fixes = how.fixes(source, &before);
    assert_eq!(fixes.len(), before.len());
    for (report, fixes) in before.iter().zip(&fixes) {
        assert_eq!(report.violations().len(), fixes.len());
        for (violation, fix) in report.violations().iter().zip(fixes) {
            if let Some(fix) = fix {
                one_holds(source, violation, fix, &before, check);
                let offered = offer(violation.rule).expect("the table knows of it");
                assert!(offered.safeties().any(|it| it == fix.safety), "{violation}");
                assert!(may_be_fixed(&before, fix.safety));
            }
        }
    }
}

fn all_holds(
    source: &[u8],
    how: &Fixer<'_>,
    safety: Safety,
    before: &[Report],
    check: &dyn Fn(&[u8]) -> Vec<Report>,
) {
    let fixed = how.fix_all(source, safety);
    assert_eq!(fixed.reports, check(&fixed.text), "it is checked");
    assert_eq!(fixed.reports.len(), before.len());
    assert_eq!(fixed.fixed == 0, fixed.text == source, "what is fixed is edited");
    assert!(count(&fixed.reports) + fixed.fixed <= count(before), "nothing has come");
    for (before, after) in before.iter().zip(&fixed.reports) {
        nothing_new(before, after);
    }
    let again = how.fix_all(&fixed.text, safety);
    assert_eq!((again.fixed, &again.text), (0, &fixed.text), "once is enough");
}

fn one_holds(
    source: &[u8],
    violation: &Violation,
    fix: &Fix,
    before: &[Report],
    check: &dyn Fn(&[u8]) -> Vec<Report>,
) {
    assert!(!fix.edits.is_empty() && fix.edits.is_sorted_by(|a, b| a.span.end < b.span.start));
    let mut text = source.to_vec();
    for edit in fix.edits.iter().rev() {
        let Span { start, end } = edit.span;
        let is_own = violation.span.is_some_and(|it| it.start <= start && end <= it.end);
        assert!(is_own || violation.rule.id == "roma/x-livedata-datasource", "{violation}");
        text.splice(start as usize..end as usize, edit.replacement.bytes());
    }
    assert_eq!(apiglint::fix::apply(source, &fix.edits), text);
    let after = check(&text);
    assert!(count(&after) < count(before), "{violation}: {}", fix.title);
    for (before, after) in before.iter().zip(&after) {
        nothing_new(before, after);
    }
}

fn count(reports: &[Report]) -> usize {
    let severities = [Severity::Note, Severity::Warning, Severity::Error];
    reports
        .iter()
        .map(|it| severities.map(|severity| it.count(severity)).iter().sum::<usize>())
        .sum()
}

/// Of each rule there are no more violations than before, if all are kept.
fn nothing_new(before: &Report, after: &Report) {
    if before.omitted() > 0 {
        return;
    }
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for violation in before.violations() {
        *left.entry(violation.rule.id).or_default() += 1;
    }
    for violation in after.violations() {
        let count = left.get_mut(violation.rule.id);
        let count = count.filter(|count| **count > 0);
        *count.unwrap_or_else(|| panic!("new: {violation}")) -= 1;
    }
}

/// Those that are off by default, too.
fn every_rule() -> RuleSet {
    let mut rules = RuleSet::default();
    for rule in apiglint::rules().filter(|rule| rule.level == Level::Off) {
        rules.set(rule.id, Level::NOTE).expect("a rule that is listed is there");
    }
    rules
}
