//! Schemas.

use super::root::check_external_docs;
use super::rules::structure::{report, unique};
use super::simple::{Bounds, check_default, check_enumeration};
use super::{Walk, check_free, strings};
use crate::choice::Choice;
use crate::document::rules::{duplicate_member, r#type};
use crate::document::{Node, Type};
use crate::view::{Expect, view};

view! {
    /// The Schema Object.
    pub(crate) struct Schema {
        reference: "$ref" String,
        ty: "type" Anything,
        items: "items" Anything,
        all_of: "allOf" Array,
        properties: "properties" Object,
        additional_properties: "additionalProperties" Anything,
        default: "default" Anything,
        example: "example" Anything,
        enumeration: "enum" Array,
        required: "required" Array,
        max_length: "maxLength" Integer,
        min_length: "minLength" Integer,
        max_items: "maxItems" Integer,
        min_items: "minItems" Integer,
        multiple_of: "multipleOf" Number,
        max_properties: "maxProperties" Integer,
        min_properties: "minProperties" Integer,
        xml: "xml" Object,
        external_docs: "externalDocs" Object,
        .. "format" String, "title" String, "description" String, "maximum" Number,
        "exclusiveMaximum" Boolean, "minimum" Number, "exclusiveMinimum" Boolean,
        "pattern" String, "uniqueItems" Boolean, "discriminator" String, "readOnly" Boolean,
    }
}

view! {
    /// The XML Object.
    pub(super) struct Xml {
        .. "name" String, "namespace" String, "prefix" String, "attribute" Boolean,
        "wrapped" Boolean,
    }
}

pub(super) const TYPES: Choice =
    Choice(&["string", "number", "integer", "boolean", "array", "object", "null"]);
/// The schema of a response can be a file.
pub(super) const RESPONSE_TYPES: Choice =
    Choice(&["string", "number", "integer", "boolean", "array", "object", "null", "file"]);

impl<'d> Walk<'d, '_, '_> {
    /// Checks a schema and those inside it. Not by calling itself: they can nest as deep as the document.
    pub(super) fn check_schema(&mut self, node: Node<'d>, is_response: bool) {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.push(node);
        let mut types = if is_response { RESPONSE_TYPES } else { TYPES };
        while let Some(node) = waiting.pop() {
            if r#type::check(node, Expect::Object, self.out) {
                let mut schema = Schema::new(node);
                schema.bind(self.out);
                self.check_own(&schema, types);
                self.add_inner(&schema, &mut waiting);
            }
            types = TYPES;
        }
        self.waiting = waiting;
    }

    fn check_own(&mut self, schema: &Schema<'d>, types: Choice) {
        let node = schema.node();
        if schema.reference().node().is_some() {
            self.targets.expect(node, self.out);
            return;
        }
        self.check_type(schema, types);
        for free in [schema.default(), schema.example()] {
            check_free(free, self.out);
        }
        if let (Some(default), Some((_, ty))) = (schema.default().node(), schema.ty().text()) {
            check_default(default, &ty.decode_bytes(), self.out);
        }
        check_enumeration(schema.enumeration(), self.out);
        for field in [schema.required(), schema.all_of()] {
            if let Some(list) = field.node().filter(|list| list.children().next().is_none()) {
                report(list, "cannot be empty", self.out);
            }
        }
        let required = strings(schema.required(), self.out);
        unique(required, "cannot be in the list twice", self.out);
        let counts = [
            schema.max_length(),
            schema.min_length(),
            schema.max_items(),
            schema.min_items(),
            schema.max_properties(),
            schema.min_properties(),
        ];
        Bounds { counts, multiple_of: schema.multiple_of() }.check(self.out);
        if let Some(xml) = schema.xml().node() {
            Xml::new(xml).bind(self.out);
        }
        check_external_docs(schema.external_docs(), self.out);
    }

    /// One type; the schema of the specification also lets a list of them pass.
    fn check_type(&mut self, schema: &Schema<'d>, choice: Choice) {
        let Some(node) = schema.ty().node() else { return };
        let listed = node.children().filter(|_| node.ty() == Type::Array);
        let one = (node.ty() != Type::Array).then_some(node);
        for node in listed.chain(one) {
            if r#type::check(node, Expect::String, self.out)
                && let Some(Err(message)) = node.text().map(|text| choice.check(text))
            {
                report(node, message, self.out);
            }
        }
    }

    fn add_inner(&mut self, schema: &Schema<'d>, waiting: &mut Vec<Node<'d>>) {
        if let Some(properties) = schema.properties().node() {
            // A property may be named like an extension.
            duplicate_member::check(properties.children(), false, self.out);
            waiting.extend(properties.children());
        }
        waiting.extend(schema.all_of().elements());
        match schema.items().node() {
            Some(items) if items.ty() == Type::Array => waiting.extend(items.children()),
            items => waiting.extend(items.filter(|items| items.ty() != Type::Null)),
        }
        let others = schema.additional_properties().node();
        waiting.extend(others.filter(|node| node.ty() != Type::Boolean));
    }
}
