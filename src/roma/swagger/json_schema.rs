//! What the dialect adds to the JSON Schema of a Swagger file.

use serde_json::{Map, Value, json};

use super::extensions::{Datasource, Extensions, ScriptItem, Signature};
use crate::json_schema::{Object, Parts, at_least_one_visible, choice, to, when, word};
use crate::roma::rules::{
    description, method, name, name_ascii, parameter_default, parameter_name, required,
    script_content, script_object, version, version_charset, x_livedata_auth_type,
    x_livedata_datasource, x_livedata_roma_app, x_livedata_scripts, x_livedata_signature,
    x_livedata_status, x_livedata_version,
};
use crate::roma::script;
use crate::ruleset::RuleSet;
use crate::swagger::json_schema::{Additions, parts, stands_in, unless_reference};

const ADDITIONS: Additions = Additions { operation, parameter, path_item, scheme };

/// The scheme of a frontend API is another's.
const OTHER_SCHEME: &str = "x-apigateway-auth-type";

pub(in crate::roma) fn schema(rules: &RuleSet) -> Parts {
    parts(rules, &ADDITIONS)
        .with("script", script_item(rules))
        .with("datasource", Object::of::<Datasource<'_>>(rules, "the data source of a script"))
        .with("signature", signature(rules))
}

fn operation(it: Object<'_>) -> Object<'_> {
    it.and::<Extensions<'_>>()
        .require(&["operationId"], &required::RULE)
        .word("operationId", &name::PATTERN, &name::RULE)
        .narrower("operationId", &name_ascii::PATTERN, &name_ascii::RULE, &name::RULE)
        .word("description", &description::PATTERN, &description::RULE)
        .require(&["x-livedata-version"], &x_livedata_version::RULE)
        .word("x-livedata-version", &version::PATTERN, &version::RULE)
        .narrower(
            "x-livedata-version",
            &version_charset::PATTERN,
            &version_charset::RULE,
            &version::RULE,
        )
        .require(&["x-livedata-status"], &x_livedata_status::RULE)
        .choice("x-livedata-status", x_livedata_status::CHOICE, &x_livedata_status::RULE)
        .limit("x-livedata-roma-app", at_least_one_visible(), &x_livedata_roma_app::RULE)
        .even_blank(&["description", "x-livedata-roma-app"])
        .elements("x-livedata-scripts", to("script"))
}

/// Other methods are no backend's.
fn path_item(mut it: Object<'_>) -> Object<'_> {
    for other in ["options", "head", "patch"] {
        debug_assert!(!method::SWAGGER.0.contains(&other));
        it = it.also(&method::RULE, json!({ "properties": { other: false } }));
    }
    it
}

fn parameter(it: Object<'_>) -> Object<'_> {
    let member = |name: &str, limits: Value| json!({ "properties": { name: limits } });
    let named = stands_in(&["header", "query"]);
    let inputs = stands_in(&["header", "query", "body", "formData"]);
    let words = json!({ "anyOf": [word(&parameter_name::PATTERN), crate::json_schema::blank()] });
    let default = json!({ "maxLength": parameter_default::MAX });
    let text = word(&description::PARAMETER);
    it.about("name", &parameter_name::RULE)
        .about("default", &parameter_default::RULE)
        .about("description", &description::RULE)
        .also(&parameter_name::RULE, unless_reference(when(named, member("name", words))))
        .also(
            &parameter_default::RULE,
            unless_reference(when(inputs.clone(), member("default", default))),
        )
        .also(&description::RULE, unless_reference(when(inputs, member("description", text))))
}

fn scheme(it: Object<'_>) -> Object<'_> {
    let words = [
        ("x-livedata-auth-type", x_livedata_auth_type::SIGNATURE),
        ("type", x_livedata_auth_type::TYPE),
        ("name", x_livedata_auth_type::NAME),
        ("in", x_livedata_auth_type::LOCATION),
    ];
    let choices = words.map(|(name, words)| {
        let other = json!({ "anyOf": [choice(words), crate::json_schema::blank(), { "not": { "type": "string" } }] });
        (name.to_owned(), other)
    });
    let mut own =
        json!({ "properties": Map::from_iter(choices), "required": ["x-livedata-auth-type"] });
    own["properties"]["x-livedata-auth-type"] = json!({ "anyOf": [choice(x_livedata_auth_type::SIGNATURE), { "not": { "type": "string" } }] });
    let signature = json!({ "properties": { "x-livedata-signature": to("signature") } });
    let ours =
        |schema: Value| json!({ "if": { "not": { "required": [OTHER_SCHEME] } }, "then": schema });
    it.about("type", &x_livedata_auth_type::RULE)
        .also(&x_livedata_auth_type::RULE, ours(own))
        .always(ours(signature))
}

fn signature(rules: &RuleSet) -> Object<'_> {
    let visible = at_least_one_visible;
    Object::of::<Signature<'_>>(rules, "a key and its secret")
        .limit("key", visible(), &x_livedata_signature::RULE)
        .limit("secret", visible(), &x_livedata_signature::RULE)
        .even_blank(&["key", "secret"])
}

fn script_item(rules: &RuleSet) -> Object<'_> {
    let rule = &x_livedata_scripts::RULE;
    let content = json!({
        "contentEncoding": "base64", "pattern": script::regex(),
        "minLength": 1, "maxLength": script_content::MAX,
    });
    let is_data = json!({
        "properties": { "type": { "enum": &x_livedata_scripts::CHOICE.0[1..] } }, "required": ["type"],
    });
    let named =
        json!({ "properties": { "result": at_least_one_visible() }, "required": ["result"] });
    Object::of::<ScriptItem<'_>>(rules, "a script of a backend")
        .required(rule)
        .choice("type", x_livedata_scripts::CHOICE, rule)
        .limit("content", content, &script_content::RULE)
        .visible(&["content"])
        .word("result", &script_object::PATTERN, &script_object::RULE)
        .about("datasource", &x_livedata_datasource::RULE)
        .holds("datasource", to("datasource"))
        .holds("datasources", to("datasource"))
        .also(rule, when(is_data, named))
}
