//! Scripts.

use serde::Serialize;

use super::{DatasourceType, ObjectName, ScriptContent, ScriptType};

/// One of a definition's scripts, valid by itself. In a definition of type data it must have a `ds_id`.
///
/// ```
/// use apiglint::roma::{ScriptContent, ScriptType, model::Script};
///
/// let content = ScriptContent::from_source("select * from orders where id = ${id}")?;
/// let script = Script::new("orders".parse()?, content)
///     .with_datasource("f0fa17893b76433ba7879892951c620e")
///     .with_type(ScriptType::SQL);
/// assert_eq!(script.content().decode().len(), 37);
/// # Ok::<(), apiglint::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Script {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_name: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ds_type: Option<DatasourceType>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<ScriptType>,
    pub(super) object_name: ObjectName,
    pub(super) content: ScriptContent,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) enable_result_paging: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) enable_preparestatement: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created_time: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modified_time: Option<Box<str>>,
}

impl Script {
    /// A script with what each must have.
    pub fn new(object_name: ObjectName, content: ScriptContent) -> Self {
        Script {
            ds_id: None,
            ds_name: None,
            ds_type: None,
            ty: None,
            object_name,
            content,
            enable_result_paging: None,
            enable_preparestatement: None,
            created_time: None,
            modified_time: None,
        }
    }

    /// With the id of its data source.
    #[must_use]
    pub fn with_datasource(mut self, id: &str) -> Self {
        self.ds_id = Some(id.into());
        self
    }

    /// With the name of its data source.
    #[must_use]
    pub fn with_datasource_name(mut self, name: &str) -> Self {
        self.ds_name = Some(name.into());
        self
    }

    /// With the type of its data source.
    #[must_use]
    pub fn with_datasource_type(mut self, ty: DatasourceType) -> Self {
        self.ds_type = Some(ty);
        self
    }

    /// With its type.
    #[must_use]
    pub fn with_type(mut self, ty: ScriptType) -> Self {
        self.ty = Some(ty);
        self
    }

    /// With a word on whether results come in pages.
    #[must_use]
    pub fn with_paging(mut self, paging: bool) -> Self {
        self.enable_result_paging = Some(paging);
        self
    }

    /// With a word on whether statements are prepared.
    #[must_use]
    pub fn with_prepared_statements(mut self, prepared: bool) -> Self {
        self.enable_preparestatement = Some(prepared);
        self
    }

    /// With when it was created, as responses say it.
    #[must_use]
    pub fn with_created_time(mut self, time: &str) -> Self {
        self.created_time = Some(time.into());
        self
    }

    /// With when it was modified, as responses say it.
    #[must_use]
    pub fn with_modified_time(mut self, time: &str) -> Self {
        self.modified_time = Some(time.into());
        self
    }

    /// `ds_id`
    pub fn datasource(&self) -> Option<&str> {
        self.ds_id.as_deref()
    }

    /// `ds_name`
    pub fn datasource_name(&self) -> Option<&str> {
        self.ds_name.as_deref()
    }

    /// `ds_type`
    pub fn datasource_type(&self) -> Option<DatasourceType> {
        self.ds_type
    }

    /// `type`
    pub fn ty(&self) -> Option<ScriptType> {
        self.ty
    }

    /// `object_name`
    pub fn object_name(&self) -> &ObjectName {
        &self.object_name
    }

    /// `content`
    pub fn content(&self) -> &ScriptContent {
        &self.content
    }

    /// `enable_result_paging`; where it is not there the gateway takes false.
    pub fn paging(&self) -> Option<bool> {
        self.enable_result_paging
    }

    /// `enable_preparestatement`; where it is not there the gateway takes false.
    pub fn prepared_statements(&self) -> Option<bool> {
        self.enable_preparestatement
    }

    /// `created_time`, in responses.
    pub fn created_time(&self) -> Option<&str> {
        self.created_time.as_deref()
    }

    /// `modified_time`, in responses.
    pub fn modified_time(&self) -> Option<&str> {
        self.modified_time.as_deref()
    }
}
