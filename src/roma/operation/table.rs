//! Every operation: the pages "Service Integration APIs" of the ROMA Connect API Reference, "Custom Backend
//! Management" and "API Management", and, for version 1, its part "Out-of-Date APIs".

use super::{Operation, Query, RequestBody, Version};
use crate::code::Code;
use crate::kind::DocumentKind;
use crate::roma::kinds;
use crate::roma::requests::{
    self, ActionQuery, DataSourceQuery, ListQuery, PageQuery, VersionQuery,
};
use crate::view::View;

const NO_QUERY: Query =
    Query { names: &[], check: |node, out| requests::check_no_query_at(node, out) };
const LIST: Query =
    Query { names: ListQuery::NAMES, check: |node, out| requests::check_list_query_at(node, out) };
const PAGE: Query =
    Query { names: PageQuery::NAMES, check: |node, out| requests::check_page_query_at(node, out) };
const DATA_SOURCES: Query = Query {
    names: DataSourceQuery::NAMES,
    check: |node, out| requests::check_data_source_query_at(node, out),
};
const VERSIONS: Query = Query {
    names: VersionQuery::NAMES,
    check: |node, out| requests::check_version_query_at(node, out),
};
const ACTION: Query = Query {
    names: ActionQuery::NAMES,
    check: |node, out| requests::check_action_query_at(node, out),
};

const NONE: RequestBody = RequestBody::None;

const fn must(kind: &'static DocumentKind) -> RequestBody {
    RequestBody::Json { kind, mandatory: true }
}

const fn may(kind: &'static DocumentKind) -> RequestBody {
    RequestBody::Json { kind, mandatory: false }
}

/// What every page shows: a wrong parameter, token and permission, and an error of the gateway.
macro_rules! codes {
    ($($own:literal),*) => {
        &[
            Code::new(2011),
            Code::new(1002),
            Code::new(1005),
            $(Code::new($own),)*
            Code::new(9999),
        ]
    };
}

const INSTANCE: &[Code] = codes![3030];
const BACKEND: &[Code] = codes![3084];
const TAKEN: &[Code] = codes![3030, 3215];
const SCRIPT: &[Code] = codes![3081, 3084];
const DEPLOY: &[Code] = codes![3084, 3479];
/// The page of the export has it, though a group has no part in an export.
const GROUP: &[Code] = codes![3001];
const API: &[Code] = codes![3002];
const VERSION: &[Code] = codes![3022];

/// A row: name, method, version, the steps behind the instance, query, body, success, errors.
macro_rules! operations {
    ($($name:ident $method:ident $version:ident $tail:expr, $query:expr, $body:expr, $status:literal, $errors:expr;)*) => {
        &[$(Operation {
            name: stringify!($name),
            method: stringify!($method),
            body: $body,
            status: $status,
            errors: $errors,
            version: Version::$version,
            tail: &$tail,
            query: $query,
        }),*]
    };
}

#[rustfmt::skip] // one row a line
pub(super) static OPERATIONS: &[Operation] = operations! {
    CreateLiveDataApiV2 POST V2 ["livedata-apis"], NO_QUERY, must(&kinds::DEFINITION), 201, INSTANCE;
    UpdateLiveDataApiV2 PUT V2 ["livedata-apis", "{ld_api_id}"], NO_QUERY, must(&kinds::DEFINITION), 200, BACKEND;
    DeleteLiveDataApiV2 DELETE V2 ["livedata-apis", "{ld_api_id}"], NO_QUERY, NONE, 204, BACKEND;
    ShowLiveDataApiV2 GET V2 ["livedata-apis", "{ld_api_id}"], NO_QUERY, NONE, 200, BACKEND;
    ListLiveDataApiV2 GET V2 ["livedata-apis"], LIST, NONE, 200, INSTANCE;
    CheckLivedataApisV2 POST V2 ["livedata-apis", "check"], NO_QUERY, must(&kinds::CHECK), 204, TAKEN;
    CreateLiveDataApiScriptV2 POST V2 ["livedata-apis", "{ld_api_id}", "scripts"], NO_QUERY, must(&kinds::SCRIPTS), 200, SCRIPT;
    DebugLiveDataApiV2 POST V2 ["livedata-apis", "{ld_api_id}", "test"], NO_QUERY, may(&kinds::TEST), 200, BACKEND;
    ListLiveDataApiTestHistoryV2 GET V2 ["livedata-apis", "{ld_api_id}", "test"], PAGE, NONE, 200, BACKEND;
    PublishLiveDataApiV2 POST V2 ["livedata-apis", "{ld_api_id}", "deploy"], NO_QUERY, must(&kinds::DEPLOY), 200, DEPLOY;
    UnpublishLiveDataApiV2 POST V2 ["livedata-apis", "{ld_api_id}", "undeploy"], NO_QUERY, NONE, 204, BACKEND;
    ListLiveDataApiDeploymentHistoryV2 GET V2 ["livedata-apis", "{ld_api_id}", "deploy"], NO_QUERY, NONE, 200, BACKEND;
    ListLiveDataQuotaV2 GET V2 ["livedata-quota"], NO_QUERY, NONE, 200, INSTANCE;
    ListLiveDataDataSourcesV2 GET V2 ["data-sources"], DATA_SOURCES, NONE, 200, INSTANCE;
    ExportLiveDataApiDefinitionsV2 POST V2 ["openapi", "livedata-apis", "export"], NO_QUERY, may(&kinds::EXPORT), 200, GROUP;
    ImportLiveDataApiDefinitionsV2 POST V2 ["openapi", "livedata-apis", "import"], NO_QUERY, RequestBody::Form(&kinds::IMPORT), 200, INSTANCE;
    CreateOrDeletePublishRecordForApiV2 POST V2 ["apis", "action"], NO_QUERY, must(&kinds::PUBLISH), 201, API;
    BatchPublishOrOfflineApiV2 POST V2 ["apis", "publish"], ACTION, must(&kinds::PUBLISH_BATCH), 200, API;
    ChangeApiVersionV2 PUT V2 ["apis", "publish", "{api_id}"], NO_QUERY, must(&kinds::VERSION_SWITCH), 200, VERSION;
    DeleteApiByVersionIdV2 DELETE V2 ["apis", "versions", "{version_id}"], NO_QUERY, NONE, 204, VERSION;
    ListApiVersionsV2 GET V2 ["apis", "publish", "{api_id}"], VERSIONS, NONE, 200, API;
    CreateLiveDataApi POST V1 ["livedata-apis"], NO_QUERY, must(&kinds::DEFINITION), 201, INSTANCE;
    UpdateLiveDataApi PUT V1 ["livedata-apis", "{ld_api_id}"], NO_QUERY, must(&kinds::DEFINITION), 200, BACKEND;
    DeleteLiveDataApi DELETE V1 ["livedata-apis", "{ld_api_id}"], NO_QUERY, NONE, 204, BACKEND;
    ShowLiveDataApi GET V1 ["livedata-apis", "{ld_api_id}"], NO_QUERY, NONE, 200, BACKEND;
    ListLiveDataApi GET V1 ["livedata-apis"], LIST, NONE, 200, INSTANCE;
    CreateLiveDataApiScript POST V1 ["livedata-scripts"], NO_QUERY, must(&kinds::SCRIPTS), 200, SCRIPT;
    DebugLiveDataApi POST V1 ["livedata-apis", "test"], NO_QUERY, must(&kinds::TEST), 200, BACKEND;
    PublishLiveDataApi POST V1 ["livedata-apis", "deploy"], NO_QUERY, must(&kinds::DEPLOY), 200, DEPLOY;
    UnpublishLiveDataApi POST V1 ["livedata-apis", "undeploy"], NO_QUERY, must(&kinds::UNDEPLOY), 204, BACKEND;
};
