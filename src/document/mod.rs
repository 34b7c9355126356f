//! The document: a tree borrowed from its source, which remembers where everything stands.

mod json;
mod lines;
mod pointer;
pub mod rules;
mod text;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::error::Error;
use crate::limits::Limits;
use crate::report::Violation;

pub(crate) use json::{Events, Problem, What, read};
pub use lines::{Lines, Position};
pub use pointer::Pointer;
pub use text::{Chars, Text};

/// A JSON value that remembers its source: spans, member order, duplicate members, escapes.
///
/// Nodes lie in one flat list in document order, and strings stay in the source: reading a
/// document allocates once, whatever its shape.
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
    text: Cow<'a, str>,
    nodes: Vec<Raw>,
    /// Whether some string or key can hold characters that do not show.
    unusual: bool,
    spans: bool,
}

/// A node as stored. `bits` is a [`Type`] and the marks of a string and its key.
#[derive(Clone, Copy, Debug)]
struct Raw {
    /// The key's place in the text; of an element, its number and 0.
    label: (u32, u32),
    start: u32,
    end: u32,
    /// The first node behind this one and all it contains.
    next: u32,
    parent: u32,
    bits: u32,
}

/// Marks of a key stand this much higher than those of a value.
const KEY_SHIFT: u32 = 8;
const TYPE_MASK: u32 = 0xff;
/// No node: the parent of the root.
const NONE: u32 = u32::MAX;

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
    const ALL: [Type; 6] =
        [Type::Null, Type::Boolean, Type::Number, Type::String, Type::Array, Type::Object];

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
        let text =
            str::from_utf8(source).map_err(|error| rules::syntax::not_utf8(source, error))?;
        Self::build(Cow::Borrowed(text), limits, true)
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
        let limits = Limits::default();
        rules::too_large::check(text.as_bytes(), &limits)
            .and_then(|()| Document::build(Cow::Owned(text), &limits, false))
            .map_err(Error::unreadable)
    }

    fn build(text: Cow<'a, str>, limits: &Limits, spans: bool) -> Result<Self, Box<Violation>> {
        let mut arena = Arena::with_room_for(&text);
        let unusual = read(text.as_bytes(), limits.depth, &mut arena)
            .map_err(|problem| rules::unread(&text, limits, &problem))?;
        let unusual = unusual || !json::is_plain_ascii(text.as_bytes());
        Ok(Document { text, nodes: arena.nodes, unusual, spans })
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, index: 0 }
    }

    /// The node at a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)); of
    /// duplicate members, the first.
    pub fn at(&self, pointer: &str) -> Option<Node<'_>> {
        pointer::steps(pointer)?.try_fold(self.root(), |node, step| node.step(&step))
    }

    /// Every node, in document order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.end()).map(|index| Node { document: self, index })
    }

    /// Whether some string or key can hold characters that do not show.
    pub(crate) fn may_be_unusual(&self) -> bool {
        self.unusual
    }

    fn end(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(NONE)
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&self.text).finish()
    }
}

/// One value of a [`Document`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    index: u32,
}

impl<'d> Node<'d> {
    #[inline]
    fn raw(self) -> &'d Raw {
        &self.document.nodes[self.index as usize]
    }

    #[inline]
    fn bytes(self, start: u32, end: u32) -> &'d [u8] {
        &self.document.text.as_bytes()[start as usize..end as usize]
    }

    /// Its JSON type.
    pub fn ty(self) -> Type {
        Type::ALL[(self.raw().bits & TYPE_MASK) as usize]
    }

    /// As it is written; of a document made from a value, as JSON writes it.
    pub fn source(self) -> &'d str {
        let raw = self.raw();
        &self.document.text[raw.start as usize..raw.end as usize]
    }

    /// The text of a string.
    #[inline]
    pub fn text(self) -> Option<Text<'d>> {
        let raw = self.raw();
        (raw.bits & TYPE_MASK == Type::String as u32)
            .then(|| Text::new(self.bytes(raw.start + 1, raw.end - 1), raw.bits))
    }

    /// The text of a string, copied only if it is written with escapes.
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        self.text().map(Text::decode)
    }

    /// The value of a number written as an integer that fits.
    pub fn as_i64(self) -> Option<i64> {
        (self.ty() == Type::Number).then(|| self.source().parse().ok())?
    }

    /// The value of a boolean.
    pub fn as_bool(self) -> Option<bool> {
        (self.ty() == Type::Boolean).then(|| self.source() == "true")
    }

    /// The members of an object or elements of an array, as written. Nothing for other types.
    pub fn children(self) -> Children<'d> {
        Children { document: self.document, index: self.index + 1, end: self.raw().next }
    }

    /// The members of an object with their names, as written. Nothing for other types.
    #[inline]
    pub fn members(self) -> Members<'d> {
        let end = if self.ty() == Type::Object { self.raw().next } else { 0 };
        let Document { text, nodes, .. } = self.document;
        Members {
            document: self.document,
            text: text.as_bytes(),
            nodes,
            index: self.index + 1,
            end,
        }
    }

    /// This node and everything inside it, in document order.
    pub fn subtree(self) -> impl Iterator<Item = Node<'d>> {
        (self.index..self.raw().next).map(move |index| Node { document: self.document, index })
    }

    /// The first member of this name.
    pub fn get(self, name: &str) -> Option<Node<'d>> {
        self.members().find(|(key, _)| *key == name).map(|(_, member)| member)
    }

    /// The name under which it stands in its object.
    pub fn key(self) -> Option<Text<'d>> {
        let (start, end) = self.raw().label;
        (end != 0).then(|| Text::new(self.bytes(start + 1, end - 1), self.raw().bits >> KEY_SHIFT))
    }

    /// Its number in its array.
    pub fn element(self) -> Option<u32> {
        let (number, end) = self.raw().label;
        (end == 0 && self.index != 0).then_some(number)
    }

    /// The object or array it stands in.
    pub fn parent(self) -> Option<Node<'d>> {
        let parent = self.raw().parent;
        (parent != NONE).then_some(Node { document: self.document, index: parent })
    }

    /// Where it is written, if the document was read from text.
    pub fn span(self) -> Option<Span> {
        let raw = self.raw();
        self.document.spans.then_some(Span { start: raw.start, end: raw.end })
    }

    /// Where its name is written, quotes included.
    pub fn key_span(self) -> Option<Span> {
        let (start, end) = self.raw().label;
        (self.document.spans && end != 0).then_some(Span { start, end })
    }

    /// Orders places of one document, also where there are no spans.
    pub(crate) fn order(self) -> u32 {
        self.raw().start
    }

    /// Orders keys among the places of one document.
    pub(crate) fn key_order(self) -> u32 {
        self.raw().label.0
    }

    fn step(self, step: &str) -> Option<Node<'d>> {
        match self.ty() {
            Type::Object => self.get(step),
            Type::Array => {
                let number: u32 = step.parse().ok().filter(|_| pointer::is_index(step))?;
                self.children().find(|child| child.element() == Some(number))
            }
            _ => None,
        }
    }

    /// The value as `serde_json` has it; of duplicate members, the last.
    pub fn to_value(self) -> Result<serde_json::Value, Error> {
        serde_json::from_str(self.source()).map_err(Error::unserializable)
    }
}

impl PartialEq for Node<'_> {
    /// Whether they are one node of one document.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {:?}", self.ty().name(), self.pointer().as_str())
    }
}

/// The members or elements of a [`Node`].
#[derive(Clone, Debug)]
pub struct Children<'d> {
    document: &'d Document<'d>,
    index: u32,
    end: u32,
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Node<'d>> {
        if self.index >= self.end {
            return None;
        }
        let node = Node { document: self.document, index: self.index };
        self.index = node.raw().next;
        Some(node)
    }
}

/// The members of a [`Node`] with their names.
#[derive(Clone, Debug)]
pub struct Members<'d> {
    document: &'d Document<'d>,
    text: &'d [u8],
    nodes: &'d [Raw],
    index: u32,
    end: u32,
}

/// A member of an object: all that binding it asks for, looked up once.
pub(crate) struct Member<'d> {
    pub(crate) key: Text<'d>,
    pub(crate) node: Node<'d>,
    pub(crate) ty: u32,
    text: &'d [u8],
    raw: &'d Raw,
}

impl<'d> Member<'d> {
    /// The text of a value that is a string.
    #[inline]
    pub(crate) fn text(&self) -> Text<'d> {
        let Raw { start, end, bits, .. } = *self.raw;
        Text::new(&self.text[start as usize + 1..end as usize - 1], bits)
    }
}

impl<'d> Members<'d> {
    #[inline]
    pub(crate) fn next_member(&mut self) -> Option<Member<'d>> {
        if self.index >= self.end {
            return None;
        }
        let node = Node { document: self.document, index: self.index };
        let raw = &self.nodes[self.index as usize];
        self.index = raw.next;
        let (start, end) = raw.label;
        let key = &self.text[start as usize + 1..end as usize - 1];
        let key = Text::new(key, raw.bits >> KEY_SHIFT);
        Some(Member { key, node, ty: raw.bits & TYPE_MASK, text: self.text, raw })
    }
}

impl<'d> Iterator for Members<'d> {
    type Item = (Text<'d>, Node<'d>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_member().map(|member| (member.key, member.node))
    }
}

/// Builds the list of nodes from what the reader meets.
struct Arena {
    nodes: Vec<Raw>,
    /// The innermost container that is open.
    parent: u32,
    /// How many elements it has so far; [`NONE`] if it is not an array.
    elements: u32,
    key: (u32, u32),
    key_marks: u32,
}

impl Arena {
    fn with_room_for(text: &str) -> Self {
        // A definition has a value every 18 bytes or so; text with more of them makes the list grow.
        let nodes = Vec::with_capacity(text.len() / 16 + 8);
        Arena { nodes, parent: NONE, elements: NONE, key: (0, 0), key_marks: 0 }
    }

    #[inline]
    fn push(&mut self, ty: Type, start: usize, end: usize, marks: u32) {
        let mut label = self.key;
        if self.elements != NONE {
            label = (self.elements, 0);
            self.elements += 1;
        }
        self.nodes.push(Raw {
            label,
            start: narrow(start),
            end: narrow(end),
            next: narrow(self.nodes.len()) + 1,
            parent: self.parent,
            bits: ty as u32 | marks | self.key_marks,
        });
        self.key_marks = 0;
    }
}

impl Events for Arena {
    fn open(&mut self, ty: Type, start: usize) {
        self.push(ty, start, start, 0);
        let index = self.nodes.len() - 1;
        // Until the container ends, `next` keeps the count of the one around it.
        self.nodes[index].next = self.elements;
        self.elements = if ty == Type::Array { 0 } else { NONE };
        self.parent = narrow(index);
    }

    fn close(&mut self, end: usize) {
        let next = narrow(self.nodes.len());
        let node = &mut self.nodes[self.parent as usize];
        node.end = narrow(end);
        self.elements = std::mem::replace(&mut node.next, next);
        self.parent = node.parent;
    }

    #[inline]
    fn key(&mut self, start: usize, end: usize, marks: u32) {
        self.key = (narrow(start), narrow(end));
        self.key_marks = marks << KEY_SHIFT;
    }

    #[inline]
    fn scalar(&mut self, ty: Type, start: usize, end: usize, marks: u32) {
        self.push(ty, start, end, marks);
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
