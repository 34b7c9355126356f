//! JSON Schemas beside the rules that they are made of, in two validators that we did not write.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[cfg(feature = "cli")]
#[expect(dead_code, reason = "the tests of the command need more of it")]
#[path = "../cli/command.rs"]
mod command;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/dataworks.rs"]
mod dataworks;
#[path = "../common/foreign.rs"]
mod foreign;
#[expect(dead_code, reason = "the tests of rules need more of a page")]
#[path = "../common/page.rs"]
mod page;

#[cfg(feature = "cli")]
mod config;
mod generated;
mod judged;
mod limits;
mod pages;
#[cfg(feature = "cli")]
mod report;
mod seeds;
mod validators;

use apiglint::{RuleSet, kinds};
use validators::{Pair, judge};

/// Every kind's schema compiles, at its own levels, with everything an error, and with nothing said.
#[test]
fn schemas_are_schemas() {
    let mut strict = RuleSet::default();
    for rule in apiglint::rules() {
        strict.set(rule.id, apiglint::Level::ERROR).unwrap();
    }
    for rules in [RuleSet::default(), strict, RuleSet::none()] {
        let pairs = kinds().map(|kind| Pair { schema: kind.schema(&rules), documents: Vec::new() });
        judge(&pairs.collect::<Vec<_>>());
    }
}
