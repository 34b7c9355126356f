//! Swagger 2.0, whoever the API belongs to: the objects of the specification, one file each.
//!
//! A [`Walk`] goes through a file once. What a dialect has to say about an operation or a security scheme,
//! it says as the walk's [`Visitor`], which is handed what is bound already.
//!
//! Specification: <https://github.com/OAI/OpenAPI-Specification/blob/3.1.1/versions/2.0.md>.

pub(crate) mod json_schema;
pub mod kinds;
mod operation;
mod parameter;
mod path;
mod reference;
mod response;
mod root;
pub mod rules;
mod schema;
mod security;
mod simple;
mod template;

use std::collections::HashMap;

use crate::document::rules::{duplicate_member, r#type, unknown_member};
use crate::document::twins::{self, Seen};
use crate::document::{Children, Node, Type};
use crate::sink::Sink;
use crate::view::{Expect, Field};

pub(crate) use operation::Operation;
pub(crate) use parameter::{Given, Location};
pub(crate) use reference::Targets;
pub(crate) use root::{Root, check};
pub(crate) use rules::version::VERSION;

/// An operation in its place, bound.
pub(crate) struct Placed<'d, 'w> {
    /// The key of its path, as a value.
    pub(crate) path: Node<'d>,
    /// The key of its method, as a value.
    pub(crate) method: Node<'d>,
    pub(crate) operation: &'w Operation<'d>,
    /// Its own parameters and those of its path; references are followed.
    pub(crate) parameters: &'w [Given<'d>],
    pub(crate) root: &'w Root<'d>,
}

/// A dialect, which has more to say.
pub(crate) trait Visitor<'d> {
    /// Is handed every operation.
    fn operation(&mut self, _: &Placed<'d, '_>, _: &mut Targets<'d>, _: &mut Sink<'_>) {}

    /// Is handed, once, every parameter that several operations can share.
    fn shared_parameter(&mut self, _: &Given<'d>, _: &mut Sink<'_>) {}

    /// Is handed every security scheme that is an object.
    fn security_scheme(&mut self, _: Node<'d>, _: &mut Sink<'_>) {}
}

/// No dialect.
impl Visitor<'_> for () {}

/// One walk through a file.
struct Walk<'d, 'w, 'r> {
    root: Root<'d>,
    targets: Targets<'d>,
    visitor: &'w mut dyn Visitor<'d>,
    out: &'w mut Sink<'r>,
    /// Parameters that stand at the root or in a path item, by [`Node::order`].
    shared: HashMap<u32, Option<Given<'d>>>,
    /// The `operationId`s, hashed while they are at hand.
    operation_ids: Vec<(Node<'d>, u64)>,
    /// Room for schemas that wait to be checked.
    waiting: Vec<Node<'d>>,
    /// Room for the parameters of an operation.
    spare: Vec<Given<'d>>,
    /// The security schemes, by name.
    schemes: HashMap<String, security::Scheme>,
}

/// The elements of an array that are strings; reports the others.
fn strings<'d>(
    field: &Field<'d>,
    out: &mut Sink<'_>,
) -> impl Iterator<Item = Node<'d>> + Clone + use<'d> {
    for node in field.elements() {
        r#type::check(node, Expect::String, out);
    }
    field.elements().filter(|node| node.ty() == Type::String)
}

/// The nodes whose text an earlier one has, each with that one. Sorting keeps many from taking quadratic time.
fn repeated<'d>(nodes: impl Iterator<Item = Node<'d>> + Clone) -> Vec<(Node<'d>, Node<'d>)> {
    let is_lone = nodes.clone().nth(1).is_none();
    if is_lone || twins::are_distinct(nodes.clone().map(twins::hash)) {
        return Vec::new();
    }
    let mut sorted: Vec<_> = nodes.map(|node| (node.as_str(), node)).collect();
    sorted.sort_by(|(a, first), (b, later)| (a, first.order()).cmp(&(b, later.order())));
    let same = sorted.chunk_by(|(a, _), (b, _)| a == b);
    same.flat_map(|same| same.iter().skip(1).map(|(_, later)| (*later, same[0].1))).collect()
}

/// The members of a map such as `paths`, with their names as values; not the vendors' extensions.
///
/// Those of a large map stand far apart in memory. All there is to say of a name is found out when it is come by.
struct Entries<'d> {
    all: Children<'d>,
    rest: Children<'d>,
    names: Seen,
}

impl<'d> Entries<'d> {
    fn of(map: &Field<'d>) -> Self {
        let all = map.node().map(Node::children).unwrap_or_default();
        Entries { rest: all.clone(), all, names: Seen::default() }
    }

    fn next(&mut self, out: &mut Sink<'_>) -> Option<(Node<'d>, Node<'d>)> {
        for member in self.rest.by_ref() {
            let (Some(key), Some(name)) = (member.key(), member.name()) else { continue };
            self.names.add(key.hash());
            if !unknown_member::is_extension(key) {
                return Some((name, member));
            }
            duplicate_member::check_inside(member, out);
        }
        if !self.names.are_distinct() {
            duplicate_member::check(self.all.clone(), false, out);
        }
        None
    }
}

/// Looks for duplicate members in a value that the specification leaves free.
fn check_free(field: &Field<'_>, out: &mut Sink<'_>) {
    let nested = |node: &Node<'_>| matches!(node.ty(), Type::Array | Type::Object);
    if let Some(node) = field.node().filter(nested) {
        duplicate_member::check_inside(node, out);
    }
}
