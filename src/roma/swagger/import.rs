//! Definitions of a Swagger 2.0 file.

use std::borrow::Cow;

use super::backend::{Backend, Form, Parameter, Script, default_text, example_text, keys};
use super::bind::{body_format, position};
use super::extensions::{Extensions, ScriptItem, datasource};
use super::media::content_type;
use crate::document::{Document, Node, Type};
use crate::loss::Losses;
use crate::roma::Status;
use crate::roma::body::Format;
use crate::roma::definition::Position;
use crate::roma::rules::{method, script_type, x_livedata_scripts::FUNCTION};
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::swagger::{Given, Location, Placed, Targets, Visitor};
use crate::view::{Field, View};

/// What [`import`] gives.
#[derive(Debug)]
#[non_exhaustive]
pub struct Imported<'d> {
    /// A definition for each operation, in the order of paths and methods.
    pub definitions: Vec<Backend<'d>>,
    /// What they do not say of the file.
    pub losses: Losses,
}

/// Reads the operations of a Swagger 2.0 file as definitions.
///
/// A definition has the id of its integration application, where the file has the name: the caller gives the id.
/// Whatever else the file says and a definition cannot is a [`Loss`](super::Loss); `info`, which is about the file
/// itself, is not. The file is not checked: [`check`](crate::check) does.
///
/// ```
/// use apiglint::{Document, roma::swagger};
///
/// let document = Document::from_json(br#"{ "swagger": "2.0", "info": { "title": "shop", "version": "1" },
///     "basePath": "/v1", "paths": { "/orders": { "get": {
///         "operationId": "orders", "summary": "Orders", "x-livedata-version": "1.0",
///         "x-livedata-status": "TESTED", "responses": { "200": { "description": "the orders" } }
///     } } } }"#)?;
/// let imported = swagger::import(&document, Some("a-1"));
/// let definition = serde_json::to_value(&imported.definitions[0])?;
/// assert_eq!(definition["path"], "/v1/orders");
/// assert_eq!(definition["status"], 3);
/// let lost: Vec<_> = imported.losses.iter().map(|loss| loss.to_string()).collect();
/// assert_eq!(lost, [
///     "/paths/~1orders/get/summary cannot be said in a definition",
///     "/paths/~1orders/get/x-livedata-status cannot be told from DEVELOPED in a definition: both are 3",
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import<'d>(document: &'d Document<'_>, app_id: Option<&'d str>) -> Imported<'d> {
    let rules = RuleSet::none();
    let mut import = Import { app_id, definitions: Vec::new(), losses: Losses::default() };
    let root = document.root();
    crate::swagger::check(root, &mut import, &mut Sink::new(&rules));
    import.add_rest_of_root(root);
    let Import { definitions, mut losses, .. } = import;
    losses.sort();
    Imported { definitions, losses }
}

const UNSAID: &str = "cannot be said in a definition";

/// Many times what a path may have, in bytes.
const LONGEST_BASE: usize = 4096;

struct Import<'d> {
    app_id: Option<&'d str>,
    definitions: Vec<Backend<'d>>,
    losses: Losses,
}

fn string<'d>(field: &Field<'d>) -> Option<Cow<'d, str>> {
    field.text().map(|(_, text)| text.decode())
}

/// The name of a member is one of these.
fn is_named(node: Node<'_>, names: &[&str]) -> bool {
    node.key().is_some_and(|key| names.iter().any(|name| key == **name))
}

impl<'d> Visitor<'d> for Import<'d> {
    fn operation(
        &mut self,
        placed: &Placed<'d, '_>,
        targets: &mut Targets<'d>,
        out: &mut Sink<'_>,
    ) {
        let names = method::SWAGGER.0.iter().zip(method::CHOICE.0);
        let is_it = |lower: &str| placed.method.text().is_some_and(|text| text == lower);
        let Some((_, method)) = names.into_iter().find(|(lower, _)| is_it(lower)) else {
            let message = "cannot be imported: the method of a backend is GET, PUT, POST or DELETE";
            self.losses.add(placed.method, message);
            return;
        };
        let mut extensions = Extensions::new(placed.operation.node());
        extensions.bind_known(out);
        let items = extensions.scripts().elements().filter(|it| it.ty() == Type::Object);
        let items: Vec<_> = items
            .map(|node| {
                let mut item = ScriptItem::new(node);
                item.bind(out);
                item
            })
            .collect();
        self.add_rest(placed, &extensions);
        let parameters = self.parameters(placed, targets);
        let is_listed = placed.operation.parameters().node().is_some();
        let definition = Backend {
            name: string(placed.operation.operation_id()),
            path: self.path(placed),
            method,
            description: string(placed.operation.description()),
            version: string(extensions.version()),
            content_type: self.content_type(placed),
            roma_app_id: self.app_id(placed, &extensions),
            roma_app_name: string(extensions.roma_app()),
            ty: backend_type(&items),
            status: self.status(&extensions),
            parameters: Some(parameters).filter(|them| is_listed || !them.is_empty()),
            scripts: extensions.scripts().node().map(|_| self.scripts(&items, out)),
        };
        self.definitions.push(definition);
    }
}

impl<'d> Import<'d> {
    /// What stands at the root or in `paths` and is not of an operation.
    fn add_rest_of_root(&mut self, root: Node<'d>) {
        let carried = [
            "swagger",
            "info",
            "basePath",
            "paths",
            "consumes",
            "produces",
            // Looked into from where they are referred to.
            "definitions",
            "parameters",
            "responses",
        ];
        let others = root.children().filter(|it| !is_named(*it, &carried));
        others.for_each(|it| self.losses.add(it, UNSAID));
        let items = root.get("paths").into_iter().flat_map(Node::children);
        for item in items {
            if item.key().is_some_and(|key| key.chars().next() != Some('/')) {
                self.losses.add(item, UNSAID);
                continue;
            }
            let known = ["get", "put", "post", "delete", "options", "head", "patch", "parameters"];
            let others = item.children().filter(|it| !is_named(*it, &known));
            others.for_each(|it| self.losses.add(it, UNSAID));
        }
    }

    fn add_rest(&mut self, placed: &Placed<'d, '_>, extensions: &Extensions<'d>) {
        let operation = placed.operation;
        let responses = operation.responses().node();
        let is_plain =
            |response: Node<'_>| response.children().all(|it| is_named(it, &["description"]));
        let are_plain = responses.is_some_and(|node| node.children().all(is_plain));
        let carried = [
            operation.operation_id().node(),
            operation.description().node(),
            operation.consumes().node(),
            operation.produces().node(),
            operation.parameters().node(),
            responses.filter(|_| are_plain),
            extensions.version().node(),
            extensions.status().node(),
            extensions.roma_app().node(),
            extensions.scripts().node(),
        ];
        self.losses.add_rest(operation.node(), &carried, UNSAID);
        let format = body_format(placed).name();
        let has_body = placed.parameters.iter().any(|it| it.location == Some(Location::Body));
        for node in operation.consumes().elements() {
            if !has_body || node.text().is_none_or(|text| text != format) {
                self.losses.add(node, UNSAID);
            }
        }
    }

    fn path(&mut self, placed: &Placed<'d, '_>) -> Cow<'d, str> {
        let path = placed.path.as_str().unwrap_or_default();
        match placed.root.base_path().text() {
            Some((node, base)) if base.length_bound() > LONGEST_BASE => {
                self.losses.add(node, "cannot be put before the paths: it is too long for them");
                path
            }
            Some((_, base)) if base != "/" => format!("{}{path}", base.decode()).into(),
            _ => path,
        }
    }

    /// The first of the media types that a definition knows; JSON if there is none.
    fn content_type(&mut self, placed: &Placed<'d, '_>) -> &'static str {
        let own = placed.operation.produces();
        let types = if own.node().is_some() { own } else { placed.root.produces() };
        let mut first = None;
        for node in types.elements() {
            let known = node.as_str().and_then(|it| content_type(&it));
            if first.is_some() || known.is_none() {
                self.losses.add(node, UNSAID);
            }
            first = first.or(known);
        }
        first.unwrap_or("json")
    }

    fn app_id(&mut self, placed: &Placed<'d, '_>, extensions: &Extensions<'d>) -> Option<&'d str> {
        if self.app_id.is_none() {
            let place = extensions.roma_app().node().unwrap_or(placed.operation.node());
            let message = "cannot give the definition its roma_app_id, which only the caller knows";
            self.losses.add(place, message);
        }
        self.app_id
    }

    fn status(&mut self, extensions: &Extensions<'d>) -> Option<Status> {
        let (node, text) = extensions.status().text()?;
        let word = text.decode();
        let status = Status::from_swagger(&word);
        match status {
            None => self.losses.add(node, UNSAID),
            Some(status) if status.swagger_name() != word => {
                let message = format!(
                    "cannot be told from {} in a definition: both are {}",
                    status.swagger_name(),
                    status.number()
                );
                self.losses.add(node, message);
            }
            Some(_) => {}
        }
        status
    }

    fn parameters(
        &mut self,
        placed: &Placed<'d, '_>,
        targets: &mut Targets<'d>,
    ) -> Vec<Parameter<'d>> {
        let mut parameters = Vec::new();
        let mut form = Form::default();
        for given in placed.parameters {
            match given.location {
                Some(Location::Body) => parameters.push(self.body(given, placed, targets)),
                Some(Location::FormData) => form.add(given, &mut self.losses),
                Some(location @ (Location::Header | Location::Query)) => {
                    parameters.extend(position(location).map(|it| self.parameter(given, it)));
                }
                Some(Location::Path) | None => self.losses.add(given.node, UNSAID),
            }
        }
        parameters.extend(form.into_parameter());
        parameters
    }

    fn parameter(&mut self, given: &Given<'d>, position: Position) -> Parameter<'d> {
        let is_string = |node: &Node<'_>| node.text().is_some_and(|text| text == "string");
        let default = given.default.node().and_then(default_text);
        let carried = [
            given.name.node(),
            given.location_field.node(),
            given.description.node(),
            given.required.node(),
            given.ty.node().filter(is_string),
            given.default.node().filter(|_| default.is_some()),
        ];
        self.losses.add_rest(given.node, &carried, UNSAID);
        Parameter {
            name: given.name.node().and_then(Node::as_str),
            position: position.name(),
            default,
            description: given.description.node().and_then(Node::as_str),
            required: given.required.node().and_then(Node::as_bool),
        }
    }

    fn body(
        &mut self,
        given: &Given<'d>,
        placed: &Placed<'d, '_>,
        targets: &mut Targets<'d>,
    ) -> Parameter<'d> {
        let carried = [
            given.name.node(),
            given.location_field.node(),
            given.description.node(),
            given.required.node(),
            given.schema,
        ];
        self.losses.add_rest(given.node, &carried, UNSAID);
        let format = body_format(placed);
        Parameter {
            name: Some(format.name().into()),
            position: Position::Body.name(),
            default: given.schema.and_then(|it| self.schema(it, given.is_shared, format, targets)),
            description: given.description.node().and_then(Node::as_str),
            required: given.required.node().and_then(Node::as_bool),
        }
    }

    /// The default of a body: its example, or else an object with the keys of its schema.
    fn schema(
        &mut self,
        node: Node<'d>,
        is_shared: bool,
        format: Format,
        targets: &mut Targets<'d>,
    ) -> Option<Cow<'d, str>> {
        let Ok(schema) = targets.follow(node) else {
            self.losses.add(node, UNSAID);
            return None;
        };
        if (is_shared || schema != node) && !targets.spend(schema.source().len()) {
            self.losses.add(node, "cannot be said in a definition: too many share it");
            return None;
        }
        let [properties, example] = ["properties", "example"].map(|name| schema.get(name));
        for member in schema.children() {
            if !is_named(member, &["type", "properties", "example"]) {
                self.losses.add(member, UNSAID);
            }
        }
        let properties = properties.into_iter().flat_map(Node::children);
        for member in properties.clone().flat_map(Node::children) {
            let is_free = is_named(member, &["items"]) && member.children().next().is_none();
            if !is_named(member, &["type"]) && !is_free {
                self.losses.add(member, UNSAID);
            }
        }
        let Some(example) = example else {
            let names = properties.filter_map(|it| Some(it.key()?.decode()));
            return keys(names, format);
        };
        let text = example_text(example);
        if text.is_none() {
            self.losses.add(example, UNSAID);
        }
        text
    }

    fn scripts(&mut self, items: &[ScriptItem<'d>], out: &mut Sink<'_>) -> Vec<Script<'d>> {
        let is_mixed = backend_type(items).is_none();
        let mut scripts = Vec::new();
        for item in items {
            let ty = item.ty().text().filter(|(_, text)| script_type::check(*text).is_ok());
            let is_function = item.ty().text().is_some_and(|(_, text)| text == FUNCTION);
            let name = datasource(item, out);
            let keeps_type = ty.is_some() || is_function && !is_mixed;
            let source = item.datasources().node().or(item.datasource().node());
            let carried = [
                item.ty().node().filter(|_| keeps_type),
                item.content().node(),
                item.result().node(),
                source,
            ];
            self.losses.add_rest(item.node(), &carried, UNSAID);
            if let Some(source) = source {
                self.losses.add_rest(source, &[name], UNSAID);
            }
            if ty.is_some() {
                let place = name.or(source).unwrap_or(item.node());
                let message = "cannot give the script its ds_id, which only the gateway knows";
                self.losses.add(place, message);
            }
            scripts.push(Script {
                ds_name: name.and_then(Node::as_str),
                ty: ty.map(|(_, text)| text.decode()),
                object_name: string(item.result()),
                content: string(item.content()),
            });
        }
        scripts
    }
}

/// What all scripts of a backend are; none if there are none, or of both kinds.
fn backend_type(items: &[ScriptItem<'_>]) -> Option<&'static str> {
    let ty = |item: &ScriptItem<'_>| {
        let (_, text) = item.ty().text()?;
        if text == FUNCTION {
            Some(FUNCTION)
        } else {
            script_type::check(text).ok().map(|()| "data")
        }
    };
    let first = ty(items.first()?)?;
    items.iter().all(|item| ty(item) == Some(first)).then_some(first)
}
