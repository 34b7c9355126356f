//! What a caller hands to the backend, by name: headers, query parameters, and the keys of the body.
//!
//! The gateway puts all of them into one map without regard to case, and later ones overwrite:
//! this is where the collisions come from.

use std::borrow::Cow;
use std::ops::Range;

use super::definition::Position;
use crate::document::{Node, Text};
use crate::inline::InlineList;
use crate::sink::Place;

/// One named input.
#[derive(Clone, Debug)]
pub(super) struct Input<'d> {
    position: Position,
    /// The number of its parameter.
    parameter: usize,
    /// The `name` of a parameter, or the value of a body.
    node: Node<'d>,
    text: Text<'d>,
    /// [`Position::Body`]: where the key stands in the text once that is decoded, quotes included.
    key: Option<Key>,
    /// Equal for names that are equal without regard to case.
    hash: u32,
}

/// A key of a body: its place in the decoded value, and how far inside of it its name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) range: Range<usize>,
    pub(super) inset: usize,
    /// Of a JSON string.
    pub(super) marks: u8,
}

impl<'d> Input<'d> {
    /// Its `name`, or the key inside the body's value.
    pub(super) fn place(&self) -> Place<'d> {
        match &self.key {
            Some(key) => Place::Inside(self.node, self.text.written_range(&key.range)),
            None => Place::Value(self.node),
        }
    }

    /// Whether the names are the same, letter case included.
    pub(super) fn is_spelled_as(&self, other: &Input<'d>) -> bool {
        self.name() == other.name()
    }

    /// Whether its name is this, without regard to case. Nothing is copied where nothing is escaped.
    fn is_named(&self, name: &[u8]) -> bool {
        let written = match &self.key {
            Some(key) => self.text.written(&key.name_range()),
            None => self.text.plain_bytes(),
        };
        match written {
            Some(written) => written == name || written.eq_ignore_ascii_case(name),
            None => self.name().eq_ignore_ascii_case(name),
        }
    }

    /// Its name, in UTF-8. Asked for only where two names can be equal.
    fn name(&self) -> Cow<'d, [u8]> {
        let text = self.text.decode_bytes();
        match &self.key {
            Some(key) => Cow::Owned(key.name(&text)),
            None => text,
        }
    }
}

impl Key {
    /// The name, in the decoded value.
    fn name(&self, value: &[u8]) -> Vec<u8> {
        Text::new(&value[self.name_range()], self.marks).decode_bytes().into_owned()
    }

    fn name_range(&self) -> Range<usize> {
        self.range.start + self.inset..self.range.end - self.inset
    }
}

/// The inputs of a definition, in order, and found by name without comparing each with each.
#[derive(Debug)]
pub(super) struct Inputs<'d> {
    list: InlineList<Input<'d>, FEW>,
    /// Whether two of them can share a name: in most definitions none do.
    shared: bool,
    /// A bit for each hash that was seen.
    seen: [u64; 16],
    /// Names in lower case, positions and numbers, in order; empty where there are few.
    sorted: Vec<(Vec<u8>, Position, usize)>,
}

/// Up to here looking at each is quicker than sorting.
const FEW: usize = 32;

impl<'d> Inputs<'d> {
    pub(super) fn new() -> Self {
        Inputs { list: InlineList::new(), shared: false, seen: [0; 16], sorted: Vec::new() }
    }

    #[expect(
        clippy::inline_always,
        reason = "it is called for every parameter of every definition"
    )]
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        position: Position,
        parameter: usize,
        node: Node<'d>,
        name: Text<'d>,
    ) {
        let hash = hash(&name.decode_bytes());
        self.push(Input { position, parameter, node, text: name, key: None, hash });
    }

    /// Adds a key of the body that is the value of `node`.
    pub(super) fn add_key(
        &mut self,
        parameter: usize,
        (node, text): (Node<'d>, Text<'d>),
        key: Key,
        name: Text<'_>,
    ) {
        let (position, hash) = (Position::Body, hash(&name.decode_bytes()));
        self.push(Input { position, parameter, node, text, key: Some(key), hash });
    }

    fn push(&mut self, input: Input<'d>) {
        let (word, bit) = (input.hash as usize >> 6 & 15, 1 << (input.hash & 63));
        self.shared |= self.seen[word] & bit != 0;
        self.seen[word] |= bit;
        self.list.push(input);
    }

    /// Makes many inputs ready to be found.
    pub(super) fn index(&mut self) {
        if self.list.len() <= FEW {
            return;
        }
        // The keys of a body stand together: it is decoded once.
        let mut value = (None, Cow::Borrowed(&[][..]));
        for (number, input) in self.list.iter().enumerate() {
            if value.0 != Some(input.node) {
                value = (Some(input.node), input.text.decode_bytes());
            }
            let name = match &input.key {
                Some(key) => key.name(&value.1),
                None => value.1.to_vec(),
            };
            self.sorted.push((name.to_ascii_lowercase(), input.position, number));
        }
        self.sorted.sort_unstable();
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Hands on the numbers of the parameters that have an input of this name; of many, one a position.
    pub(super) fn each_named(&self, name: &[u8], mut with: impl FnMut(usize)) {
        let hash = hash(name);
        if self.sorted.is_empty() {
            for input in self.list.iter().filter(|input| input.hash == hash) {
                if input.is_named(name) {
                    with(input.parameter);
                }
            }
            return;
        }
        for position in Position::ALL {
            let found = self.find(position, name, hash).and_then(|number| self.list.get(number));
            if let Some(input) = found {
                with(input.parameter);
            }
        }
    }

    /// The number of the first input of this position and name.
    fn find(&self, position: Position, name: &[u8], hash: u32) -> Option<usize> {
        if self.sorted.is_empty() {
            return self.list.iter().position(|input| {
                input.hash == hash && input.position == position && input.is_named(name)
            });
        }
        let wanted = (name.to_ascii_lowercase(), position);
        let at = self
            .sorted
            .partition_point(|(name, position, _)| (name, *position) < (&wanted.0, wanted.1));
        let (name, position, number) = self.sorted.get(at)?;
        ((name, *position) == (&wanted.0, wanted.1)).then_some(*number)
    }

    /// The inputs of one position, each with the first of the same name in another.
    pub(super) fn overlaps(
        &self,
        position: Position,
        other: Position,
    ) -> impl Iterator<Item = (&Input<'d>, &Input<'d>)> {
        let few = if self.shared { self.list.len() } else { 0 };
        let inputs = self.list.iter().enumerate().take(few);
        inputs.filter(move |(_, input)| input.position == position).filter_map(
            move |(number, input)| {
                let found = self.find(other, &input.name(), input.hash)?;
                (found != number).then(|| self.list.get(found).map(|first| (input, first)))?
            },
        )
    }
}

/// Quick, and equal for names that differ in case only; letters and digits decide.
fn hash(name: &[u8]) -> u32 {
    let step = |hash: u32, word: u32| {
        (hash ^ (word | 0x2020_2020)).wrapping_mul(0x9e37_79b1).rotate_left(15)
    };
    let (words, rest) = name.as_chunks();
    let whole = words.iter().fold(0, |hash, word| step(hash, u32::from_le_bytes(*word)));
    rest.iter().fold(whole, |hash, &byte| step(hash, u32::from(byte)))
}
