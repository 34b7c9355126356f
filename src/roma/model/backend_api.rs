//! Definitions.

use serde::{Deserialize, Deserializer, Serialize, de};

use super::{
    ApiName, ApiPath, ApiVersion, AppId, BackendType, Builder, ContentType, Description, Method,
    Parameter, Script, SignatureId, read,
};
use crate::document::Document;
use crate::report::Report;
use crate::roma::{Definition, Status, check_definition};
use crate::rule::Severity;
use crate::ruleset::RuleSet;

/// A backend definition that no rule at the level of an error has anything to say against.
///
/// It comes from [`BackendApi::builder`], from JSON, from a [`Document`], or by serde from any format that
/// describes itself. What is refused is refused with a [`Report`]; serde's error says its first error, and
/// never a value. Rules at other levels refuse nothing: ask [`check_definition`] for them. Rules run at the
/// level of their own, whatever a program sets elsewhere; keys of XML bodies collide with parameters only
/// where the feature `xml` is on.
///
/// The members that only responses have are kept, as are flags that say what is so anyway. Members that the
/// vendor does not document are dropped, and so are an empty `type`, `parameters` or `scripts`: they say the
/// same as none.
///
/// ```
/// use apiglint::roma::{BackendApi, Method};
///
/// let api = BackendApi::from_json(br#"{
///     "name": "orders", "path": "/orders", "method": "GET", "version": "1.0",
///     "content_type": "json", "roma_app_id": "98df09fb-d459-4cbf-83a7-2b55ca6f3d5d"
/// }"#)?;
/// assert_eq!(api.method(), Method::GET);
/// let again: BackendApi = serde_json::from_str(&serde_json::to_string(&api)?)?;
/// assert_eq!(again, api);
///
/// let report = BackendApi::from_json(br#"{ "name": "orders" }"#).unwrap_err();
/// assert_eq!(report.violations()[0].to_string(), "error: /content_type must be there [roma/required]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BackendApi {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instance: Option<Box<str>>,
    pub(super) name: ApiName,
    pub(super) path: ApiPath,
    pub(super) method: Method,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Description>,
    pub(super) version: ApiVersion,
    pub(super) content_type: ContentType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) api_signature_id: Option<SignatureId>,
    pub(super) roma_app_id: AppId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) roma_app_name: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) return_format: Option<bool>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<BackendType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created_time: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modified_time: Option<Box<str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) scripts: Vec<Script>,
}

impl BackendApi {
    /// A builder with what each definition must have.
    pub fn builder(
        name: ApiName,
        path: ApiPath,
        method: Method,
        version: ApiVersion,
        content_type: ContentType,
        app: AppId,
    ) -> Builder {
        Builder::new(BackendApi {
            id: None,
            instance: None,
            name,
            path,
            method,
            description: None,
            version,
            content_type,
            api_signature_id: None,
            roma_app_id: app,
            roma_app_name: None,
            return_format: None,
            ty: None,
            status: None,
            created_time: None,
            modified_time: None,
            parameters: Vec::new(),
            scripts: Vec::new(),
        })
    }

    /// A builder that begins with all that is here, to change some of it.
    pub fn into_builder(self) -> Builder {
        Builder::new(self)
    }

    /// Reads JSON, within the default [`Limits`](crate::Limits). It fails with what
    /// [`check_definition`] reports if an error is in it, or with why it is no JSON.
    pub fn from_json(source: &[u8]) -> Result<Self, Report> {
        match Document::from_json(source) {
            Ok(document) => Self::try_from(&document),
            Err(violation) => Err(Report::of(*violation, Severity::Error)),
        }
    }

    /// `id`, in responses.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// `instance`, in responses.
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// `name`
    pub fn name(&self) -> &ApiName {
        &self.name
    }

    /// `path`
    pub fn path(&self) -> &ApiPath {
        &self.path
    }

    /// `method`
    pub fn method(&self) -> Method {
        self.method
    }

    /// `description`
    pub fn description(&self) -> Option<&Description> {
        self.description.as_ref()
    }

    /// `version`
    pub fn version(&self) -> &ApiVersion {
        &self.version
    }

    /// `content_type`
    pub fn content_type(&self) -> ContentType {
        self.content_type
    }

    /// `api_signature_id`
    pub fn signature_id(&self) -> Option<&SignatureId> {
        self.api_signature_id.as_ref()
    }

    /// `roma_app_id`
    pub fn app_id(&self) -> &AppId {
        &self.roma_app_id
    }

    /// `roma_app_name`, in responses.
    pub fn app_name(&self) -> Option<&str> {
        self.roma_app_name.as_deref()
    }

    /// `return_format`; where it is not there the gateway takes false.
    pub fn return_format(&self) -> Option<bool> {
        self.return_format
    }

    /// `type`, in responses.
    pub fn ty(&self) -> Option<BackendType> {
        self.ty
    }

    /// `status`, in responses.
    pub fn status(&self) -> Option<Status> {
        self.status
    }

    /// `created_time`, in responses. That it is RFC 3339 is a warning's matter, `roma/time`.
    pub fn created_time(&self) -> Option<&str> {
        self.created_time.as_deref()
    }

    /// `modified_time`, in responses; as [`BackendApi::created_time`].
    pub fn modified_time(&self) -> Option<&str> {
        self.modified_time.as_deref()
    }

    /// `parameters`
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// `scripts`, in responses.
    pub fn scripts(&self) -> &[Script] {
        &self.scripts
    }
}

impl TryFrom<&Document<'_>> for BackendApi {
    type Error = Report;

    fn try_from(document: &Document<'_>) -> Result<Self, Report> {
        let report = check_definition(document, &RuleSet::default());
        if !report.passes(Severity::Error) {
            return Err(report);
        }
        // What has no error can be read; the property tests say so.
        Definition::of(document.root()).and_then(|it| read::backend_api(&it)).ok_or(report)
    }
}

impl<'de> Deserialize<'de> for BackendApi {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(&document).map_err(|report| de::Error::custom(report.first_error("")))
    }
}
