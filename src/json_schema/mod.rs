//! JSON Schemas, draft 2020-12, of what the rules let pass: for editors, which know no rules.
//!
//! A schema refuses what a rule at level error refuses, as far as JSON Schema can say it, and never more: a document
//! that passes the rules passes the schema. What to refuse comes from the constants and views that the checks use; a
//! dialect adds which limit stands at which member.
//!
//! Specification: <https://json-schema.org/draft/2020-12>.

mod limit;
mod object;

use serde_json::{Map, Value, json};

use crate::kind::DocumentKind;
use crate::rule::{Level, Rule, Severity};
use crate::ruleset::RuleSet;

pub(crate) use limit::{
    at_least_one_visible, blank, choice, none_of_white_and, range, separated, white, word,
};
pub(crate) use object::{Object, either, when};

/// The dialect of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What no schema says.
const BEYOND: &str = "Passes whatever `apiglint check` passes, and refuses what JSON Schema can say of its errors. Only \
    the command finds members that are there twice, names that collide, what stands inside strings, and limits in \
    bytes. Lengths here count characters.";

/// Whether violations of a rule are errors.
pub(crate) fn refuses(rules: &RuleSet, rule: &Rule) -> bool {
    rules.level(rule) == Level::On(Severity::Error)
}

/// The schema of a document, and those that it refers to.
pub(crate) struct Parts {
    root: Value,
    inner: Map<String, Value>,
}

impl Parts {
    pub(crate) fn new(root: impl Part) -> Self {
        Parts { root: root.stand("#"), inner: Map::new() }
    }

    /// With a schema that [`to`] leads to.
    pub(crate) fn with(mut self, name: &str, part: impl Part) -> Self {
        self.inner.insert(name.into(), part.stand(&format!("#/$defs/{name}")));
        self
    }

    /// The whole schema of a kind.
    pub(crate) fn of_kind(self, kind: &DocumentKind) -> Value {
        let id = format!("urn:apiglint:{}:{}", env!("CARGO_PKG_VERSION"), kind.id);
        let mut schema = Map::new();
        schema.insert("$schema".into(), DIALECT.into());
        schema.insert("$id".into(), id.into());
        schema.insert("title".into(), kind.summary.into());
        schema.insert("description".into(), BEYOND.into());
        if let Value::Object(root) = self.root {
            schema.extend(root.into_iter().filter(|(name, _)| name != "title"));
        }
        if !self.inner.is_empty() {
            schema.insert("$defs".into(), self.inner.into());
        }
        schema.into()
    }
}

/// A reference to a schema of the same [`Parts`].
pub(crate) fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A schema that need not know where it stands, or one that does.
pub(crate) trait Part {
    /// The schema, once it is known which pointer leads to it.
    fn stand(self, at: &str) -> Value;
}

impl Part for Value {
    fn stand(self, _: &str) -> Value {
        self
    }
}

impl Part for Object<'_> {
    fn stand(self, at: &str) -> Value {
        self.build(at)
    }
}
