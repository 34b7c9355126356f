//! From ROMA Connect to DataService Studio.

use serde::Serialize;

use super::quoting::{unquoted, with_tags};
use super::{Converted, DataSource, Mapping};
use crate::dataworks::integers::{
    DataType, Method, Mode, Operator, Position, ResponseContentType, SqlMode,
};
use crate::dataworks::kinds::CREATE_REQUEST;
use crate::document::{Document, Node};
use crate::loss::Losses;
use crate::roma::{self, Definition};
use crate::sql::{self, Column};
use crate::view::Field;

/// A request to create an API, its members in the vendor's order.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Creation {
    api_name: Option<String>,
    api_path: Option<String>,
    api_mode: i64,
    api_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant_id: Option<i64>,
    protocols: String,
    request_method: Option<i64>,
    response_content_type: Option<i64>,
    sql_mode: i64,
    timeout: i64,
    visible_range: i64,
    script_details: String,
}

/// What stands as JSON in `ScriptDetails`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    is_paged_response: bool,
    script: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    script_connection: Option<Connection>,
    script_request_parameters: Vec<RequestParameter>,
    script_response_parameters: Vec<ResponseParameter>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Connection {
    connection_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    table_name: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestParameter {
    parameter_name: String,
    parameter_data_type: i64,
    parameter_position: i64,
    parameter_operator: i64,
    is_required_parameter: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter_description: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResponseParameter {
    parameter_name: String,
    parameter_data_type: i64,
}

const UNSAID: &str = "cannot be said of an API of DataService Studio";

/// Makes a request to create an API of a backend definition.
///
/// It takes backends whose one script is a statement in SQL. Parameters that stand in quotes there are strings, others
/// become long integers: quotes say no more.
///
/// ```
/// use apiglint::Document;
/// use apiglint::dataworks::convert::{Mapping, to_dataworks};
///
/// let document = Document::from_json(br#"{
///     "name": "orders", "path": "/orders", "method": "GET", "version": "1.0", "content_type": "json",
///     "description": "all orders", "roma_app_id": "a-1", "type": "data",
///     "scripts": [{ "ds_id": "d-1", "type": "SQL", "object_name": "rows", "enable_result_paging": true,
///                   "content": "c2VsZWN0IGFtb3VudCBmcm9tIG9yZGVycw==" }]
/// }"#)?;
/// let mapping: Mapping = serde_json::from_str(r#"{
///     "dataworks": { "ProjectId": 1, "GroupId": "ds_1" },
///     "data_sources": [{ "ConnectionId": 7, "TableName": "orders", "ds_id": "d-1" }]
/// }"#)?;
/// let converted = to_dataworks(&document, &mapping);
/// assert_eq!(converted.report.to_string(), "");
/// let json: serde_json::Value = serde_json::from_str(&converted.json.unwrap_or_default())?;
/// assert_eq!(json["ScriptDetails"].as_str().map(|details| details.contains("select amount from orders")), Some(true));
/// let lost: Vec<_> = converted.losses.iter().map(|loss| loss.pointer.to_string()).collect();
/// assert_eq!(lost, ["/version", "/roma_app_id", "/scripts/0/object_name"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_dataworks(document: &Document<'_>, mapping: &Mapping) -> Converted {
    let mut carrier = Carrier { mapping, losses: Losses::default() };
    let definition = Definition::of(document.root());
    if definition.is_none() {
        carrier.losses.add(document.root(), "cannot be carried over: it is no definition");
    }
    let request = definition.and_then(|definition| carrier.creation(&definition));
    Converted::new(request.as_ref(), &CREATE_REQUEST, carrier.losses)
}

struct Carrier<'m> {
    mapping: &'m Mapping,
    losses: Losses,
}

fn text(field: &Field<'_>) -> Option<String> {
    field.text().map(|(_, text)| text.decode().into_owned())
}

fn method(field: &Field<'_>) -> Option<i64> {
    let (_, text) = field.text()?;
    let method = Method::ALL.iter().find(|method| text == method.meaning())?;
    Some(method.integer())
}

impl<'m> Carrier<'m> {
    fn creation(&mut self, definition: &Definition<'_>) -> Option<Creation> {
        let it = &definition.members;
        let script = self.only_script(definition)?;
        let (sql, strings, sql_mode) = self.sql(script)?;
        self.lose_members(definition);
        let known = self.data_source(script);
        let side = &self.mapping.dataworks;
        let details = Details {
            is_paged_response: script.enable_result_paging().flag().unwrap_or_default(),
            script_connection: known.map(|known| Connection {
                connection_id: known.connection_id,
                table_name: known.table_name.clone(),
            }),
            script_request_parameters: self.request_parameters(definition, &strings),
            script_response_parameters: self.response_parameters(script, &sql, sql_mode),
            script: sql,
        };
        Some(Creation {
            api_name: text(it.name()),
            api_path: text(it.path()),
            api_mode: Mode::Script.integer(),
            api_description: text(it.description()),
            group_id: side.group_id.clone(),
            project_id: side.project_id,
            tenant_id: side.tenant_id,
            protocols: side.protocols.clone(),
            request_method: method(it.method()),
            response_content_type: self.content_type(it.content_type()),
            sql_mode: sql_mode.integer(),
            timeout: side.timeout,
            visible_range: side.visible_range,
            // What is made here can be written.
            script_details: serde_json::to_string(&details).unwrap_or_default(),
        })
    }

    /// The script, if there is one and DataService Studio can run it.
    fn only_script<'s, 'd>(
        &mut self,
        definition: &'s Definition<'d>,
    ) -> Option<&'s roma::Script<'d>> {
        let mut scripts = definition.scripts();
        let Some(first) = scripts.next() else {
            let message = "cannot be carried over without a script";
            self.losses.add(
                definition.members.scripts().node().unwrap_or(definition.members.node()),
                message,
            );
            return None;
        };
        for other in scripts {
            self.losses.add(other.node(), "cannot be carried over: an API has one script");
        }
        let (ty, of) = (definition.members.ty(), first.ty());
        if ty.text().is_some_and(|(_, ty)| ty == "function")
            || of.text().is_some_and(|(_, of)| of != "SQL")
        {
            let at = of.node().or(ty.node()).unwrap_or(first.node());
            self.losses.add(at, "cannot be carried over: DataService Studio runs SQL only");
            return None;
        }
        Some(first)
    }

    /// The SQL without quotes around parameters, which parameters are strings, and which SQL it is.
    fn sql(&mut self, script: &roma::Script<'_>) -> Option<(String, Vec<String>, SqlMode)> {
        let (node, content) = script.content().text()?;
        let content = match roma::ScriptContent::try_from(&*content.decode()) {
            Ok(content) => content,
            Err(fault) => {
                self.losses.add(node, format!("cannot be carried over: it {fault}"));
                return None;
            }
        };
        let mut strings = Vec::new();
        let sql = unquoted(&content.decode(), |name| strings.push(name.to_owned()));
        Some(match with_tags(&sql) {
            Some(advanced) => (advanced, strings, SqlMode::Advanced),
            None => (sql, strings, SqlMode::Basic),
        })
    }

    fn data_source(&mut self, script: &roma::Script<'_>) -> Option<&'m DataSource> {
        let (node, id) = script.ds_id().filled()?;
        let known = self.mapping.data_sources.iter().find(|it| id == *it.ds_id);
        if known.is_none() {
            self.losses.add(node, "cannot be carried over: the mapping has no such data source");
        }
        known
    }

    fn content_type(&mut self, field: &Field<'_>) -> Option<i64> {
        let (node, text) = field.text()?;
        match () {
            () if text == "json" => Some(ResponseContentType::Json.integer()),
            () if text == "xml" => Some(ResponseContentType::Xml.integer()),
            () => {
                self.losses.add(node, UNSAID);
                None
            }
        }
    }

    fn lose_members(&mut self, definition: &Definition<'_>) {
        let it = &definition.members;
        let carried = [
            it.name(),
            it.path(),
            it.method(),
            it.content_type(),
            it.description(),
            it.ty(),
            it.parameters(),
            it.scripts(),
        ];
        self.losses.add_rest(it.node(), &carried.map(Field::node), UNSAID);
        if let Some(script) = definition.scripts().next() {
            let carried = [
                script.ds_id(),
                script.ds_name(),
                script.ds_type(),
                script.ty(),
                script.content(),
                script.enable_result_paging(),
            ];
            self.losses.add_rest(script.node(), &carried.map(Field::node), UNSAID);
        }
    }

    fn request_parameters(
        &mut self,
        definition: &Definition<'_>,
        strings: &[String],
    ) -> Vec<RequestParameter> {
        let data_type = |name: &str| {
            let is_string = strings.iter().any(|each| each == name);
            if is_string { DataType::String } else { DataType::Long }.integer()
        };
        let mut parameters = Vec::new();
        for parameter in definition.parameters() {
            let position = match parameter.position() {
                Some(roma::Position::Headers) => Position::Head,
                Some(roma::Position::Parameters) => Position::Query,
                Some(roma::Position::Body) => {
                    self.body(parameter, &data_type, &mut parameters);
                    continue;
                }
                None => continue,
            };
            let Some(name) = text(parameter.name()) else { continue };
            parameters.push(RequestParameter {
                parameter_data_type: data_type(&name),
                parameter_name: name,
                parameter_position: position.integer(),
                parameter_operator: Operator::Equal.integer(),
                is_required_parameter: parameter.required().flag().unwrap_or_default(),
                default_value: text(parameter.default()),
                parameter_description: text(parameter.description()),
            });
        }
        parameters
    }

    /// The keys of a body, each as a parameter of its own.
    fn body(
        &mut self,
        parameter: &roma::Parameter<'_>,
        data_type: &impl Fn(&str) -> i64,
        parameters: &mut Vec<RequestParameter>,
    ) {
        let node = parameter.node();
        let default = text(parameter.default()).unwrap_or_default();
        let keys = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&default);
        let is_json = parameter.name().text().is_some_and(|(_, name)| name == "application/json");
        let (Ok(keys), true) = (keys, is_json) else {
            self.losses.add(
                node,
                "cannot be carried over: its default is no JSON object that names the keys",
            );
            return;
        };
        if let Some(description) = parameter.description().node() {
            self.losses.add(description, "cannot be said of the keys of a body");
        }
        for (name, value) in keys {
            let default = match value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            parameters.push(RequestParameter {
                parameter_data_type: data_type(&name),
                parameter_name: name,
                parameter_position: Position::Body.integer(),
                parameter_operator: Operator::Equal.integer(),
                is_required_parameter: parameter.required().flag().unwrap_or_default(),
                default_value: Some(default).filter(|default| !default.is_empty()),
                parameter_description: None,
            });
        }
    }

    fn response_parameters(
        &mut self,
        script: &roma::Script<'_>,
        sql: &str,
        mode: SqlMode,
    ) -> Vec<ResponseParameter> {
        let mut columns = Vec::new();
        let mut unnamed = 0_usize;
        sql::columns(sql, mode == SqlMode::Advanced, |column| {
            match column {
                Column::Named(at) => columns.push(ResponseParameter {
                    parameter_name: sql::unquoted(&sql[at]).into_owned(),
                    parameter_data_type: DataType::String.integer(),
                }),
                Column::All(_) | Column::Unnamed(_) => unnamed += 1,
            }
            false
        });
        if unnamed > 0 {
            let node: Node<'_> = script.content().node().unwrap_or(script.node());
            self.losses.add(
                node,
                format!("cannot be given back whole: {unnamed} of its columns have no name"),
            );
        }
        columns
    }
}
