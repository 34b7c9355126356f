//! What parameters, headers and items have in common: the types that are no schema.

use super::check_free;
use super::root::choose_one;
use super::rules::structure::{choose, report, require, unique};
use crate::choice::Choice;
use crate::document::{Node, Type};
use crate::sink::Sink;
use crate::view::{Field, is_integer, view};

view! {
    /// The Header Object.
    pub(super) struct Header {
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
        .. "format" String, "maximum" Number, "exclusiveMaximum" Boolean, "minimum" Number,
        "exclusiveMinimum" Boolean, "pattern" String, "uniqueItems" Boolean, "description" String,
    }
}

view! {
    /// The Items Object.
    pub(super) struct Items {
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
        .. "format" String, "maximum" Number, "exclusiveMaximum" Boolean, "minimum" Number,
        "exclusiveMinimum" Boolean, "pattern" String, "uniqueItems" Boolean,
    }
}

pub(super) const TYPES: Choice = Choice(&["string", "number", "integer", "boolean", "array"]);
pub(super) const FORMATS: Choice = Choice(&["csv", "ssv", "tsv", "pipes"]);

/// The headers of a response.
pub(super) fn check_header(node: Node<'_>, out: &mut Sink<'_>) {
    let mut header = Header::new(node);
    header.bind(out);
    simple!(header).check(TYPES, FORMATS, out);
}

/// The members that say it.
pub(super) struct Simple<'v, 'd> {
    pub(super) object: Node<'d>,
    pub(super) ty: &'v Field<'d>,
    pub(super) items: &'v Field<'d>,
    pub(super) collection_format: &'v Field<'d>,
    pub(super) default: &'v Field<'d>,
    pub(super) enumeration: &'v Field<'d>,
    pub(super) bounds: Bounds<'v, 'd, 4>,
}

/// Members that count something, and one that divides.
pub(super) struct Bounds<'v, 'd, const N: usize> {
    pub(super) counts: [&'v Field<'d>; N],
    pub(super) multiple_of: &'v Field<'d>,
}

macro_rules! simple {
    ($view:ident) => {
        $crate::swagger::simple::Simple {
            object: $view.node(),
            ty: $view.ty(),
            items: $view.items(),
            collection_format: $view.collection_format(),
            default: $view.default(),
            enumeration: $view.enumeration(),
            bounds: $crate::swagger::simple::Bounds {
                counts: [
                    $view.max_length(),
                    $view.min_length(),
                    $view.max_items(),
                    $view.min_items(),
                ],
                multiple_of: $view.multiple_of(),
            },
        }
    };
}
pub(super) use simple;

impl Simple<'_, '_> {
    pub(super) fn check(&self, types: Choice, formats: Choice, out: &mut Sink<'_>) {
        self.check_own(types, formats, out);
        // Not by calling itself: items can nest as deep as the document.
        let mut inner = self.items.node();
        while let Some(node) = inner {
            let mut items = Items::new(node);
            items.bind(out);
            simple!(items).check_own(TYPES, FORMATS, out);
            inner = items.items().node();
        }
    }

    fn check_own(&self, types: Choice, formats: Choice, out: &mut Sink<'_>) {
        choose_one(self.object, "type", self.ty, types, out);
        choose(self.collection_format, formats, out);
        let is_array = self.ty.text().is_some_and(|(_, ty)| ty == "array");
        if is_array {
            require(self.object, "items", self.items, out);
        }
        check_free(self.default, out);
        if let (Some(default), Some((_, ty))) = (self.default.node(), self.ty.text()) {
            check_default(default, &ty.decode_bytes(), out);
        }
        check_enumeration(self.enumeration, out);
        self.bounds.check(out);
    }
}

impl<const N: usize> Bounds<'_, '_, N> {
    pub(super) fn check(&self, out: &mut Sink<'_>) {
        for node in self.counts.iter().filter_map(|field| field.node()) {
            if node.source().starts_with('-') && node.as_i64() != Some(0) {
                report(node, "cannot be less than 0", out);
            }
        }
        if let Some(node) = self.multiple_of.node() {
            let is_more = node.source().parse::<f64>().is_ok_and(|number| number > 0.0);
            if !is_more {
                report(node, "must be more than 0", out);
            }
        }
    }
}

/// "This value MUST conform to the defined type for this parameter."
pub(super) fn check_default(default: Node<'_>, ty: &[u8], out: &mut Sink<'_>) {
    let (fits, expected) = match ty {
        b"string" => (default.ty() == Type::String, "a string"),
        b"number" => (default.ty() == Type::Number, "a number"),
        b"integer" => (default.ty() == Type::Number && is_integer(default), "an integer"),
        b"boolean" => (default.ty() == Type::Boolean, "a boolean"),
        b"array" => (default.ty() == Type::Array, "an array"),
        b"object" => (default.ty() == Type::Object, "an object"),
        b"null" => (default.ty() == Type::Null, "null"),
        _ => return,
    };
    if !fits {
        report(default, format!("must be {expected}, as its type says"), out);
    }
}

/// What a value can be: at least one thing.
pub(super) fn check_enumeration(enumeration: &Field<'_>, out: &mut Sink<'_>) {
    let Some(node) = enumeration.node() else { return };
    if node.children().next().is_none() {
        report(node, "cannot be empty: no value would fit", out);
    }
    check_free(enumeration, out);
    let strings = node.children().filter(|it| it.ty() == Type::String);
    unique(strings, "cannot be in the list twice", out);
}
