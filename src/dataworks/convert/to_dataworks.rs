//! From ROMA Connect to DataService Studio.

use std::collections::BTreeSet;

use super::creation::{Connection, Creation, Details, RequestParameter, ResponseParameter};
use super::quoting::{Use, unquoted, with_tags};
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

const UNSAID: &str = "cannot be said of an API of DataService Studio";

/// Makes a request to create an API of a backend definition.
///
/// It takes backends whose one script is a statement in SQL. Parameters that stand there without quotes become long
/// integers, others are strings: quotes say no more.
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

/// The names of the parameters in a script, by how they stand there.
#[derive(Default)]
struct Uses {
    bare: BTreeSet<String>,
    quoted: BTreeSet<String>,
    inside: BTreeSet<String>,
}

impl Uses {
    /// What never stands in quotes is no string.
    fn is_number(&self, name: &str) -> bool {
        self.bare.contains(name) && !self.quoted.contains(name) && !self.inside.contains(name)
    }
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
        let (sql, uses, sql_mode) = self.sql(script)?;
        self.lose_members(definition);
        let parameters = self.request_parameters(definition, &uses);
        self.lose_of_uses(script, &uses, &parameters);
        let known = self.data_source(script);
        let side = &self.mapping.dataworks;
        let details = Details {
            is_paged_response: script.enable_result_paging().flag().unwrap_or_default(),
            script_connection: known.map(|known| Connection {
                connection_id: known.connection_id,
                table_name: known.table_name.clone(),
            }),
            script_request_parameters: parameters,
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
        let function = definition.members.ty().text().filter(|(_, ty)| *ty == "function");
        let other = first.ty().text().filter(|(_, ty)| *ty != "SQL");
        if let Some((at, _)) = other.or(function) {
            self.losses.add(at, "cannot be carried over: DataService Studio runs SQL only");
            return None;
        }
        Some(first)
    }

    /// The SQL without quotes around parameters, how they stood there, and which SQL it is.
    fn sql(&mut self, script: &roma::Script<'_>) -> Option<(String, Uses, SqlMode)> {
        let Some((node, content)) = script.content().filled() else {
            let at = script.content().node().unwrap_or(script.node());
            self.losses.add(at, "cannot be carried over without its content");
            return None;
        };
        let content = match roma::ScriptContent::try_from(&*content.decode()) {
            Ok(content) => content.decode(),
            Err(fault) => {
                self.losses.add(node, format!("cannot be carried over: it {fault}"));
                return None;
            }
        };
        let mut uses = Uses::default();
        let sql = unquoted(&content, |name, how| {
            let uses = match how {
                Use::Bare => &mut uses.bare,
                Use::Quoted => &mut uses.quoted,
                Use::Inside => &mut uses.inside,
            };
            uses.insert(name.to_owned());
        });
        Some(match with_tags(&sql) {
            Some(advanced) => (advanced, uses, SqlMode::Advanced),
            None => (sql, uses, SqlMode::Basic),
        })
    }

    /// Quotes say which parameters are strings, as far as one says it of each that is declared.
    fn lose_of_uses(
        &mut self,
        script: &roma::Script<'_>,
        uses: &Uses,
        parameters: &[RequestParameter],
    ) {
        let Some(node) = script.content().node() else { return };
        let both = uses.bare.iter().filter(|name| !uses.is_number(name)).count();
        let is_declared = |name: &&String| parameters.iter().any(|it| it.parameter_name == **name);
        let undeclared = uses.quoted.iter().filter(|name| !is_declared(name)).count();
        for (count, what) in [(both, "also without them"), (undeclared, "and not declared")] {
            if count > 0 {
                let message = "cannot be kept as it is written: of the parameters in quotes";
                self.losses.add(node, format!("{message} {count} are there {what}"));
            }
        }
    }

    fn data_source(&mut self, script: &roma::Script<'_>) -> Option<&'m DataSource> {
        let (node, id) = script.ds_id().filled()?;
        let known = self.mapping.data_sources.iter().find(|it| id == *it.ds_id);
        let Some(known) = known else {
            let unknown = "cannot be carried over: the mapping has no such data source";
            let parts = [script.ds_name().node(), script.ds_type().node()];
            for part in [Some(node)].into_iter().chain(parts).flatten() {
                self.losses.add(part, unknown);
            }
            return None;
        };
        for (field, name) in
            [(script.ds_name(), &known.ds_name), (script.ds_type(), &known.ds_type)]
        {
            let other = field
                .filled()
                .filter(|(_, text)| name.as_ref().is_none_or(|it| text != it.as_str()));
            if let Some((node, _)) = other {
                self.losses.add(node, "cannot be carried over: the mapping says otherwise");
            }
        }
        Some(known)
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
                // They go with the id.
                script.ds_name(),
                script.ds_type(),
                script.ty(),
                script.content(),
                script.enable_result_paging(),
            ];
            let carried = carried.map(Field::node);
            let carried = if script.ds_id().is_filled() { &carried[..] } else { &carried[3..] };
            self.losses.add_rest(script.node(), carried, UNSAID);
        }
    }

    fn request_parameters(
        &mut self,
        definition: &Definition<'_>,
        uses: &Uses,
    ) -> Vec<RequestParameter> {
        let data_type = |name: &str| {
            if uses.is_number(name) { DataType::Long } else { DataType::String }.integer()
        };
        let mut parameters = Vec::new();
        for parameter in definition.parameters() {
            self.lose_of_parameter(parameter);
            let position = match parameter.position() {
                Some(roma::Position::Headers) => Position::Head,
                Some(roma::Position::Parameters) => Position::Query,
                Some(roma::Position::Body) => {
                    self.body(parameter, &data_type, &mut parameters);
                    continue;
                }
                None => {
                    self.losses.add(parameter.node(), "cannot be carried over without a position");
                    continue;
                }
            };
            let Some(name) = text(parameter.name()) else {
                self.losses.add(parameter.node(), "cannot be carried over without a name");
                continue;
            };
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

    fn lose_of_parameter(&mut self, parameter: &roma::Parameter<'_>) {
        let carried = [
            parameter.name(),
            parameter.location(),
            parameter.default(),
            parameter.description(),
            parameter.required(),
        ];
        self.losses.add_rest(parameter.node(), &carried.map(Field::node), UNSAID);
    }

    /// The keys of a body, each as a parameter of its own.
    fn body(
        &mut self,
        parameter: &roma::Parameter<'_>,
        data_type: &impl Fn(&str) -> i64,
        parameters: &mut Vec<RequestParameter>,
    ) {
        let node = parameter.node();
        let body = Position::Body.integer();
        if parameters.iter().any(|it| it.parameter_position == body) {
            self.losses.add(node, "cannot be carried over: an API has one body, and there is one");
            return;
        }
        let default = text(parameter.default()).unwrap_or_default();
        let keys = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&default);
        let is_json = parameter.name().text().is_some_and(|(_, name)| name == "application/json");
        let keys = keys.ok().filter(|keys| is_json && !keys.is_empty());
        let Some(keys) = keys else {
            self.losses.add(
                node,
                "cannot be carried over: its default is no JSON object that names the keys",
            );
            return;
        };
        if let Some(description) = parameter.description().node() {
            self.losses.add(description, "cannot be said of the keys of a body");
        }
        let typed = keys.values().filter(|value| !value.is_string()).count();
        if let Some(default) = parameter.default().node().filter(|_| typed > 0) {
            let message = format!("cannot keep the types of its values: {typed} are no strings");
            self.losses.add(default, message);
        }
        for (name, value) in keys {
            let default = match value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            parameters.push(RequestParameter {
                parameter_data_type: data_type(&name),
                parameter_name: name,
                parameter_position: body,
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
