//! What no two things of a set share, for the sets of every dialect.
//!
//! A set keeps the few texts that it compares, not the documents, and is built up one document at a time. It compares
//! whole texts, and looks them up in a hash map that nothing ever walks: reports do not depend on hashing.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, OccupiedEntry};

use crate::document::{Node, Text};
use crate::fnv::Fnv;
use crate::rule::Rule;
use crate::sink::{Mark, Sink};

/// Something that no two things of a set share. How it is taken from one of them, the dialect knows.
#[derive(Debug)]
pub(crate) struct Unique<F> {
    pub(crate) rule: &'static Rule,
    /// From the members to a [`Key`]; none if a part of it is missing.
    pub(crate) key: F,
    /// What is wrong with the later of two.
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
}

/// What one thing has of it. Things of one owner, if they have one, are the same thing in several forms.
#[derive(Clone, Debug)]
pub(crate) struct Key<O> {
    /// Whole: all that is compared.
    text: Box<[u8]>,
    /// Where it is reported.
    at: Mark,
    owner: Option<O>,
}

impl<O> Key<O> {
    /// Texts as one, which no other texts give, to report at a member.
    pub(crate) fn new<const N: usize>(at: Node<'_>, texts: [Text<'_>; N]) -> Self {
        let texts = texts.map(Text::decode_bytes);
        let length: usize = texts.iter().map(|text| text.len()).sum();
        let mut whole = Vec::with_capacity(length + size_of::<u64>() * (N - 1));
        for (number, text) in texts.iter().enumerate() {
            // The last one ends where the whole ends.
            if number + 1 < N {
                // As many bytes on every machine: fingerprints are made of them.
                whole.extend_from_slice(&(text.len() as u64).to_le_bytes());
            }
            whole.extend_from_slice(text);
        }
        Key { text: whole.into(), at: Mark::of(at), owner: None }
    }

    /// With its owner.
    pub(crate) fn of(self, owner: Option<O>) -> Self {
        Key { owner, ..self }
    }
}

/// Where a set has first what it compares.
#[derive(Clone, Debug)]
struct First<O> {
    document: usize,
    at: Mark,
    owner: Option<O>,
}

/// Where a set has first what each of several [`Unique`] compare.
#[derive(Clone, Debug)]
pub(crate) struct Firsts<O, const N: usize>([HashMap<Box<[u8]>, First<O>>; N]);

impl<O, const N: usize> Default for Firsts<O, N> {
    fn default() -> Self {
        Firsts(std::array::from_fn(|_| HashMap::new()))
    }
}

impl<O: PartialEq, const N: usize> Firsts<O, N> {
    /// Takes in what the document of this number has of each, and reports what was there already.
    pub(crate) fn admit<F>(
        &mut self,
        uniques: &[Unique<F>; N],
        number: usize,
        keys: [Vec<Key<O>>; N],
        out: &mut Sink<'_>,
    ) {
        for ((unique, firsts), found) in uniques.iter().zip(&mut self.0).zip(keys) {
            for Key { text, at, owner } in found {
                match firsts.entry(text) {
                    Entry::Vacant(place) => {
                        place.insert(First { document: number, at, owner });
                    }
                    Entry::Occupied(first) => {
                        if owner.is_none() || owner != first.get().owner {
                            unique.report(&at, number, &first, out);
                        }
                    }
                }
            }
        }
    }
}

impl<F> Unique<F> {
    #[cold]
    fn report<O>(
        &self,
        at: &Mark,
        number: usize,
        first: &OccupiedEntry<'_, Box<[u8]>, First<O>>,
        out: &mut Sink<'_>,
    ) {
        if let Some(violation) = out.add(self.rule, at, self.message) {
            let First { document, at, .. } = first.get();
            let other = Some(*document).filter(|document| *document != number);
            violation.relate_in(other, at, "first here").advise(self.help);
            let mut hash = Fnv::new();
            hash.add_part(first.key());
            violation.value = hash.value();
        }
    }
}
