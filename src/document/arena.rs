//! The flat list of nodes, and how it is built.

use std::ops::Range;

use super::json::{Events, Label};
use super::{Type, narrow};

/// A node as stored. `bits` is a [`Type`] and the marks of a string.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub(super) label: Label,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The first node behind this one and all it contains.
    pub(super) next: u32,
    pub(super) parent: u32,
    pub(super) bits: u32,
}

pub(super) const TYPE_MASK: u32 = 0xff;
/// No node: the parent of the root.
pub(super) const NONE: u32 = u32::MAX;

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
                (raw.label, raw.parent) = (label, self.parent);
            } else {
                if raw.label.end != 0 {
                    raw.label.start += bytes;
                    raw.label.end += bytes;
                }
                raw.parent += moved;
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
        let index = self.nodes.len();
        self.scalar(label, ty, start..start, 0);
        self.parent = narrow(index);
    }

    #[inline]
    fn close(&mut self, end: usize) {
        let next = narrow(self.nodes.len());
        let node = &mut self.nodes[self.parent as usize];
        node.end = narrow(end);
        node.next = next;
        self.parent = node.parent;
    }

    #[expect(clippy::inline_always, reason = "what the reader has in registers stays there")]
    #[inline(always)]
    fn scalar(&mut self, label: Label, ty: Type, range: Range<usize>, marks: u32) {
        self.nodes.push(Raw {
            label,
            start: narrow(range.start),
            end: narrow(range.end),
            next: narrow(self.nodes.len()) + 1,
            parent: self.parent,
            bits: ty as u32 | marks,
        });
    }
}
