//! The life of a backend, as a client sees it.

use std::error::Error;
use std::io::Write;

use apiglint::roma::model::{Builder, Parameter, Script};
use apiglint::roma::{BackendApi, ContentType, Method, ParameterName, Position, ScriptContent};
use serde_json::{Value, json};

use crate::desk::Client;

const ENVIRONMENT: &str = "DEFAULT_ENVIRONMENT_RELEASE_ID";

/// Sends what there is to send, and tells what comes of it.
pub(crate) fn walk(
    client: &Client,
    group: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let stock = stock()?;
    // The builder has the whole in view: two parameters are well, and overwrite each other.
    let query = Parameter::new(ParameterName::new(Position::Parameters, "X-Region")?);
    if let Err(report) = stock.clone().parameter(query).build() {
        writeln!(out, "not built: {report}")?;
    }
    let definition = serde_json::to_value(stock.build()?)?;
    let mut step = |title: &str, operation: &str, path: &[(&str, &str)], body: Option<Value>| {
        let answer = client.send(operation, path, body.as_ref());
        match &answer {
            Ok(answer) => writeln!(out, "{title}: {}", told(answer))?,
            Err(failure) => writeln!(out, "{title}: {failure}")?,
        }
        Ok::<_, Box<dyn Error>>(answer.unwrap_or_default())
    };

    let with = |member: &str, value: Value| {
        let mut other = definition.clone();
        other[member] = value;
        Some(other)
    };
    let twice = json!([{ "name": "id", "in": "Headers" }, { "name": "ID", "in": "Parameters" }]);
    step("create", "CreateLiveDataApiV2", &[], with("parameters", twice))?;
    let made = step("create", "CreateLiveDataApiV2", &[], Some(definition.clone()))?;
    let path = &[("ld_api_id", text(&made, "id"))];
    step("save script", "CreateLiveDataApiScriptV2", path, Some(scripts()?))?;
    let deploy = json!({ "group_id": group, "env_id": ENVIRONMENT, "auth_type": "APP", "protocol": "HTTPS" });
    let deployed = step("deploy", "PublishLiveDataApiV2", path, Some(deploy))?;
    step("change path", "UpdateLiveDataApiV2", path, with("path", "/stock/all".into()))?;
    let action = |action: &str| {
        Some(json!({ "action": action, "api_id": deployed["api_id"], "env_id": ENVIRONMENT }))
    };
    let publish = "CreateOrDeletePublishRecordForApiV2";
    step("publish", publish, &[], action("online"))?;
    step("take offline", publish, &[], action("offline"))?;
    step("undeploy", "UnpublishLiveDataApiV2", path, None)?;
    step("change path", "UpdateLiveDataApiV2", path, with("path", "/stock/all".into()))?;
    let app = json!({ "app_id": definition["roma_app_id"] });
    step("export", "ExportLiveDataApiDefinitionsV2", &[], Some(app))?;
    step("delete", "DeleteLiveDataApiV2", path, None)?;
    step("show", "ShowLiveDataApiV2", path, None)?;
    Ok(())
}

fn stock() -> Result<Builder, Box<dyn Error>> {
    let stock = BackendApi::builder(
        "stock-by-region".parse()?,
        "/stock/regions".parse()?,
        Method::GET,
        "1.0".parse()?,
        ContentType::Json,
        "5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358".parse()?,
    );
    let region = ParameterName::new(Position::Headers, "x-region")?;
    Ok(stock.parameter(Parameter::new(region).with_required(true)))
}

fn scripts() -> Result<Value, Box<dyn Error>> {
    let source = "function execute(data) { return JSON.stringify(data); }";
    let script = Script::new("stock".parse()?, ScriptContent::from_source(source)?);
    Ok(json!({ "api_type": "function", "scripts": [script] }))
}

fn text<'v>(value: &'v Value, member: &str) -> &'v str {
    value[member].as_str().unwrap_or("none")
}

/// What is worth telling of an answer.
fn told(answer: &Value) -> String {
    let of = |member: &str| answer.get(member).or_else(|| answer["api_definition"].get(member));
    if let Some(status) = of("status") {
        return format!("{} has status {status}", of("name").unwrap_or(&Value::Null));
    }
    if let Some(paths) = answer["paths"].as_object() {
        let paths: Vec<_> = paths.keys().map(String::as_str).collect();
        return format!("Swagger {} with {}", answer["swagger"], paths.join(", "));
    }
    answer.get("version_id").map_or("done".into(), |version| format!("version {version}"))
}
