//! Mappings and sequences: where they begin and end.

use std::ops::Range;

use super::super::scalar::Kind;
use super::{Anchor, COMPLEX_NAME, Form, Level, MERGE, Step, Writer, count, refuse};
use crate::document::json::{DEEPEST, Events};
use crate::document::rules::too_deep;
use crate::document::{Span, Type, narrow};

impl Writer<'_, '_> {
    pub(super) fn open(
        &mut self,
        ty: Type,
        anchor: usize,
        tag: Option<Kind>,
        at: Range<usize>,
    ) -> Step {
        let mut start = at.start;
        let refuse = |start, message: &str| Err(refuse(&(start..start + 1), message));
        let properties = count(anchor, tag);
        if properties > 0 {
            start = self.source.skip_properties(start, properties);
        } else if ty == Type::Array && at.is_empty() {
            // Of a sequence that is not indented further than its name, the parser tells what is behind its '-'.
            start = self.source.skip_filler(self.entry()).min(start);
        }
        let in_brackets = matches!(self.source.at(start), Some(b'[' | b'{'))
            && (properties > 0 || !at.is_empty());
        if let Err(message) = check_tag(ty, tag) {
            return refuse(start, message);
        }
        let mut form = if ty == Type::Array { Form::Sequence } else { Form::Mapping };
        match self.levels.last().map(|level| level.form) {
            Some(Form::Mapping) => return refuse(start, COMPLEX_NAME),
            Some(Form::Merge) if ty == Type::Array => form = Form::Merges,
            Some(Form::Merge | Form::Merges) => return refuse(start, MERGE),
            _ => {}
        }
        if self.levels.len() >= self.limits.depth.min(DEEPEST) {
            return Err(too_deep::violation(start, self.limits));
        }
        let node = narrow(self.spans.len());
        if form != Form::Merges {
            let name = self.begin();
            let label = self.label();
            self.arena.open(label, ty, self.json.len());
            self.json.push(if ty == Type::Array { '[' } else { '{' });
            self.spans.push((Span::new(start, start), name));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor::Open);
        }
        self.last = start + usize::from(in_brackets);
        self.levels.push(Level {
            form,
            node,
            anchor,
            in_brackets,
            is_empty: true,
            elements: 0,
            height: 1,
            merges: Vec::new(),
        });
        Ok(())
    }

    pub(super) fn close(&mut self, at: Range<usize>) -> Step {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if level.form == Form::Mapping && !level.merges.is_empty() {
            let merges = std::mem::take(&mut level.merges);
            self.merge(merges)?;
        }
        let Some(level) = self.levels.pop() else { return Ok(()) };
        if level.in_brackets {
            // Of a mapping whose last member has a comma behind it, the parser tells where that is.
            self.last = match self.source.at(at.start) {
                Some(b',') => self.source.skip_filler(at.start + 1) + 1,
                _ => at.start + 1,
            };
        }
        if level.form == Form::Merges {
            // The members of the mapping around it are written when that ends.
            self.expect(Form::Mapping);
            if let Some(around) = self.levels.last_mut() {
                around.merges.extend(level.merges);
            }
            return Ok(());
        }
        self.json.push(if level.form == Form::Sequence { ']' } else { '}' });
        self.check_size()?;
        self.arena.close(self.json.len());
        if let Some((span, _)) = self.spans.get_mut(level.node as usize) {
            span.end = narrow(self.last);
        }
        self.grow_to(level.height + 1);
        if level.anchor > 0 {
            let Level { node, height, .. } = level;
            self.anchors.insert(level.anchor, Anchor::Node { node, height });
        }
        Ok(())
    }
}

/// Whether a mapping or sequence can have this tag.
fn check_tag(ty: Type, tag: Option<Kind>) -> Result<(), &'static str> {
    match (tag, ty) {
        (None | Some(Kind::Unspecific), _)
        | (Some(Kind::Sequence), Type::Array)
        | (Some(Kind::Map), Type::Object) => Ok(()),
        (Some(Kind::Sequence), _) => Err("must be a sequence, as its tag says"),
        (Some(Kind::Map), _) => Err("must be a mapping, as its tag says"),
        _ => Err("must be a scalar, as its tag says"),
    }
}
