//! The words of the document being read and their numbers: a small hash table, most of which stays near the
//! processor, since a document has far fewer words than its language.

use super::word_key::{Key, hash};
use foldhash::fast::RandomState;

/// Keys and numbers by open addressing.
pub(in crate::segment) struct Roll {
    hasher: RandomState,
    /// A power of two of them.
    slots: Vec<Slot>,
    n_words: usize,
}

/// The key of a word and its number; all zeros where there is none.
type Slot = [u64; 3];

/// There are never fewer slots,
const MIN_SLOTS: usize = 64;
/// and no more than these for the words that a text is expected to have.
const MAX_FIRST_SLOTS: usize = 1 << 11;

impl Roll {
    pub(in crate::segment) fn new(hasher: RandomState) -> Self {
        Self { hasher, slots: vec![[0; 3]; MIN_SLOTS], n_words: 0 }
    }

    /// Forgets all words, and makes room for some of the `n_words` that are expected.
    pub(in crate::segment) fn start(&mut self, n_words: usize) {
        let n_slots = (2 * n_words).next_power_of_two().clamp(MIN_SLOTS, MAX_FIRST_SLOTS);
        self.slots.truncate(n_slots);
        // Some at a time, which takes less than a long fill.
        let (pieces, _) = self.slots.as_chunks_mut();
        pieces.fill([[0; 3]; 32]);
        self.slots.resize(n_slots, [0; 3]);
        self.n_words = 0;
    }

    /// Makes room for `n` more words.
    pub(in crate::segment) fn reserve(&mut self, n: usize) {
        while (self.n_words + n) * 2 > self.slots.len() {
            self.grow();
        }
    }

    /// The number of the word with this key and hash; `next` if it is new, which it then is no longer. There must be
    /// room for it.
    #[inline]
    pub(in crate::segment) fn number(&mut self, key: Key, hash: u64, next: u32) -> u32 {
        debug_assert!(self.n_words < self.slots.len(), "a full roll is searched without end");
        let at = self.place(key, hash);
        let slot = &mut self.slots[at];
        // About every other word is new: nothing here is a guess on whether it is.
        let is_new = slot[0] == 0;
        let number = slot[2] | (u64::from(next) & u64::from(is_new).wrapping_neg());
        *slot = [key[0], key[1], number];
        self.n_words += usize::from(is_new);
        number as u32
    }

    /// The number of the word with this key and hash, if it has one.
    #[inline]
    pub(in crate::segment) fn find(&self, key: Key, hash: u64) -> Option<u32> {
        let [low, _, number] = self.slots[self.place(key, hash)];
        (low != 0).then_some(number as u32)
    }

    /// The slot of a word, empty if it has none.
    #[inline]
    fn place(&self, key: Key, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let [low, high, _] = self.slots[at];
            // Zero if the slot is empty or the word's own.
            if low.min((low ^ key[0]) | (high ^ key[1])) == 0 {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// How many words have a number.
    pub(in crate::segment) fn n_words(&self) -> usize {
        self.n_words
    }

    #[cold]
    fn grow(&mut self) {
        let words: Vec<Slot> = self.slots.iter().filter(|slot| slot[0] != 0).copied().collect();
        let n_slots = 2 * self.slots.len();
        self.slots.clear();
        self.slots.resize(n_slots, [0; 3]);
        for word @ [low, high, _] in words {
            let at = self.place([low, high], hash(&self.hasher, [low, high]));
            self.slots[at] = word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_numbers_its_words_anew() {
        let hasher = RandomState::default();
        let mut roll = Roll::new(hasher.clone());
        let number = |roll: &mut Roll, word: u64, next| {
            roll.reserve(1);
            roll.number([word + 1, 7], hash(&hasher, [word + 1, 7]), next)
        };
        for n_words in [5, 40_000, 300, 200_000, 3] {
            roll.start(n_words as usize / 3);
            for word in 0..n_words {
                assert_eq!(number(&mut roll, u64::from(word) << 40, word), word);
            }
            for word in 0..n_words {
                assert_eq!(number(&mut roll, u64::from(word) << 40, n_words), word);
            }
        }
    }
}
