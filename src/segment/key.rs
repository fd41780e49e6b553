//! Words of up to 16 bytes as numbers, compared and hashed in a few instructions.

use crate::document::Span;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// A word's bytes and zeros, as two little-endian numbers. A word that is too long has a number for it.
pub(super) type Key = [u64; 2];

/// The key of a long word that has a number. No text has the byte 0xff, so no short word has this key.
pub(super) fn long_key(number: u64) -> Key {
    [number, u64::MAX]
}

/// The key of a word of 16 bytes or fewer.
#[inline]
pub(super) fn short_key(text: &str, span: Span) -> Option<Key> {
    let rest = &text.as_bytes()[span.start as usize..];
    match span.len() {
        len @ 0..=8 => Some([number(rest) & first_bytes(len), 0]),
        len @ 9..=16 => Some([number(rest), number(&rest[8..]) & first_bytes(len - 8)]),
        _ => None,
    }
}

/// The first eight bytes as a number; zeros where there are fewer.
#[inline]
fn number(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
}

/// Ones for the first `n` bytes of a number, at most eight.
#[inline]
fn first_bytes(n: usize) -> u64 {
    if n == 0 { 0 } else { u64::MAX >> (64 - 8 * n) }
}

/// One number is hashed faster than an array of two.
#[inline]
pub(super) fn hash(hasher: &RandomState, [low, high]: Key) -> u64 {
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
                let key = short_key(&text, Span::new(0, word.len())).unwrap();
                let bytes: Vec<u8> = key.iter().flat_map(|part| part.to_le_bytes()).collect();
                assert_eq!(&bytes[..word.len()], word.as_bytes());
                assert!(bytes[word.len()..].iter().all(|&byte| byte == 0), "{word}");
            }
        }
        assert_eq!(short_key("seventeen17171717", Span::new(0, 17)), None);
    }
}
