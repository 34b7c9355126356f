//! What requests and answers look like, as the pages show them.

#![expect(clippy::struct_field_names, reason = "members have the names that the pages give them")]

use apiglint::roma::model::{Parameter, Script};
use apiglint::roma::{ApiName, ApiPath, ApiVersion, AppId, BackendApi, BackendType};
use apiglint::roma::{ContentType, Method, SignatureId, Status, publication};
use serde::{Deserialize, Serialize};

/// A backend in an answer: with the members that a definition leaves out when they say nothing.
#[derive(Serialize)]
pub(super) struct Info<'b> {
    #[serde(skip_serializing_if = "Option::is_none")]
    api_signature_id: Option<&'b SignatureId>,
    content_type: ContentType,
    created_time: Option<&'b str>,
    description: &'b str,
    id: Option<&'b str>,
    instance: Option<&'b str>,
    method: Method,
    modified_time: Option<&'b str>,
    name: &'b ApiName,
    parameters: &'b [Parameter],
    path: &'b ApiPath,
    return_format: bool,
    roma_app_id: &'b AppId,
    scripts: &'b [Script],
    status: Option<Status>,
    r#type: &'static str,
    version: &'b ApiVersion,
}

impl<'b> Info<'b> {
    pub(super) fn of(api: &'b BackendApi) -> Self {
        Info {
            api_signature_id: api.signature_id(),
            content_type: api.content_type(),
            created_time: api.created_time(),
            description: api.description().map_or("", |it| it.as_str()),
            id: api.id(),
            instance: api.instance(),
            method: api.method(),
            modified_time: api.modified_time(),
            name: api.name(),
            parameters: api.parameters(),
            path: api.path(),
            return_format: api.return_format().unwrap_or_default(),
            roma_app_id: api.app_id(),
            scripts: api.scripts(),
            status: api.status(),
            r#type: api.ty().map_or("", BackendType::name),
            version: api.version(),
        }
    }
}

/// What no two definitions share.
#[derive(Serialize)]
pub(super) struct Listed<'b> {
    id: Option<&'b str>,
    name: &'b ApiName,
    path: &'b ApiPath,
    method: Method,
    roma_app_id: &'b AppId,
}

impl<'b> Listed<'b> {
    pub(super) fn of(api: &'b BackendApi) -> Self {
        let (id, name, path) = (api.id(), api.name(), api.path());
        Listed { id, name, path, method: api.method(), roma_app_id: api.app_id() }
    }
}

#[derive(Serialize)]
pub(super) struct List<T> {
    pub(super) size: usize,
    pub(super) total: usize,
    pub(super) apis: Vec<T>,
}

#[derive(Serialize)]
pub(super) struct Histories<'h, T> {
    pub(super) size: usize,
    pub(super) total: usize,
    pub(super) histories: Vec<&'h T>,
}

#[derive(Default, Deserialize)]
pub(super) struct Check {
    pub(super) r#type: String,
    pub(super) ld_api_name: Option<String>,
    pub(super) ld_api_method: Option<String>,
    pub(super) ld_api_path: Option<String>,
    pub(super) roma_app_id: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct Export {
    pub(super) app_id: Option<String>,
    pub(super) apis: Option<Vec<String>>,
    pub(super) status: Option<Status>,
}

/// Every number is a string.
#[derive(Serialize)]
pub(super) struct Quota {
    pub(super) api: String,
    pub(super) api_used: String,
    pub(super) datasource_used: String,
}

#[derive(Serialize)]
pub(super) struct TestRecord {
    pub(super) debug_log: Vec<String>,
    pub(super) ld_api_id: String,
    pub(super) test_date: String,
    pub(super) test_id: usize,
    pub(super) test_method: Method,
    pub(super) test_request: String,
    pub(super) test_response: String,
    pub(super) test_status_code: String,
    pub(super) test_used_time: u32,
}

#[derive(Default, Deserialize)]
pub(super) struct Deploy {
    pub(super) deploy_front_api: Option<bool>,
    pub(super) group_id: Option<String>,
    pub(super) env_id: Option<String>,
}

/// Without `api_id`, `group_id` and `env_id` where no API of the frontend was asked for.
#[derive(Clone, Serialize)]
pub(super) struct Deployment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) api_id: Option<String>,
    pub(super) deploy_time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) env_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group_id: Option<String>,
    pub(super) id: String,
    pub(super) ld_api_id: String,
}

#[derive(Serialize)]
pub(super) struct Deployed<'d> {
    pub(super) api_definition: Info<'d>,
    #[serde(flatten)]
    pub(super) deployment: &'d Deployment,
}

#[derive(Deserialize)]
pub(super) struct Publish {
    pub(super) action: publication::Action,
    pub(super) api_id: String,
    pub(super) env_id: String,
    pub(super) remark: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct PublishBatch {
    pub(super) env_id: String,
    pub(super) apis: Option<Vec<String>>,
    pub(super) group_id: Option<String>,
    pub(super) remark: Option<String>,
}

#[derive(Clone, Serialize)]
pub(super) struct PublishRecord {
    pub(super) api_id: String,
    pub(super) api_name: String,
    pub(super) env_id: String,
    pub(super) publish_id: String,
    pub(super) publish_time: String,
    pub(super) remark: String,
    pub(super) version_id: String,
}

#[derive(Default, Serialize)]
pub(super) struct PublishResult {
    pub(super) success: Vec<PublishRecord>,
    pub(super) failure: Vec<PublishFailure>,
}

#[derive(Serialize)]
pub(super) struct PublishFailure {
    pub(super) api_id: String,
    #[serde(flatten)]
    pub(super) body: apiglint::roma::ErrorBody,
}

#[derive(Default, Deserialize)]
pub(super) struct VersionSwitch {
    pub(super) version_id: String,
}

/// 1 is the version in effect, 2 any other.
#[derive(Serialize)]
pub(super) struct Version<'v> {
    #[serde(flatten)]
    pub(super) record: &'v PublishRecord,
    pub(super) status: u8,
}

#[derive(Serialize)]
pub(super) struct Versions<'v> {
    pub(super) size: usize,
    pub(super) total: usize,
    pub(super) api_versions: Vec<Version<'v>>,
}
