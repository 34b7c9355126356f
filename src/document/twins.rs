//! Whether some texts are there twice, found out without comparing each with each.

use super::{Node, Text};

/// Up to here comparing each with each is quicker than sorting.
const FEW: usize = 16;

impl Text<'_> {
    /// Equal for equal texts.
    pub(crate) fn hash(self) -> u64 {
        let text = self.decode_bytes();
        let step = |hash: u64, word: u64| {
            (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        };
        let length = text.len() as u64;
        let Some(last) = text.last_chunk() else {
            return text.iter().fold(length, |hash, &byte| step(hash, u64::from(byte)));
        };
        let words = text.as_chunks().0.iter().chain([last]);
        words.fold(length, |hash, word| step(hash, u64::from_le_bytes(*word)))
    }
}

/// The hash of a string; of anything else 0.
pub(crate) fn hash(node: Node<'_>) -> u64 {
    node.text().map_or(0, Text::hash)
}

/// Whether no two of some hashes are the same, and so no two of what they are of. If two are, look closer.
pub(crate) fn are_distinct(hashes: impl Iterator<Item = u64>) -> bool {
    let mut seen = Seen::default();
    hashes.for_each(|hash| seen.add(hash));
    seen.are_distinct()
}

/// Hashes, collected while what they are of is at hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    few: [u64; FEW],
    number: usize,
    /// Whether two of the first few are the same.
    is_repeated: bool,
    /// Those behind the first few.
    many: Vec<u64>,
}

impl Seen {
    #[inline]
    pub(crate) fn add(&mut self, hash: u64) {
        match self.few.get_mut(self.number) {
            Some(free) => {
                *free = hash;
                self.is_repeated |= self.few[..self.number].contains(&hash);
                self.number += 1;
            }
            None => self.many.push(hash),
        }
    }

    #[inline]
    pub(crate) fn are_distinct(&mut self) -> bool {
        !self.is_repeated && (self.many.is_empty() || self.are_many_distinct())
    }

    #[cold]
    fn are_many_distinct(&mut self) -> bool {
        self.many.extend(self.few);
        self.many.sort_unstable();
        self.many.windows(2).all(|pair| pair[0] != pair[1])
    }
}
