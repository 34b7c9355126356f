//! Parameters.

use super::root::choose_one;
use super::rules::structure::{report, require};
use super::simple::{FORMATS, TYPES, simple};
use super::{Walk, repeated};
use crate::choice::Choice;
use crate::document::rules::r#type;
use crate::document::{Node, twins};
use crate::sink::Place;
use crate::view::{Expect, Field, view};

view! {
    /// The Parameter Object.
    pub(super) struct Parameter {
        reference: "$ref" String,
        name: "name" String required,
        location: "in" String required,
        description: "description" String,
        required: "required" Boolean,
        schema: "schema" Object,
        ty: "type" String,
        items: "items" Object,
        collection_format: "collectionFormat" String,
        default: "default" Anything,
        enumeration: "enum" Array,
        max_length: "maxLength" Integer,
        min_length: "minLength" Integer,
        max_items: "maxItems" Integer,
        min_items: "minItems" Integer,
        multiple_of: "multipleOf" Number,
        allow_empty_value: "allowEmptyValue" Boolean,
        .. "format" String, "maximum" Number, "exclusiveMaximum" Boolean, "minimum" Number,
        "exclusiveMinimum" Boolean, "pattern" String, "uniqueItems" Boolean,
    }
}

pub(super) const LOCATIONS: Choice = Choice(&["query", "header", "path", "formData", "body"]);
pub(super) const FIELD_TYPES: Choice =
    Choice(&["string", "number", "integer", "boolean", "array", "file"]);
pub(super) const MULTI_FORMATS: Choice = Choice(&["csv", "ssv", "tsv", "pipes", "multi"]);

/// A parameter that an operation has, as far as its operation matters to it.
#[derive(Clone, Copy)]
pub(crate) struct Given<'d> {
    pub(crate) node: Node<'d>,
    /// What `in` says.
    pub(crate) location: Option<Location>,
    /// The `in` itself.
    pub(crate) location_field: Field<'d>,
    /// Of a parameter whose name is no string, absent.
    pub(crate) name: Field<'d>,
    pub(crate) description: Field<'d>,
    pub(crate) required: Field<'d>,
    pub(crate) default: Field<'d>,
    pub(crate) schema: Option<Node<'d>>,
    pub(crate) ty: Field<'d>,
    /// Whether other operations can have it, too.
    pub(crate) is_shared: bool,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Location {
    Query,
    Header,
    Path,
    FormData,
    Body,
}

impl Location {
    /// In the order of [`LOCATIONS`].
    const ALL: [Location; 5] =
        [Location::Query, Location::Header, Location::Path, Location::FormData, Location::Body];
}

/// The parameters of a list, references followed.
pub(super) struct Parameters<'d> {
    pub(super) list: Vec<Given<'d>>,
    /// Whether every reference led to one.
    pub(super) is_complete: bool,
}

impl<'d> Parameter<'d> {
    fn place(&self) -> Option<Location> {
        let (_, text) = self.location().text()?;
        Location::ALL.get(LOCATIONS.position(text)?).copied()
    }

    fn given(&self, location: Option<Location>, is_shared: bool) -> Given<'d> {
        let is_text = self.name().text().is_some();
        Given {
            node: self.node(),
            location,
            location_field: *self.location(),
            name: if is_text { *self.name() } else { Field::ABSENT },
            description: *self.description(),
            required: *self.required(),
            default: *self.default(),
            schema: self.schema().node(),
            ty: *self.ty(),
            is_shared,
        }
    }
}

impl Given<'_> {
    /// What looking at it once more costs.
    fn price(&self) -> usize {
        let texts = [self.name, self.description, self.default];
        texts.iter().filter_map(Field::node).map(|node| node.source_bytes().len()).sum()
    }
}

impl<'d> Parameters<'d> {
    /// Adds the parameters of the path, but for those that the operation has of its own.
    pub(super) fn inherit(&mut self, shared: &Parameters<'d>) {
        self.is_complete &= shared.is_complete;
        if shared.list.is_empty() {
            return;
        }
        let name = |it: &Given<'d>| it.name.text().map(|(_, text)| text.decode());
        let key = |it: &Given<'d>| (name(it), it.location);
        let mut own: Vec<_> = self.list.iter().map(key).collect();
        own.sort_unstable();
        let others = shared.list.iter().filter(|it| own.binary_search(&key(it)).is_err());
        self.list.extend(others);
    }
}

impl<'d> Walk<'d, '_, '_> {
    /// Binds the parameters of an operation, or of a path item, whose operations share them, into an empty list.
    pub(super) fn list_parameters(
        &mut self,
        field: &Field<'d>,
        is_shared: bool,
        list: Vec<Given<'d>>,
    ) -> Parameters<'d> {
        let mut parameters = Parameters { list, is_complete: true };
        for node in field.elements() {
            match self.given(node, is_shared) {
                Some(given) => parameters.list.push(given),
                None => parameters.is_complete = false,
            }
        }
        self.check_unique(&parameters.list);
        parameters
    }

    /// Checks a parameter where it stands; the one that is meant, if it refers to another.
    fn given(&mut self, node: Node<'d>, is_shared: bool) -> Option<Given<'d>> {
        if !r#type::check(node, Expect::Object, self.out) {
            return None;
        }
        let mut parameter = Parameter::new(node);
        parameter.bind(self.out);
        if parameter.reference().node().is_some() {
            let target = self.targets.expect(node, self.out)?;
            return self.shared(target).filter(|it| self.targets.spend(it.price()));
        }
        let location = parameter.place();
        self.check_parameter(&parameter, location);
        let given = parameter.given(location, is_shared);
        if is_shared {
            self.visitor.shared_parameter(&given, self.out);
        }
        Some(given)
    }

    /// A parameter that others refer to. It is checked once.
    pub(super) fn shared(&mut self, node: Node<'d>) -> Option<Given<'d>> {
        if let Some(known) = self.shared.get(&node.order()) {
            return *known;
        }
        let given = self.given(node, true);
        self.shared.insert(node.order(), given);
        given
    }

    fn check_parameter(&mut self, parameter: &Parameter<'d>, location: Option<Location>) {
        let node = parameter.node();
        require(node, "name", parameter.name(), self.out);
        let Some(location) = location else {
            choose_one(node, "in", parameter.location(), LOCATIONS, self.out);
            return;
        };
        if location == Location::Body {
            self.check_body(parameter);
            return;
        }
        if let Some(schema) = parameter.schema().node() {
            report(schema, "cannot be there: only a body has a schema", self.out);
        }
        if location == Location::Path && parameter.required().flag() != Some(true) {
            let place = match parameter.required().node() {
                Some(required) => Place::Value(required),
                None => Place::Missing(node, "required"),
            };
            report(place, "must be true: every part of a path is there", self.out);
        }
        let is_listed = matches!(location, Location::Query | Location::FormData);
        if let Some(empty) = parameter.allow_empty_value().node().filter(|_| !is_listed) {
            report(empty, "cannot be there: only query and formData can be empty", self.out);
        }
        let types = if location == Location::FormData { FIELD_TYPES } else { TYPES };
        let formats = if is_listed { MULTI_FORMATS } else { FORMATS };
        simple!(parameter).check(types, formats, self.out);
    }

    /// "If in is "body"": a schema, and nothing that a schema says.
    fn check_body(&mut self, parameter: &Parameter<'d>) {
        require(parameter.node(), "schema", parameter.schema(), self.out);
        if let Some(schema) = parameter.schema().node() {
            self.check_schema(schema, false);
        }
        let others = [
            parameter.ty(),
            parameter.items(),
            parameter.collection_format(),
            parameter.default(),
            parameter.enumeration(),
            parameter.max_length(),
            parameter.min_length(),
            parameter.max_items(),
            parameter.min_items(),
            parameter.multiple_of(),
            parameter.allow_empty_value(),
        ];
        for node in others.into_iter().filter_map(Field::node) {
            report(node, "cannot be there: of a body, its schema says that", self.out);
        }
    }

    /// "A unique parameter is defined by a combination of a name and location."
    fn check_unique(&mut self, parameters: &[Given<'d>]) {
        // Of most the names are enough.
        let names = parameters.iter().filter_map(|it| it.name.text());
        if twins::are_distinct(names.map(|(_, name)| name.hash())) {
            return;
        }
        for location in Location::ALL {
            let there = parameters.iter().filter(|it| it.location == Some(location));
            let names = there.filter_map(|it| it.name.node());
            for (later, first) in repeated(names) {
                let message = "cannot be the name of another parameter in the same place";
                if let Some(violation) = report(later, message, self.out) {
                    violation.relate(first, "first here");
                }
            }
        }
    }
}
