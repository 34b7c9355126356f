//! Profiles: rules set for a purpose, under a name.

use std::fmt;

use crate::dataworks;
use crate::error::Error;
use crate::rule::Level;
use crate::ruleset::RuleSet;

/// Levels that differ from the rules' own, under a name.
#[derive(Debug)]
#[non_exhaustive]
pub struct Profile {
    /// Such as `doc-sample`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Rules, by their ids, and their levels.
    pub levels: &'static [(&'static str, Level)],
}

/// Every profile there is.
pub fn profiles() -> impl Iterator<Item = &'static Profile> {
    dataworks::PROFILES.iter()
}

impl RuleSet {
    /// The rules at their own levels, but for those that a profile sets.
    ///
    /// ```
    /// use apiglint::{Level, RuleSet, find_rule};
    ///
    /// let rules = RuleSet::profile("doc-sample")?;
    /// assert_eq!(rules.level(find_rule("dataworks/name")?), Level::WARNING);
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn profile(name: &str) -> Result<Self, Error> {
        let profile = profiles().find(|profile| profile.name == name);
        let profile = profile.ok_or_else(|| Error::unknown_profile(name))?;
        let mut rules = RuleSet::default();
        for (id, level) in profile.levels {
            rules.set(id, *level)?;
        }
        Ok(rules)
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
