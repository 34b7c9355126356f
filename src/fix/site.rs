//! Where the values are that violations are about: in the document, or in the JSON that its strings hold.

use std::collections::BTreeMap;

use crate::document::{Document, Node, Text};
use crate::report::Violation;
use crate::ruleset::RuleSet;
use crate::sink::Sink;

/// A value, or the name of a member, that a violation is about.
pub(super) struct Site<'s> {
    /// The violation's number among those that were looked for.
    pub(super) number: usize,
    pub(super) violation: &'s Violation,
    pub(super) node: Node<'s>,
    /// The number of the node in its document. Where that stands in a string, the numbers of the strings come before.
    pub(super) steps: Vec<usize>,
    pub(super) is_name: bool,
}

/// Violations, each with its number.
type Numbered<'v> = Vec<(usize, &'v Violation)>;

/// A value or name, by where its document has it.
struct Entry {
    order: u32,
    node: usize,
    is_name: bool,
}

/// Visits the values that violations of a document are about.
pub(super) fn visit(
    document: &Document<'_>,
    violations: Numbered<'_>,
    visitor: &mut impl FnMut(Site<'_>),
) {
    visit_within(document, &[], violations, visitor);
}

fn visit_within(
    document: &Document<'_>,
    around: &[usize],
    violations: Numbered<'_>,
    visitor: &mut impl FnMut(Site<'_>),
) {
    let nodes: Vec<_> = document.nodes().collect();
    let entries = entries(&nodes);
    let mut inside: BTreeMap<usize, Numbered<'_>> = BTreeMap::new();
    for (number, violation) in violations {
        let behind = entries.partition_point(|entry| entry.order <= violation.order);
        let Some(Entry { order, node: index, is_name }) =
            behind.checked_sub(1).and_then(|last| entries.get(last))
        else {
            continue;
        };
        let value = nodes[*index];
        if *order == violation.order {
            let node = if *is_name { value.name().unwrap_or(value) } else { value };
            let steps = around.iter().copied().chain([*index]).collect();
            visitor(Site { number, violation, node, steps, is_name: *is_name });
        } else if !is_name && is_inside(violation.order, *order, value) {
            inside.entry(*index).or_default().push((number, violation));
        }
    }
    for (index, violations) in inside {
        let steps: Vec<_> = around.iter().copied().chain([index]).collect();
        with_embedded(nodes[index], |document| {
            visit_within(document, &steps, violations, visitor);
        });
    }
}

/// Whether a place is in a string that begins there.
fn is_inside(place: u32, start: u32, value: Node<'_>) -> bool {
    let length = value.text().map_or(0, Text::length_bound);
    (place - start) as usize <= length
}

/// Names and values, in the order of the text.
fn entries(nodes: &[Node<'_>]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(2 * nodes.len());
    for (node, value) in nodes.iter().enumerate() {
        if let Some(name) = value.name() {
            entries.push(Entry { order: name.order(), node, is_name: true });
        }
        entries.push(Entry { order: value.order(), node, is_name: false });
    }
    entries
}

/// Reads the JSON that a string holds, if it does.
pub(super) fn with_embedded(string: Node<'_>, visit: impl FnOnce(&Document<'_>)) {
    let Some(text) = string.text() else { return };
    let rules = RuleSet::none();
    if let Some(document) = Document::embedded(string, text, &mut Sink::new(&rules)) {
        visit(&document);
    }
}
