//! What a document is: the kinds that each dialect knows.

use std::fmt;

use serde_json::Value;

use crate::custom;
use crate::dataworks;
use crate::document::rules::hidden_character;
use crate::document::{Document, Node};
use crate::error::Error;
use crate::json_schema::Parts;
use crate::report::Report;
use crate::roma;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::swagger;

/// A kind of document, such as [`roma::kinds::DEFINITION`].
///
/// Two kinds are equal if their ids are.
pub struct DocumentKind {
    /// `dialect/name`: `roma/definition`.
    pub id: &'static str,
    /// What it is, in a few words.
    pub summary: &'static str,
    /// Whether the root of a document has the members of this kind.
    pub(crate) tells: fn(Node<'_>) -> bool,
    /// Checks the root of a document as this kind.
    pub(crate) check: fn(Node<'_>, &mut Sink<'_>),
    /// What JSON Schema can say of what is checked.
    pub(crate) schema: fn(&RuleSet) -> Parts,
}

/// Every kind there is, in the order in which they are told apart.
pub fn kinds() -> impl Iterator<Item = &'static DocumentKind> {
    [roma::kinds::KINDS, dataworks::kinds::KINDS, swagger::kinds::KINDS]
        .into_iter()
        .flatten()
        .copied()
}

/// The kind of this id; the dialect may be left out where one dialect alone has it.
///
/// ```
/// use apiglint::{find_kind, roma};
///
/// assert_eq!(find_kind("definition")?, &roma::kinds::DEFINITION);
/// assert_eq!(find_kind("roma/definition")?, &roma::kinds::DEFINITION);
/// let error = find_kind("defintion").unwrap_err();
/// assert_eq!(error.to_string(),
///     "there is no document kind `defintion`; did you mean `roma/definition`?");
/// # Ok::<(), apiglint::Error>(())
/// ```
pub fn find_kind(id: &str) -> Result<&'static DocumentKind, Error> {
    let mut named = kinds().filter(|kind| kind.id == id || kind.name() == id);
    match (named.next(), named.next()) {
        (Some(kind), None) => Ok(kind),
        _ => Err(Error::unknown_kind(id)),
    }
}

impl DocumentKind {
    /// What a document is, judged by the members it has. None: nothing that is known here.
    ///
    /// ```
    /// use apiglint::{Document, DocumentKind, roma};
    ///
    /// let document = Document::from_json(br#"[{ "path": "/orders", "method": "GET", "roma_app_id": "1" }]"#)?;
    /// assert_eq!(DocumentKind::of(&document), Some(&roma::kinds::DEFINITIONS));
    /// let document = Document::from_json(br#"{ "name": "left-pad", "version": "1.3.0" }"#)?;
    /// assert_eq!(DocumentKind::of(&document), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(document: &Document<'_>) -> Option<&'static Self> {
        kinds().find(|kind| (kind.tells)(document.root()))
    }

    /// Checks a document as this kind.
    ///
    /// ```
    /// use apiglint::{Document, RuleSet, roma};
    ///
    /// let document = Document::from_serialize(&serde_json::json!({ "name": "orders" }))?;
    /// let report = roma::kinds::DEFINITION.check(&document, &RuleSet::default());
    /// assert_eq!(report.violations()[0].to_string(),
    ///     "error: /content_type must be there [roma/required]");
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn check(&self, document: &Document<'_>, rules: &RuleSet) -> Report {
        let mut out = Sink::new(rules);
        hidden_character::check(document, &mut out);
        (self.check)(document.root(), &mut out);
        custom::check(self, document, &mut out);
        out.into_report()
    }

    /// The JSON Schema (draft 2020-12) of documents of this kind, for editors.
    ///
    /// It says what these rules refuse at level error, as far as JSON Schema can: a document that has no error passes.
    /// A rule whose level is another has no part in it, so that `document/unknown-member` at level error makes
    /// objects closed. Lengths count characters, as JSON Schema does; limits in bytes are left out, and so is what
    /// depends on several members in ways that it has no words for, such as names that collide. Of a member that is there
    /// twice it may look at another one than the rules do.
    ///
    /// ```
    /// use apiglint::{RuleSet, roma};
    ///
    /// let schema = roma::kinds::DEFINITION.schema(&RuleSet::default());
    /// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    /// assert_eq!(schema["properties"]["path"]["maxLength"], 256);
    /// ```
    pub fn schema(&self, rules: &RuleSet) -> Value {
        (self.schema)(rules).of_kind(self)
    }

    /// The definitions or APIs that a document of this kind holds, or what else it is about.
    pub(crate) fn subjects<'d>(&self, root: Node<'d>) -> impl Iterator<Item = Node<'d>> {
        let (apis, definitions) =
            (dataworks::kinds::is_of_apis(self), roma::kinds::is_of_definitions(self));
        let one = (!apis && !definitions).then_some(root);
        let apis = apis.then(|| dataworks::apis(root));
        let definitions = definitions.then(|| roma::kinds::definitions(root));
        one.into_iter().chain(apis.into_iter().flatten()).chain(definitions.into_iter().flatten())
    }

    /// The platform that it belongs to: `roma`.
    pub fn dialect(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(dialect, _)| dialect)
    }

    /// Its name in the dialect: `definition`.
    pub fn name(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(_, name)| name)
    }
}

impl PartialEq for DocumentKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for DocumentKind {}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl fmt::Debug for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
