//! The sets of all dialects, built up together: for who does not ask what a document is.

use crate::report::Report;
use crate::rule::Rule;
use crate::ruleset::RuleSet;
use crate::{dataworks, roma};

/// What a document brings into a [`Set`]. It borrows nothing.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// If it holds backend definitions.
    pub roma: roma::Keys,
    /// If it holds APIs of DataService Studio.
    pub dataworks: dataworks::Keys,
}

/// A [`roma::Set`] and a [`dataworks::Set`].
#[derive(Clone, Debug)]
pub struct Set<'r> {
    roma: roma::Set<'r>,
    dataworks: dataworks::Set<'r>,
}

impl<'r> Set<'r> {
    /// A set with nothing in it.
    pub fn new(rules: &'r RuleSet) -> Self {
        Set { roma: roma::Set::new(rules), dataworks: dataworks::Set::new(rules) }
    }

    /// Whether a rule is about sets: whether it is broken depends on all that a set is made of.
    ///
    /// ```
    /// use apiglint::{Set, find_rule};
    ///
    /// assert!(Set::has_rule(find_rule("roma/api-name-unique")?));
    /// assert!(!Set::has_rule(find_rule("roma/name")?));
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn has_rule(rule: &Rule) -> bool {
        roma::Set::has_rule(rule) || dataworks::Set::has_rule(rule)
    }

    /// Adds what [`check_with_keys`](crate::check_with_keys) has found; reports where it shares what documents before
    /// it have, or what it has itself further up.
    pub fn admit(&mut self, number: usize, keys: Keys) -> Report {
        let Keys { roma, dataworks } = keys;
        self.roma.admit(number, roma).merge(self.dataworks.admit(number, dataworks))
    }

    /// [`Set::admit`], at the levels of other rules: for documents of one set that are checked against different ones.
    pub fn admit_as(&mut self, number: usize, keys: Keys, rules: &RuleSet) -> Report {
        let Keys { roma, dataworks } = keys;
        let dataworks = self.dataworks.admit_as(number, dataworks, rules);
        self.roma.admit_as(number, roma, rules).merge(dataworks)
    }
}
