//! The kinds of documents of the dialect, and the members by which each is told.
//!
//! A kind is told from other JSON by members that only it has, or, where it has few, by having no member
//! but its own, each of its type.

use super::check::{check_definition_at, check_definitions_at, check_list_at};
use super::definition::{Parameter, Position};
use super::json_schema;
use super::requests::{self, Export, Import, ListQuery, Publish, PublishBatch, Undeploy};
use super::requests::{Test, VersionSwitch};
use crate::document::{Node, Text, Type};
use crate::kind::DocumentKind;
use crate::view::View;

/// Every kind, in the order in which they are told apart: the first that fits is taken.
pub(crate) static KINDS: &[&DocumentKind] = &[
    &DEFINITION,
    &DEFINITIONS,
    &DEFINITION_LIST,
    &SWAGGER,
    &SCRIPTS,
    &TEST,
    &DEPLOY,
    &DEPLOY_RECORD,
    &UNDEPLOY,
    &CHECK,
    &EXPORT,
    &IMPORT,
    &LIST_QUERY,
    &PUBLISH,
    &PUBLISH_BATCH,
    &VERSION_SWITCH,
    &PUBLISH_RECORD,
    &PUBLISH_RESULT,
    &ERROR_BODY,
];

/// The statics of kinds, one a row: id, summary, how it is told, how it is checked, and its schema.
macro_rules! kinds {
    ($($(#[$about:meta])* $name:ident: $id:literal, $summary:literal, $tells:expr, $check:path, $schema:ident;)*) => {
        $(
            $(#[$about])*
            pub static $name: DocumentKind = DocumentKind {
                id: $id,
                summary: $summary,
                tells: $tells,
                check: $check,
                schema: json_schema::$schema,
            };
        )*
    };
}

kinds! {
    /// One backend definition: what `create` and `update` send and `read` gives back.
    DEFINITION: "roma/definition", "one backend definition", is_definition, check_definition_at, one_definition;
    /// An array of definitions.
    DEFINITIONS: "roma/definitions", "an array of backend definitions",
        |root| root.ty() == Type::Array && root.children().any(is_definition), check_definitions_at, definitions;
    /// A list response: definitions in `apis`.
    DEFINITION_LIST: "roma/definition-list", "a list response, with definitions in `apis`",
        |root| elements(root, "apis").any(is_definition), check_list_at, definition_list;
    /// Scripts that are saved without their definition.
    SCRIPTS: "roma/scripts", "scripts of a backend",
        |root| elements(root, "scripts").any(is_script), requests::check_scripts_at, scripts;
    /// The values for a test of a backend.
    TEST: "roma/test", "values to test a backend with", is_test, requests::check_test_at, test;
    /// What a deployment asks for.
    DEPLOY: "roma/deploy", "a deployment of a backend", is_deploy, requests::check_deploy_at, deploy;
    /// What a deployment answers, with the definition in `api_definition`.
    DEPLOY_RECORD: "roma/deploy-record", "the record of a deployment",
        |root| root.get("api_definition").is_some_and(is_definition), requests::check_deploy_record_at, deploy_record;
    /// What the end of a deployment asks for in version 1.
    UNDEPLOY: "roma/undeploy", "the end of a deployment, version 1", |root| Undeploy::fits(root), requests::check_undeploy_at, undeploy;
    /// Whether a name or a path is free.
    CHECK: "roma/check", "whether a name or a path is free",
        |root| has_any(root, &["ld_api_name", "ld_api_method", "ld_api_path"]), requests::check_check_at, check;
    /// What is to be exported.
    EXPORT: "roma/export", "what is to be exported",
        |root| Export::fits(root) && (has(root, "app_id") || has(root, "apis") && has_any(root, &["format", "status"])),
        requests::check_export_at, export;
    /// The form of an import, each field a member; `file_name` is the file itself.
    IMPORT: "roma/import", "the form of an import",
        |root| Import::fits(root) && has_any(root, &["api_mode", "extend_mode"]), requests::check_import_at, import;
    /// The query of a list of definitions, each parameter a member.
    LIST_QUERY: "roma/list-query", "the query of a list of definitions", is_list_query, requests::check_list_query_at, list_query;
    /// A publication of an API in an environment, or the end of one.
    PUBLISH: "roma/publish", "a publication, or the end of one",
        |root| Publish::fits(root) && count(root, &["action", "api_id", "env_id"]) > 1, requests::check_publish_at, publish;
    /// A publication of many APIs.
    PUBLISH_BATCH: "roma/publish-batch", "a publication of many APIs",
        |root| PublishBatch::fits(root) && has(root, "env_id") && has_any(root, &["apis", "group_id"]),
        requests::check_publish_batch_at, publish_batch;
    /// A switch to another version that was published.
    VERSION_SWITCH: "roma/version-switch", "a switch to another version",
        |root| VersionSwitch::fits(root), requests::check_version_switch_at, version_switch;
    /// What a publication answers.
    PUBLISH_RECORD: "roma/publish-record", "the record of a publication",
        is_publish_record, requests::check_publish_record_at, publish_record;
    /// What a publication of many APIs answers.
    PUBLISH_RESULT: "roma/publish-result", "what became of a publication of many APIs",
        is_publish_result, requests::check_publish_result_at, publish_result;
    /// The body of an answer that refuses.
    ERROR_BODY: "roma/error-body", "the body of an answer that refuses", is_refusal, requests::check_refusal_at, refusal;
}

/// Whether documents of a kind hold definitions.
pub(crate) fn is_of_definitions(kind: &DocumentKind) -> bool {
    [&DEFINITION, &DEFINITIONS, &DEFINITION_LIST].contains(&kind)
}

/// A Swagger 2.0 file with backends in it: what `export` gives and `import` takes. It is told from other Swagger files by
/// having some `x-livedata-…`.
pub static SWAGGER: DocumentKind = DocumentKind {
    id: "roma/swagger",
    summary: "a Swagger 2.0 file whose operations are backends",
    tells: |root| root.get("swagger").is_some() && root.subtree().any(is_extension),
    check: super::swagger::check_at,
    schema: super::swagger::schema,
};

fn is_extension(member: Node<'_>) -> bool {
    member.key().is_some_and(|key| key.decode_bytes().starts_with(b"x-livedata-"))
}

/// What a document that holds definitions is, judged by its shape alone.
pub(crate) fn of_definitions(root: Node<'_>) -> &'static DocumentKind {
    match root.ty() {
        Type::Array => &DEFINITIONS,
        _ if apis(root).is_some() => &DEFINITION_LIST,
        _ => &DEFINITION,
    }
}

/// The definitions in such a document, in order.
pub(crate) fn definitions(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let array = if root.ty() == Type::Array { Some(root) } else { apis(root) };
    let one = array.is_none().then_some(root);
    one.into_iter().chain(array.into_iter().flat_map(Node::children))
}

fn apis(root: Node<'_>) -> Option<Node<'_>> {
    root.get("apis").filter(|apis| apis.ty() == Type::Array)
}

fn has(root: Node<'_>, name: &str) -> bool {
    root.get(name).is_some()
}

fn has_any(root: Node<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| has(root, name))
}

fn count(root: Node<'_>, names: &[&str]) -> usize {
    names.iter().filter(|name| has(root, name)).count()
}

/// The elements of a member that is an array.
fn elements<'d>(root: Node<'d>, name: &str) -> impl Iterator<Item = Node<'d>> + use<'d> {
    let array = root.get(name).filter(|node| node.ty() == Type::Array);
    array.into_iter().flat_map(Node::children)
}

/// Whether an object has three of the members by which a definition is told from other JSON. Most have four of
/// them: only of the others it is asked whether they deploy.
fn is_definition(node: Node<'_>) -> bool {
    let telling = node.members().filter(|(key, _)| match key.plain_bytes() {
        Some(name) => is_telling(name),
        None => is_telling(&key.decode_bytes()),
    });
    match telling.take(4).count() {
        4 => true,
        3 => !is_deploy(node),
        _ => false,
    }
}

/// By the length first: it tells them apart.
fn is_telling(name: &[u8]) -> bool {
    match name.len() {
        4 => name == b"path",
        6 => name == b"method",
        11 => name == b"roma_app_id",
        12 => name == b"content_type",
        13 => name == b"return_format",
        16 => name == b"api_signature_id",
        _ => false,
    }
}

/// What a deployment has and a definition has not.
const DEPLOYS: [&str; 8] = [
    "deploy_front_api",
    "env_id",
    "group_id",
    "auth_type",
    "authorizer_id",
    "protocol",
    "backend_timeout",
    "retry_count",
];

/// Without `deploy_front_api`, which nothing else has, there must be what both have and something of its own, or
/// what its default asks for and more: an API of the frontend has a group, too.
fn is_deploy(root: Node<'_>) -> bool {
    let own = count(root, &DEPLOYS);
    has(root, "deploy_front_api")
        || own > 0 && count(root, &["path", "method", "roma_app_id"]) == 3
        || own > 2 && count(root, &["env_id", "group_id"]) == 2 && requests::Deploy::fits(root)
}

fn is_script(node: Node<'_>) -> bool {
    count(node, &["content", "object_name", "ds_id", "ds_type", "enable_preparestatement"]) > 1
}

/// Swagger and others have `parameters` too, and write `in` in other words.
fn is_test(root: Node<'_>) -> bool {
    let is_position = |text: Text<'_>| Position::ALL.iter().any(|it| text == it.name());
    let is_parameter = |node: Node<'_>| {
        Parameter::fits(node) && node.get("in").and_then(Node::text).is_some_and(is_position)
    };
    let mut parameters = elements(root, "parameters").peekable();
    Test::fits(root) && parameters.peek().is_some() && parameters.all(is_parameter)
}

fn is_list_query(root: Node<'_>) -> bool {
    let filters = ["app_id", "app_name"];
    ListQuery::fits(root)
        && (has(root, "precise_search")
            || has_any(root, &["limit", "offset"]) && has_any(root, &filters))
}

fn is_publish_record(node: Node<'_>) -> bool {
    has(node, "publish_id") && has_any(node, &["api_id", "env_id"])
}

fn is_publish_result(root: Node<'_>) -> bool {
    let is_failure = |node| has(node, "api_id") && has(node, "error_code");
    elements(root, "success").any(is_publish_record) || elements(root, "failure").any(is_failure)
}

/// Other services of the vendor write codes of other names.
fn is_refusal(root: Node<'_>) -> bool {
    let code = root.get("error_code").and_then(Node::text);
    code.is_some_and(|text| {
        text.decode().get(..5).is_some_and(|head| head.eq_ignore_ascii_case("APIG."))
    })
}
