//! APIs.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::write::{self, Members};
use super::{ApiName, ApiPath, Builder, Description, Details, read};
use crate::dataworks::check::check_api;
use crate::dataworks::integers::{
    Method, Mode, Protocol, RequestContentType, ResponseContentType, SqlMode, Status, VisibleRange,
};
use crate::dataworks::kinds;
use crate::document::Document;
use crate::report::Report;
use crate::rule::Severity;
use crate::ruleset::RuleSet;

/// An API that no rule at the level of an error has anything to say against.
///
/// It comes from [`Api::builder`], from JSON, from a [`Document`], or by serde from any format that describes itself:
/// from a request to create it, or from a read, in its envelope or without. A request to update one is no API, as it
/// has no name. What is refused is refused with the [`Report`] of [`check_api`](crate::dataworks::check_api); serde's
/// error says its first error, and never a value. Rules at other levels refuse nothing.
///
/// Every integer of an API has a meaning. Where integers without one are to be kept, take a
/// [`Reading`](super::Reading). Members that the vendor does not document are dropped, and what is empty or blank where
/// that says the same as nothing.
///
/// serde writes an API that has an id as a read of it, and one that has none as a request to create it.
///
/// ```
/// use apiglint::dataworks::{Api, Method, Mode};
///
/// let api = Api::from_json(br#"{
///     "ApiName": "stock_levels", "ApiPath": "/stock/levels", "ApiMode": 1, "ApiDescription": "what there is",
///     "GroupId": "ds_7319", "ProjectId": 20417, "Protocols": "0,1", "RequestMethod": 0,
///     "ResponseContentType": 0, "Timeout": 3000, "VisibleRange": 0,
///     "ScriptDetails": "{\"script\":\"select amount from stock\",\"isPagedResponse\":true}"
/// }"#)?;
/// assert_eq!((api.mode(), api.method()), (Mode::Script, Method::Get));
/// let again: Api = serde_json::from_str(&serde_json::to_string(&api)?)?;
/// assert_eq!(again, api);
///
/// let report = Api::from_json(br#"{ "ApiName": "stock_levels" }"#).unwrap_err();
/// assert_eq!(report.violations()[0].to_string(), "error: /ApiDescription must be there [dataworks/required]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Api {
    pub(super) parts: Parts,
}

/// The members of an API, as reads have them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Parts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) api_id: Option<i64>,
    pub(super) api_name: ApiName,
    pub(super) api_path: ApiPath,
    pub(super) api_mode: Mode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Description>,
    pub(super) group_id: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) folder_id: Option<i64>,
    pub(super) project_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tenant_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resource_group_id: Option<i64>,
    pub(super) protocols: Vec<Protocol>,
    pub(super) request_method: Method,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_content_type: Option<RequestContentType>,
    pub(super) response_content_type: ResponseContentType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sql_mode: Option<SqlMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Status>,
    pub(super) timeout: i64,
    pub(super) visible_range: VisibleRange,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creator_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) operator_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created_time: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modified_time: Option<Box<str>>,
    #[serde(flatten)]
    pub(super) details: Details,
}

/// Getters of members.
macro_rules! getters {
    ($($(#[$about:meta])* $name:ident: $field:ident = |$it:ident| $value:expr => $ty:ty;)*) => {
        $(
            $(#[$about])*
            pub fn $name(&self) -> $ty {
                let $it = &self.parts.$field;
                $value
            }
        )*
    };
}

impl Api {
    /// A builder with nothing in it.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A builder that begins with all that is here, to change some of it.
    pub fn into_builder(self) -> Builder {
        Builder::new(self.members())
    }

    /// Reads JSON, within the default [`Limits`](crate::Limits). It fails with what
    /// [`check_api`](crate::dataworks::check_api) reports if an error is in it, or with why it is no JSON.
    pub fn from_json(source: &[u8]) -> Result<Self, Report> {
        match Document::from_json(source) {
            Ok(document) => Self::try_from(&document),
            Err(violation) => Err(Report::of(*violation, Severity::Error)),
        }
    }

    /// What `CreateDataServiceApi` is to be sent to make this API, without what only reads have. It fails with the
    /// report of the request if that has an error: a read need not have a description, a request must.
    pub fn to_create_request(&self) -> Result<Value, Report> {
        good(write::create_request(self.members()), &kinds::CREATE_REQUEST)
    }

    /// What `UpdateDataServiceApi` is to be sent to make the API of this id so, without what it cannot change. It fails
    /// with the report of the request if that has an error: there must be an id and a description.
    ///
    /// ```
    /// use apiglint::dataworks::{Api, Details, Method, Protocol, ResponseContentType, VisibleRange, model::Script};
    ///
    /// let api = Api::builder()
    ///     .id(900271)
    ///     .name("stock_levels".parse()?)
    ///     .path("/stock/levels".parse()?)
    ///     .description("what there is".parse()?)
    ///     .group("ds_7319")
    ///     .project(20417)
    ///     .protocols([Protocol::Https])
    ///     .method(Method::Get)
    ///     .response_content_type(ResponseContentType::Json)
    ///     .timeout(3000)
    ///     .visible_range(VisibleRange::Workspace)
    ///     .details(Script { is_paged: Some(true), ..Script::default() })
    ///     .build()?;
    /// let request = api.to_update_request()?;
    /// assert_eq!(request["Protocols"], "1");
    /// assert_eq!(request["ScriptDetails"], r#"{"isPagedResponse":true}"#);
    /// assert!(request.get("ApiName").is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_update_request(&self) -> Result<Value, Report> {
        good(write::update_request(self.members()), &kinds::UPDATE_REQUEST)
    }

    /// The members, as reads have them.
    fn members(&self) -> Members {
        // Strings, flags and integers: writing them cannot fail.
        match serde_json::to_value(&self.parts) {
            Ok(Value::Object(members)) => members,
            _ => Members::new(),
        }
    }

    /// `ApiMode`
    pub fn mode(&self) -> Mode {
        self.parts.api_mode
    }

    getters! {
        /// `ApiId`, in reads.
        id: api_id = |it| *it => Option<i64>;
        /// `ApiName`
        name: api_name = |it| it => &ApiName;
        /// `ApiPath`
        path: api_path = |it| it => &ApiPath;
        /// `ApiDescription`, or `Description` in reads.
        description: description = |it| it.as_ref() => Option<&Description>;
        /// `GroupId`: the business process.
        group: group_id = |it| it => &str;
        /// `FolderId`; 0 is the root.
        folder: folder_id = |it| *it => Option<i64>;
        /// `ProjectId`: the workspace.
        project: project_id = |it| *it => i64;
        /// `TenantId`
        tenant: tenant_id = |it| *it => Option<i64>;
        /// `ResourceGroupId`, in requests.
        resource_group: resource_group_id = |it| *it => Option<i64>;
        /// `Protocols`: one or two.
        protocols: protocols = |it| it => &[Protocol];
        /// `RequestMethod`
        method: request_method = |it| *it => Method;
        /// `RequestContentType`, in requests.
        request_content_type: request_content_type = |it| *it => Option<RequestContentType>;
        /// `ResponseContentType`
        response_content_type: response_content_type = |it| *it => ResponseContentType;
        /// `SqlMode`
        sql_mode: sql_mode = |it| *it => Option<SqlMode>;
        /// `Status`, in reads.
        status: status = |it| *it => Option<Status>;
        /// `Timeout`, in milliseconds: more than 0 and at most 30000.
        timeout: timeout = |it| *it => i64;
        /// `VisibleRange`
        visible_range: visible_range = |it| *it => VisibleRange;
        /// `CreatorId`, in reads.
        creator: creator_id = |it| it.as_deref() => Option<&str>;
        /// `OperatorId`, in reads.
        operator: operator_id = |it| it.as_deref() => Option<&str>;
        /// `CreatedTime`, in reads. That it is ISO 8601 is a note's matter, `dataworks/time`.
        created_time: created_time = |it| it.as_deref() => Option<&str>;
        /// `ModifiedTime`, in reads; as [`Api::created_time`].
        modified_time: modified_time = |it| it.as_deref() => Option<&str>;
        /// The details of its mode.
        details: details = |it| it => &Details;
    }
}

/// A request without errors.
fn good(request: Value, kind: &crate::kind::DocumentKind) -> Result<Value, Report> {
    let document = Document::of_value(request.to_string())
        .map_err(|violation| Report::of(*violation, Severity::Error))?;
    let report = kind.check(&document, &RuleSet::default());
    if report.passes(Severity::Error) { Ok(request) } else { Err(report) }
}

impl TryFrom<&Document<'_>> for Api {
    type Error = Report;

    fn try_from(document: &Document<'_>) -> Result<Self, Report> {
        let report = check_api(document, &RuleSet::default());
        if !report.passes(Severity::Error) {
            return Err(report);
        }
        // What has no error can be read; the property tests say so.
        read::parts(document.root()).map(|parts| Api { parts }).ok_or(report)
    }
}

impl Serialize for Api {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::natural(self.members()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Api {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        Self::try_from(&document).map_err(|report| de::Error::custom(report.first_error("")))
    }
}
