//! Between the platforms: an API of DataService Studio as a backend of ROMA Connect, and back.
//!
//! What one platform has no word for is a [`Loss`](crate::Loss) with its place. What depends on where the result
//! will live, such as the ids of data sources, comes from a [`Mapping`].

mod creation;
mod definition;
mod quoting;
mod rendering;
mod to_dataworks;
mod to_roma;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::kind::DocumentKind;
use crate::loss::Losses;
use crate::report::Report;
use crate::ruleset::RuleSet;

pub use to_dataworks::to_dataworks;
pub use to_roma::to_roma;

/// What neither document says, because ids and names are local to a platform.
///
/// ```
/// use apiglint::dataworks::convert::Mapping;
///
/// let mapping: Mapping = serde_json::from_str(r#"{
///     "roma": { "roma_app_id": "98df09fb-d459-4cbf-83a7-2b55ca6f3d5d", "version": "1.0.0" },
///     "dataworks": { "ProjectId": 20417, "GroupId": "ds_7319" },
///     "data_sources": [
///         { "ConnectionId": 31784, "TableName": "stock", "ds_id": "d-17", "ds_type": "mysql" }
///     ]
/// }"#)?;
/// assert_eq!(mapping.data_sources[0].connection_id, 31784);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// What backends get.
    pub roma: RomaSide,
    /// What APIs of DataService Studio get.
    pub dataworks: DataWorksSide,
    /// The data sources that are on both sides.
    pub data_sources: Vec<DataSource>,
}

/// What a backend has and an API of DataService Studio has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RomaSide {
    /// `roma_app_id`
    pub roma_app_id: Option<String>,
    /// `version`: 1.0.0 unless given.
    pub version: String,
    /// `object_name` of the script: rows unless given.
    pub object_name: String,
}

impl Default for RomaSide {
    fn default() -> Self {
        RomaSide { roma_app_id: None, version: "1.0.0".into(), object_name: "rows".into() }
    }
}

/// What an API of DataService Studio has and a backend has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "PascalCase")]
pub struct DataWorksSide {
    /// `ProjectId`
    pub project_id: Option<i64>,
    /// `GroupId`
    pub group_id: Option<String>,
    /// `TenantId`
    pub tenant_id: Option<i64>,
    /// `Protocols`: `"1"`, HTTPS, unless given.
    pub protocols: String,
    /// `Timeout`: 10000 unless given.
    pub timeout: i64,
    /// `VisibleRange`: 0, the workspace, unless given.
    pub visible_range: i64,
}

impl Default for DataWorksSide {
    fn default() -> Self {
        DataWorksSide {
            project_id: None,
            group_id: None,
            tenant_id: None,
            protocols: "1".into(),
            timeout: 10_000,
            visible_range: 0,
        }
    }
}

/// A data source, under its names on both platforms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataSource {
    /// `ConnectionId`, of DataService Studio.
    #[serde(rename = "ConnectionId")]
    pub connection_id: i64,
    /// `TableName`: what a backend's API gets; not compared.
    #[serde(rename = "TableName", default, skip_serializing_if = "Option::is_none")]
    pub table_name: Option<String>,
    /// `ds_id`, of ROMA Connect.
    pub ds_id: String,
    /// `ds_name`, of ROMA Connect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ds_name: Option<String>,
    /// `ds_type`, of ROMA Connect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ds_type: Option<String>,
}

/// What became of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Converted {
    /// The JSON of the other platform; none if nothing of the document can be carried over.
    pub json: Option<String>,
    /// What is lost.
    pub losses: Losses,
    /// What the rules of the other platform say of the result: why it would be refused there, if it would.
    pub report: Report,
}

impl Converted {
    fn new(document: Option<&impl Serialize>, kind: &DocumentKind, mut losses: Losses) -> Self {
        losses.sort();
        // What is made here can be written.
        let json = document.and_then(|document| serde_json::to_string_pretty(document).ok());
        let report = json.as_deref().map(|json| match Document::from_json(json.as_bytes()) {
            Ok(document) => kind.check(&document, &RuleSet::default()),
            Err(violation) => Report::of(*violation, crate::rule::Severity::Error),
        });
        Converted { json, losses, report: report.unwrap_or_default() }
    }
}
