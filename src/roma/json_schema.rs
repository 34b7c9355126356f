//! The JSON Schemas of the dialect's documents: which limit stands at which member. The limits are the rules' own.

use serde_json::{Value, json};

use super::definition::{List, Members, Parameter, Position, Script};
use super::requests::{
    Check, Deploy, DeployRecord, Export, Import, ListQuery, Publish, PublishBatch, PublishRecord,
    PublishResult, Refusal, Scripts, Test, Undeploy, VersionSwitch,
};
use super::rules::{
    app_id, body_method, body_value, check as check_rule, content_type, deploy as deploy_rule,
    description, error_body, export as export_rule, export_app, header_reserved,
    import as import_rule, list, method, name, name_ascii, parameter_default, parameter_in,
    parameter_name, path, path_segment, publish as publish_rule, publish_batch as batch_rule,
    required, required_default, script_content, script_datasource, script_flags, script_object,
    script_required, script_size, script_type, signature_id, status, time, r#type,
    undeploy as undeploy_rule, version, version_charset,
};
use super::{Status, script};
use crate::code::Code;
use crate::document::rules::r#type as json_type;
use crate::json_schema::{
    Object, Parts, at_least_one_visible, choice, refuses, separated, to, when, word,
};
use crate::rule::Rule;
use crate::ruleset::RuleSet;

pub(super) fn one_definition(rules: &RuleSet) -> Parts {
    with_members(rules, Parts::new(definition(rules)))
}

pub(super) fn definitions(rules: &RuleSet) -> Parts {
    let mut array = json!({ "items": to("definition") });
    if refuses(rules, &json_type::RULE) {
        array["type"] = "array".into();
    }
    with_definition(rules, Parts::new(array))
}

pub(super) fn definition_list(rules: &RuleSet) -> Parts {
    let list = Object::of::<List<'_>>(rules, "a list response")
        .required(&required::RULE)
        .elements("apis", to("definition"));
    with_definition(rules, Parts::new(list))
}

pub(super) fn scripts(rules: &RuleSet) -> Parts {
    let scripts = Object::of::<Scripts<'_>>(rules, "scripts")
        .choice("api_type", r#type::CHOICE, &r#type::RULE)
        .even_blank(&["api_type"])
        .elements("scripts", to("script"))
        .also(&script_required::RULE, data_sources("api_type"));
    Parts::new(scripts).with("script", script(rules))
}

pub(super) fn test(rules: &RuleSet) -> Parts {
    let test = Object::of::<Test<'_>>(rules, "a test").elements("parameters", to("parameter"));
    Parts::new(test).with("parameter", parameter(rules))
}

fn with_definition(rules: &RuleSet, parts: Parts) -> Parts {
    with_members(rules, parts.with("definition", definition(rules)))
}

fn with_members(rules: &RuleSet, parts: Parts) -> Parts {
    parts.with("parameter", parameter(rules)).with("script", script(rules))
}

fn definition(rules: &RuleSet) -> Object<'_> {
    // Only responses have an id, and may leave the type empty.
    let types: Vec<_> = r#type::CHOICE.0.iter().chain(&[""]).collect();
    let unknown = json!({ "properties": { "type": { "const": "" } }, "required": ["type"] });
    Object::of::<Members<'_>>(rules, "a backend definition")
        .required(&required::RULE)
        .word("name", &name::PATTERN, &name::RULE)
        .narrower("name", &name_ascii::PATTERN, &name_ascii::RULE, &name::RULE)
        .word("path", &path::PATTERN, &path::RULE)
        .about("path", &path_segment::RULE)
        .choice("method", method::CHOICE, &method::RULE)
        .word("description", &description::PATTERN, &description::RULE)
        .word("version", &version::PATTERN, &version::RULE)
        .narrower("version", &version_charset::PATTERN, &version_charset::RULE, &version::RULE)
        .choice("content_type", content_type::CHOICE, &content_type::RULE)
        .word("api_signature_id", &signature_id::PATTERN, &signature_id::RULE)
        .word("roma_app_id", &app_id::PATTERN, &app_id::RULE)
        .limit("status", statuses(), &status::RULE)
        .limit("type", json!({ "enum": types }), &r#type::RULE)
        .about("created_time", &time::RULE)
        .about("modified_time", &time::RULE)
        .even_blank(&["description", "api_signature_id", "type"])
        .elements("parameters", to("parameter"))
        .elements("scripts", to("script"))
        .also(&r#type::RULE, when(unknown, json!({ "required": ["id"] })))
        .also(&script_required::RULE, data_sources("type"))
}

fn statuses() -> Value {
    json!({ "enum": Status::ALL.map(Status::number) })
}

/// The scripts of a backend of type data name their data source.
fn data_sources(ty: &str) -> Value {
    let is_data = json!({ "properties": { ty: { "const": "data" } }, "required": [ty] });
    let script =
        json!({ "properties": { "ds_id": at_least_one_visible() }, "required": ["ds_id"] });
    when(is_data, json!({ "properties": { "scripts": { "items": script } } }))
}

fn parameter(rules: &RuleSet) -> Object<'_> {
    let body = is("in", &[Position::Body.name()]);
    let others = is("in", &[Position::Headers.name(), Position::Parameters.name()]);
    let name = |limits: Value| json!({ "properties": { "name": limits } });
    Object::of::<Parameter<'_>>(rules, "a parameter of a definition")
        .required(&required::RULE)
        .about("name", &parameter_name::RULE)
        .about("name", &header_reserved::RULE)
        .choice("in", parameter_in::CHOICE, &parameter_in::RULE)
        .about("in", &body_method::RULE)
        .limit("default", json!({ "maxLength": parameter_default::MAX }), &parameter_default::RULE)
        .about("default", &body_value::RULE)
        .about("default", &required_default::RULE)
        .word("description", &description::PARAMETER, &description::RULE)
        .even_blank(&["default", "description"])
        .also_typed(&parameter_name::RULE, when(body, name(choice(parameter_name::BODY))))
        .also(&parameter_name::RULE, when(others, name(word(&parameter_name::PATTERN))))
}

fn script(rules: &RuleSet) -> Object<'_> {
    let content = json!({
        "contentEncoding": "base64", "pattern": script::regex(),
        "minLength": 1, "maxLength": script_content::MAX,
    });
    Object::of::<Script<'_>>(rules, "a script of a definition")
        .required(&script_required::RULE)
        .limit("content", content, &script_content::RULE)
        .about("content", &script_size::RULE)
        .word("object_name", &script_object::PATTERN, &script_object::RULE)
        .choice("type", script_type::CHOICE, &script_type::RULE)
        .choice("ds_type", script_datasource::CHOICE, &script_datasource::RULE)
        .about("ds_id", &script_required::RULE)
        .about("enable_result_paging", &script_flags::RULE)
        .about("enable_preparestatement", &script_flags::RULE)
        .about("created_time", &time::RULE)
        .about("modified_time", &time::RULE)
        .even_blank(&["type", "ds_type"])
        .visible(&["content"])
}

pub(super) fn deploy(rules: &RuleSet) -> Parts {
    let rule = &deploy_rule::RULE;
    let asked = json!({ "properties": { "deploy_front_api": { "const": true } } });
    let explicit = json!({
        "properties": { "deploy_front_api": { "const": true } }, "required": ["deploy_front_api"],
    });
    let gateway =
        json!({ "properties": { "path": { "not": { "const": deploy_rule::HEALTH_CHECK } } } });
    let retries: Vec<_> = deploy_rule::RETRY_COUNT.map(|count| count.to_string()).collect();
    let deploy = Object::of::<Deploy<'_>>(rules, "a deployment")
        .choice("auth_type", deploy_rule::AUTH_TYPE, rule)
        .choice("protocol", deploy_rule::PROTOCOL, rule)
        .choice("method", deploy_rule::METHOD, rule)
        .word("path", &deploy_rule::PATH, rule)
        .limit("retry_count", json!({ "enum": retries }), rule)
        .even_blank(&["retry_count"])
        .word("roma_app_id", &app_id::PATTERN, &app_id::RULE)
        .also(rule, when(explicit, filled(&["auth_type", "protocol"])))
        // Absent, it asks for a frontend API, too.
        .also(rule, when(asked, filled(&["group_id", "env_id"])))
        .also(rule, when(is("auth_type", &[deploy_rule::AUTHORIZER]), filled(&["authorizer_id"])))
        .also(rule, when(is("method", &["GET"]), gateway));
    Parts::new(deploy)
}

pub(super) fn deploy_record(rules: &RuleSet) -> Parts {
    let record = Object::of::<DeployRecord<'_>>(rules, "the record of a deployment")
        .about("deploy_time", &time::RULE)
        .holds("api_definition", to("definition"));
    with_definition(rules, Parts::new(record))
}

pub(super) fn undeploy(rules: &RuleSet) -> Parts {
    let undeploy = Object::of::<Undeploy<'_>>(rules, "the end of a deployment");
    Parts::new(undeploy.required(&undeploy_rule::RULE))
}

pub(super) fn check(rules: &RuleSet) -> Parts {
    let rule = &check_rule::RULE;
    let check = Object::of::<Check<'_>>(rules, "whether a name or a path is free")
        .required(rule)
        .choice("type", check_rule::TYPE, rule)
        .choice("ld_api_method", method::CHOICE, rule)
        .word("roma_app_id", &app_id::PATTERN, &app_id::RULE)
        .also(rule, when(is("type", &[check_rule::NAME]), filled(&["ld_api_name"])))
        .also(
            rule,
            when(is("type", &[check_rule::PATH]), filled(&["ld_api_method", "ld_api_path"])),
        );
    Parts::new(check)
}

pub(super) fn export(rules: &RuleSet) -> Parts {
    let rule = &export_rule::RULE;
    let export = Object::of::<Export<'_>>(rules, "an export")
        .about("app_id", &export_app::RULE)
        .choice("format", export_rule::FORMAT, rule)
        .even_blank(&["format"])
        .limit("status", statuses(), rule)
        .holds("apis", ids(rules, rule));
    Parts::new(export)
}

/// What `check_ids` asks of the elements.
fn ids(rules: &RuleSet, rule: &Rule) -> Value {
    let mut id = json!({});
    if refuses(rules, &json_type::RULE) {
        id["type"] = "string".into();
    }
    if refuses(rules, rule) {
        id["pattern"] = at_least_one_visible()["pattern"].clone();
    }
    // Elements of other types may repeat themselves where types are no errors.
    let unique = refuses(rules, rule) && refuses(rules, &json_type::RULE);
    json!({ "items": id, "uniqueItems": unique })
}

pub(super) fn import(rules: &RuleSet) -> Parts {
    let rule = &import_rule::RULE;
    let import = Object::of::<Import<'_>>(rules, "an import")
        .required(rule)
        .choice("api_mode", import_rule::MODE, rule)
        .choice("extend_mode", import_rule::MODE, rule)
        .even_blank(&["api_mode", "extend_mode"]);
    Parts::new(import)
}

pub(super) fn list_query(rules: &RuleSet) -> Parts {
    let rule = &list::RULE;
    let (min, max) = (list::LIMIT.start(), list::LIMIT.end());
    let digits = format!("^0*[1-9][0-9]{{0,{}}}$", max.ilog10());
    let query = Object::of::<ListQuery<'_>>(rules, "the query of a list")
        .limit("offset", json!({ "minimum": 0, "pattern": "^(?:-0+|[0-9]+)$" }), rule)
        .limit("limit", json!({ "minimum": min, "maximum": max, "pattern": digits }), rule)
        .choice("status", list::STATUS, rule)
        .limit("precise_search", separated(list::PRECISE), rule)
        .even_blank(&["offset", "limit", "status", "precise_search"]);
    Parts::new(query)
}

pub(super) fn publish(rules: &RuleSet) -> Parts {
    let rule = &publish_rule::RULE;
    let publish = Object::of::<Publish<'_>>(rules, "a publication")
        .required(rule)
        .choice("action", publish_rule::ACTION, rule)
        .word("remark", &publish_rule::REMARK, rule)
        .even_blank(&["remark"]);
    Parts::new(publish)
}

pub(super) fn publish_batch(rules: &RuleSet) -> Parts {
    let rule = &batch_rule::RULE;
    let either = json!({ "oneOf": [{ "required": ["apis"] }, { "required": ["group_id"] }] });
    let mut batch = Object::of::<PublishBatch<'_>>(rules, "a publication of many APIs")
        .required(rule)
        .word("remark", &publish_rule::REMARK, rule)
        .limit("group_id", at_least_one_visible(), rule)
        .limit("apis", json!({ "minItems": 1, "maxItems": batch_rule::MAX }), rule)
        .even_blank(&["remark", "group_id"])
        .holds("apis", ids(rules, rule));
    batch = batch.also(rule, either);
    Parts::new(batch)
}

pub(super) fn version_switch(rules: &RuleSet) -> Parts {
    let switch = Object::of::<VersionSwitch<'_>>(rules, "a switch to another version");
    Parts::new(switch.required(&required::RULE))
}

pub(super) fn publish_record(rules: &RuleSet) -> Parts {
    Parts::new(record(rules))
}

fn record(rules: &RuleSet) -> Object<'_> {
    Object::of::<PublishRecord<'_>>(rules, "the record of a publication")
        .about("publish_time", &time::RULE)
}

pub(super) fn publish_result(rules: &RuleSet) -> Parts {
    let result = Object::of::<PublishResult<'_>>(rules, "what became of many publications")
        .elements("success", to("record"))
        .elements("failure", to("refusal"));
    Parts::new(result).with("record", record(rules)).with("refusal", body_of_error(rules))
}

pub(super) fn refusal(rules: &RuleSet) -> Parts {
    Parts::new(body_of_error(rules))
}

fn body_of_error(rules: &RuleSet) -> Object<'_> {
    let codes: Vec<_> = Code::all().map(|code| code.to_string()).collect();
    Object::of::<Refusal<'_>>(rules, "the body of an answer that refuses")
        .required(&error_body::RULE)
        .limit("error_code", json!({ "enum": codes }), &error_body::RULE)
}

/// Whether a member is there and one of a few words.
fn is(name: &str, words: &[&str]) -> Value {
    json!({ "properties": { name: { "enum": words } }, "required": [name] })
}

/// Members that are there, and not blank.
fn filled(names: &[&str]) -> Value {
    let visible = names.iter().map(|name| ((*name).to_owned(), at_least_one_visible()));
    json!({ "properties": visible.collect::<serde_json::Map<_, _>>(), "required": names })
}
