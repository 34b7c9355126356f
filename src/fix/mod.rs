//! Fixes: edits of a text that mend what is wrong with it, and change nothing else.
//!
//! A fix is made only when it is asked for, from a violation and the bytes that it was found in. It is tried before it is
//! given: the text is edited, read and checked again, and what does not hold all of this is no fix.
//!
//! - The text is still a document, and means what it meant but for the values that are mended.
//! - The violation is gone, and no other has come.
//! - Every byte outside the edits is what it was.

mod apply;
mod judge;
mod proposal;
mod repair;
mod rounds;
mod site;
mod table;

use std::borrow::Cow;

use serde::Serialize;

use crate::check::check_with_keys;
#[cfg(feature = "yaml")]
use crate::check::check_yaml_with_keys;
use crate::document::Span;
use crate::kind::DocumentKind;
use crate::limits::Limits;
use crate::report::{Report, Violation};
use crate::rule::Rule;
use crate::ruleset::RuleSet;
use crate::sets::Set;

pub use apply::apply;
pub use table::{Offer, offer};

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The definition means what it was meant to mean: there is one way to mend it.
    Safe,
    /// The definition means something else, or there are other ways: somebody has to look at it.
    Unsafe,
}

impl Safety {
    /// In lower case, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
        }
    }
}

/// Bytes of a text, and what is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Where; empty where something is put in between.
    pub span: Span,
    /// What is to be written there, with the escapes that it needs at that place.
    pub replacement: String,
}

/// The edits that mend one violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fix {
    /// Whether it can be applied without looking.
    pub safety: Safety,
    /// In the order of the text; they do not overlap.
    pub edits: Vec<Edit>,
    /// What it does, in the imperative. Like a message, it never shows a value.
    pub title: Cow<'static, str>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Syntax {
    /// JSON.
    Json,
    /// YAML.
    #[cfg(feature = "yaml")]
    Yaml,
}

/// Checks a text: one report for each of its documents.
type Check<'r> = dyn Fn(&[u8]) -> Vec<Report> + 'r;

/// Makes fixes, given how texts are checked.
///
/// ```
/// use apiglint::fix::{Fixer, Safety, Syntax};
/// use apiglint::{RuleSet, check};
///
/// let source = br#"{ "name": "orders", "path": "orders/", "method": "get",
///     "version": "1.0", "content_type": "json", "roma_app_id": "a1  " }"#;
/// let rules = RuleSet::default();
/// let fixer = Fixer::new(Syntax::Json, None, &rules);
///
/// // One violation.
/// let report = check(source, None, &rules).report;
/// let method = report.violations().iter().find(|it| it.rule.id == "roma/method").ok_or("none")?;
/// let fix = fixer.fix(source, method).ok_or("no fix")?;
/// assert_eq!((fix.safety, fix.title.as_ref()), (Safety::Safe, "write it as GET"));
/// assert_eq!(fix.edits[0].replacement, "GET");
///
/// // All that can be fixed.
/// let fixed = fixer.fix_all(source, Safety::Safe);
/// assert_eq!(fixed.fixed, 3);
/// assert_eq!(str::from_utf8(&fixed.text)?, r#"{ "name": "orders", "path": "/orders", "method": "GET",
///     "version": "1.0", "content_type": "json", "roma_app_id": "a1" }"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Fixer<'r> {
    syntax: Syntax,
    limits: Limits,
    check: Box<Check<'r>>,
}

/// A text in which everything is fixed that could be.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The text; what it was if nothing is fixed.
    pub text: Vec<u8>,
    /// How many violations were fixed.
    pub fixed: usize,
    /// What is wrong with it still: one report for each document.
    pub reports: Vec<Report>,
}

impl<'r> Fixer<'r> {
    /// Checks texts as [`check`](crate::check()) does, and what is in them against each other.
    pub fn new(syntax: Syntax, kind: Option<&'static DocumentKind>, rules: &'r RuleSet) -> Self {
        let check = move |text: &[u8]| {
            let documents = match syntax {
                Syntax::Json => vec![check_with_keys(text, kind, rules)],
                #[cfg(feature = "yaml")]
                Syntax::Yaml => check_yaml_with_keys(text, kind, rules),
            };
            let mut set = Set::new(rules);
            let documents = documents.into_iter().zip(0..);
            let merge = |((checked, keys), number): ((crate::Checked, _), _)| {
                checked.report.merge(set.admit(number, keys))
            };
            documents.map(merge).collect()
        };
        Fixer::checking(syntax, rules.limits.clone(), check)
    }

    /// Checks texts in a way of one's own: with one report for each document that the text holds, in their order.
    ///
    /// What the check leaves out is not fixed.
    ///
    /// ```
    /// use apiglint::fix::{Fixer, Safety, Syntax};
    /// use apiglint::{Limits, Report, RuleSet, check};
    ///
    /// let rules = RuleSet::default();
    /// let old = br#"{ "path": "orders", "method": "GET" }"#;
    /// let new = br#"{ "path": "orders", "method": "get" }"#;
    /// let kind = apiglint::find_kind("roma/definition").ok();
    /// let before = check(old, kind, &rules).report;
    /// let fixer = Fixer::checking(Syntax::Json, Limits::default(), |text| {
    ///     vec![check(text, kind, &rules).report.since(&before)]
    /// });
    /// let fixed = fixer.fix_all(new, Safety::Safe);
    /// assert_eq!(fixed.text, old);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn checking(
        syntax: Syntax,
        limits: Limits,
        check: impl Fn(&[u8]) -> Vec<Report> + 'r,
    ) -> Self {
        Fixer { syntax, limits, check: Box::new(check) }
    }

    /// How to fix a violation that was found in this text: safely, if that can be. None if there is no way.
    ///
    /// It takes as long as a few checks of the text.
    pub fn fix(&self, source: &[u8], violation: &Violation) -> Option<Fix> {
        // Nothing is read for what no fix is known for.
        offer(violation.rule)?;
        let reports = (self.check)(source);
        rounds::fix_one(self, source, &reports, violation)
    }

    /// How to fix each violation of these reports, which are what the check says of this text. Each fix is for
    /// itself: two of them may be in each other's way.
    ///
    /// It costs nothing if there is nothing to fix, and otherwise a check for each fix. In a text with very many
    /// violations, or a very large one, not all fixes are tried, and those that are not are left out.
    ///
    /// ```
    /// use apiglint::fix::{Fixer, Syntax};
    /// use apiglint::{RuleSet, check, roma};
    ///
    /// let source = br#"{ "name": "orders", "path": "/orders/", "method": "PATCH" }"#;
    /// let (kind, rules) = (Some(&roma::kinds::DEFINITION), RuleSet::default());
    /// let reports = [check(source, kind, &rules).report];
    /// let fixes = Fixer::new(Syntax::Json, kind, &rules).fixes(source, &reports);
    /// let titles: Vec<_> = fixes[0].iter().flatten().map(|fix| fix.title.as_ref()).collect();
    /// assert_eq!(titles, ["remove the '/' at its end"]);
    /// assert_eq!(fixes[0].len(), reports[0].violations().len());
    /// ```
    pub fn fixes(&self, source: &[u8], reports: &[Report]) -> Vec<Vec<Option<Fix>>> {
        rounds::fixes(self, source, reports)
    }

    /// The fixes that go together: what [`Fixer::fix_all`] does first, had it to be no safer than
    /// [`Safety::Unsafe`]. Mostly that costs two checks.
    pub fn plan(&self, source: &[u8], reports: &[Report]) -> Vec<Vec<Option<Fix>>> {
        rounds::plan(self, source, reports)
    }

    /// Fixes all that can be, again and again until nothing is left that can be: fixing once more changes nothing.
    ///
    /// Of two fixes of one place the first is applied, and the other in the next round if it is still needed.
    pub fn fix_all(&self, source: &[u8], safety: Safety) -> Fixed {
        rounds::fix_all(self, source, safety)
    }
}

/// Whether anything in these reports can be fixed, as far as the rules alone tell. It costs next to nothing.
pub fn may_be_fixed<'r>(reports: impl IntoIterator<Item = &'r Report>, safety: Safety) -> bool {
    let offers = |rule: &'static Rule| offer(rule).is_some_and(|offer| offer.has(safety));
    reports.into_iter().flat_map(Report::violations).any(|violation| offers(violation.rule))
}
