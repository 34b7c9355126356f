//! From DataService Studio to ROMA Connect.

use serde_json::{Map, Value};

use super::definition::{Definition, Parameter, Script};
use super::quoting::{has_quoted, plain, quoted, with_tags, without_tags};
use super::rendering;
use super::{Converted, DataSource, Mapping};
use crate::dataworks::api::{Api, Form, Members};
use crate::dataworks::details::{Connection, Details, Own, RequestParameter, Source};
use crate::dataworks::envelope;
use crate::dataworks::integers::{
    DataType, Method, Mode, Operator, Position, ResponseContentType, SqlMode,
};
use crate::document::{Document, Node};
use crate::loss::Losses;
use crate::roma;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::sql;
use crate::view::Field;

const UNSAID: &str = "cannot be said in a backend definition";
const NAMELESS: &str = "cannot be carried over without a name";

/// Makes a backend definition of an API: of a request to create or change it, or of a read of it, in its envelope
/// or without.
///
/// A wizard becomes the SQL that it stands for, which needs the names of columns that reads of an API under
/// development have. A registered service has no counterpart.
///
/// ```
/// use apiglint::Document;
/// use apiglint::dataworks::convert::{Mapping, to_roma};
///
/// let document = Document::from_json(br#"{
///     "ApiName": "stock_levels", "ApiPath": "/stock", "ApiMode": 1, "ApiDescription": "all stock",
///     "GroupId": "ds_1", "ProjectId": 1, "Protocols": "1", "RequestMethod": 0, "ResponseContentType": 0,
///     "Timeout": 1000, "VisibleRange": 0,
///     "ScriptDetails": "{\"script\":\"select amount from stock\",\"isPagedResponse\":true}"
/// }"#)?;
/// let converted = to_roma(&document, &Mapping::default());
/// let json: serde_json::Value = serde_json::from_str(&converted.json.unwrap_or_default())?;
/// assert_eq!((&json["name"], &json["method"]), (&"stock_levels".into(), &"GET".into()));
/// assert_eq!(converted.losses.iter().next().map(|loss| loss.to_string()).as_deref(),
///     Some("/GroupId cannot be said in a backend definition"));
/// let missing: Vec<_> = converted.report.violations().iter().map(|it| it.to_string()).collect();
/// assert_eq!(missing, ["error: /roma_app_id must be there [roma/required]",
///     "error: /scripts/0/ds_id must be there [roma/script-required]"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_roma(document: &Document<'_>, mapping: &Mapping) -> Converted {
    let node = envelope::payload(document.root());
    let silent = RuleSet::none();
    let mut out = Sink::new(&silent);
    let mut members = Members::new(node);
    members.bind(&mut out);
    let source = Source::read(&members, &mut out);
    let details = source.bind(&mut out);
    let form = envelope::form(node).unwrap_or(Form::Create);
    let api = Api { members, form, details, before: None };
    let mut carrier = Carrier { mapping, losses: Losses::default() };
    let definition = carrier.definition(&api);
    Converted::new(definition.as_ref(), &roma::kinds::DEFINITION, carrier.losses)
}

struct Carrier<'m> {
    mapping: &'m Mapping,
    losses: Losses,
}

fn text(field: &Field<'_>) -> Option<String> {
    field.text().map(|(_, text)| text.decode().into_owned())
}

fn integer(field: &Field<'_>) -> Option<i64> {
    field.node()?.as_i64()
}

impl<'m> Carrier<'m> {
    fn definition(&mut self, api: &Api<'_>) -> Option<Definition> {
        let it = &api.members;
        let mode = api.mode();
        let Some(details) = api.details.iter().find(|details| Some(details.mode) == mode) else {
            self.losses.add(it.node(), "cannot be carried over without the details of its mode");
            return None;
        };
        if details.mode == Mode::Registration {
            let message =
                "cannot be carried over: a backend has a script, not a service of its own";
            self.losses.add(it.api_mode().node().unwrap_or(it.node()), message);
            return None;
        }
        self.lose_members(api, details);
        let strings = strings(details);
        let mut parameters = self.parameters(details);
        parameters.extend(self.body(details));
        let sql = match &details.own {
            Own::Script(script) => self.script(script.script(), it.sql_mode()),
            _ => self.rendered(details),
        };
        let scripts = sql.and_then(|sql| {
            let sql = quoted(&sql, |name| strings.iter().any(|each| each == name));
            self.roma_script(&sql, details)
        });
        Some(Definition {
            name: text(it.api_name()),
            path: text(it.api_path()),
            method: integer(it.request_method()).and_then(Method::of).map(Method::meaning),
            description: self.fitting(api.description(), roma::description),
            version: self.mapping.roma.version.clone(),
            content_type: match integer(it.response_content_type())
                .and_then(ResponseContentType::of)
            {
                Some(ResponseContentType::Json) => Some("json"),
                Some(ResponseContentType::Xml) => Some("xml"),
                None => None,
            },
            roma_app_id: self.mapping.roma.roma_app_id.clone(),
            ty: "data",
            parameters,
            scripts: scripts.into_iter().collect(),
        })
    }

    /// A text that the other platform takes as it is; another is lost.
    fn fitting(
        &mut self,
        field: &Field<'_>,
        check: impl Fn(&str) -> Result<(), crate::report::Fault>,
    ) -> Option<String> {
        let (node, _) = field.text()?;
        let text = text(field)?;
        match check(&text) {
            Ok(()) => Some(text),
            Err(fault) => {
                self.losses.add(node, format!("cannot be carried over: there it {fault}"));
                None
            }
        }
    }

    /// What has no counterpart.
    fn lose_members(&mut self, api: &Api<'_>, details: &Details<'_>) {
        let it = &api.members;
        let carried = [
            it.api_name(),
            it.api_path(),
            it.api_mode(),
            api.description(),
            it.request_method(),
            it.response_content_type(),
            it.sql_mode(),
            it.wizard_details(),
            it.script_details(),
            it.registration_details(),
        ];
        self.losses.add_rest(it.node(), &carried.map(Field::node), UNSAID);
        if details.mode == Mode::Wizard {
            self.lose(it.api_mode(), "cannot be told from the script that a wizard becomes");
        }
        for other in api.details.iter().filter(|other| other.mode != details.mode) {
            self.losses.add(other.node(), "cannot be carried over: they are not those of the mode");
        }
        let script = match &details.own {
            Own::Script(script) => script.script(),
            _ => details.response_parameters(),
        };
        let paged = match &details.own {
            Own::Wizard(wizard) => wizard.is_paged_response(),
            Own::Script(script) => script.is_paged_response(),
            Own::Registration(_) => return,
        };
        let carried = [script, paged, details.connection(), details.request_parameters()];
        self.losses.add_rest(details.node(), &carried.map(Field::node), UNSAID);
        self.lose_of_connection(details);
    }

    /// The id is carried over where the mapping has it, and the table where the mapping says it too.
    fn lose_of_connection(&mut self, details: &Details<'_>) {
        let Some(connection) = connection(details) else { return };
        let known = self.known(details);
        if known.is_none() {
            let message = "cannot be carried over: the mapping has no such data source";
            self.lose(connection.connection_id(), message);
        }
        let table = connection.table_name().filled();
        let is_said = table.is_none_or(|(_, table)| {
            known
                .and_then(|known| known.table_name.as_ref())
                .is_some_and(|name| table == name.as_str())
        });
        if !is_said && details.mode == Mode::Script {
            self.lose(connection.table_name(), UNSAID);
        }
        let carried = [connection.connection_id(), connection.table_name()];
        self.losses.add_rest(connection.node(), &carried.map(Field::node), UNSAID);
    }

    /// The data source of the mapping.
    fn known(&self, details: &Details<'_>) -> Option<&'m DataSource> {
        let id = integer(connection(details)?.connection_id())?;
        self.mapping.data_sources.iter().find(|it| it.connection_id == id)
    }

    fn parameters(&mut self, details: &Details<'_>) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for parameter in &details.parameters {
            self.lose_of_parameter(details, parameter);
            let location = match position(parameter) {
                Some(Position::Query) => "Parameters",
                Some(Position::Head) => "Headers",
                // It becomes a key of the body.
                Some(Position::Body) => continue,
                Some(Position::Path) | None => {
                    let at = parameter.position().node().unwrap_or(parameter.node());
                    self.losses
                        .add(at, "cannot be carried over: a backend has no parameters in its path");
                    continue;
                }
            };
            let Some(name) = text(parameter.name()) else {
                self.losses.add(parameter.node(), NAMELESS);
                continue;
            };
            let description = self.fitting(parameter.description(), roma::parameter_description);
            parameters.push(Parameter {
                name,
                location,
                default: text(parameter.default_value()).filter(|default| !default.is_empty()),
                description: description.filter(|description| !description.is_empty()),
                required: parameter.is_required().flag().unwrap_or_default(),
            });
        }
        parameters
    }

    fn lose_of_parameter(&mut self, details: &Details<'_>, parameter: &RequestParameter<'_>) {
        let wizard = details.mode == Mode::Wizard;
        let data_type = integer(parameter.data_type()).and_then(DataType::of);
        if !matches!(data_type, None | Some(DataType::String)) {
            let message =
                "cannot be said in a backend definition but by the lack of quotes in the script";
            self.lose(parameter.data_type(), message);
        }
        let operator = integer(parameter.operator()).and_then(Operator::of);
        if !wizard && !matches!(operator, None | Some(Operator::Equal)) {
            self.lose(parameter.operator(), UNSAID);
        }
        let in_body = position(parameter) == Some(Position::Body);
        let nowhere = &Field::ABSENT;
        let carried = [
            parameter.name(),
            parameter.data_type(),
            parameter.position(),
            parameter.operator(),
            parameter.is_required(),
            parameter.default_value(),
            if wizard { parameter.column_name() } else { nowhere },
            if in_body { nowhere } else { parameter.description() },
        ];
        let carried = carried.map(Field::node);
        // An empty text says nothing.
        let is_said = |it: &Node<'_>| it.text().is_none_or(|text| !text.is_blank());
        for member in parameter.node().children().filter(is_said) {
            if !carried.contains(&Some(member)) {
                self.losses.add(member, UNSAID);
            }
        }
    }

    fn lose(&mut self, field: &Field<'_>, message: &'static str) {
        if let Some(node) = field.node() {
            self.losses.add(node, message);
        }
    }

    /// The parameters in the body, as the one parameter that a backend has for them.
    fn body(&mut self, details: &Details<'_>) -> Option<Parameter> {
        let mut keys = Map::new();
        let inside = || details.parameters.iter().filter(|it| position(it) == Some(Position::Body));
        let required = inside().any(|it| it.is_required().flag() == Some(true));
        for parameter in inside() {
            let Some(name) = text(parameter.name()) else {
                self.losses.add(parameter.node(), NAMELESS);
                continue;
            };
            if required && parameter.is_required().flag() != Some(true) {
                let at = parameter.is_required().node().unwrap_or(parameter.node());
                self.losses.add(at, "cannot be said of one key: the body as a whole is required");
            }
            let default = text(parameter.default_value()).unwrap_or_default();
            if keys.insert(name, Value::String(default)).is_some() {
                self.losses.add(parameter.node(), "cannot be there twice in a body");
            }
        }
        (!keys.is_empty()).then(|| Parameter {
            name: "application/json".into(),
            location: "Body",
            default: Some(Value::Object(keys).to_string()),
            description: None,
            required,
        })
    }

    /// The SQL of a script.
    fn script(&mut self, field: &Field<'_>, mode: &Field<'_>) -> Option<String> {
        let (node, written) = field.filled()?;
        let written = written.decode();
        if sql::first_tag(&written).is_some() {
            let sql = without_tags(&written);
            if sql.is_none() {
                self.losses.add(node, "cannot be carried over: ROMA Connect knows no tags in SQL");
            }
            return sql;
        }
        let is_advanced = integer(mode).and_then(SqlMode::of) == Some(SqlMode::Advanced);
        if is_advanced {
            self.lose(mode, UNSAID);
        }
        let sql = plain(&written, is_advanced);
        if sql != written {
            let message =
                "cannot be kept as it is written: it becomes SQL without escapes and #{ }";
            self.losses.add(node, message);
        } else if with_tags(&sql).is_some() {
            let message = "cannot be kept as it is written: ROMA Connect leaves out what brackets hold, without a value";
            self.losses.add(node, message);
        } else if has_quoted(&sql) {
            let message = "cannot be kept as it is written: quotes around parameters mean that they are strings";
            self.losses.add(node, message);
        }
        Some(sql)
    }

    /// The SQL that a wizard stands for.
    fn rendered(&mut self, details: &Details<'_>) -> Option<String> {
        match rendering::select(details, connection(details).as_ref()) {
            Ok(sql) => Some(sql),
            Err((at, why)) => {
                self.losses.add(at, format!("cannot be written as SQL: {why}"));
                None
            }
        }
    }

    fn roma_script(&mut self, sql: &str, details: &Details<'_>) -> Option<Script> {
        let content = match roma::ScriptContent::from_source(sql) {
            Ok(content) => content,
            Err(fault) => {
                self.losses
                    .add(details.node(), format!("cannot be carried over: the script {fault}"));
                return None;
            }
        };
        let known = self.known(details);
        Some(Script {
            ds_id: known.map(|known| known.ds_id.clone()),
            ds_name: known.and_then(|known| known.ds_name.clone()),
            ds_type: known.and_then(|known| known.ds_type.clone()),
            ty: "SQL",
            object_name: self.mapping.roma.object_name.clone(),
            content,
            enable_result_paging: details.is_paged().unwrap_or_default(),
        })
    }
}

fn position(parameter: &RequestParameter<'_>) -> Option<Position> {
    match integer(parameter.position()) {
        // Where nothing is said, a wizard or a script has the query only.
        None => Some(Position::Query),
        Some(position) => Position::of(position),
    }
}

/// The names of parameters that are strings.
fn strings(details: &Details<'_>) -> Vec<String> {
    let is_string = |parameter: &&RequestParameter<'_>| {
        matches!(
            integer(parameter.data_type()).and_then(DataType::of),
            None | Some(DataType::String)
        )
    };
    details.parameters.iter().filter(is_string).filter_map(|it| text(it.name())).collect()
}

fn connection<'d>(details: &Details<'d>) -> Option<Connection<'d>> {
    Connection::of(details.connection().node()?)
}
