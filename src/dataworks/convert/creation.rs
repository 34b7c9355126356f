//! What a request to create an API looks like.

use serde::Serialize;

/// A request to create an API, its members in the vendor's order.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Creation {
    pub(super) api_name: Option<String>,
    pub(super) api_path: Option<String>,
    pub(super) api_mode: i64,
    pub(super) api_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) project_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tenant_id: Option<i64>,
    pub(super) protocols: String,
    pub(super) request_method: Option<i64>,
    pub(super) response_content_type: Option<i64>,
    pub(super) sql_mode: i64,
    pub(super) timeout: i64,
    pub(super) visible_range: i64,
    pub(super) script_details: String,
}

/// What stands as JSON in `ScriptDetails`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Details {
    pub(super) is_paged_response: bool,
    pub(super) script: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) script_connection: Option<Connection>,
    pub(super) script_request_parameters: Vec<RequestParameter>,
    pub(super) script_response_parameters: Vec<ResponseParameter>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Connection {
    pub(super) connection_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) table_name: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RequestParameter {
    pub(super) parameter_name: String,
    pub(super) parameter_data_type: i64,
    pub(super) parameter_position: i64,
    pub(super) parameter_operator: i64,
    pub(super) is_required_parameter: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parameter_description: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResponseParameter {
    pub(super) parameter_name: String,
    pub(super) parameter_data_type: i64,
}
