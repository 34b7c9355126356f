//! What a backend definition looks like.

use serde::Serialize;

use crate::roma;

/// A backend definition, its members in the vendor's order.
#[derive(Serialize)]
pub(super) struct Definition {
    pub(super) name: Option<String>,
    pub(super) path: Option<String>,
    pub(super) method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) version: String,
    pub(super) content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) roma_app_id: Option<String>,
    #[serde(rename = "type")]
    pub(super) ty: &'static str,
    pub(super) parameters: Vec<Parameter>,
    pub(super) scripts: Vec<Script>,
}

#[derive(Serialize)]
pub(super) struct Parameter {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) location: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) required: bool,
}

#[derive(Serialize)]
pub(super) struct Script {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_type: Option<String>,
    #[serde(rename = "type")]
    pub(super) ty: &'static str,
    pub(super) object_name: String,
    pub(super) content: roma::ScriptContent,
    pub(super) enable_result_paging: bool,
}
