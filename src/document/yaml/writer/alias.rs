//! What is written once more: for an alias, and for a merge key (`<<`).

use std::collections::HashSet;
use std::ops::Range;

use super::super::refusal::UNKNOWN_ANCHOR;
use super::super::scalar::Scalar;
use super::{Anchor, COMPLEX_NAME, Form, MERGE, Step, Writer, refuse, span};
use crate::document::json::{DEEPEST, Label};
use crate::document::rules::{too_deep, too_large};
use crate::document::{Span, Text, Type, narrow};

/// A mapping whose members another has, too.
pub(super) struct Merge {
    node: u32,
    height: usize,
    /// Where its alias is written.
    at: Range<usize>,
}

impl Writer<'_, '_> {
    pub(super) fn alias(&mut self, anchor: usize, at: Range<usize>) -> Step {
        let refuse = |message: &str| Err(refuse(&at, message));
        let form = self.levels.last().map(|level| level.form);
        match (self.anchors.get(&anchor), form) {
            (None, _) => return refuse(UNKNOWN_ANCHOR),
            (Some(Anchor::Open), _) => return refuse("cannot be an alias of what it stands in"),
            (Some(&Anchor::Node { node, height }), Some(Form::Merge | Form::Merges)) => {
                if self.arena.ty(node) != Type::Object {
                    return refuse(MERGE);
                }
                self.add_merge(Merge { node, height, at })?;
            }
            (Some(Anchor::Name(_)), Some(Form::Merge | Form::Merges)) => return refuse(MERGE),
            (Some(Anchor::Node { node, .. }), Some(Form::Mapping)) => {
                let name = match self.arena.ty(*node) {
                    Type::Array | Type::Object => return refuse(COMPLEX_NAME),
                    Type::String => self.text_of(*node).decode().into_owned(),
                    _ => self.json[self.range(*node)].to_owned(),
                };
                self.name(&name, &at)?;
            }
            (Some(Anchor::Name(name)), Some(Form::Mapping)) => {
                let name = match name {
                    Scalar::String(text) | Scalar::Word(_, text) => text.clone().into_owned(),
                };
                self.name(&name, &at)?;
            }
            (Some(Anchor::Name(name)), _) => {
                let name = name.clone();
                self.value(&name, &at)?;
            }
            (Some(&Anchor::Node { node, height }), _) => {
                if self.levels.len() + height > self.limits.depth.min(DEEPEST) {
                    return Err(too_deep::violation(at.start, self.limits));
                }
                let name = self.begin();
                self.copy(node, span(&at), name)?;
                self.grow_to(height + 1);
            }
        }
        Ok(())
    }

    /// Where a node stands in the JSON.
    fn range(&self, node: u32) -> Range<usize> {
        let raw = self.arena.nodes[node as usize];
        raw.start as usize..raw.end as usize
    }

    fn text_of(&self, node: u32) -> Text<'_> {
        let range = self.range(node);
        let bits = self.arena.nodes[node as usize].bits;
        Text::new(&self.json.as_bytes()[range.start + 1..range.end - 1], bits)
    }

    /// Writes a node once more, for an alias that stands there.
    fn copy(&mut self, node: u32, alias: Span, name: Span) -> Step {
        let range = self.range(node);
        let from = self.json.len();
        too_large::check_transcript(from + range.len(), alias.start as usize, self.limits)?;
        let moved = from - range.start;
        self.json.extend_from_within(range);
        let before = self.spans.len();
        let label = self.label();
        self.arena.copy(node, label, narrow(moved));
        self.spans.resize(self.arena.nodes.len(), (alias, alias));
        self.spans[before].1 = name;
        Ok(())
    }

    fn add_merge(&mut self, merge: Merge) -> Step {
        // A merge can be looked through and add nothing, and so cost more than it makes larger.
        self.merged += self.range(merge.node).len();
        too_large::check_transcript(self.merged, merge.at.start, self.limits)?;
        if let Some(level) = self.levels.last_mut() {
            level.merges.push(merge);
            if level.form == Form::Merge {
                level.form = Form::Mapping;
            }
        }
        Ok(())
    }

    /// Writes the members that an object has from others: each that it does not have by then.
    pub(super) fn merge(&mut self, merges: Vec<Merge>) -> Step {
        let Some(object) = self.levels.last().map(|level| level.node) else { return Ok(()) };
        let own = self.members(object, narrow(self.spans.len()));
        let mut names: HashSet<String> = own.map(|(name, _)| name).collect();
        for Merge { node, height, at } in merges {
            if self.levels.len() + height - 1 > self.limits.depth.min(DEEPEST) {
                return Err(too_deep::violation(at.start, self.limits));
            }
            let end = self.arena.nodes[node as usize].next;
            let members: Vec<_> = self.members(node, end).collect();
            for (name, member) in members {
                if names.contains(&name) {
                    continue;
                }
                self.name(&name, &at)?;
                let written = self.begin();
                self.copy(member, span(&at), written)?;
                names.insert(name);
            }
            self.grow_to(height);
        }
        Ok(())
    }

    /// The members of an object whose last node is before `end`.
    fn members(&self, object: u32, end: u32) -> impl Iterator<Item = (String, u32)> {
        let mut node = object + 1;
        std::iter::from_fn(move || {
            let raw = self.arena.nodes.get(node as usize).filter(|_| node < end)?;
            let Label { start, end, marks } = raw.label();
            let name = &self.json.as_bytes()[start as usize + 1..end as usize - 1];
            let member = (Text::new(name, marks).decode().into_owned(), node);
            node = raw.next;
            Some(member)
        })
    }
}
