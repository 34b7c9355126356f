//! The document: a tree borrowed from its source, which remembers where everything stands.

mod arena;
mod embedded;
mod json;
mod lines;
mod node;
mod pointer;
mod pointer_pattern;
pub mod rules;
mod text;
mod transcribe;
pub(crate) mod twins;
#[cfg(feature = "yaml")]
mod yaml;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::error::Error;
use crate::limits::Limits;
use crate::report::Violation;
use arena::{Arena, Raw, TYPE_MASK};
use embedded::Origin;

pub(crate) use embedded::{is_json, is_object_without};
pub(crate) use json::{Events, Label, Problem, What, read};
pub use lines::{Lines, Position};
pub(crate) use node::Held;
pub use node::{Children, Members, Node};
pub use pointer::Pointer;
pub use pointer_pattern::PointerPattern;
pub use text::{Chars, Text};

/// A JSON value that remembers its source: spans, member order, duplicate members, escapes.
///
/// Nodes lie in one flat list in document order, and strings stay in the source: reading a
/// definition allocates once. Only text with a value in fewer than 17 bytes makes the list grow.
///
/// ```
/// use apiglint::Document;
///
/// let document = Document::from_json(br#"{ "path": "/orders", "tags": ["a", "b"] }"#)?;
/// let second = document.at("/tags/1").ok_or("no second tag")?;
/// assert_eq!(second.as_str().as_deref(), Some("b"));
/// assert_eq!(second.pointer().as_str(), "/tags/1");
/// assert_eq!(second.span().map(|span| (span.start, span.end)), Some((35, 38)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Document<'a> {
    /// UTF-8.
    text: Cow<'a, [u8]>,
    nodes: Vec<Raw>,
    /// Whether some string or key can hold characters that do not show.
    unusual: bool,
    /// Whether `text` is what the document was read from.
    spans: bool,
    /// Where its nodes are written, if `text` is the transcript of YAML.
    #[cfg(feature = "yaml")]
    yaml: Option<yaml::Places<'a>>,
    /// Of JSON in a string: that string.
    origin: Option<Box<Origin<'a>>>,
}

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Type {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Type {
    /// The type of a node with these [bits](Raw::bits).
    #[inline]
    fn of(bits: u8) -> Self {
        match bits & TYPE_MASK {
            0 => Type::Null,
            1 => Type::Boolean,
            2 => Type::Number,
            3 => Type::String,
            4 => Type::Array,
            _ => Type::Object,
        }
    }

    /// The type with its article, as messages name it.
    pub fn name(self) -> &'static str {
        match self {
            Type::Null => "null",
            Type::Boolean => "a boolean",
            Type::Number => "a number",
            Type::String => "a string",
            Type::Array => "an array",
            Type::Object => "an object",
        }
    }
}

/// A place in the source, in bytes; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it has ended.
    pub end: u32,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Span { start: narrow(start), end: narrow(end) }
    }
}

impl<'a> Document<'a> {
    /// Reads JSON within the default [`Limits`]. What cannot be read is a violation of
    /// `document/syntax`, `document/too-deep` or `document/too-large`.
    pub fn from_json(source: &'a [u8]) -> Result<Self, Box<Violation>> {
        Self::from_json_within(source, &Limits::default())
    }

    /// Reads JSON within these limits.
    pub fn from_json_within(source: &'a [u8], limits: &Limits) -> Result<Self, Box<Violation>> {
        rules::too_large::check(source, limits)?;
        Self::build(Cow::Borrowed(source), limits, true)
    }

    /// Takes a value that a program holds. Its nodes have pointers and no spans.
    pub fn from_value(value: &serde_json::Value) -> Result<Document<'static>, Error> {
        Document::from_serialize(value)
    }

    /// Takes anything serde can write as JSON, such as a client's own request structs.
    /// Its nodes have pointers and no spans.
    ///
    /// ```
    /// use apiglint::{Document, RuleSet, roma};
    ///
    /// #[derive(serde::Serialize)]
    /// struct Backend { name: &'static str, path: &'static str }
    ///
    /// let document = Document::from_serialize(&Backend { name: "orders", path: "orders" })?;
    /// let report = roma::check_definition(&document, &RuleSet::default());
    /// assert!(report.violations().iter().any(|v| v.rule.id == "roma/path"));
    /// # Ok::<(), apiglint::Error>(())
    /// ```
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Document<'static>, Error> {
        let text = serde_json::to_string(value).map_err(Error::unserializable)?;
        Document::of_value(text).map_err(Error::unreadable)
    }

    /// Takes a value that was written as JSON only to be read here.
    pub(crate) fn of_value(text: String) -> Result<Document<'static>, Box<Violation>> {
        let limits = Limits::default();
        rules::too_large::check(text.as_bytes(), &limits)?;
        Document::build(Cow::Owned(text.into_bytes()), &limits, false)
    }

    fn build(text: Cow<'a, [u8]>, limits: &Limits, spans: bool) -> Result<Self, Box<Violation>> {
        let mut arena = Arena::with_room_for(&text);
        let unusual = match read(&text, limits.depth, &mut arena) {
            // All of it is ASCII.
            Ok(false) => false,
            outcome => {
                let text =
                    str::from_utf8(&text).map_err(|error| rules::syntax::not_utf8(&text, error))?;
                outcome.map_err(|problem| rules::unread(text, limits, &problem))?
            }
        };
        Ok(Self::grown(text, arena, unusual, spans))
    }

    fn grown(text: Cow<'a, [u8]>, arena: Arena, unusual: bool, spans: bool) -> Self {
        Document {
            text,
            nodes: arena.nodes,
            unusual,
            spans,
            #[cfg(feature = "yaml")]
            yaml: None,
            origin: None,
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    /// The node at a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)); of
    /// duplicate members, the first.
    pub fn at(&self, pointer: &str) -> Option<Node<'_>> {
        pointer::steps(pointer)?.try_fold(self.root(), |node, step| node.step(&step))
    }

    /// Every node, in document order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.end()).map(|index| Node::new(self, index))
    }

    /// Whether some string or key can hold characters that do not show.
    pub(crate) fn may_be_unusual(&self) -> bool {
        self.unusual
    }

    fn end(&self) -> u32 {
        narrow(self.nodes.len())
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&text::utf8(&self.text)).finish()
    }
}

/// Offsets are 32 bits wide; a larger text is refused before it is read.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`document/too-large` has no text of 4 GiB read"
)]
fn narrow(size: usize) -> u32 {
    size as u32
}
