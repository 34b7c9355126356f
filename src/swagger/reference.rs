//! References: where a `$ref` leads.

use std::borrow::Cow;
use std::collections::HashMap;

use super::rules::structure;
use crate::document::{Node, Type};
use crate::sink::Sink;

/// How many references a chain may have.
const LONGEST: usize = 32;

/// Objects and arrays with more children are indexed before they are searched.
const FEW: usize = 8;

/// What is in the file, to be found by pointer. Every object is indexed at most once: references cannot make
/// it look through a large one again and again.
pub(crate) struct Targets<'d> {
    root: Node<'d>,
    indexes: HashMap<u32, HashMap<Cow<'d, str>, Node<'d>>>,
    /// How many bytes may still be looked at again because something refers to them.
    left: usize,
}

/// How many times a file is large may be looked at again: many references to something large take as much time as
/// the file is long, not its square.
const TIMES: usize = 4;

/// Why a reference leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It leads out of the file.
    Remote,
    Missing,
    /// It leads to itself, or through too many others.
    Circle,
    /// To what cannot stand there.
    NoObject,
}

impl Broken {
    pub(super) fn message(self) -> &'static str {
        match self {
            Broken::Remote => "must begin with '#/': other files are not looked into",
            Broken::Missing => "must lead to a place in this file: there is nothing",
            Broken::Circle => "cannot lead back to itself, or through more than 32 others",
            Broken::NoObject => "must lead to an object",
        }
    }
}

impl<'d> Targets<'d> {
    pub(crate) fn new(root: Node<'d>) -> Self {
        let left = root.source_bytes().len().saturating_mul(TIMES);
        Targets { root, indexes: HashMap::new(), left }
    }

    /// The object that is meant: the node itself, or where its `$ref` leads.
    pub(crate) fn follow(&mut self, node: Node<'d>) -> Result<Node<'d>, Broken> {
        let mut object = node;
        for _ in 0..=LONGEST {
            let Some(reference) = self.step(object, "$ref").and_then(Node::as_str) else {
                return Ok(object);
            };
            object = self.find(&reference)?;
            if object.ty() != Type::Object {
                return Err(Broken::NoObject);
            }
        }
        Err(Broken::Circle)
    }

    /// Whether so many bytes can be looked at again.
    pub(crate) fn spend(&mut self, bytes: usize) -> bool {
        let left = self.left.checked_sub(bytes);
        self.left = left.unwrap_or_default();
        left.is_some()
    }

    /// [`Targets::follow`], with a report of a reference that leads nowhere.
    pub(super) fn expect(&mut self, node: Node<'d>, out: &mut Sink<'_>) -> Option<Node<'d>> {
        match self.follow(node) {
            Ok(object) => Some(object),
            Err(broken) => {
                if let Some(reference) = node.get("$ref") {
                    structure::report(reference, broken.message(), out);
                }
                None
            }
        }
    }

    fn find(&mut self, reference: &str) -> Result<Node<'d>, Broken> {
        let pointer = reference.strip_prefix('#').ok_or(Broken::Remote)?;
        let pointer = percent_decoded(pointer).ok_or(Broken::Missing)?;
        let mut node = self.root;
        if pointer.is_empty() {
            return Ok(node);
        }
        for step in pointer.strip_prefix('/').ok_or(Broken::Missing)?.split('/') {
            let name = step.replace("~1", "/").replace("~0", "~");
            node = self.step(node, &name).ok_or(Broken::Missing)?;
        }
        Ok(node)
    }

    fn step(&mut self, node: Node<'d>, name: &str) -> Option<Node<'d>> {
        if node.children().nth(FEW).is_none() {
            return match node.ty() {
                Type::Object => node.get(name),
                _ => node.children().find(|child| *step_to(*child) == *name),
            };
        }
        let index = self.indexes.entry(node.order()).or_insert_with(|| {
            let mut index = HashMap::new();
            for child in node.children() {
                index.entry(step_to(child)).or_insert(child);
            }
            index
        });
        index.get(name).copied()
    }
}

/// The last step of the pointer to a node.
fn step_to(child: Node<'_>) -> Cow<'_, str> {
    match (child.key(), child.element()) {
        (Some(key), _) => key.decode(),
        (None, Some(number)) => number.to_string().into(),
        (None, None) => "".into(),
    }
}

/// The text of a URI fragment; none if what is escaped in it is not UTF-8.
fn percent_decoded(fragment: &str) -> Option<Cow<'_, str>> {
    if !fragment.contains('%') {
        return Some(fragment.into());
    }
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        let escaped = others.first_chunk::<2>().filter(|_| *first == b'%');
        let hex = escaped.filter(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let hex = hex.and_then(|pair| str::from_utf8(pair).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = others.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}
