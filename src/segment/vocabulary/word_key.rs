//! Words of up to 16 bytes as numbers, compared and hashed in a few instructions.

use crate::document::Span;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// A word's bytes and zeros, as two little-endian numbers, the first not 0: no word starts with the byte 0. A word that
/// is too long has a number for it.
pub(in crate::segment) type Key = [u64; 2];

/// The key of a long word that has a number. No text has the byte 0xff, so no short word has this key.
pub(in crate::segment) fn long_key(number: u64) -> Key {
    [number + 1, u64::MAX]
}

/// The key of a word of 16 bytes or fewer.
#[inline]
pub(in crate::segment) fn short_key(text: &str, span: Span) -> Option<Key> {
    let rest = &text.as_bytes()[span.start as usize..];
    let kept = KEPT.get(span.len())?;
    let key = match rest.first_chunk::<16>() {
        Some(chunk) => halves(*chunk),
        None => last_halves(rest),
    };
    Some([key[0] & kept[0], key[1] & kept[1]])
}

/// Ones for the bytes that a word of so many has.
const KEPT: [Key; 17] = {
    let mut kept = [[0; 2]; 17];
    let mut len = 1;
    while len <= 16 {
        kept[len] =
            if len <= 8 { [u64::MAX >> (64 - 8 * len), 0] } else { [u64::MAX, u64::MAX >> (128 - 8 * len)] };
        len += 1;
    }
    kept
};

fn halves(bytes: [u8; 16]) -> Key {
    let both = u128::from_le_bytes(bytes);
    [both as u64, (both >> 64) as u64]
}

/// The text's last bytes, fewer than 16, with zeros after them.
#[cold]
fn last_halves(rest: &[u8]) -> Key {
    let mut bytes = [0; 16];
    bytes[..rest.len()].copy_from_slice(rest);
    halves(bytes)
}

/// One number is hashed faster than an array of two.
#[inline]
pub(in crate::segment) fn hash(hasher: &RandomState, [low, high]: Key) -> u64 {
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
