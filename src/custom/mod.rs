//! Rules that users make themselves: what their own organisation asks of some members.

mod condition;

use std::borrow::Cow;

use crate::document::{Document, Node, PointerPattern, Type};
use crate::error::Error;
use crate::kind::DocumentKind;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Mark, Place, Sink};

pub use condition::Condition;
use condition::Test;

/// A rule of a user's own, ready to be checked: which members it looks at, in which documents, and what it asks of them.
///
/// It becomes part of a [`RuleSet`](crate::RuleSet), and what breaks it is reported like every other [`Violation`](crate::Violation).
///
/// ```
/// use apiglint::{Condition, CustomRule, Kind, Level, Rule, RuleSet, check};
///
/// static TEAM: Rule = Rule::custom("custom/team-path", Kind::Forbidden, Level::WARNING, "paths begin with the team's name");
///
/// let teams = ["/orders", "/stock"].map(String::from).to_vec();
/// let mut rules = RuleSet::default();
/// rules.add(CustomRule::member(&TEAM, "path", Condition::OneOf(teams))?.advise("ask the platform team for a path"))?;
/// let source = br#"{ "name": "orders", "path": "/o", "method": "GET", "roma_app_id": "1", "version": "1.0",
///     "content_type": "json" }"#;
/// assert_eq!(check(source, None, &rules).report.to_string(),
///     "warning: /path must be /orders or /stock [custom/team-path]");
/// # Ok::<(), apiglint::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CustomRule {
    pub(crate) rule: &'static Rule,
    /// None for every kind.
    kinds: Vec<&'static DocumentKind>,
    looks_at: LooksAt,
    condition: Test,
    message: String,
    help: Option<String>,
}

/// Where the members are that a rule looks at.
#[derive(Clone, Debug)]
enum LooksAt {
    /// Below each definition or API of the document.
    Subjects(PointerPattern),
    /// Below the document.
    Root(PointerPattern),
}

/// Before the id of each custom rule.
const DIALECT: &str = "custom/";
/// Characters of an id.
const ID: usize = 64;

impl Rule {
    /// The identity of a [`CustomRule`]. Its id is `custom/` and a name of lower-case letters, digits and hyphens, at most 64
    /// characters in all.
    pub const fn custom(id: &'static str, kind: Kind, level: Level, summary: &'static str) -> Self {
        Rule { id, kind, level, code: None, summary, page: "", since: "" }
    }

    /// With a page that explains it, in Markdown.
    #[must_use]
    pub const fn with_page(self, page: &'static str) -> Self {
        Rule { page, ..self }
    }
}

impl CustomRule {
    /// A rule about a member of this name: a member of the definition or API that the document is, or of each that it holds.
    pub fn member(rule: &'static Rule, name: &str, must: Condition) -> Result<Self, Error> {
        Self::new(rule, LooksAt::Subjects(PointerPattern::member(name)?), must)
    }

    /// A rule about the members at these paths from the root of the document. One that is
    /// [required](Condition::Required) is so in every object that the path without its last step leads to.
    pub fn at(rule: &'static Rule, path: PointerPattern, must: Condition) -> Result<Self, Error> {
        Self::new(rule, LooksAt::Root(path), must)
    }

    fn new(rule: &'static Rule, looks_at: LooksAt, must: Condition) -> Result<Self, Error> {
        if !is_id(rule.id) {
            let reason = "the id must be 'custom/' and lower-case letters, digits and hyphens";
            return Err(Error::bad_custom_rule(reason));
        }
        let (LooksAt::Subjects(path) | LooksAt::Root(path)) = &looks_at;
        if must == Condition::Required && path.split_name().is_none() {
            let reason = "the path of what is required must end with the name of a member";
            return Err(Error::bad_custom_rule(reason));
        }
        let message = must.message();
        let condition = Test::of(must)?;
        Ok(CustomRule { rule, kinds: Vec::new(), looks_at, condition, message, help: None })
    }

    /// Looks at documents of these kinds alone; of every kind, if there are none.
    #[must_use]
    pub fn of_kinds(mut self, kinds: impl IntoIterator<Item = &'static DocumentKind>) -> Self {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// Says this, instead of [`Condition::message`].
    #[must_use]
    pub fn say(self, message: impl Into<String>) -> Self {
        CustomRule { message: message.into(), ..self }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn advise(self, help: impl Into<String>) -> Self {
        CustomRule { help: Some(help.into()), ..self }
    }

    /// What it is called, and how bad it is.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    fn check(&self, kind: &DocumentKind, root: Node<'_>, out: &mut Sink<'_>) {
        if !self.kinds.is_empty() && !self.kinds.contains(&kind) {
            return;
        }
        match &self.looks_at {
            LooksAt::Root(path) => self.check_below(root, path, out),
            LooksAt::Subjects(path) => {
                kind.subjects(root).for_each(|subject| self.check_below(subject, path, out));
            }
        }
    }

    fn check_below(&self, from: Node<'_>, path: &PointerPattern, out: &mut Sink<'_>) {
        path.visit(from, &mut |node| {
            if !self.condition.holds(node) {
                self.report(node, out);
            }
        });
        if matches!(self.condition, Test::Required)
            && let Some((objects, name)) = path.split_name()
        {
            objects.visit(from, &mut |node| {
                if node.ty() == Type::Object && node.get(name).is_none() {
                    self.report(&Mark::missing(node, name), out);
                }
            });
        }
    }

    #[cold]
    fn report<'d>(&self, at: impl Into<Place<'d>>, out: &mut Sink<'_>) {
        let message: Cow<'static, str> = self.message.clone().into();
        if let (Some(violation), Some(help)) = (out.add(self.rule, at, message), &self.help) {
            violation.advise(help.clone());
        }
    }
}

fn is_id(id: &str) -> bool {
    id.len() <= ID
        && id.strip_prefix(DIALECT).is_some_and(|name| {
            let is_word = |word: &str| {
                !word.is_empty()
                    && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            };
            name.split('-').all(is_word)
        })
}

/// Checks a document as this kind against the custom rules of a set.
#[inline]
pub(crate) fn check(kind: &DocumentKind, document: &Document<'_>, out: &mut Sink<'_>) {
    for rule in out.custom_rules() {
        rule.check(kind, document.root(), out);
    }
}

/// [`check`], as what the document is; if that cannot be told, as this.
pub(crate) fn check_told(or: &'static DocumentKind, document: &Document<'_>, out: &mut Sink<'_>) {
    if out.custom_rules().next().is_some() {
        check(DocumentKind::of(document).unwrap_or(or), document, out);
    }
}
