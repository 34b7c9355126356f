//! Edits of bytes.

use std::collections::BTreeMap;

use super::Edit;

/// The text with these edits, which must be in its order; of two that overlap the first is applied.
///
/// ```
/// use apiglint::Span;
/// use apiglint::fix::{Edit, apply};
///
/// let edit = |start, end, with: &str| Edit { span: Span { start, end }, replacement: with.into() };
/// assert_eq!(apply(b"a/b//c", &[edit(0, 0, "/"), edit(4, 5, "")]), b"/a/b/c");
/// assert_eq!(apply(b"abc", &[edit(0, 2, "x"), edit(1, 3, "y")]), b"xc");
/// assert_eq!(apply(b"abc", &[edit(9, 10, "x")]), b"abc", "there is no such place");
/// ```
pub fn apply<'e>(text: &[u8], edits: impl IntoIterator<Item = &'e Edit>) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 64);
    let mut reached = 0;
    for Edit { span, replacement } in edits {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_there = (start..=text.len()).contains(&end);
        let Some(between) = text.get(reached..start).filter(|_| is_there) else { continue };
        out.extend_from_slice(between);
        out.extend_from_slice(replacement.as_bytes());
        reached = end;
    }
    out.extend_from_slice(text.get(reached..).unwrap_or_default());
    out
}

/// The places that are edited already.
#[derive(Default)]
pub(super) struct Taken {
    /// Where each begins and has ended.
    spans: BTreeMap<u32, u32>,
}

impl Taken {
    /// Takes the places of a fix, if all are free. Those that only touch are not: which of two insertions at one place
    /// comes first is nobody's to say.
    pub(super) fn take(&mut self, edits: &[Edit]) -> bool {
        let is_free = |edit: &Edit| {
            let before = self.spans.range(..=edit.span.end).next_back();
            before.is_none_or(|(_, &end)| end < edit.span.start)
        };
        let are_free = edits.iter().all(is_free);
        if are_free {
            self.spans.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        are_free
    }
}
