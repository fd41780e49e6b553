//! Words to numbers, in a map that is laid out when the program is built and used in place.
//!
//! The bytes, in little-endian numbers: how many slots there are, a power of two (u32); for every slot the place of
//! its entry (u16), 0 where it is empty; the entries one after another. A word's slot is named by the first bits of
//! its hash, or the next that was free. An entry: its number (u32), the length of its word (u16); the word; a byte more where
//! that makes the length even. Places are counted from 1 in steps of two bytes.

use crate::hash::word_hash;

/// A set of words with a number above 0 for each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordMap {
    slots: &'static [[u8; 2]],
    entries: &'static [u8],
}

/// The bytes before an entry's word.
const HEAD: usize = 6;

/// The slot that a word's entry is in if no other word took it, of `n_slots`, a power of two.
pub(crate) fn first_slot(word: &[u8], n_slots: usize) -> usize {
    word_hash(word) as usize & (n_slots - 1)
}

impl WordMap {
    /// The map of the bytes described above.
    pub(crate) const fn read(bytes: &'static [u8]) -> Self {
        let (head, rest) = bytes.split_at(4);
        let n_slots = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (slots, entries) = rest.split_at(2 * n_slots);
        Self { slots: slots.as_chunks().0, entries }
    }

    /// The number of a word, 0 if the map does not have it.
    pub(crate) fn find(&self, word: &[u8]) -> u32 {
        let mut slot = first_slot(word, self.slots.len());
        loop {
            let place = usize::from(u16::from_le_bytes(self.slots[slot]));
            let Some(at) = place.checked_sub(1) else { return 0 };
            let (length, number, rest) = self.entry(2 * at);
            if length == word.len() && rest.starts_with(word) {
                return number;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Every word with its number, in the order of their bytes.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'static str, u32)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (length, number, rest) = (at < self.entries.len()).then(|| self.entry(at))?;
            at += (HEAD + length).next_multiple_of(2);
            Some((std::str::from_utf8(&rest[..length]).unwrap_or_default(), number))
        })
    }

    /// The length of the entry's word, its number, and the bytes from the word on.
    #[inline]
    fn entry(&self, at: usize) -> (usize, u32, &'static [u8]) {
        let (head, rest) = self.entries[at..].split_at(HEAD);
        let number = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
        (usize::from(u16::from_le_bytes([head[4], head[5]])), number, rest)
    }
}
