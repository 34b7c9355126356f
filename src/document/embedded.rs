//! JSON that stands in a string of another document: read as a document of its own, whose places are
//! those of the text around it.

use std::borrow::Cow;
use std::ops::Range;

use super::arena::Arena;
use super::{Document, Events, Label, Node, Span, Text, Type, read, rules};
use crate::limits::Limits;
use crate::sink::{Place, Sink};

/// The string that a document stands in.
#[derive(Clone)]
pub(super) struct Origin<'a> {
    pub(super) node: Node<'a>,
    /// Behind each escape: its end in the decoded text, and its end as written. Between two of them both
    /// grow alike.
    escapes: Vec<(u32, u32)>,
}

impl Origin<'_> {
    /// Where a part of the decoded text is written in the text of the outer document.
    pub(super) fn outer(&self, inner: Span) -> Option<Span> {
        let written = |decoded| self.written(decoded) as usize;
        self.node.inside(&(written(inner.start)..written(inner.end)))
    }

    /// Orders places among those of the outer document.
    pub(super) fn order(&self, inner: u32) -> u32 {
        self.node.order() + 1 + self.written(inner)
    }

    fn written(&self, decoded: u32) -> u32 {
        let behind = self.escapes.partition_point(|&(end, _)| end <= decoded);
        let (end, written) = behind.checked_sub(1).map_or((0, 0), |last| self.escapes[last]);
        written + (decoded - end)
    }
}

impl<'a> Document<'a> {
    /// Reads the JSON that a string holds. Its pointers go on from the string's, and its spans lie inside
    /// the string, escapes and all. None, and a violation, if it is no JSON.
    pub(crate) fn embedded(string: Node<'a>, text: Text<'a>, out: &mut Sink<'_>) -> Option<Self> {
        let mut escapes = Vec::new();
        let decoded = match text.plain() {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(decode(text, &mut escapes)),
        };
        let mut arena = Arena::with_room_for(decoded.as_bytes());
        match read(decoded.as_bytes(), out.limits().depth, &mut arena) {
            Ok(unusual) => {
                let mut document = Document::grown(bytes(decoded), arena, unusual, true);
                document.origin = Some(Box::new(Origin { node: string, escapes }));
                Some(document)
            }
            Err(problem) => {
                let (fault, length) = rules::unread_inside(&decoded, out.limits(), &problem);
                let at = text.written_range(&(problem.at..problem.at + length));
                out.report(Place::Inside(string, at), fault);
                None
            }
        }
    }
}

fn bytes(text: Cow<'_, str>) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

fn decode(text: Text<'_>, escapes: &mut Vec<(u32, u32)>) -> String {
    let mut decoded = String::with_capacity(text.length_bound());
    let mut chars = text.chars();
    let mut before = 0;
    while let Some(c) = chars.next() {
        decoded.push(c);
        let written = chars.offset();
        if written - before != c.len_utf8() {
            let Span { start, end } = Span::new(decoded.len(), written);
            escapes.push((start, end));
        }
        before = written;
    }
    decoded
}

/// Whether a string holds JSON.
pub(crate) fn is_json(text: Text<'_>, limits: &Limits) -> bool {
    read(&text.decode_bytes(), limits.depth, &mut Nothing).is_ok()
}

/// Whether a string holds a JSON object that has no member of this name.
pub(crate) fn is_object_without(text: Text<'_>, name: &str, limits: &Limits) -> bool {
    let decoded = text.decode_bytes();
    let mut arena = Arena::with_room_for(&decoded);
    let Ok(unusual) = read(&decoded, limits.depth, &mut arena) else { return false };
    let document = Document::grown(decoded, arena, unusual, false);
    document.root().ty() == Type::Object && document.root().get(name).is_none()
}

/// Keeps nothing of what is read.
struct Nothing;

impl Events for Nothing {
    fn open(&mut self, _: Label, _: Type, _: usize) {}
    fn close(&mut self, _: usize) {}
    fn scalar(&mut self, _: Label, _: Type, _: Range<usize>, _: u8) {}
}
