//! Finds comments in YAML. The parser drops them, so they are what begins with '#' behind a blank and is in no scalar
//! ([YAML 1.2.2, section 6.6](https://yaml.org/spec/1.2.2/#66-comments)).

use crate::document::{Document, Node, Span, Type};

/// A comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comment<'s> {
    /// What stands behind its '#', without blanks around it.
    pub(super) text: &'s str,
    /// Where that begins.
    pub(super) start: usize,
    /// The line that it is about, counted from 1: its own, or if it has that to itself the next that holds anything else.
    pub(super) line: u32,
}

/// What scalars are written with, in the order of the text.
#[derive(Debug)]
pub(super) struct Scalars(Vec<Span>);

impl Scalars {
    pub(super) fn of(documents: &[Document<'_>]) -> Self {
        let of_node = |node: Node<'_>| {
            let is_scalar = !matches!(node.ty(), Type::Object | Type::Array);
            [node.span().filter(|_| is_scalar), node.key_span()]
        };
        let nodes = documents.iter().flat_map(Document::nodes);
        let mut spans: Vec<_> = nodes.flat_map(of_node).flatten().collect();
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        // What is merged into a mapping is written elsewhere.
        spans.dedup();
        Scalars(spans)
    }

    /// The scalar that a byte belongs to.
    pub(super) fn at(&self, offset: usize) -> Option<Span> {
        let behind = self.0.partition_point(|span| span.start as usize <= offset);
        let span = self.0.get(behind.checked_sub(1)?)?;
        (offset < span.end as usize).then_some(*span)
    }

    /// Whether a byte belongs to what a scalar says. Between the header of a block and its text there may be a comment.
    fn has(&self, text: &str, offset: usize) -> bool {
        self.at(offset).is_some_and(|span| {
            let written = text.get(span.start as usize..offset).unwrap_or_default();
            !written.starts_with(['|', '>']) || written.contains('\n')
        })
    }
}

/// The comments that begin with a word, in their order.
pub(super) fn comments<'s>(text: &'s str, word: &str, scalars: &Scalars) -> Vec<Comment<'s>> {
    let (mut found, mut waiting): (Vec<Comment<'_>>, usize) = (Vec::new(), 0);
    let mut start = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let is_filler = matches!(line.trim_start().as_bytes(), [] | [b'#', ..]);
        if !is_filler {
            for comment in &mut found[waiting..] {
                comment.line = number;
            }
            waiting = found.len();
        }
        if line.contains(word)
            && let Some(at) = comment_in(text, start, line, scalars)
        {
            let (before, behind) = line.split_at(at);
            let text = behind[1..].trim();
            if text.starts_with(word) {
                let blanks = behind[1..].len() - behind[1..].trim_start().len();
                found.push(Comment { text, start: start + at + 1 + blanks, line: number });
                if !before.trim().is_empty() {
                    waiting = found.len();
                }
            }
        }
        start += line.len();
    }
    found
}

/// Where a line has its comment.
fn comment_in(text: &str, start: usize, line: &str, scalars: &Scalars) -> Option<usize> {
    let mut marks = line.match_indices('#').map(|(at, _)| at);
    marks.find(|&at| {
        let is_apart = line[..at].chars().next_back().is_none_or(|c| matches!(c, ' ' | '\t'));
        is_apart && !scalars.has(text, start + at)
    })
}
