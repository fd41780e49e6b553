//! A hash table from words to numbers, small and flat, so that the one of a document's words stays in the cache.

use super::word_key::{WordKey, hash};
use foldhash::fast::RandomState;

/// Keys and numbers, by open addressing.
pub(super) struct WordTable {
    hasher: RandomState,
    /// Their number is a power of two.
    slots: Vec<Slot>,
    n_words: usize,
}

/// The key of a word and its number; all zeros in an empty slot.
type Slot = [u64; 3];

/// There are never fewer slots.
const MIN_SLOTS: usize = 64;
/// No more than these are made for the words that a text is expected to have.
const MAX_FIRST_SLOTS: usize = 1 << 11;

impl WordTable {
    /// An empty table.
    pub fn new(hasher: RandomState) -> Self {
        Self { hasher, slots: vec![[0; 3]; MIN_SLOTS], n_words: 0 }
    }

    /// Forgets all words, and makes room for some of the `n_words` that are expected.
    pub fn clear_for(&mut self, n_words: usize) {
        let n_slots = (2 * n_words).next_power_of_two().clamp(MIN_SLOTS, MAX_FIRST_SLOTS);
        self.slots.truncate(n_slots);
        // A fill in pieces is faster than a long one.
        let (pieces, _) = self.slots.as_chunks_mut();
        pieces.fill([[0; 3]; 32]);
        self.slots.resize(n_slots, [0; 3]);
        self.n_words = 0;
    }

    /// Makes room for `n` more words.
    pub fn reserve(&mut self, n: usize) {
        while (self.n_words + n) * 2 > self.slots.len() {
            self.grow();
        }
    }

    /// The number of the word with this key and hash; if it is new, it gets the number `next`. There must be room for it.
    #[inline]
    pub fn number(&mut self, key: WordKey, hash: u64, next: u32) -> u32 {
        debug_assert!(self.n_words < self.slots.len(), "the search in a full table never ends");
        let at = self.slot_of(key, hash);
        let slot = &mut self.slots[at];
        // About every other word is new, so there is no branch on it to mispredict.
        let is_new = slot[0] == 0;
        let number = slot[2] | (u64::from(next) & u64::from(is_new).wrapping_neg());
        *slot = [key[0], key[1], number];
        self.n_words += usize::from(is_new);
        number as u32
    }

    /// The number of the word with this key and hash, if it has one.
    #[inline]
    pub fn find(&self, key: WordKey, hash: u64) -> Option<u32> {
        let [low, _, number] = self.slots[self.slot_of(key, hash)];
        (low != 0).then_some(number as u32)
    }

    /// The slot of a word; an empty one if it has none.
    #[inline]
    fn slot_of(&self, key: WordKey, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let [low, high, _] = self.slots[at];
            // Zero if the slot is empty or holds the word.
            if low.min((low ^ key[0]) | (high ^ key[1])) == 0 {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// How many words have a number.
    pub fn n_words(&self) -> usize {
        self.n_words
    }

    /// Doubles the number of slots.
    #[cold]
    fn grow(&mut self) {
        let words: Vec<Slot> = self.slots.iter().filter(|slot| slot[0] != 0).copied().collect();
        let n_slots = 2 * self.slots.len();
        self.slots.clear();
        self.slots.resize(n_slots, [0; 3]);
        for word @ [low, high, _] in words {
            let at = self.slot_of([low, high], hash(&self.hasher, [low, high]));
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
        let mut table = WordTable::new(hasher.clone());
        let number = |table: &mut WordTable, word: u64, next| {
            table.reserve(1);
            table.number([word + 1, 7], hash(&hasher, [word + 1, 7]), next)
        };
        for n_words in [5, 40_000, 300, 200_000, 3] {
            table.clear_for(n_words as usize / 3);
            for word in 0..n_words {
                assert_eq!(number(&mut table, u64::from(word) << 40, word), word);
            }
            for word in 0..n_words {
                assert_eq!(number(&mut table, u64::from(word) << 40, n_words), word);
            }
        }
    }
}
