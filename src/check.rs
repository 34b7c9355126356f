//! From bytes to a report: reads a document, finds what it is, and checks it as that.

use crate::document::rules::hidden_character;
use crate::document::{Document, Node, Type};
use crate::report::Report;
use crate::roma;
use crate::rule::Level;
use crate::ruleset::RuleSet;
use crate::sink::Sink;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentKind {
    /// One ROMA Connect backend definition.
    Definition,
    /// An array of definitions.
    Definitions,
    /// A list response: definitions in `apis`.
    DefinitionList,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [DocumentKind; 3] =
        [DocumentKind::Definition, DocumentKind::Definitions, DocumentKind::DefinitionList];

    /// The platform that it belongs to.
    pub fn dialect(self) -> &'static str {
        "roma"
    }

    /// In kebab-case, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            DocumentKind::Definition => "definition",
            DocumentKind::Definitions => "definitions",
            DocumentKind::DefinitionList => "definition-list",
        }
    }

    /// What a document is, judged by the members it has. None: nothing that is known here.
    ///
    /// ```
    /// use apiglint::{Document, DocumentKind};
    ///
    /// let document = Document::from_json(br#"[{ "path": "/orders", "method": "GET", "roma_app_id": "1" }]"#)?;
    /// assert_eq!(DocumentKind::of(&document), Some(DocumentKind::Definitions));
    /// let document = Document::from_json(br#"{ "name": "left-pad", "version": "1.3.0" }"#)?;
    /// assert_eq!(DocumentKind::of(&document), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(document: &Document<'_>) -> Option<Self> {
        let root = document.root();
        match root.ty() {
            Type::Object if is_definition(root) => Some(DocumentKind::Definition),
            Type::Object if definitions_in(root).is_some() => Some(DocumentKind::DefinitionList),
            Type::Array if root.children().any(is_definition) => Some(DocumentKind::Definitions),
            _ => None,
        }
    }
}

/// Whether an object has three of the members by which a definition is told from other JSON.
fn is_definition(node: Node<'_>) -> bool {
    let telling = node.members().filter(|(key, _)| {
        matches!(
            &*key.decode_bytes(),
            b"roma_app_id"
                | b"content_type"
                | b"method"
                | b"path"
                | b"return_format"
                | b"api_signature_id"
        )
    });
    telling.take(3).count() == 3
}

/// The `apis` of a list response.
fn definitions_in(root: Node<'_>) -> Option<Node<'_>> {
    root.get("apis").filter(|apis| apis.ty() == Type::Array && apis.children().any(is_definition))
}

/// What [`check`] found out.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// What the document is; none if that cannot be told, or if it cannot be read.
    pub kind: Option<DocumentKind>,
    /// What is wrong with it. Of a document of no known kind, only that it cannot be read.
    pub report: Report,
}

/// Reads JSON and checks it as what it is: `kind` if that is given, or else as judged by its members.
///
/// ```
/// use apiglint::{RuleSet, Severity, check};
///
/// let source = br#"{ "name": "orders", "path": "/orders", "method": "GET", "roma_app_id": "1" }"#;
/// let checked = check(source, None, &RuleSet::default());
/// assert_eq!(checked.report.count(Severity::Error), 2);
/// assert_eq!(checked.report.violations()[0].to_string(),
///     "error: /content_type must be there [roma/required]");
/// ```
pub fn check(source: &[u8], kind: Option<DocumentKind>, rules: &RuleSet) -> Checked {
    let document = match Document::from_json_within(source, &rules.limits) {
        Ok(document) => document,
        Err(violation) => {
            let Level::On(severity) = rules.level(violation.rule) else {
                return Checked { kind, report: Report::default() };
            };
            return Checked { kind, report: Report::of(*violation, severity) };
        }
    };
    let Some(kind) = kind.or_else(|| DocumentKind::of(&document)) else {
        return Checked { kind, report: Report::default() };
    };
    let mut out = Sink::new(rules);
    hidden_character::check(&document, &mut out);
    let root = document.root();
    match kind {
        DocumentKind::Definition => roma::check_definition_at(root, &mut out),
        DocumentKind::Definitions => roma::check_definitions_at(root, &mut out),
        DocumentKind::DefinitionList => roma::check_list_at(root, &mut out),
    }
    Checked { kind: Some(kind), report: out.into_report() }
}
