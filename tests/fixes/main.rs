//! Fixes: what they make of each violation that can be fixed, and what holds of all of them.

#![cfg_attr(feature = "cli", expect(clippy::unwrap_used, reason = "a test may panic"))]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/dataworks.rs"]
mod dataworks;
#[path = "../../fuzz/src/fix.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
mod laws;
#[path = "../common/page.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod page;

#[cfg(feature = "cli")]
#[path = "../cli/command.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod command;
#[cfg(all(feature = "cli", unix))]
mod differences;
mod embedded;
#[cfg(feature = "cli")]
mod files;
mod generated;
mod mutated;
mod pages;
mod table;
#[cfg(feature = "yaml")]
mod written;
#[cfg(feature = "yaml")]
mod yaml;

use apiglint::fix::{Fix, Fixer, Safety, Syntax};
use apiglint::{DocumentKind, RuleSet};

/// The text, fixed as far as this is safe.
fn fixed_as(
    source: &str,
    syntax: Syntax,
    kind: Option<&'static DocumentKind>,
    safety: Safety,
) -> String {
    let rules = RuleSet::default();
    let fixed = Fixer::new(syntax, kind, &rules).fix_all(source.as_bytes(), safety);
    String::from_utf8(fixed.text).expect("what was UTF-8 is")
}

/// The fixes of a text, each with its rule.
fn fixes(source: &str, kind: Option<&'static DocumentKind>) -> Vec<(&'static str, Fix)> {
    let rules = RuleSet::default();
    let report = apiglint::check(source.as_bytes(), kind, &rules).report;
    let fixes = Fixer::new(Syntax::Json, kind, &rules)
        .fixes(source.as_bytes(), std::slice::from_ref(&report));
    let ids = report.violations().iter().map(|it| it.rule.id);
    ids.zip(&fixes[0]).filter_map(|(id, fix)| Some((id, fix.clone()?))).collect()
}
