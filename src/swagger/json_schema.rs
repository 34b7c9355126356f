//! The JSON Schema of a Swagger file, and what a dialect adds to it.

use serde_json::{Map, Value, json};

use super::operation::Operation;
use super::parameter::{FIELD_TYPES, LOCATIONS, MULTI_FORMATS, Parameter};
use super::path::PathItem;
use super::response::Response;
use super::root::{Contact, ExternalDocs, Info, License, Root, SCHEMES, Tag};
use super::rules::structure::RULE;
use super::rules::version::{self, VERSION};
use super::schema::{self, Schema, Xml};
use super::security::{self, SecurityScheme};
use super::simple::{FORMATS, Header, Items, TYPES};
use crate::choice::Choice;
use crate::document::rules::r#type;
use crate::json_schema::{Object, Parts, choice, refuses, to, when, white};
use crate::ruleset::RuleSet;

/// What a dialect says of some objects.
pub(crate) struct Additions {
    pub(crate) operation: for<'r> fn(Object<'r>) -> Object<'r>,
    pub(crate) parameter: for<'r> fn(Object<'r>) -> Object<'r>,
    pub(crate) path_item: for<'r> fn(Object<'r>) -> Object<'r>,
    pub(crate) scheme: for<'r> fn(Object<'r>) -> Object<'r>,
}

impl Additions {
    pub(crate) const NONE: Additions =
        Additions { operation: |it| it, parameter: |it| it, path_item: |it| it, scheme: |it| it };
}

pub(crate) fn parts(rules: &RuleSet, additions: &Additions) -> Parts {
    if !refuses(rules, &version::RULE) {
        // Of a file that may be of another version only the types of its members are looked at.
        return Parts::new(Object::of::<Root<'_>>(rules, "a Swagger file"));
    }
    Parts::new(root(rules))
        .with("info", info(rules))
        .with("contact", Object::of::<Contact<'_>>(rules, "whom to ask"))
        .with("license", Object::of::<License<'_>>(rules, "a licence").present(&RULE))
        .with("tag", tag(rules))
        .with(
            "externalDocs",
            Object::of::<ExternalDocs<'_>>(rules, "where to read more").present(&RULE),
        )
        .with("pathItem", (additions.path_item)(path_item(rules)))
        .with("operation", (additions.operation)(operation(rules)))
        .with("parameter", (additions.parameter)(parameter(rules)))
        .with("items", simple(Object::of::<Items<'_>>(rules, "the elements of an array")))
        .with("response", response(rules))
        .with("header", simple(Object::of::<Header<'_>>(rules, "a header")))
        .with("schema", schema_object(rules, schema::TYPES))
        .with("responseSchema", schema_object(rules, schema::RESPONSE_TYPES))
        .with("xml", Object::of::<Xml<'_>>(rules, "how it looks in XML"))
        .with("scheme", (additions.scheme)(scheme(rules)))
}

fn root(rules: &RuleSet) -> Object<'_> {
    let host = format!("^{}+(?::[0-9]+)?$", "[^{}/ \\\\:]");
    let scopes = typed(rules, "array", json!({ "items": typed(rules, "string", json!({})) }));
    let requirement = typed(rules, "object", json!({ "additionalProperties": scopes }));
    Object::of::<Root<'_>>(rules, "a Swagger file")
        .limit("swagger", json!({ "const": VERSION }), &version::RULE)
        .require(&["swagger"], &version::RULE)
        .present(&RULE)
        .holds("info", to("info"))
        .limit("host", json!({ "pattern": host }), &RULE)
        .limit("basePath", json!({ "pattern": "^(?:/|$)" }), &RULE)
        .even_blank(&["host", "basePath"])
        .limit("schemes", words(rules, choice(SCHEMES)), &RULE)
        .limit("consumes", words(rules, media_type()), &RULE)
        .limit("produces", words(rules, media_type()), &RULE)
        .limit("paths", paths(), &RULE)
        .holds("paths", map("pathItem"))
        .holds("definitions", map("schema"))
        .holds("parameters", map("parameter"))
        .holds("responses", map("response"))
        .holds("securityDefinitions", map("scheme"))
        .elements("security", requirement)
        .elements("tags", to("tag"))
        .holds("externalDocs", to("externalDocs"))
}

/// A value of a type, if types are errors.
fn typed(rules: &RuleSet, ty: &str, mut schema: Value) -> Value {
    if refuses(rules, &r#type::RULE) {
        schema["type"] = ty.into();
    }
    schema
}

/// Strings, each once. Where types are no errors, what is no string may be there twice.
fn words(rules: &RuleSet, mut one: Value) -> Value {
    if !refuses(rules, &r#type::RULE) {
        return json!({ "items": { "anyOf": [{ "not": { "type": "string" } }, one] } });
    }
    one["type"] = "string".into();
    json!({ "items": one, "uniqueItems": true })
}

/// A main type and a subtype of visible ASCII, and parameters maybe.
fn media_type() -> Value {
    let (part, white) = ("[!-.0-:<-~]+", white());
    json!({ "pattern": format!("^{part}/{part}{white}*(?:;|$)") })
}

/// The members of a map, but for the vendors' own.
fn map(of: &str) -> Value {
    json!({ "patternProperties": { "^x-": true }, "additionalProperties": to(of) })
}

/// Paths have a slash first, and a name between braces.
fn paths() -> Value {
    json!({ "propertyNames": { "pattern": "^(?:x-|/(?:[^{}]|\\{[^{}]+\\})*$)" } })
}

fn info(rules: &RuleSet) -> Object<'_> {
    Object::of::<Info<'_>>(rules, "what the API is")
        .present(&RULE)
        .holds("contact", to("contact"))
        .holds("license", to("license"))
}

fn tag(rules: &RuleSet) -> Object<'_> {
    Object::of::<Tag<'_>>(rules, "a tag").present(&RULE).holds("externalDocs", to("externalDocs"))
}

fn path_item(rules: &RuleSet) -> Object<'_> {
    let methods = ["get", "put", "post", "delete", "options", "head", "patch"];
    let item = Object::of::<PathItem<'_>>(rules, "the operations of a path");
    let item = item.elements("parameters", to("parameter"));
    methods.iter().fold(item, |item, method| item.holds(method, to("operation")))
}

fn operation(rules: &RuleSet) -> Object<'_> {
    let scopes = typed(rules, "array", json!({ "items": typed(rules, "string", json!({})) }));
    let requirement = typed(rules, "object", json!({ "additionalProperties": scopes }));
    let statuses = json!({
        "propertyNames": { "pattern": "^(?:[0-9]{3}$|default$|x-)" },
        "not": { "propertyNames": { "pattern": "^x-" } },
    });
    Object::of::<Operation<'_>>(rules, "an operation")
        .present(&RULE)
        .limit("schemes", words(rules, choice(SCHEMES)), &RULE)
        .limit("consumes", words(rules, media_type()), &RULE)
        .limit("produces", words(rules, media_type()), &RULE)
        .limit("tags", words(rules, json!({})), &RULE)
        .limit("responses", statuses, &RULE)
        .holds("responses", map("response"))
        .elements("parameters", to("parameter"))
        .elements("security", requirement)
        .holds("externalDocs", to("externalDocs"))
}

/// What holds for what is no reference: one is followed instead.
pub(crate) fn unless_reference(schema: Value) -> Value {
    let is_reference =
        json!({ "properties": { "$ref": { "type": "string" } }, "required": ["$ref"] });
    Value::from_iter([("if", is_reference), ("else", schema)])
}

/// A parameter that stands in one of some places.
pub(crate) fn stands_in(places: &[&str]) -> Value {
    json!({ "properties": { "in": { "enum": places } }, "required": ["in"] })
}

fn properties<'n>(names: impl IntoIterator<Item = &'n str>, schema: &Value) -> Value {
    let all = names.into_iter().map(|name| (name.to_owned(), schema.clone()));
    json!({ "properties": all.collect::<Map<_, _>>() })
}

fn parameter(rules: &RuleSet) -> Object<'_> {
    let body = [
        "type",
        "items",
        "collectionFormat",
        "default",
        "enum",
        "maxLength",
        "minLength",
        "maxItems",
        "minItems",
        "multipleOf",
        "allowEmptyValue",
    ];
    let others = ["query", "header", "path", "formData"];
    let required =
        json!({ "properties": { "required": { "const": true } }, "required": ["required"] });
    let conditions = [
        json!({ "required": ["name", "in"] }),
        when(stands_in(&["body"]), json!({ "required": ["schema"] })),
        when(stands_in(&["body"]), properties(body, &json!(false))),
        when(stands_in(&others), properties(["schema"], &json!(false))),
        when(stands_in(&["path"]), required),
        when(stands_in(&["header", "path"]), properties(["allowEmptyValue"], &json!(false))),
        when(stands_in(&["query"]), own(TYPES, MULTI_FORMATS)),
        when(stands_in(&["header", "path"]), own(TYPES, FORMATS)),
        when(stands_in(&["formData"]), own(FIELD_TYPES, MULTI_FORMATS)),
    ];
    let parameter = Object::of::<Parameter<'_>>(rules, "a parameter")
        .holds("schema", to("schema"))
        .holds("items", to("items"));
    let places = properties(["in"], &word_of(LOCATIONS));
    let all = conditions.into_iter().chain([places]).collect::<Vec<_>>();
    parameter.also(&RULE, unless_reference(json!({ "allOf": all })))
}

/// A text that is one of a few words; what is no text has its violation.
fn word_of(words: Choice) -> Value {
    json!({ "anyOf": [choice(words), { "not": { "type": "string" } }] })
}

/// What parameters, headers and items have in common.
fn own(types: Choice, formats: Choice) -> Value {
    let is_array = json!({ "properties": { "type": { "const": "array" } }, "required": ["type"] });
    let all = [
        json!({ "required": ["type"] }),
        properties(["type"], &word_of(types)),
        properties(["collectionFormat"], &word_of(formats)),
        when(is_array, json!({ "required": ["items"] })),
        bounds(&["maxLength", "minLength", "maxItems", "minItems"]),
        defaults(&["string", "number", "integer", "boolean", "array"]),
    ];
    json!({ "allOf": all })
}

/// Members that count something, one that divides, and a list of values that has some.
fn bounds(counts: &[&str]) -> Value {
    let mut all = properties(counts.iter().copied(), &json!({ "minimum": 0 }));
    all["properties"]["multipleOf"] = json!({ "exclusiveMinimum": 0 });
    all["properties"]["enum"] = json!({ "minItems": 1 });
    all
}

/// A default is of the type that is said.
fn defaults(types: &[&str]) -> Value {
    let each = types.iter().map(|ty| {
        let is = json!({ "properties": { "type": { "const": ty } }, "required": ["type"] });
        when(is, properties(["default"], &json!({ "type": ty })))
    });
    json!({ "allOf": each.collect::<Vec<_>>() })
}

fn simple(object: Object<'_>) -> Object<'_> {
    object.holds("items", to("items")).also(&RULE, own(TYPES, FORMATS))
}

fn response(rules: &RuleSet) -> Object<'_> {
    let inner = json!({ "schema": to("responseSchema"), "headers": map("header") });
    Object::of::<Response<'_>>(rules, "a response")
        .always(unless_reference(json!({ "properties": inner })))
        .also(&RULE, unless_reference(json!({ "required": ["description"] })))
}

fn schema_object(rules: &RuleSet, types: Choice) -> Object<'_> {
    let counts =
        ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"];
    let one = typed(rules, "string", word_of(types));
    let ty = json!({ "if": { "type": "array" }, "then": { "items": one }, "else": one });
    let required = words(rules, json!({}));
    let all = [
        properties(["type"], &ty),
        properties(["required"], &required),
        properties(["required", "allOf"], &json!({ "minItems": 1 })),
        bounds(&counts),
        defaults(&["string", "number", "integer", "boolean", "array", "object", "null"]),
    ];
    let inner = json!({ "properties": { "xml": to("xml"), "externalDocs": to("externalDocs") } });
    let items = json!({
        "if": { "type": "array" }, "then": { "items": to("schema") },
        "else": { "if": { "not": { "type": "null" } }, "then": to("schema") },
    });
    Object::of::<Schema<'_>>(rules, "a schema")
        .holds("items", items)
        .elements("allOf", to("schema"))
        .holds("properties", json!({ "additionalProperties": to("schema") }))
        .holds(
            "additionalProperties",
            json!({ "if": { "not": { "type": "boolean" } }, "then": to("schema") }),
        )
        .always(unless_reference(inner))
        .also(&RULE, unless_reference(json!({ "allOf": all })))
}

fn scheme(rules: &RuleSet) -> Object<'_> {
    let is = |name: &str, words: &[&str]| json!({ "properties": { name: { "enum": words } }, "required": [name] });
    let of_key = json!({
        "required": ["name", "in"],
        "properties": { "in": word_of(security::LOCATIONS) },
    });
    let mut of_oauth = json!({
        "required": ["flow", "scopes"],
        "properties": { "flow": word_of(security::FLOWS) },
    });
    of_oauth["allOf"] = json!([
        when(is("flow", &["implicit", "accessCode"]), json!({ "required": ["authorizationUrl"] })),
        when(
            is("flow", &["password", "application", "accessCode"]),
            json!({ "required": ["tokenUrl"] })
        ),
    ]);
    let scopes = json!({ "properties": { "scopes": {
        "patternProperties": { "^x-": true },
        "additionalProperties": typed(rules, "string", json!({})),
    } } });
    Object::of::<SecurityScheme<'_>>(rules, "how callers show who they are")
        .present(&RULE)
        .limit("type", choice(security::TYPES), &RULE)
        .even_blank(&["type"])
        .also(&RULE, when(is("type", &["apiKey"]), of_key))
        .also(&RULE, when(is("type", &["oauth2"]), of_oauth))
        .always(when(is("type", &["oauth2"]), scopes))
}
