//! APIs, member by member.

use serde_json::Value;

use super::write::{self, Members};
use super::{Api, ApiName, ApiPath, Description, Details};
use crate::dataworks::integers::{
    Method, Protocol, RequestContentType, ResponseContentType, SqlMode, Status, VisibleRange,
};
use crate::document::Document;
use crate::report::Report;
use crate::rule::Severity;

/// Makes an [`Api`]. What it lacks, and whether its members go together, is found out at the end.
///
/// ```
/// use apiglint::dataworks::{Api, Method, Protocol, ResponseContentType, VisibleRange, model::Registration};
///
/// let stock = Api::builder()
///     .name("stock_levels".parse()?)
///     .path("/stock/levels".parse()?)
///     .description("what there is".parse()?)
///     .group("ds_7319")
///     .project(20417)
///     .protocols([Protocol::Http, Protocol::Https])
///     .method(Method::Get)
///     .response_content_type(ResponseContentType::Json)
///     .visible_range(VisibleRange::Workspace)
///     .details(Registration {
///         service_host: Some("https://stock.example.com".parse()?),
///         service_path: Some("/stock".parse()?),
///         ..Registration::default()
///     });
/// let report = stock.clone().build().unwrap_err();
/// assert_eq!(report.to_string().lines().next(), Some("error: /Timeout must be there [dataworks/required]"));
/// assert!(stock.timeout(3000).build()?.to_create_request().is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a builder makes nothing until `build`"]
#[derive(Clone, Debug, Default)]
pub struct Builder {
    /// As reads have them; not checked as a whole.
    members: Members,
}

/// Setters of members.
macro_rules! setters {
    ($($(#[$about:meta])* $name:ident: $member:literal $ty:ty = |$it:ident| $value:expr;)*) => {
        $(
            $(#[$about])*
            pub fn $name(mut self, $it: $ty) -> Self {
                self.members.insert($member.into(), $value.into());
                self
            }
        )*
    };
}

impl Builder {
    pub(super) fn new(members: Members) -> Self {
        Builder { members }
    }

    setters! {
        /// `ApiId`: makes it an API that is there already.
        id: "ApiId" i64 = |id| id;
        /// `ApiName`
        name: "ApiName" ApiName = |name| name.as_str();
        /// `ApiPath`
        path: "ApiPath" ApiPath = |path| path.as_str();
        /// `ApiDescription`, or `Description` in reads.
        description: "Description" Description = |description| description.as_str();
        /// `GroupId`: the business process.
        group: "GroupId" &str = |group| group;
        /// `FolderId`; 0 is the root.
        folder: "FolderId" i64 = |folder| folder;
        /// `ProjectId`: the workspace.
        project: "ProjectId" i64 = |project| project;
        /// `TenantId`
        tenant: "TenantId" i64 = |tenant| tenant;
        /// `ResourceGroupId`
        resource_group: "ResourceGroupId" i64 = |group| group;
        /// `RequestMethod`
        method: "RequestMethod" Method = |method| method.integer();
        /// `RequestContentType`
        request_content_type: "RequestContentType" RequestContentType = |it| it.integer();
        /// `ResponseContentType`
        response_content_type: "ResponseContentType" ResponseContentType = |it| it.integer();
        /// `SqlMode`
        sql_mode: "SqlMode" SqlMode = |mode| mode.integer();
        /// `Status`, as reads have it.
        status: "Status" Status = |status| status.integer();
        /// `Timeout`, in milliseconds.
        timeout: "Timeout" i64 = |timeout| timeout;
        /// `VisibleRange`
        visible_range: "VisibleRange" VisibleRange = |range| range.integer();
        /// `CreatorId`, as reads have it.
        creator: "CreatorId" &str = |creator| creator;
        /// `OperatorId`, as reads have it.
        operator: "OperatorId" &str = |operator| operator;
        /// `CreatedTime`, as reads have it.
        created_time: "CreatedTime" &str = |time| time;
        /// `ModifiedTime`, as reads have it.
        modified_time: "ModifiedTime" &str = |time| time;
    }

    /// `Protocols`
    pub fn protocols(mut self, protocols: impl IntoIterator<Item = Protocol>) -> Self {
        let protocols: Value = protocols.into_iter().map(Protocol::integer).collect();
        self.members.insert("Protocols".into(), protocols);
        self
    }

    /// The details, and with them the mode; those that were there are gone.
    pub fn details(mut self, details: impl Into<Details>) -> Self {
        let details = details.into();
        self.members.retain(|name, _| !name.ends_with("Details"));
        self.members.insert("ApiMode".into(), details.mode().integer().into());
        // Strings, flags and integers: writing them cannot fail.
        if let Ok(Value::Object(details)) = serde_json::to_value(&details) {
            self.members.extend(details);
        }
        self
    }

    /// The API. It fails with what [`check_api`](crate::dataworks::check_api) reports if an error is in it: what must
    /// be there is not, a parameter stands where its mode has none, it is more than 50 MiB.
    pub fn build(self) -> Result<Api, Report> {
        let text = Value::Object(write::natural(self.members)).to_string();
        let document = Document::of_value(text)
            .map_err(|violation| Report::of(*violation, Severity::Error))?;
        Api::try_from(&document)
    }
}
