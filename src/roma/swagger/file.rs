//! The Swagger file that an export is: its members in their order.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::error::Error;

/// A Swagger file with backends in it, to be serialised. Its members have one order; paths and operations have that
/// of the definitions.
#[derive(Debug, Serialize)]
pub struct SwaggerFile<'d> {
    pub(super) swagger: &'static str,
    pub(super) info: Info,
    pub(super) paths: Map<Cow<'d, str>, Map<&'static str, Operation<'d>>>,
}

impl SwaggerFile<'_> {
    /// The text of the file, indented.
    pub fn to_json(&self) -> Result<String, Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n").map_err(Error::unserializable)
    }
}

/// Members in their order.
#[derive(Debug)]
pub(super) struct Map<K, V>(pub(super) Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map(Vec::new())
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Info {
    pub(super) title: &'static str,
    pub(super) version: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Operation<'d> {
    #[serde(rename = "operationId")]
    pub(super) name: Cow<'d, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) consumes: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) produces: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parameters: Option<Vec<Parameter<'d>>>,
    pub(super) responses: Map<&'static str, Response>,
    #[serde(rename = "x-livedata-version", skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<Cow<'d, str>>,
    #[serde(rename = "x-livedata-status")]
    pub(super) status: &'static str,
    #[serde(rename = "x-livedata-roma-app", skip_serializing_if = "Option::is_none")]
    pub(super) roma_app: Option<Cow<'d, str>>,
    #[serde(rename = "x-livedata-scripts", skip_serializing_if = "Option::is_none")]
    pub(super) scripts: Option<Vec<ScriptItem<'d>>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Response {
    pub(super) description: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter<'d> {
    pub(super) name: Cow<'d, str>,
    #[serde(rename = "in")]
    pub(super) location: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) schema: Option<Schema<'d>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Schema<'d> {
    #[serde(rename = "type")]
    pub(super) ty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<Map<String, Property>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) example: Option<Example<'d>>,
}

/// The type of a key of a body, as far as its example shows it.
#[derive(Debug, Serialize)]
pub(super) struct Property {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Map<&'static str, &'static str>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Example<'d> {
    /// As it is written, white space included: so it comes back as it was.
    Json(Box<RawValue>),
    Text(Cow<'d, str>),
}

#[derive(Debug, Serialize)]
pub(super) struct ScriptItem<'d> {
    #[serde(rename = "type")]
    pub(super) ty: Cow<'d, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) result: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) datasources: Option<Datasource<'d>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Datasource<'d> {
    pub(super) name: Cow<'d, str>,
}
