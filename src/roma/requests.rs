//! The typed views of what requests carry besides definitions, and of short answers.
//!
//! Members and types: the pages of the operations in the ROMA Connect API Reference, part "Service
//! Integration APIs", and the Go SDK, `services/roma/v2/model/model_ld_api_*.go`.

use super::check::check_definition_at;
use super::definition::Definition;
use super::rules;
use crate::document::Node;
use crate::document::rules::r#type;
use crate::sink::Sink;
use crate::view::{Expect, Shape, View, view};

view! {
    /// Scripts that are saved without their definition.
    pub struct Scripts {
        /// `api_id`, in version 1.
        api_id: "api_id" String,
        /// `api_type`
        api_type: "api_type" String,
        /// `scripts`
        scripts: "scripts" Array,
    }
}

view! {
    /// The values for a test.
    pub struct Test {
        /// `id`, in version 1.
        id: "id" String,
        /// `parameters`: as in a definition, the values in `default`.
        parameters: "parameters" Array,
    }
}

view! {
    /// What `deploy` asks for.
    pub struct Deploy {
        /// `ld_api_id`, in version 1.
        ld_api_id: "ld_api_id" String,
        /// `deploy_front_api`
        deploy_front_api: "deploy_front_api" Boolean,
        /// `auth_type`
        auth_type: "auth_type" String,
        /// `authorizer_id`
        authorizer_id: "authorizer_id" String,
        /// `group_id`
        group_id: "group_id" String,
        /// `env_id`
        env_id: "env_id" String,
        /// `protocol`
        protocol: "protocol" String,
        /// `backend_timeout`
        backend_timeout: "backend_timeout" Integer,
        /// `path`, of the frontend API.
        path: "path" String,
        /// `method`, of the frontend API.
        method: "method" String,
        /// `cors`
        cors: "cors" Boolean,
        /// `roma_app_id`
        roma_app_id: "roma_app_id" String,
        /// `retry_count`: a number in a string.
        retry_count: "retry_count" String,
    }
}

view! {
    /// What `undeploy` asks for in version 1.
    pub struct Undeploy {
        /// `ld_api_id`
        ld_api_id: "ld_api_id" String required,
    }
}

view! {
    /// What `check` asks for: whether a name or a path is free.
    pub struct Check {
        /// `type`: `name` or `path`.
        ty: "type" String required,
        /// `ld_api_name`
        ld_api_name: "ld_api_name" String,
        /// `ld_api_method`
        ld_api_method: "ld_api_method" String,
        /// `ld_api_path`
        ld_api_path: "ld_api_path" String,
        /// `roma_app_id`
        roma_app_id: "roma_app_id" String,
    }
}

view! {
    /// What is to be exported.
    pub struct Export {
        /// `app_id`
        app_id: "app_id" String,
        /// `format`
        format: "format" String,
        /// `apis`: ids.
        apis: "apis" Array,
        /// `status`
        status: "status" Integer,
    }
}

view! {
    /// The members of the form of an import.
    pub struct Import {
        /// `file_name`: the file itself.
        file_name: "file_name" String required,
        /// `api_mode`
        api_mode: "api_mode" String,
        /// `extend_mode`
        extend_mode: "extend_mode" String,
    }
}

view! {
    /// The query of a list of definitions.
    pub struct ListQuery {
        /// `offset`
        offset: "offset" Count,
        /// `limit`
        limit: "limit" Count,
        /// `app_id`
        app_id: "app_id" String,
        /// `app_name`
        app_name: "app_name" String,
        /// `name`
        name: "name" String,
        /// `status`: a number in a string.
        status: "status" String,
        /// `path`
        path: "path" String,
        /// `precise_search`
        precise_search: "precise_search" String,
    }
}

view! {
    /// The query of a list that has pages and no filter.
    pub struct PageQuery {
        /// `offset`
        offset: "offset" Count,
        /// `limit`
        limit: "limit" Count,
    }
}

view! {
    /// The query of a list of data sources.
    pub struct DataSourceQuery {
        /// `app_id`
        app_id: "app_id" String required,
        /// `name`
        name: "name" String,
        /// `offset`
        offset: "offset" Count,
        /// `limit`
        limit: "limit" Count,
    }
}

view! {
    /// The query of a list of versions.
    pub struct VersionQuery {
        /// `env_id`
        env_id: "env_id" String,
        /// `env_name`
        env_name: "env_name" String,
        /// `offset`
        offset: "offset" Count,
        /// `limit`
        limit: "limit" Count,
    }
}

view! {
    /// The query of a publication of many.
    pub struct ActionQuery {
        /// `action`
        action: "action" String required,
    }
}

view! {
    /// A publication, or the end of one.
    pub struct Publish {
        /// `action`
        action: "action" String required,
        /// `api_id`
        api_id: "api_id" String required,
        /// `env_id`
        env_id: "env_id" String required,
        /// `remark`
        remark: "remark" String,
    }
}

view! {
    /// A publication of many APIs.
    pub struct PublishBatch {
        /// `env_id`
        env_id: "env_id" String required,
        /// `apis`: ids.
        apis: "apis" Array,
        /// `group_id`
        group_id: "group_id" String,
        /// `remark`
        remark: "remark" String,
    }
}

view! {
    /// A switch to another version that was published.
    pub struct VersionSwitch {
        /// `version_id`
        version_id: "version_id" String required,
    }
}

view! {
    /// The body of an answer that refuses, or what went wrong with one API of many.
    pub struct Refusal {
        /// `error_code`
        error_code: "error_code" String required,
        /// `error_msg`
        error_msg: "error_msg" String required,
        /// `request_id`, where APIs are called.
        request_id: "request_id" String,
        /// `api_id`, of one API of many.
        api_id: "api_id" String,
        /// `api_name`, of one API of many.
        api_name: "api_name" String,
    }
}

view! {
    /// What `deploy` answers.
    pub struct DeployRecord {
        /// `id`
        id: "id" String,
        /// `ld_api_id`
        ld_api_id: "ld_api_id" String,
        /// `group_id`
        group_id: "group_id" String,
        /// `env_id`
        env_id: "env_id" String,
        /// `api_id`
        api_id: "api_id" String,
        /// `deploy_time`
        deploy_time: "deploy_time" String,
        /// `api_definition`
        api_definition: "api_definition" Object,
    }
}

view! {
    /// What a publication answers.
    pub struct PublishRecord {
        /// `publish_id`
        publish_id: "publish_id" String,
        /// `api_id`
        api_id: "api_id" String,
        /// `api_name`
        api_name: "api_name" String,
        /// `env_id`
        env_id: "env_id" String,
        /// `remark`
        remark: "remark" String,
        /// `publish_time`
        publish_time: "publish_time" String,
        /// `version_id`
        version_id: "version_id" String,
    }
}

view! {
    /// What a publication of many APIs answers.
    pub struct PublishResult {
        /// `success`: publications.
        success: "success" Array,
        /// `failure`: what went wrong with the others.
        failure: "failure" Array,
    }
}

/// A function that checks what a node is as one view.
macro_rules! checks {
    ($($(#[$about:meta])* $name:ident($view:ident) = $check:expr;)*) => {
        $(
            $(#[$about])*
            pub(super) fn $name(node: Node<'_>, out: &mut Sink<'_>) {
                let check: fn(&$view<'_>, &mut Sink<'_>) = $check;
                if let Some(view) = $view::read(node, out) {
                    check(&view, out);
                }
            }
        )*
    };
}

checks! {
    check_scripts_at(Scripts) = check_scripts;
    check_test_at(Test) = check_test;
    check_deploy_at(Deploy) = rules::deploy::check_deploy;
    check_undeploy_at(Undeploy) = rules::undeploy::check_undeploy;
    check_check_at(Check) = rules::check::check_check;
    check_export_at(Export) = |export, out| {
        rules::export::check_export(export, out);
        rules::export_app::check_export(export, out);
    };
    check_import_at(Import) = rules::import::check_import;
    check_list_query_at(ListQuery) = rules::list::check_list;
    check_page_query_at(PageQuery) =
        |page, out| rules::list::check_page(page.offset(), page.limit(), out);
    check_data_source_query_at(DataSourceQuery) = rules::list::check_data_sources;
    check_version_query_at(VersionQuery) =
        |page, out| rules::list::check_page(page.offset(), page.limit(), out);
    check_action_query_at(ActionQuery) = rules::publish_batch::check_query;
    check_publish_at(Publish) = rules::publish::check_publish;
    check_publish_batch_at(PublishBatch) = rules::publish_batch::check_batch;
    check_version_switch_at(VersionSwitch) = rules::required::check_version_switch;
    check_refusal_at(Refusal) = |refusal, out| rules::error_body::check_refusal(refusal, None, out);
    check_deploy_record_at(DeployRecord) = check_deploy_record;
    check_publish_record_at(PublishRecord) =
        |record, out| rules::time::check_field(record.publish_time(), out);
    check_publish_result_at(PublishResult) = check_publish_result;
}

/// The query of an operation that has none.
pub(super) fn check_no_query_at(node: Node<'_>, out: &mut Sink<'_>) {
    const NOTHING: &Shape<0> = &Shape::new([], false);
    NOTHING.bind(node, &mut [], out);
}

fn check_scripts(body: &Scripts<'_>, out: &mut Sink<'_>) {
    rules::r#type::check_field(body.api_type(), out);
    let mut definition = Definition::new(body.node());
    definition.bind_scripts(*body.api_type(), body.scripts(), out);
    rules::check_scripts(&definition, out);
}

fn check_test(body: &Test<'_>, out: &mut Sink<'_>) {
    let mut definition = Definition::new(body.node());
    definition.bind_parameters(body.parameters(), out);
    rules::check_test(&definition, out);
}

fn check_deploy_record(record: &DeployRecord<'_>, out: &mut Sink<'_>) {
    rules::time::check_field(record.deploy_time(), out);
    if let Some(definition) = record.api_definition().node() {
        check_definition_at(definition, out);
    }
}

fn check_publish_result(result: &PublishResult<'_>, out: &mut Sink<'_>) {
    result.success().elements().for_each(|record| check_publish_record_at(record, out));
    result.failure().elements().for_each(|refusal| check_refusal_at(refusal, out));
}

/// Ids in an array: strings, none blank, none twice.
pub(super) fn check_ids<'d>(array: Node<'d>, rule: &'static crate::Rule, out: &mut Sink<'_>) {
    let mut seen = std::collections::BTreeMap::new();
    for node in array.children() {
        let Some(text) = node.text() else {
            r#type::report(node, Expect::String, out);
            continue;
        };
        if text.is_blank() {
            out.add(rule, node, "must be an id, and cannot be blank");
            continue;
        }
        let first: Node<'d> = *seen.entry(text.decode_bytes()).or_insert(node);
        if first != node
            && let Some(violation) =
                out.add(rule, node, "cannot be the same id as another in the list")
        {
            violation.relate(first, "first here");
        }
    }
}
