//! Definitions as one Swagger 2.0 file.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use super::file::{
    Datasource, Example, Info, Map, Operation, Parameter, Property, Response, Schema, ScriptItem,
    SwaggerFile,
};
use super::media::media_type;
use crate::document::{Document, Node, Type};
use crate::limits::Limits;
use crate::loss::Losses;
use crate::roma::body::Format;
use crate::roma::definition::{Definition, Position, ReadParameter, Script};
use crate::roma::rules::{method, x_livedata_scripts::FUNCTION};
use crate::roma::{Members, Status};
use crate::swagger::VERSION;
use crate::view::Field;

/// What [`export`] gives.
#[derive(Debug)]
#[non_exhaustive]
pub struct Exported<'d> {
    /// The Swagger file.
    pub file: SwaggerFile<'d>,
    /// What it does not say of the definitions.
    pub losses: Losses,
}

/// Writes definitions as one Swagger 2.0 file with `x-livedata-…` extensions.
///
/// Whatever a definition says that the file cannot is a [`Loss`](super::Loss). A definition without path, method or
/// name, or with those of another, is lost as a whole. Definitions are not checked: what is wrong with them is wrong
/// with the file.
///
/// ```
/// use apiglint::{Document, roma::swagger};
///
/// let document = Document::from_json(br#"{ "name": "orders", "path": "/orders", "method": "GET",
///     "version": "1.0", "content_type": "json", "roma_app_id": "a-1", "roma_app_name": "shop" }"#)?;
/// let exported = swagger::export([document.root()]);
/// let file = serde_json::to_value(&exported.file)?;
/// assert_eq!(file["paths"]["/orders"]["get"]["operationId"], "orders");
/// assert_eq!(file["paths"]["/orders"]["get"]["x-livedata-roma-app"], "shop");
/// let lost: Vec<_> = exported.losses.iter().map(|loss| loss.pointer.as_str()).collect();
/// assert_eq!(lost, ["/roma_app_id"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn export<'d>(definitions: impl IntoIterator<Item = Node<'d>>) -> Exported<'d> {
    let mut export = Export::default();
    for node in definitions {
        export.add(node);
        export.losses.next_definition();
    }
    export.losses.sort();
    let info = Info { title: "custom backends", version: "1.0" };
    let file = SwaggerFile { swagger: VERSION, info, paths: export.paths };
    Exported { file, losses: export.losses }
}

const UNSAID: &str = "cannot be said in a Swagger file";

#[derive(Default)]
struct Export<'d> {
    paths: Map<Cow<'d, str>, Map<&'static str, Operation<'d>>>,
    /// Where each path stands.
    numbers: HashMap<Cow<'d, str>, usize>,
    names: HashSet<Cow<'d, str>>,
    losses: Losses,
}

fn string<'d>(field: &Field<'d>) -> Option<Cow<'d, str>> {
    field.text().map(|(_, text)| text.decode())
}

impl<'d> Export<'d> {
    fn add(&mut self, node: Node<'d>) {
        let Some(definition) = Definition::of(node) else {
            self.losses.add(node, "cannot be exported: it is not an object");
            return;
        };
        let members = &definition.members;
        let method = string(members.method()).and_then(|method| lower(&method));
        let (Some(path), Some(name), Some(method)) =
            (string(members.path()), string(members.name()), method)
        else {
            let message = "cannot be exported without a path, a name, and a method of GET, PUT, POST or DELETE";
            self.losses.add(node, message);
            return;
        };
        let number = *self.numbers.entry(path.clone()).or_insert_with(|| {
            self.paths.0.push((path, Map::default()));
            self.paths.0.len() - 1
        });
        let Some((_, item)) = self.paths.0.get(number) else { return };
        if item.0.iter().any(|(other, _)| *other == method) {
            let message = "cannot be exported: another definition has its path and method";
            self.losses.add(node, message);
            return;
        }
        if !self.names.insert(name.clone()) {
            let message = "cannot be exported: another definition has its name, and no two operationIds can be the same";
            self.losses.add(node, message);
            return;
        }
        let operation = self.operation(&definition, name);
        if let Some((_, item)) = self.paths.0.get_mut(number) {
            item.0.push((method, operation));
        }
    }

    fn operation(&mut self, definition: &Definition<'d>, name: Cow<'d, str>) -> Operation<'d> {
        let members = &definition.members;
        let status = members.status().node().and_then(|it| Status::try_from(it.as_i64()?).ok());
        let produces = string(members.content_type()).and_then(|it| media_type(&it));
        self.add_rest(members, status.is_some(), produces.is_some());
        self.check_type(definition);
        let parameters = members.parameters().node().map(|_| self.parameters(definition));
        let scripts = members.scripts().node().map(|_| self.scripts(definition));
        let body = definition.parameters.iter().find_map(|read| body(read));
        Operation {
            name,
            description: string(members.description()),
            consumes: body.map(|format| [format.name()]),
            produces: produces.map(|produces| [produces]),
            parameters,
            responses: Map(vec![("default", Response { description: "what the backend answers" })]),
            version: string(members.version()),
            status: status.unwrap_or(Status::ToBeDeveloped).swagger_name(),
            roma_app: string(members.roma_app_name()),
            scripts,
        }
    }

    fn add_rest(&mut self, members: &Members<'d>, has_status: bool, has_content_type: bool) {
        if let Some(id) = members.roma_app_id().node() {
            let message = "cannot be said in a Swagger file, which has the name of the application and not its id";
            self.losses.add(id, message);
        }
        let is_default = members.return_format().flag() == Some(false);
        let carried = [
            members.name().node(),
            members.path().node(),
            members.method().node(),
            members.description().node(),
            members.version().node(),
            members.content_type().node().filter(|_| has_content_type),
            members.roma_app_name().node(),
            members.return_format().node().filter(|_| is_default),
            members.status().node().filter(|_| has_status),
            members.ty().node(),
            members.parameters().node(),
            members.scripts().node(),
        ];
        self.losses.add_rest(members.node(), &carried, UNSAID);
    }

    /// The type of a backend is that of its scripts.
    fn check_type(&mut self, definition: &Definition<'d>) {
        let Some((node, text)) = definition.members.ty().text() else { return };
        let mut scripts = definition.scripts().map(|script| script_type(definition, script));
        let follows = match scripts.next() {
            None => false,
            Some(first) if first == FUNCTION => {
                text == FUNCTION && scripts.all(|it| it == FUNCTION)
            }
            Some(_) => text == "data" && scripts.all(|it| it != FUNCTION),
        };
        if !follows {
            let message =
                "cannot be said in a Swagger file, where it follows from the types of the scripts";
            self.losses.add(node, message);
        }
    }

    fn parameters(&mut self, definition: &Definition<'d>) -> Vec<Parameter<'d>> {
        for node in definition.members.parameters().elements().filter(|it| it.ty() != Type::Object)
        {
            self.losses.add(node, UNSAID);
        }
        let mut has_body = false;
        let mut seen = HashSet::new();
        let mut parameters = Vec::new();
        for read in definition.parameters.iter() {
            let node = read.parameter.node();
            let location = match read.position {
                Some(Position::Headers) => "header",
                Some(Position::Parameters) => "query",
                Some(Position::Body) if body(read).is_some() && !has_body => "body",
                Some(Position::Body) if has_body => {
                    let message = "cannot be said in a Swagger file: an operation has one body";
                    self.losses.add(node, message);
                    continue;
                }
                _ => {
                    self.losses.add(
                        node,
                        "cannot be said in a Swagger file: it has no known position and name",
                    );
                    continue;
                }
            };
            has_body |= location == "body";
            let Some(name) = string(read.parameter.name()) else {
                self.losses.add(
                    node,
                    "cannot be said in a Swagger file: it has no known position and name",
                );
                continue;
            };
            if !seen.insert((location, name.clone())) {
                self.losses
                    .add(node, "cannot be said in a Swagger file: another parameter has its name");
                continue;
            }
            parameters.push(self.parameter(definition, read, name, location));
        }
        parameters
    }

    fn parameter(
        &mut self,
        definition: &Definition<'d>,
        read: &ReadParameter<'d>,
        name: Cow<'d, str>,
        location: &'static str,
    ) -> Parameter<'d> {
        let parameter = &read.parameter;
        let carried = [
            parameter.name().node(),
            parameter.location().node(),
            parameter.default().node(),
            parameter.description().node(),
            parameter.required().node(),
        ];
        self.losses.add_rest(parameter.node(), &carried, UNSAID);
        let format = body(read);
        Parameter {
            name: if format.is_some() { "body".into() } else { name },
            location,
            description: string(parameter.description()),
            required: parameter.required().flag(),
            ty: format.is_none().then_some("string"),
            default: string(parameter.default()).filter(|_| format.is_none()),
            schema: format.map(|format| schema(definition, read, format)),
        }
    }

    fn scripts(&mut self, definition: &Definition<'d>) -> Vec<ScriptItem<'d>> {
        for node in definition.members.scripts().elements().filter(|it| it.ty() != Type::Object) {
            self.losses.add(node, UNSAID);
        }
        definition.scripts().map(|script| self.script(definition, script)).collect()
    }

    fn script(&mut self, definition: &Definition<'d>, script: &Script<'d>) -> ScriptItem<'d> {
        let ty = script_type(definition, script);
        if let Some((node, text)) = script.ty().text()
            && text != *ty
        {
            self.losses.add(node, "cannot be said in a Swagger file, where the script of a function has the type function");
        }
        let is_default = |field: &Field<'d>| field.node().filter(|it| it.as_bool() == Some(false));
        let carried = [
            script.ds_name().node(),
            script.ty().node(),
            script.object_name().node(),
            script.content().node(),
            is_default(script.enable_result_paging()),
            is_default(script.enable_preparestatement()),
        ];
        self.losses.add_rest(script.node(), &carried, UNSAID);
        ScriptItem {
            ty,
            content: string(script.content()),
            result: string(script.object_name()),
            datasources: string(script.ds_name()).map(|name| Datasource { name }),
        }
    }
}

/// A method as a path item has it.
fn lower(method: &str) -> Option<&'static str> {
    let names = method::CHOICE.0.iter().zip(method::SWAGGER.0);
    names.into_iter().find(|(name, _)| **name == method).map(|(_, lower)| *lower)
}

/// The format of a body parameter.
fn body(read: &ReadParameter<'_>) -> Option<Format> {
    read.name_in(Position::Body).and_then(|(_, name)| Format::of(name))
}

/// A script's type as Swagger has it: `function` where the backend is one, whatever the script says.
fn script_type<'d>(definition: &Definition<'d>, script: &Script<'d>) -> Cow<'d, str> {
    let own = string(script.ty());
    match own {
        _ if definition.is_of_type(FUNCTION) => FUNCTION.into(),
        Some(own) => own,
        None if is_of_data(definition) => "SQL".into(),
        None => FUNCTION.into(),
    }
}

/// Whether a backend, if it is no function, is one of data: it says so, or one of its scripts shows it.
fn is_of_data(definition: &Definition<'_>) -> bool {
    let mut scripts = definition.scripts();
    definition.is_of_type("data")
        || scripts.any(|it| it.ty().node().is_some() || it.ds_id().node().is_some())
}

/// The schema of a body: an object with the keys of its default, or a string.
fn schema<'d>(definition: &Definition<'d>, read: &ReadParameter<'d>, format: Format) -> Schema<'d> {
    let text = string(read.parameter.default());
    let node = read.parameter.default().node();
    let is_sound = definition.bodies.iter().any(|it| Some(it.value) == node && it.flaw.is_none());
    let object = text.as_deref().filter(|_| format == Format::Json && is_sound).and_then(object);
    match object {
        Some((properties, example)) => Schema {
            ty: "object",
            properties: Some(properties),
            example: Some(Example::Json(example)),
        },
        None => Schema {
            ty: if format == Format::Json && text.is_none() { "object" } else { "string" },
            properties: None,
            example: text.map(Example::Text),
        },
    }
}

/// How deep an example can nest: deeper ones stay strings, so that the file can be read.
const DEEPEST: usize = 64;

fn object(text: &str) -> Option<(Map<String, Property>, Box<RawValue>)> {
    // White space around it would be lost.
    if text.trim() != text {
        return None;
    }
    let limits = Limits { depth: DEEPEST, ..Limits::default() };
    let document = Document::from_json_within(text.as_bytes(), &limits).ok()?;
    let properties = document.root().members().map(|(key, node)| {
        let ty = match node.ty() {
            Type::Null => None,
            Type::Boolean => Some("boolean"),
            Type::Number => Some("number"),
            Type::String => Some("string"),
            Type::Array => Some("array"),
            Type::Object => Some("object"),
        };
        let items = (node.ty() == Type::Array).then(Map::default);
        (key.decode().into_owned(), Property { ty, items })
    });
    let properties = Map(properties.collect());
    Some((properties, RawValue::from_string(text.to_owned()).ok()?))
}
