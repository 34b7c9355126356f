//! What a conversion cannot keep.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::document::{Node, Pointer, Span};

/// What one form says and the other cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// Which of the definitions that are exported has it, counted from 0. Of other conversions 0.
    pub definition: usize,
    /// The path to what is lost.
    pub pointer: Pointer,
    /// Where that is written, if the document was read from text.
    pub span: Option<Span>,
    /// Why, in a sentence that begins with "cannot".
    pub message: Cow<'static, str>,
}

/// What is lost, in the order of the text. Of very many the first are kept, and all are counted.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    kept: Vec<(u32, Loss)>,
    omitted: usize,
    /// How many bytes of paths are kept: a member's name can be a megabyte long.
    paths: usize,
    definition: usize,
    /// What is lost already, and which objects were gone through: several operations can share them.
    seen: HashSet<u32>,
    objects: HashSet<u32>,
}

/// How many are kept.
const KEPT: usize = 10_000;
/// How many bytes of paths are kept.
const PATHS: usize = 8 << 20;

impl Losses {
    /// Those that are kept.
    pub fn iter(&self) -> impl Iterator<Item = &Loss> {
        self.kept.iter().map(|(_, loss)| loss)
    }

    /// Whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many there are, kept or not.
    pub fn len(&self) -> usize {
        self.kept.len() + self.omitted
    }

    pub(crate) fn add(&mut self, node: Node<'_>, message: impl Into<Cow<'static, str>>) {
        if !self.seen.insert(node.order()) {
            return;
        }
        if self.kept.len() >= KEPT || self.paths > PATHS {
            self.omitted += 1;
            return;
        }
        let pointer = node.pointer();
        self.paths += pointer.as_str().len();
        let (definition, span) = (self.definition, node.span());
        let loss = Loss { definition, pointer, span, message: message.into() };
        self.kept.push((node.order(), loss));
    }

    /// Adds the members of an object that are not among those that are carried over.
    pub(crate) fn add_rest(
        &mut self,
        object: Node<'_>,
        carried: &[Option<Node<'_>>],
        message: &'static str,
    ) {
        if !self.objects.insert(object.order()) {
            return;
        }
        for member in object.children().filter(|it| !carried.contains(&Some(*it))) {
            self.add(member, message);
        }
    }

    /// From now on the next definition is meant, which may stand in another document.
    pub(crate) fn next_definition(&mut self) {
        self.definition += 1;
        self.seen.clear();
        self.objects.clear();
    }

    pub(crate) fn sort(&mut self) {
        self.kept.sort_by_key(|(order, loss)| (loss.definition, *order));
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.pointer.as_str() {
            "" => "the document",
            pointer => pointer,
        };
        write!(f, "{place} {}", self.message)
    }
}
