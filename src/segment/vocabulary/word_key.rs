//! Words of up to 16 bytes as two numbers, compared and hashed in a few instructions.

use crate::document::Span;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// The bytes of a word and zeros after them, as two little-endian numbers. The first is not 0, as no word starts with
/// the byte 0. A longer word has a key made from a number.
pub(super) type WordKey = [u64; 2];

/// The key of the long word with this number. No text has the byte 0xff, so no short word has the same key.
pub(super) fn long_word_key(number: u64) -> WordKey {
    [number + 1, u64::MAX]
}

/// The key of a word of at most 16 bytes.
#[inline]
pub(super) fn short_word_key(text: &str, span: Span) -> Option<WordKey> {
    let rest = &text.as_bytes()[span.start as usize..];
    let kept = KEPT.get(span.len())?;
    let key = match rest.first_chunk::<16>() {
        Some(chunk) => halves(*chunk),
        None => last_halves(rest),
    };
    Some([key[0] & kept[0], key[1] & kept[1]])
}

/// By the length of a word: ones for the bytes that it has.
const KEPT: [WordKey; 17] = {
    let mut kept = [[0; 2]; 17];
    let mut len = 1;
    while len <= 16 {
        kept[len] =
            if len <= 8 { [u64::MAX >> (64 - 8 * len), 0] } else { [u64::MAX, u64::MAX >> (128 - 8 * len)] };
        len += 1;
    }
    kept
};

/// The bytes as two numbers.
fn halves(bytes: [u8; 16]) -> WordKey {
    let both = u128::from_le_bytes(bytes);
    [both as u64, (both >> 64) as u64]
}

/// The same for the last bytes of a text, fewer than 16, with zeros after them.
#[cold]
fn last_halves(rest: &[u8]) -> WordKey {
    let mut bytes = [0; 16];
    bytes[..rest.len()].copy_from_slice(rest);
    halves(bytes)
}

/// The hash of a key. One number is hashed faster than an array of two.
#[inline]
pub(super) fn hash(hasher: &RandomState, [low, high]: WordKey) -> u64 {
    hasher.hash_one(u128::from(low) | u128::from(high) << 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_same_key_wherever_they_stand() {
        let words = ["a", "house", "eight888", "nine99999", "sixteen616161616", "día", "x\u{ad}y"];
        for word in words {
            for tail in ["", " ", " and more text after it"] {
                let text = format!("{word}{tail}");
                let key = short_word_key(&text, Span::new(0, word.len())).unwrap();
                let bytes: Vec<u8> = key.iter().flat_map(|part| part.to_le_bytes()).collect();
                assert_eq!(&bytes[..word.len()], word.as_bytes());
                assert!(bytes[word.len()..].iter().all(|&byte| byte == 0), "{word}");
            }
        }
        assert_eq!(short_word_key("seventeen17171717", Span::new(0, 17)), None);
    }
}
