//! The life of a backend, as a client sees it.

use std::error::Error;
use std::io::Write;

use apiglint::roma::model::{Builder, Parameter, Script};
use apiglint::roma::{BackendApi, ContentType, Method, ParameterName, Position, ScriptContent};
use serde_json::{Value, json};

use crate::desk::Client;

const ENVIRONMENT: &str = "DEFAULT_ENVIRONMENT_RELEASE_ID";
const PUBLISH: &str = "CreateOrDeletePublishRecordForApiV2";

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Sends what there is to send, and tells what comes of it.
pub(crate) fn walk(client: &Client, group: &str, out: &mut impl Write) -> Outcome<()> {
    let stock = stock()?;
    // Each parameter is good by itself; the builder has the whole in view.
    let query = Parameter::new(ParameterName::new(Position::Parameters, "X-Region")?);
    if let Err(report) = stock.clone().parameter(query).build() {
        writeln!(out, "not built: {report}")?;
    }
    let definition = serde_json::to_value(stock.build()?)?;
    let twice = json!([{ "name": "id", "in": "Headers" }, { "name": "ID", "in": "Parameters" }]);
    let twice = with(&definition, "parameters", twice);
    let mut tour = Tour { client, out };
    tour.step("create", "CreateLiveDataApiV2", &[], Some(&twice))?;
    tour.live(&definition, group)
}

struct Tour<'t, W> {
    client: &'t Client,
    out: &'t mut W,
}

impl<W: Write> Tour<'_, W> {
    fn live(&mut self, definition: &Value, group: &str) -> Outcome<()> {
        let made = self.step("create", "CreateLiveDataApiV2", &[], Some(definition))?;
        let path = &[("ld_api_id", made["id"].as_str().unwrap_or("none"))];
        self.step("save script", "CreateLiveDataApiScriptV2", path, Some(&scripts()?))?;
        let deploy = json!({
            "group_id": group, "env_id": ENVIRONMENT, "auth_type": "APP", "protocol": "HTTPS"
        });
        let deployed = self.step("deploy", "PublishLiveDataApiV2", path, Some(&deploy))?;
        let moved = with(definition, "path", "/stock/all".into());
        self.step("change path", "UpdateLiveDataApiV2", path, Some(&moved))?;
        let mut action =
            json!({ "action": "online", "api_id": deployed["api_id"], "env_id": ENVIRONMENT });
        self.step("publish", PUBLISH, &[], Some(&action))?;
        action["action"] = "offline".into();
        self.step("take offline", PUBLISH, &[], Some(&action))?;
        self.step("undeploy", "UnpublishLiveDataApiV2", path, None)?;
        self.step("change path", "UpdateLiveDataApiV2", path, Some(&moved))?;
        let app = json!({ "app_id": definition["roma_app_id"] });
        self.step("export", "ExportLiveDataApiDefinitionsV2", &[], Some(&app))?;
        self.step("delete", "DeleteLiveDataApiV2", path, None)?;
        self.step("show", "ShowLiveDataApiV2", path, None)?;
        Ok(())
    }

    /// The answer; null if there is no good one.
    fn step(
        &mut self,
        title: &str,
        operation: &str,
        path: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Outcome<Value> {
        match self.client.send(operation, path, body) {
            Ok(answer) => {
                writeln!(self.out, "{title}: {}", told(&answer))?;
                Ok(answer)
            }
            Err(failure) => {
                writeln!(self.out, "{title}: {failure}")?;
                Ok(Value::Null)
            }
        }
    }
}

fn with(definition: &Value, member: &str, value: Value) -> Value {
    let mut other = definition.clone();
    other[member] = value;
    other
}

fn stock() -> Outcome<Builder> {
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

fn scripts() -> Outcome<Value> {
    let source = "function execute(data) { return JSON.stringify(data); }";
    let script = Script::new("stock".parse()?, ScriptContent::from_source(source)?);
    Ok(json!({ "api_type": "function", "scripts": [script] }))
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
