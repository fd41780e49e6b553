//! ASCII letters eight bytes at a time, and the characters beyond ASCII. They make English text cheap to read.

use crate::hash::spread;

/// A word of eight equal bytes.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The number of ASCII letters that `bytes` starts with.
pub(crate) fn letters(bytes: &[u8]) -> usize {
    let mut n = 0;
    while let Some(&chunk) = bytes[n..].first_chunk::<8>() {
        let others = !letter_bits(u64::from_le_bytes(chunk)) & each(0x80);
        if others != 0 {
            return n + (others.trailing_zeros() / 8) as usize;
        }
        n += 8;
    }
    n + bytes[n..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// The high bit of every byte that is an ASCII letter. The other bits mean nothing.
fn letter_bits(word: u64) -> u64 {
    // No sum carries into the next byte: all are in lower case and without high bits.
    let lower = (word | each(0x20)) & each(0x7f);
    let from_a = lower + each(0x80 - b'a');
    let beyond_z = lower + each(0x80 - b'z' - 1);
    from_a & !beyond_z & !word
}

/// The high bits of eight bytes as the low bits of a number, that of the first byte the lowest.
fn gathered(bits: u64) -> u64 {
    ((bits & each(0x80)) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The places of the ASCII letters among 64 bytes of a text: one look serves all words there.
#[derive(Clone, Copy)]
pub(crate) struct LetterMap {
    start: usize,
    /// A bit for every byte from `start` on, 1 if it is a letter.
    bits: u64,
}

impl LetterMap {
    /// The map before the first look.
    pub(crate) fn new() -> Self {
        // A run that reaches the end of the map is looked at again.
        Self { start: 0, bits: u64::MAX }
    }

    /// The number of ASCII letters that `bytes[at..]` starts with, and the map to ask next. All calls have the same
    /// `bytes`.
    #[inline]
    pub(crate) fn run(self, bytes: &[u8], at: usize) -> (usize, Self) {
        let offset = at.wrapping_sub(self.start);
        if offset < 64 {
            let n = (!(self.bits >> offset)).trailing_zeros() as usize;
            if offset + n < 64 {
                return (n, self);
            }
        }
        let map = Self::look(bytes, at);
        match map.bits.trailing_ones() {
            64 => (letters(&bytes[at..]), map),
            n => (n as usize, map),
        }
    }

    #[inline(never)]
    fn look(bytes: &[u8], start: usize) -> Self {
        let rest = &bytes[start..];
        let bits = rest.first_chunk().map_or_else(|| letters_among(&last_chunk(rest)), letters_among);
        Self { start, bits }
    }
}

/// A bit for every byte, 1 if it is an ASCII letter; that of the first byte is the lowest.
fn letters_among(bytes: &[u8; 64]) -> u64 {
    let bits = |chunk: &[u8; 8]| gathered(letter_bits(u64::from_le_bytes(*chunk)));
    bytes.as_chunks::<8>().0.iter().rev().fold(0, |all, chunk| all << 8 | bits(chunk))
}

/// The last bytes of a text, fewer than 64, followed by zeros.
#[cold]
fn last_chunk(rest: &[u8]) -> [u8; 64] {
    let mut chunk = [0; 64];
    chunk[..rest.len()].copy_from_slice(rest);
    chunk
}

/// The first `n` bytes of `bytes`, ASCII letters, in lower case as one number; none if `n` is 0 or over 8. Different
/// words have different numbers.
pub(crate) fn packed_word(bytes: &[u8], n: usize) -> Option<u64> {
    if n > 8 || n == 0 {
        return None;
    }
    let mut chunk = [0; 8];
    match bytes.first_chunk::<8>() {
        Some(full) => chunk = *full,
        None => chunk[..n].copy_from_slice(&bytes[..n]),
    }
    let kept = u64::MAX >> (8 * (8 - n));
    Some((u64::from_le_bytes(chunk) | each(0x20)) & kept)
}

/// A set of words of up to eight ASCII letters, packed.
pub(crate) struct PackedWords {
    /// By open addressing; 0 is an empty slot.
    slots: Vec<u64>,
}

impl PackedWords {
    /// The set of `words`, each as [`packed_word`] has it.
    pub(crate) fn new(words: impl IntoIterator<Item = u64>) -> Self {
        let words: Vec<u64> = words.into_iter().collect();
        let mut set = Self { slots: vec![0; (4 * words.len() + 1).next_power_of_two()] };
        for word in words {
            let at = set.place(word);
            set.slots[at] = word;
        }
        set
    }

    /// True if `word`, which is not 0, is in the set.
    #[inline]
    pub(crate) fn contains(&self, word: u64) -> bool {
        self.slots[self.place(word)] == word
    }

    /// The slot of a word; it is empty if the word is not in the set.
    #[inline]
    fn place(&self, word: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = spread(word) as usize & mask;
        while self.slots[at] != word && self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

/// The characters beyond ASCII, in order.
pub(crate) fn wide_chars(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii())?;
        let c = text[at..].chars().next()?;
        at += c.len_utf8();
        Some(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_letters_ends_where_the_plain_loop_says() {
        let plain = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = [b'q'; 20];
                bytes[at] = byte;
                assert_eq!(letters(&bytes), plain(&bytes), "{byte} at {at}");
                assert_eq!(letters(&bytes[..at]), plain(&bytes[..at]));
            }
        }
    }

    #[test]
    fn a_letter_map_agrees_with_a_look_at_each_word() {
        let text = "Words, and words with é; a very".repeat(9) + &"long".repeat(40) + " word, then the end";
        for text in [text.as_str(), &text[..70], "", "end", &"x".repeat(64)] {
            let mut map = LetterMap::new();
            for at in 0..=text.len() {
                let length;
                (length, map) = map.run(text.as_bytes(), at);
                assert_eq!(length, letters(&text.as_bytes()[at..]), "{text} {at}");
            }
        }
    }

    #[test]
    fn words_are_packed_without_regard_to_case() {
        assert_eq!(packed_word(b"The end of it", 3), packed_word(b"the", 3));
        assert_ne!(packed_word(b"then", 4), packed_word(b"then", 3));
        assert_eq!(packed_word(b"therefore", 9), None);
        assert_eq!(packed_word(b"", 0), None);
    }

    #[test]
    fn packed_words_are_found_again() {
        let pack = |word: &&str| packed_word(word.as_bytes(), word.len());
        let words = ["a", "the", "of", "between", "yourself", "ours"];
        let set = PackedWords::new(words.iter().filter_map(pack));
        assert!(words.iter().filter_map(pack).all(|word| set.contains(word)));
        assert!(!["th", "thee", "b", "on"].iter().filter_map(pack).any(|word| set.contains(word)));
    }

    #[test]
    fn wide_characters_are_found_between_others() {
        assert_eq!(wide_chars("aé 日b").collect::<String>(), "é日");
    }
}
