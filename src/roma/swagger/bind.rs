//! A definition, bound from an operation: each of its members is a node of the Swagger file.

use super::extensions::{Extensions, ScriptItem, datasource};
use crate::document::rules::r#type;
use crate::document::{Node, Text, Type};
use crate::roma::body::{Body, Format};
use crate::roma::definition::{Definition, Form, Position, ReadParameter, Script};
use crate::roma::rules::{path, script_type, x_livedata_datasource, x_livedata_scripts};
use crate::sink::Sink;
use crate::swagger::{Given, Location, Placed, Targets};
use crate::view::{Expect, Field, View};

/// How many schemas of `allOf` and references are looked into for the keys of one body.
const SCHEMAS: usize = 64;

/// Many times what a path may have, in bytes. A longer `basePath` has its violation, and is looked at once.
const LONGEST_BASE: usize = path::PATTERN.max * 12;

/// The position of a parameter; none of one that a definition cannot have.
pub(super) fn position(location: Location) -> Option<Position> {
    match location {
        Location::Header => Some(Position::Headers),
        Location::Query => Some(Position::Parameters),
        Location::Body | Location::FormData => Some(Position::Body),
        Location::Path => None,
    }
}

/// A parameter alone, for the rules that are about one.
pub(super) fn read_parameter<'d>(given: &Given<'d>) -> Option<ReadParameter<'d>> {
    let position = position(given.location?)?;
    let mut read = ReadParameter::new(given.node);
    fill_in(&mut read, given, position);
    Some(read)
}

fn fill_in<'d>(read: &mut ReadParameter<'d>, given: &Given<'d>, position: Position) {
    let parameter = &mut read.parameter;
    // The name of a body is its content type, which Swagger says elsewhere.
    if position != Position::Body {
        parameter.put("name", given.name);
    }
    parameter.put("in", given.location_field);
    if given.default.text().is_some() {
        parameter.put("default", given.default);
    }
    parameter.put("description", given.description);
    parameter.put("required", given.required);
    read.position = Some(position);
    read.is_input = position != Position::Body;
    read.is_swagger = true;
    read.is_shared = given.is_shared;
}

/// What an operation consumes, as the format of a body: JSON if it does not say.
pub(super) fn body_format(placed: &Placed<'_, '_>) -> Format {
    let own = placed.operation.consumes();
    let types = if own.node().is_some() { own } else { placed.root.consumes() };
    let mut formats = types.elements().filter_map(|node| Format::of(node.text()?));
    formats.next().unwrap_or(Format::Json)
}

impl<'d> Definition<'d> {
    /// Binds the definition that an operation is.
    pub(super) fn bind_operation(
        &mut self,
        placed: &Placed<'d, '_>,
        extensions: &Extensions<'d>,
        targets: &mut Targets<'d>,
        out: &mut Sink<'_>,
    ) {
        let base = placed.root.base_path().text().map(|(_, text)| text);
        let is_short = |base: &Text<'_>| base.length_bound() <= LONGEST_BASE;
        let base = base.filter(|base| *base != "" && *base != "/").filter(is_short);
        self.form = Form::Swagger(base);
        self.members.put("name", *placed.operation.operation_id());
        self.members.put("path", Field::of(placed.path));
        self.members.put("method", Field::of(placed.method));
        self.members.put("description", *placed.operation.description());
        self.members.put("version", *extensions.version());
        for given in placed.parameters {
            self.add_given(given, placed, targets);
        }
        self.inputs.index();
        for node in extensions.scripts().elements() {
            if r#type::check(node, Expect::Object, out) {
                self.add_item(node, out);
            }
        }
    }

    fn add_given(&mut self, given: &Given<'d>, placed: &Placed<'d, '_>, targets: &mut Targets<'d>) {
        let Some(position) = given.location.and_then(position) else { return };
        let number = self.parameters.len();
        fill_in(self.parameters.push(ReadParameter::new(given.node)), given, position);
        if given.location == Some(Location::Body) {
            let keys = Keys { number, format: body_format(placed) };
            keys.add(given, self, targets);
        } else if let Some((node, name)) = given.name.filled() {
            self.inputs.add(position, number, node, name);
        }
    }

    fn add_item(&mut self, node: Node<'d>, out: &mut Sink<'_>) {
        let mut item = ScriptItem::new(node);
        item.bind(out);
        x_livedata_scripts::check_item(&item, out);
        x_livedata_datasource::check_item(&item, out);
        let mut script = Script::new(node);
        // A function has a type in Swagger alone.
        if item.ty().text().is_some_and(|(_, text)| script_type::check(text).is_ok()) {
            script.put("type", *item.ty());
        }
        script.put("content", *item.content());
        script.put("object_name", *item.result());
        script.put("ds_name", datasource(&item, out).map_or(Field::ABSENT, Field::of));
        self.read_script(&script);
    }
}

fn filled(node: Node<'_>) -> Option<(Node<'_>, Text<'_>)> {
    Field::of(node).filled()
}

/// The keys of a body: what its schema and its example name.
struct Keys {
    /// Of the parameter.
    number: usize,
    format: Format,
}

impl Keys {
    fn add<'d>(&self, given: &Given<'d>, to: &mut Definition<'d>, targets: &mut Targets<'d>) {
        let mut waiting: Vec<_> = given.schema.into_iter().collect();
        let mut is_shared = given.is_shared;
        for _ in 0..SCHEMAS {
            let Some(node) = waiting.pop() else { return };
            let Ok(schema) = targets.follow(node) else { continue };
            is_shared |= schema != node;
            // Whatever several operations can refer to has a price, all that is inside it included.
            if is_shared && !targets.spend(schema.source_bytes().len()) {
                return;
            }
            self.add_schema(schema, to);
            if let Some(parts) = schema.get("allOf").filter(|parts| parts.ty() == Type::Array) {
                let before = waiting.len();
                waiting.extend(parts.children().take(SCHEMAS));
                waiting[before..].reverse();
            }
        }
    }

    fn add_schema<'d>(&self, schema: Node<'d>, to: &mut Definition<'d>) {
        for (key, node) in schema.members() {
            match (&*key.decode_bytes(), node.ty()) {
                (b"properties" | b"example", Type::Object) => {
                    for name in node.children() {
                        if let Some((node, name)) = name.name().and_then(filled) {
                            to.inputs.add(Position::Body, self.number, node, name);
                        }
                    }
                }
                (b"example", Type::String) => {
                    let read = filled(node).and_then(|value| {
                        Body::read_as(self.format, value, self.number, &mut to.inputs)
                    });
                    if let Some(body) = read {
                        to.bodies.push(body);
                    }
                }
                _ => {}
            }
        }
    }
}
