//! The flat list of nodes, and how it is built.

use super::json::Events;
use super::{Type, narrow};

/// A node as stored. `bits` is a [`Type`] and the marks of a string and its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    /// The key's place in the text; of an element, its number and 0.
    pub(super) label: (u32, u32),
    pub(super) start: u32,
    pub(super) end: u32,
    /// The first node behind this one and all it contains.
    pub(super) next: u32,
    pub(super) parent: u32,
    pub(super) bits: u32,
}

/// Marks of a key stand this much higher than those of a value.
pub(super) const KEY_SHIFT: u32 = 8;
pub(super) const TYPE_MASK: u32 = 0xff;
#[cfg(feature = "yaml")]
const VALUE_MASK: u32 = 0xffff;
/// No node: the parent of the root.
pub(super) const NONE: u32 = u32::MAX;

/// Builds the list of nodes from what the reader meets.
pub(super) struct Arena {
    pub(super) nodes: Vec<Raw>,
    /// The innermost container that is open.
    parent: u32,
    /// How many elements it has so far; [`NONE`] if it is not an array.
    elements: u32,
    key: (u32, u32),
    key_marks: u32,
}

impl Arena {
    /// A definition has a value every 18 bytes or so; text with more of them makes the list grow.
    pub(super) fn with_room_for(text: &str) -> Self {
        Self::with_nodes(Vec::with_capacity(text.len() / 16 + 8))
    }

    fn with_nodes(nodes: Vec<Raw>) -> Self {
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

#[cfg(feature = "yaml")]
impl Arena {
    pub(super) fn new() -> Self {
        Self::with_nodes(Vec::new())
    }

    pub(super) fn ty(&self, node: u32) -> Type {
        Type::ALL[(self.nodes[node as usize].bits & TYPE_MASK) as usize]
    }

    /// Adds a node that is there already, and all it contains, once more: with the key that was met last,
    /// and with texts that stand as many bytes further on.
    pub(super) fn copy(&mut self, node: u32, bytes: u32) {
        let index = narrow(self.nodes.len());
        let moved = index - node;
        let original = self.nodes[node as usize];
        self.push(Type::Null, 0, 0, 0);
        let copy = &mut self.nodes[index as usize];
        copy.start = original.start + bytes;
        copy.end = original.end + bytes;
        copy.next = original.next + moved;
        let key_marks = copy.bits & !VALUE_MASK;
        copy.bits = key_marks | original.bits & VALUE_MASK;
        for inner in node + 1..original.next {
            let mut raw = self.nodes[inner as usize];
            if raw.label.1 != 0 {
                raw.label = (raw.label.0 + bytes, raw.label.1 + bytes);
            }
            raw.start += bytes;
            raw.end += bytes;
            raw.next += moved;
            raw.parent += moved;
            self.nodes.push(raw);
        }
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
