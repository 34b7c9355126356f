//! Sets of definitions: what no two of them share, and how many they may be.

use std::convert::Infallible;

use super::definition::Members;
use super::kinds;
use super::rules::{api_id_unique, api_name_unique, api_path_unique, instance_quota};
use crate::document::Document;
use crate::report::Report;
use crate::rule::{Level, Rule};
use crate::ruleset::{RuleSet, number};
use crate::set::{self, Firsts};
use crate::sink::{Mark, Sink};

/// Something that no two definitions of a set share.
pub(super) type Unique = set::Unique<fn(&Members<'_>) -> Option<Key>>;

/// What one definition has of it. No definition stands in two forms.
pub(super) type Key = set::Key<Infallible>;

/// In the order of their rules.
static UNIQUE: [Unique; 3] =
    [api_name_unique::UNIQUE, api_path_unique::UNIQUE, api_id_unique::UNIQUE];

/// The numbers of their rules.
const NUMBERS: [usize; 3] =
    [number(&api_name_unique::RULE), number(&api_path_unique::RULE), number(&api_id_unique::RULE)];

/// What a document brings into a [`Set`]. It borrows nothing.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Of each of [`UNIQUE`].
    uniques: [Vec<Key>; 3],
    /// How many definitions there are.
    definitions: usize,
    /// Where the first of them open: as many as can be the one that is too many.
    openings: Vec<Mark>,
}

impl Keys {
    /// What a document of definitions brings: one, an array of them, or a list response.
    fn of(document: &Document<'_>, rules: &RuleSet) -> Self {
        let mut keys = Keys::default();
        // What cannot be bound has its violation.
        let silent = RuleSet::none();
        let mut out = Sink::new(&silent);
        for node in kinds::definitions(document.root()) {
            let mut members = Members::new(node);
            members.bind(&mut out);
            keys.add(&members, rules);
        }
        keys
    }

    /// Adds what one more definition brings.
    pub(super) fn add(&mut self, members: &Members<'_>, rules: &RuleSet) {
        let is_on = |number| rules.level_at(number) != Level::Off;
        // Most documents have one definition.
        if is_on(const { number(&instance_quota::RULE) })
            && self.definitions <= rules.limits.backends
        {
            self.openings.reserve_exact(usize::from(self.definitions == 0));
            self.openings.push(Mark::opening(members.node()));
        }
        self.definitions += 1;
        for ((unique, found), number) in UNIQUE.iter().zip(&mut self.uniques).zip(NUMBERS) {
            if is_on(number)
                && let Some(key) = (unique.key)(members)
            {
                found.reserve_exact(usize::from(found.is_empty()));
                found.push(key);
            }
        }
    }
}

/// Definitions that go to one instance, built up one document at a time: no two share a name or a method and path in one
/// integration application, or an id, and they are no more than the instance holds.
///
/// A document is a definition, an array of them, or a list response. Names and paths of definitions without
/// `roma_app_id` are not compared. The set keeps those texts and their places: for most definitions, less than a byte for each
/// byte of text.
///
/// ```
/// use apiglint::{Document, RuleSet, roma::Set};
///
/// let rules = RuleSet::default();
/// let mut set = Set::new(&rules);
/// let texts = [
///     r#"{ "name": "orders", "path": "/orders", "method": "GET", "roma_app_id": "a1" }"#,
///     r#"{ "name": "orders", "path": "/orders/all", "method": "GET", "roma_app_id": "a1" }"#,
/// ];
/// let mut reports = Vec::new();
/// for (number, text) in texts.iter().enumerate() {
///     reports.push(set.add(number, &Document::from_json(text.as_bytes())?));
/// }
/// assert!(reports[0].violations().is_empty());
/// let [violation] = reports[1].violations() else { panic!("{}", reports[1]) };
/// assert_eq!((violation.rule.id, violation.pointer.as_str()), ("roma/api-name-unique", "/name"));
/// assert_eq!(violation.related[0].document, Some(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Set<'r> {
    rules: &'r RuleSet,
    /// Where it has first what each of [`UNIQUE`] compares.
    firsts: Firsts<Infallible, 3>,
    definitions: usize,
}

impl<'r> Set<'r> {
    /// A set without definitions. It knows the rules about sets alone: what is wrong with one definition,
    /// [`check_definition`](super::check_definition) says.
    pub fn new(rules: &'r RuleSet) -> Self {
        Set { rules, firsts: Firsts::default(), definitions: 0 }
    }

    /// Whether it can break a rule.
    pub(crate) fn has_rule(rule: &Rule) -> bool {
        UNIQUE.iter().any(|unique| unique.rule == rule) || *rule == instance_quota::RULE
    }

    /// Adds a document; reports, at its own members, where it shares what the documents before it have, or what it
    /// has itself further up. [`Related::document`](crate::Related::document) is the `number` of the earlier one.
    pub fn add(&mut self, number: usize, document: &Document<'_>) -> Report {
        self.admit(number, Keys::of(document, self.rules))
    }

    /// The part of [`Set::add`] that needs the document, for threads that read documents for the one that has the
    /// set. Both are to use the same rules.
    ///
    /// ```
    /// use apiglint::{Document, RuleSet, roma::Set};
    ///
    /// let rules = RuleSet::default();
    /// let read = || {
    ///     let document = Document::from_json(br#"{ "id": "83ef", "name": "orders" }"#)?;
    ///     Ok::<_, Box<apiglint::Violation>>(Set::keys(&document, &rules))
    /// };
    /// let mut set = Set::new(&rules);
    /// assert_eq!(set.admit(0, read()?).violations().len(), 0);
    /// let report = set.admit(1, read()?);
    /// assert_eq!(report.to_string(),
    ///     "error: /id cannot be the id of another definition [roma/api-id-unique]");
    /// # Ok::<(), Box<apiglint::Violation>>(())
    /// ```
    pub fn keys(document: &Document<'_>, rules: &RuleSet) -> Keys {
        Keys::of(document, rules)
    }

    /// [`Set::add`], of the keys of a document.
    pub fn admit(&mut self, number: usize, keys: Keys) -> Report {
        self.admit_as(number, keys, self.rules)
    }

    /// [`Set::admit`], at the levels of other rules than the set's.
    pub(crate) fn admit_as(&mut self, number: usize, keys: Keys, rules: &RuleSet) -> Report {
        let mut out = Sink::new(rules);
        self.count(&keys, &mut out);
        self.firsts.admit(&UNIQUE, number, keys.uniques, &mut out);
        out.into_report()
    }

    /// Reports the first definition that is one too many, once.
    fn count(&mut self, keys: &Keys, out: &mut Sink<'_>) {
        let most = self.rules.limits.backends;
        let opening = most.checked_sub(self.definitions).and_then(|left| keys.openings.get(left));
        self.definitions += keys.definitions;
        if let Some(opening) = opening {
            instance_quota::report(opening, most, out);
        }
    }
}

/// Checks documents that belong together: each as [`check`](crate::check()) does, and all as a [`Set`]. One report a document.
///
/// ```
/// use apiglint::{Document, RuleSet, roma};
///
/// let texts = [
///     r#"{ "name": "orders", "path": "/orders", "method": "GET", "version": "1.0",
///          "content_type": "json", "roma_app_id": "a1" }"#,
///     r#"{ "name": "order lines", "path": "/orders", "method": "GET", "version": "1.0",
///          "content_type": "json", "roma_app_id": "a1" }"#,
/// ];
/// let documents = [texts[0], texts[1]].map(|text| Document::from_json(text.as_bytes()).unwrap());
/// let reports = roma::check_set(&documents, &RuleSet::default());
/// let lines: Vec<_> = reports.iter().map(|report| report.to_string()).collect();
/// assert_eq!(lines, [
///     "",
///     "error: /name cannot have ' ' as character 6, only letters, digits, Han characters and - _ . / ( ) : （ ） ： 、 [roma/name]\n\
///      error: /path cannot be the path of another definition of this method in its integration application [roma/api-path-unique]",
/// ]);
/// assert_eq!(reports[1].violations()[1].related[0].document, Some(0));
/// ```
pub fn check_set<'d>(
    documents: impl IntoIterator<Item = &'d Document<'d>>,
    rules: &RuleSet,
) -> Vec<Report> {
    let mut set = Set::new(rules);
    let check = |(number, document): (usize, &Document<'_>)| {
        let kind = kinds::of_definitions(document.root());
        let mut report = kind.check(document, rules).merge(set.add(number, document));
        report.shrink_to_fit();
        report
    };
    documents.into_iter().enumerate().map(check).collect()
}
