//! The definition that an import gives: its members in their order, and the values that Swagger says otherwise.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::document::{Node, Type};
use crate::loss::Losses;
use crate::roma::Status;
use crate::roma::body::Format;
use crate::roma::definition::Position;
use crate::swagger::Given;

/// A definition, to be serialised.
#[derive(Debug, Serialize)]
pub struct Backend<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Cow<'d, str>>,
    pub(super) path: Cow<'d, str>,
    pub(super) method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<Cow<'d, str>>,
    pub(super) content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) roma_app_id: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) roma_app_name: Option<Cow<'d, str>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parameters: Option<Vec<Parameter<'d>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) scripts: Option<Vec<Script<'d>>>,
}

impl Backend<'_> {
    /// Its name, if its operation has one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Cow<'d, str>>,
    #[serde(rename = "in")]
    pub(super) position: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
}

#[derive(Debug, Serialize)]
pub(super) struct Script<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_name: Option<Cow<'d, str>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) object_name: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content: Option<Cow<'d, str>>,
}

/// A default as the string that a definition has.
pub(super) fn default_text(node: Node<'_>) -> Option<Cow<'_, str>> {
    match node.ty() {
        Type::String => node.as_str(),
        Type::Number | Type::Boolean => Some(node.source().into()),
        Type::Null | Type::Array | Type::Object => None,
    }
}

/// The text of an example: a string's own; of anything else its JSON, as it is written if it is written as JSON.
pub(super) fn example_text(node: Node<'_>) -> Option<Cow<'_, str>> {
    if node.ty() == Type::String {
        return node.as_str();
    }
    if serde_json::from_str::<&RawValue>(node.source()).is_ok() {
        return Some(node.source().into());
    }
    node.to_value().ok().map(|value| value.to_string().into())
}

/// The value of a body with these keys, each with nothing in it.
pub(super) fn keys<'k>(
    names: impl Iterator<Item = Cow<'k, str>>,
    format: Format,
) -> Option<Cow<'static, str>> {
    let mut seen = HashSet::new();
    let names = names.filter(|name| seen.insert(name.clone()));
    let text = match format {
        Format::Json => {
            let members = names.map(|name| format!("{}:\"\"", serde_json::Value::from(&*name)));
            let members = members.collect::<Vec<_>>().join(",");
            if members.is_empty() { members } else { format!("{{{members}}}") }
        }
        Format::Text => names.map(|name| format!("{name}=")).collect::<Vec<_>>().join("&"),
        Format::Xml => String::new(),
    };
    Some(text).filter(|text| !text.is_empty()).map(Cow::Owned)
}

/// Form fields, which become one body of `k=v&k=v`.
#[derive(Default)]
pub(super) struct Form {
    pairs: Vec<String>,
    is_there: bool,
}

impl Form {
    pub(super) fn add(&mut self, given: &Given<'_>, losses: &mut Losses) {
        let message = "cannot be a parameter of its own in a definition: it becomes a key of an application/text body";
        losses.add(given.node, message);
        self.is_there = true;
        if let Some((_, name)) = given.name.text() {
            let name = name.decode();
            let value = given.default.node().and_then(default_text).unwrap_or_default();
            self.pairs.push(format!("{name}={value}"));
        }
    }

    pub(super) fn into_parameter(self) -> Option<Parameter<'static>> {
        self.is_there.then(|| Parameter {
            name: Some(Format::Text.name().into()),
            position: Position::Body.name(),
            default: Some(self.pairs.join("&").into()),
            description: None,
            required: None,
        })
    }
}
