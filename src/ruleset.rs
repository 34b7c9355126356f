//! Which rules run, and how bad their violations are.

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
    /// Bounds on what is read and reported.
    pub limits: Limits,
}

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
        RuleSet { levels: rules().map(|rule| rule.level).collect(), limits: Limits::default() }
    }
}

impl RuleSet {
    /// Every rule switched off.
    pub fn none() -> Self {
        RuleSet { levels: rules().map(|_| Level::Off).collect(), limits: Limits::default() }
    }

    /// Sets one rule, by its id.
    pub fn set(&mut self, id: &str, level: Level) -> Result<(), Error> {
        match rules().position(|rule| rule.id == id) {
            Some(index) => {
                self.levels[index] = level;
                Ok(())
            }
            None => Err(Error::unknown_rule(id)),
        }
    }

    /// The level of a rule.
    pub fn level(&self, rule: &Rule) -> Level {
        self.levels[index(rule)]
    }

    pub(crate) fn level_at(&self, index: usize) -> Level {
        self.levels[index]
    }
}

/// [`index`], found at compile time: by the id, because addresses are not known then.
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

/// Where a rule stands in [`rules`].
pub(crate) fn index(rule: &Rule) -> usize {
    // Only this crate makes rules, and all are in the list.
    rules().position(|each| std::ptr::eq(each, rule)).unwrap_or_default()
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
