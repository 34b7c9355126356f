//! Which rules run, and how bad their violations are.

use std::sync::Arc;

use crate::custom::CustomRule;
use crate::error::Error;
use crate::limits::Limits;
use crate::nearest::nearest;
use crate::rule::{Level, Rule};

/// The rules to check against, each at its level, and the [`Limits`].
///
/// ```
/// use apiglint::{Level, RuleSet};
///
/// let mut rules = RuleSet::default();
/// rules.set("roma/name-ascii", Level::WARNING)?;
/// let error = rules.set("roma/nmae", Level::Off).unwrap_err();
/// assert_eq!(error.to_string(), "there is no rule `roma/nmae`; did you mean `roma/name`?");
/// # Ok::<(), apiglint::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// In the order of [`rules`].
    levels: Vec<Level>,
    /// Their levels stand behind those of the others.
    custom: Vec<Arc<CustomRule>>,
    /// Bounds on what is read and reported.
    pub limits: Limits,
}

/// Custom rules: each is looked for in each document.
const CUSTOM: usize = 200;

/// The rules of each dialect, in the order in which lists show them.
const LISTS: [&[&Rule]; 5] = [
    crate::document::rules::RULES,
    crate::suppression::rules::RULES,
    crate::swagger::rules::RULES,
    crate::roma::rules::RULES,
    crate::dataworks::rules::RULES,
];

/// Every rule there is, in the order in which lists show them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    LISTS.into_iter().flatten().copied()
}

impl Default for RuleSet {
    /// Every rule at its own level.
    fn default() -> Self {
        Self::of(rules().map(|rule| rule.level).collect())
    }
}

impl RuleSet {
    /// Every rule switched off.
    pub fn none() -> Self {
        Self::of(rules().map(|_| Level::Off).collect())
    }

    fn of(levels: Vec<Level>) -> Self {
        RuleSet { levels, custom: Vec::new(), limits: Limits::default() }
    }

    /// Adds a rule of a user's own, at its own level: at most 200, each of another id. It is checked wherever documents are
    /// checked whole.
    ///
    /// ```
    /// use apiglint::{Condition, CustomRule, Kind, Level, Rule, RuleSet};
    ///
    /// static OWNER: Rule = Rule::custom("custom/owner", Kind::Missing, Level::ERROR, "every definition has an owner");
    ///
    /// let mut rules = RuleSet::default();
    /// let owner = CustomRule::member(&OWNER, "owner", Condition::Required)?;
    /// rules.add(owner.clone())?;
    /// let error = rules.add(owner).unwrap_err();
    /// assert_eq!(error.to_string(), "there is a rule `custom/owner` already");
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn add(&mut self, rule: impl Into<Arc<CustomRule>>) -> Result<(), Error> {
        let rule = rule.into();
        let id = rule.rule().id;
        if self.position(id).is_some() {
            return Err(Error::bad_custom_rule(format!("there is a rule `{id}` already")));
        }
        if self.custom.len() == CUSTOM {
            let reason = format!("there must be at most {CUSTOM} custom rules");
            return Err(Error::bad_custom_rule(reason));
        }
        self.levels.push(rule.rule().level);
        self.custom.push(rule);
        Ok(())
    }

    /// The rules that were added, in their order.
    pub fn custom_rules(&self) -> impl Iterator<Item = &CustomRule> {
        self.custom.iter().map(|rule| &**rule)
    }

    fn position(&self, id: &str) -> Option<usize> {
        rules().chain(self.custom_rules().map(CustomRule::rule)).position(|rule| rule.id == id)
    }

    /// The rule of this id, one that was added included.
    ///
    /// ```
    /// use apiglint::RuleSet;
    ///
    /// let rules = RuleSet::default();
    /// assert_eq!(rules.find("roma/name")?.id, "roma/name");
    /// assert!(rules.find("custom/owner").is_err());
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn find(&self, id: &str) -> Result<&'static Rule, Error> {
        let mut all = rules().chain(self.custom_rules().map(CustomRule::rule));
        all.find(|rule| rule.id == id).ok_or_else(|| Error::unknown_rule(id))
    }

    /// Sets one rule, by its id.
    pub fn set(&mut self, id: &str, level: Level) -> Result<(), Error> {
        match self.position(id) {
            Some(index) => {
                self.levels[index] = level;
                Ok(())
            }
            None => Err(Error::unknown_rule(id)),
        }
    }

    /// The level of a rule; off, if it is a user's own and was not added.
    pub fn level(&self, rule: &Rule) -> Level {
        self.level_at(self.index(rule))
    }

    /// Whether violations of a rule get into reports: it is on, and no milder than [`Limits::mildest`].
    ///
    /// ```
    /// use apiglint::{RuleSet, Severity, find_rule};
    ///
    /// let mut rules = RuleSet::default();
    /// rules.limits.mildest = Severity::Error;
    /// assert!(rules.keeps(find_rule("roma/name")?));
    /// assert!(!rules.keeps(find_rule("roma/path-segment")?));
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn keeps(&self, rule: &Rule) -> bool {
        matches!(self.level(rule), Level::On(severity) if severity >= self.limits.mildest)
    }

    pub(crate) fn level_at(&self, index: usize) -> Level {
        self.levels.get(index).copied().unwrap_or(Level::Off)
    }

    /// Where a rule stands among all of this set.
    pub(crate) fn index(&self, rule: &Rule) -> usize {
        let custom = self.custom_rules().map(CustomRule::rule);
        // Statics are one place each.
        let place = rules().chain(custom).position(|each| std::ptr::eq(each, rule));
        place.unwrap_or(usize::MAX)
    }

    /// How many rules there are.
    pub(crate) fn len(&self) -> usize {
        self.levels.len()
    }
}

/// [`RuleSet::index`], found at compile time: by the id, because addresses are not known then.
pub(crate) const fn number(rule: &Rule) -> usize {
    let (mut list, mut number) = (0, 0);
    while list < LISTS.len() {
        let mut place = 0;
        while place < LISTS[list].len() {
            if is_same(LISTS[list][place].id.as_bytes(), rule.id.as_bytes()) {
                return number;
            }
            place += 1;
            number += 1;
        }
        list += 1;
    }
    panic!("every rule is in a list")
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([], []) => true,
        ([first, a @ ..], [other, b @ ..]) => *first == *other && is_same(a, b),
        _ => false,
    }
}

/// The rule of this id.
pub fn find_rule(id: &str) -> Result<&'static Rule, Error> {
    rules().find(|rule| rule.id == id).ok_or_else(|| Error::unknown_rule(id))
}

/// The rule id that is nearest to a mistyped one. The dialect may be left out.
pub(crate) fn suggestion(id: &str) -> Option<&'static str> {
    let by_name = rules().find(|rule| rule.id.split_once('/').is_some_and(|(_, name)| name == id));
    by_name.map(|rule| rule.id).or_else(|| nearest(id, rules().map(|rule| rule.id)))
}
