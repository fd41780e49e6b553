//! The words of the document being read and their numbers: a small hash table, most of which stays near the
//! processor, since a document has far fewer words than its language.

use super::key::{Key, hash};
use crate::document::WordId;
use foldhash::fast::RandomState;

/// Keys and numbers by open addressing. Emptied in no time: slots of an earlier round count as empty.
pub(super) struct Roll {
    hasher: RandomState,
    /// A power of two of them.
    slots: Vec<Slot>,
    /// How many of the slots are in use in this round, less one; also a power of two.
    mask: usize,
    round: u32,
    n_words: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    key: Key,
    round: u32,
    word: u32,
}

/// A document starts with so many slots,
const FIRST_SLOTS: usize = 1 << 10;
/// and no more than these are kept for the next.
const MAX_KEPT_SLOTS: usize = 1 << 17;

impl Roll {
    pub(super) fn new(hasher: RandomState) -> Self {
        Self {
            hasher,
            slots: vec![Slot::default(); FIRST_SLOTS],
            mask: FIRST_SLOTS - 1,
            round: 0,
            n_words: 0,
        }
    }

    /// Forgets all words.
    pub(super) fn start(&mut self) {
        self.slots.truncate(MAX_KEPT_SLOTS);
        self.slots.shrink_to(MAX_KEPT_SLOTS);
        (self.mask, self.n_words) = (FIRST_SLOTS - 1, 0);
        self.start_round();
    }

    /// The number of the word with this key and hash; `next` if it is new, which it then is no longer.
    #[inline]
    pub(super) fn number(&mut self, key: Key, hash: u64, next: WordId) -> WordId {
        let mut at = hash as usize & self.mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.round != self.round {
                *slot = Slot { key, round: self.round, word: next.0 };
                self.n_words += 1;
                if self.n_words * 2 > self.mask {
                    self.grow();
                }
                return next;
            }
            if slot.key == key {
                return WordId(slot.word);
            }
            at = (at + 1) & self.mask;
        }
    }

    fn start_round(&mut self) {
        if self.round == u32::MAX {
            self.slots.fill(Slot::default());
            self.round = 0;
        }
        self.round += 1;
    }

    #[cold]
    fn grow(&mut self) {
        let in_use = &self.slots[..=self.mask];
        let words: Vec<Slot> = in_use.iter().filter(|slot| slot.round == self.round).copied().collect();
        self.mask = 2 * self.mask + 1;
        if self.slots.len() <= self.mask {
            self.slots.resize(self.mask + 1, Slot::default());
        }
        self.start_round();
        self.n_words = 0;
        for Slot { key, word, .. } in words {
            self.number(key, hash(&self.hasher, key), WordId(word));
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
            roll.number([word, 7], hash(&hasher, [word, 7]), WordId(next)).0
        };
        for n_words in [5, 40_000, 300, 200_000, 3] {
            roll.start();
            for word in 0..n_words {
                assert_eq!(number(&mut roll, u64::from(word) << 40, word), word);
            }
            for word in 0..n_words {
                assert_eq!(number(&mut roll, u64::from(word) << 40, n_words), word);
            }
        }
    }
}
