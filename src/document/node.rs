//! One value of a document, and the ways from it to others.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::arena::{self, Raw, TYPE_MASK};
use super::json::Label;
use super::pointer::is_index;
use super::text::utf8;
use super::{Document, Span, Text, Type, narrow};
use crate::error::Error;

/// One value of a [`Document`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    /// Its place in the list of nodes; with [`NAME`], it stands for the name of the member, not for its value.
    place: u32,
}

/// Behind every place: a node takes two bytes of text, which has fewer than 2³².
const NAME: u32 = 1 << 31;

impl<'d> Node<'d> {
    #[inline]
    pub(super) fn new(document: &'d Document<'d>, index: u32) -> Self {
        Node { document, place: index }
    }

    /// The name under which it stands in its object, as a value of its own: a string without children, at
    /// the same path. Where names are values, such as the paths of a Swagger file, rules are given it.
    pub(crate) fn name(self) -> Option<Node<'d>> {
        self.raw().is_member().then_some(Node { place: self.place | NAME, ..self })
    }

    #[inline]
    fn raw(self) -> &'d Raw {
        &self.document.nodes[self.index() as usize]
    }

    #[inline]
    fn index(self) -> u32 {
        self.place & !NAME
    }

    #[inline]
    fn is_name(self) -> bool {
        self.place & NAME != 0
    }

    /// Its JSON type.
    pub fn ty(self) -> Type {
        if self.is_name() {
            return Type::String;
        }
        Type::of(self.raw().bits)
    }

    /// As it is written; of a document made from a value or YAML, as JSON writes it.
    pub fn source(self) -> &'d str {
        utf8(self.source_bytes())
    }

    /// [`Node::source`], as UTF-8 bytes.
    #[inline]
    pub(crate) fn source_bytes(self) -> &'d [u8] {
        let (start, end) = self.range();
        &self.document.text[start as usize..end as usize]
    }

    /// Where it is written in the text of the document.
    #[inline]
    fn range(self) -> (u32, u32) {
        let raw = self.raw();
        if self.is_name() {
            let Label { start, end, .. } = raw.label();
            (start, end)
        } else {
            (raw.start, raw.end)
        }
    }

    /// The text of a string.
    #[inline]
    pub fn text(self) -> Option<Text<'d>> {
        if self.is_name() {
            return self.key();
        }
        let raw = self.raw();
        (raw.bits & TYPE_MASK == Type::String as u8)
            .then(|| quoted(&self.document.text, (raw.start, raw.end), raw.bits))
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
        (self.ty() == Type::Boolean).then(|| self.source_bytes() == b"true")
    }

    /// The members of an object or elements of an array, as written. Nothing for other types.
    pub fn children(self) -> Children<'d> {
        let nodes = &self.document.nodes[..self.end() as usize];
        Children { document: Some(self.document), nodes, next: self.index() + 1 }
    }

    /// The members of an object with their names, as written. Nothing for other types.
    #[inline]
    pub fn members(self) -> Members<'d> {
        let mut children = self.children();
        if self.ty() != Type::Object {
            children.nodes = &[];
        }
        Members { children, text: &self.document.text }
    }

    /// This node and everything inside it, in document order.
    pub fn subtree(self) -> impl Iterator<Item = Node<'d>> {
        let end = self.end() | self.place & NAME;
        (self.place..end).map(move |place| Node { place, ..self })
    }

    /// The first node behind it and all it contains.
    fn end(self) -> u32 {
        if self.is_name() { self.index() + 1 } else { self.raw().next }
    }

    /// The first member of this name.
    pub fn get(self, name: &str) -> Option<Node<'d>> {
        self.members().find(|(key, _)| *key == name).map(|(_, member)| member)
    }

    /// The name under which it stands in its object.
    pub fn key(self) -> Option<Text<'d>> {
        let raw = self.raw();
        raw.is_member().then(|| name(&self.document.text, raw))
    }

    /// Its number in its array.
    pub fn element(self) -> Option<u32> {
        let raw = self.raw();
        (!raw.is_member() && self.index() != 0).then(|| raw.label().start)
    }

    /// The object or array it stands in.
    pub fn parent(self) -> Option<Node<'d>> {
        let parent = arena::parent(&self.document.nodes, self.index());
        parent.map(|parent| Node::new(self.document, parent))
    }

    /// Where it is written, if the document was read from text. In YAML: without its anchor and tag; what an
    /// alias stands for is where the alias is.
    pub fn span(self) -> Option<Span> {
        #[cfg(feature = "yaml")]
        if let Some(places) = &self.document.yaml {
            return Some(places.of(self.index(), self.is_name()));
        }
        let (start, end) = self.range();
        self.placed(Span { start, end })
    }

    /// Where a part of the text of the document is written.
    fn placed(self, span: Span) -> Option<Span> {
        match &self.document.origin {
            Some(origin) => origin.outer(span),
            None => self.document.spans.then_some(span),
        }
    }

    /// Where an object opens: its first character.
    pub(crate) fn opening(self) -> Option<Span> {
        let span = self.span()?;
        #[cfg(feature = "yaml")]
        if let Some(places) = &self.document.yaml {
            return Some(places.first_character(span));
        }
        Some(Span { start: span.start, end: span.start + 1 })
    }

    /// Where these bytes of a string are written, counted behind the quote it has in the text of the
    /// document. Where YAML does not write them one after the other, that is the whole string.
    pub(crate) fn inside(self, bytes: &Range<usize>) -> Option<Span> {
        #[cfg(feature = "yaml")]
        if let (Some(places), Some(text), Some(span)) =
            (&self.document.yaml, self.text(), self.span())
        {
            return Some(places.inside(span, text, bytes).unwrap_or(span));
        }
        let behind = self.range().0 + 1;
        self.placed(Span { start: behind + narrow(bytes.start), end: behind + narrow(bytes.end) })
    }

    /// Whether it stands in YAML, where what a text is taken for depends on its quotes.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_yaml(self) -> bool {
        self.document.yaml.is_some()
    }

    /// Where its name is written, quotes included.
    pub fn key_span(self) -> Option<Span> {
        self.name()?.span()
    }

    /// Orders places of one document, also where there are no spans.
    pub(crate) fn order(self) -> u32 {
        let start = self.range().0;
        self.document.origin.as_ref().map_or(start, |origin| origin.order(start))
    }

    /// The string that holds the JSON which this is a value of.
    pub(crate) fn around(self) -> Option<Node<'d>> {
        self.document.origin.as_ref().map(|origin| origin.node)
    }

    pub(super) fn step(self, step: &str) -> Option<Node<'d>> {
        match self.ty() {
            Type::Object => self.get(step),
            Type::Array => {
                let number: u32 = step.parse().ok().filter(|_| is_index(step))?;
                self.children().find(|child| child.element() == Some(number))
            }
            _ => None,
        }
    }

    /// The value as `serde_json` has it; of duplicate members, the last. It holds 127 levels, and no
    /// number beyond an `f64`.
    pub fn to_value(self) -> Result<serde_json::Value, Error> {
        serde_json::from_str(self.source()).map_err(Error::unholdable)
    }
}

/// The name of a member.
#[inline]
fn name<'d>(text: &'d [u8], member: &Raw) -> Text<'d> {
    let Label { start, end, marks } = member.label();
    quoted(text, (start, end), marks)
}

/// The text between the quotes at these offsets.
#[inline]
fn quoted(text: &[u8], (start, end): (u32, u32), marks: u8) -> Text<'_> {
    Text::new(&text[start as usize + 1..end as usize - 1], marks)
}

impl PartialEq for Node<'_> {
    /// Whether they are one node of one document.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.place == other.place
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {:?}", self.ty().name(), self.pointer().as_str())
    }
}

/// A node, and its text if it is a string, for whoever asks for both often. Kept in no more room than
/// that takes: there are many.
#[derive(Clone, Copy)]
pub(crate) struct Held<'d> {
    document: &'d Document<'d>,
    raw: &'d [u8],
    place: u32,
    marks: u8,
    is: Is,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    NoString,
    /// A string with nothing but white space in it.
    Blank,
    Filled,
}

impl<'d> Held<'d> {
    #[inline]
    pub(crate) fn new(node: Node<'d>, text: Option<Text<'d>>) -> Self {
        let Node { document, place } = node;
        let Some(text) = text else {
            return Held { document, raw: &[], place, marks: 0, is: Is::NoString };
        };
        let (raw, marks) = (text.written_bytes(), text.marks());
        let is = if text.is_blank() { Is::Blank } else { Is::Filled };
        Held { document, raw, place, marks, is }
    }

    #[inline]
    pub(crate) fn node(&self) -> Node<'d> {
        Node { document: self.document, place: self.place }
    }

    #[inline]
    pub(crate) fn text(&self) -> Option<Text<'d>> {
        (self.is != Is::NoString).then(|| Text::new(self.raw, self.marks))
    }

    /// Whether it is a string with more than white space in it.
    #[inline]
    pub(crate) fn is_filled(&self) -> bool {
        self.is == Is::Filled
    }
}

impl fmt::Debug for Held<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node().fmt(f)
    }
}

/// The members or elements of a [`Node`].
#[derive(Clone, Debug, Default)]
pub struct Children<'d> {
    document: Option<&'d Document<'d>>,
    /// All up to the last of them.
    nodes: &'d [Raw],
    next: u32,
}

impl<'d> Children<'d> {
    #[inline]
    fn next_raw(&mut self) -> Option<(Node<'d>, &'d Raw)> {
        let raw = self.nodes.get(self.next as usize)?;
        let node = Node::new(self.document?, self.next);
        self.next = raw.next;
        Some((node, raw))
    }
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Node<'d>> {
        self.next_raw().map(|(node, _)| node)
    }
}

/// The members of a [`Node`] with their names.
#[derive(Clone, Debug)]
pub struct Members<'d> {
    children: Children<'d>,
    text: &'d [u8],
}

/// A member of an object: all that binding it asks for, looked up once.
pub(crate) struct Member<'d> {
    pub(crate) key: Text<'d>,
    pub(crate) node: Node<'d>,
    text: &'d [u8],
    raw: &'d Raw,
}

impl<'d> Member<'d> {
    /// The number of the value's [`Type`]; of a string that has marks, that of no type.
    #[inline]
    pub(crate) fn ty_code(&self) -> u8 {
        self.raw.bits
    }

    /// Whether it is no string that has marks.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.raw.bits & !TYPE_MASK == 0
    }

    /// The text of a value that is a string without marks.
    #[inline]
    pub(crate) fn plain_text(&self) -> Option<Text<'d>> {
        let Raw { start, end, bits, .. } = *self.raw;
        (bits == Type::String as u8).then(|| quoted(self.text, (start, end), 0))
    }
}

impl<'d> Members<'d> {
    #[inline]
    pub(crate) fn next_member(&mut self) -> Option<Member<'d>> {
        let (node, raw) = self.children.next_raw()?;
        let key = name(self.text, raw);
        Some(Member { key, node, text: self.text, raw })
    }
}

impl<'d> Iterator for Members<'d> {
    type Item = (Text<'d>, Node<'d>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_member().map(|member| (member.key, member.node))
    }
}
