//! The flat list of nodes, and how it is built.

use std::ops::Range;

use super::json::{Events, Label};
use super::{Type, narrow};

/// A node as stored, in 24 bytes: a large document takes the more time the more memory it touches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    /// Where its name begins, quotes included; of an element, its number.
    name_start: u32,
    /// Where its name ends; of an element 0.
    name_end: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The first node behind this one and all it contains. Until that is known, the container around it.
    pub(super) next: u32,
    /// How many nodes before it the container around it stands: the last 16 bits of that number.
    up: u16,
    /// The marks of its name.
    name_marks: u8,
    /// Its [`Type`], and the marks of a string.
    pub(super) bits: u8,
}

pub(super) const TYPE_MASK: u8 = 0x0f;
/// No container: around the outermost value.
const NONE: u32 = u32::MAX;

impl Raw {
    #[inline]
    pub(super) fn label(&self) -> Label {
        Label { start: self.name_start, end: self.name_end, marks: self.name_marks }
    }

    #[inline]
    pub(super) fn is_member(&self) -> bool {
        self.name_end != 0
    }
}

/// The container that a node is in.
pub(super) fn parent(nodes: &[Raw], node: u32) -> Option<u32> {
    let mut index = node.checked_sub(nodes[node as usize].up.into())?;
    // What stands between the two and is not around the node is inside the container.
    while index == node || nodes[index as usize].next <= node {
        index = index.checked_sub(1 << u16::BITS)?;
    }
    Some(index)
}

#[expect(clippy::cast_possible_truncation, reason = "`parent` finds out what is left off")]
#[inline]
fn up(node: u32, parent: u32) -> u16 {
    node.wrapping_sub(parent) as u16
}

/// Builds the list of nodes from what the reader meets.
pub(super) struct Arena {
    pub(super) nodes: Vec<Raw>,
    /// The innermost container that is open.
    parent: u32,
}

impl Arena {
    pub(super) fn with_room_for(text: &[u8]) -> Self {
        // A definition has a value every 19 bytes or so; text with more of them makes the list grow.
        Arena { nodes: Vec::with_capacity(text.len() / 17 + 8), parent: NONE }
    }
}

impl Arena {
    /// The index of the next node.
    #[inline]
    fn next(&self) -> u32 {
        narrow(self.nodes.len())
    }

    // What the reader has in registers stays there. Without optimisation it would only take room on the stack, at each level.
    #[cfg_attr(not(debug_assertions), expect(clippy::inline_always), inline(always))]
    fn push(&mut self, label: Label, ty: Type, range: Range<usize>, marks: u8, next: u32) {
        self.nodes.push(Raw {
            name_start: label.start,
            name_end: label.end,
            start: narrow(range.start),
            end: narrow(range.end),
            next,
            up: up(self.next(), self.parent),
            name_marks: label.marks,
            bits: ty as u8 | marks,
        });
    }
}

#[cfg(feature = "yaml")]
impl Arena {
    pub(super) fn new() -> Self {
        Arena { nodes: Vec::new(), parent: NONE }
    }

    pub(super) fn ty(&self, node: u32) -> Type {
        Type::of(self.nodes[node as usize].bits)
    }

    /// Adds a node that is there already, and all it contains, once more: under this name, and with texts that
    /// stand as many bytes further on.
    pub(super) fn copy(&mut self, node: u32, label: Label, bytes: u32) {
        let moved = narrow(self.nodes.len()) - node;
        for inner in node..self.nodes[node as usize].next {
            let mut raw = self.nodes[inner as usize];
            if inner == node {
                (raw.name_start, raw.name_end) = (label.start, label.end);
                raw.name_marks = label.marks;
                raw.up = up(node + moved, self.parent);
            } else if raw.is_member() {
                raw.name_start += bytes;
                raw.name_end += bytes;
            }
            raw.start += bytes;
            raw.end += bytes;
            raw.next += moved;
            self.nodes.push(raw);
        }
    }
}

impl Events for Arena {
    #[inline]
    fn open(&mut self, label: Label, ty: Type, start: usize) {
        let index = self.next();
        self.push(label, ty, start..start, 0, self.parent);
        self.parent = index;
    }

    #[inline]
    fn close(&mut self, end: usize) {
        let next = self.next();
        let node = &mut self.nodes[self.parent as usize];
        node.end = narrow(end);
        self.parent = std::mem::replace(&mut node.next, next);
    }

    #[cfg_attr(not(debug_assertions), expect(clippy::inline_always), inline(always))]
    fn scalar(&mut self, label: Label, ty: Type, range: Range<usize>, marks: u8) {
        self.push(label, ty, range, marks, self.next() + 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    #[test]
    fn finds_containers_that_stand_far_before() {
        // Between them and their container lie so many nodes that the number of them does not fit.
        for between in [65_533, 65_534, 65_535, 65_536, 200_000] {
            let text = format!("[[[0],{}{{\"a\":[1]}}]]", "[],".repeat(between));
            let document = Document::from_json(text.as_bytes()).expect("valid JSON");
            for node in document.nodes() {
                for child in node.children() {
                    assert_eq!(child.parent(), Some(node), "{between}");
                }
            }
            assert_eq!(document.root().parent(), None);
            let last = document.nodes().last().expect("a node");
            assert_eq!(last.pointer().as_str(), format!("/0/{}/a/0", between + 1));
        }
    }
}
