//! ASCII letters eight bytes at a time, and the characters beyond ASCII: what makes English text cheap to read.

/// Every byte of a word the same.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// How many ASCII letters `bytes` starts with.
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

/// The high bit of every byte that is an ASCII letter; the other bits mean nothing.
fn letter_bits(word: u64) -> u64 {
    // In lower case and without high bits no sum carries into the next byte.
    let lower = (word | each(0x20)) & each(0x7f);
    let from_a = lower + each(0x80 - b'a');
    let beyond_z = lower + each(0x80 - b'z' - 1);
    from_a & !beyond_z & !word
}

/// The first `n` bytes of `bytes`, ASCII letters, in lower case as one number; nothing if there are more than
/// eight. Different words have different numbers.
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
    fn words_are_packed_without_regard_to_case() {
        assert_eq!(packed_word(b"The end of it", 3), packed_word(b"the", 3));
        assert_ne!(packed_word(b"then", 4), packed_word(b"then", 3));
        assert_eq!(packed_word(b"therefore", 9), None);
        assert_eq!(packed_word(b"", 0), None);
    }

    #[test]
    fn wide_characters_are_found_between_others() {
        assert_eq!(wide_chars("aé 日b").collect::<String>(), "é日");
    }
}
