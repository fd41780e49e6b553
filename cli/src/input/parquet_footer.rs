//! Checks the metadata of a Parquet file before the crate reads it: the crate reserves memory for as many items as a list claims
//! to have, and a list may claim any number.
//!
//! Metadata are a struct in Thrift's compact protocol. The check walks through it and knows no field.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// True if the lists in the metadata have as many items as they claim.
pub(super) fn is_sound(file: &mut File) -> io::Result<bool> {
    let size = file.seek(SeekFrom::End(0))?;
    let Some(end_at) = size.checked_sub(END_BYTES) else { return Ok(false) };
    file.seek(SeekFrom::Start(end_at))?;
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    let length = u64::from(u32::from_le_bytes(length));
    let Some(start) = end_at.checked_sub(length) else { return Ok(false) };
    file.seek(SeekFrom::Start(start))?;
    let mut metadata = Vec::new();
    file.take(length).read_to_end(&mut metadata)?;
    Ok(ThriftWalk { rest: &metadata }.skip_struct(0).is_some())
}

/// The length of the metadata and the signature.
const END_BYTES: u64 = 8;

/// Metadata are not nested deeper.
const MAX_DEPTH: usize = 32;

/// Walks through values; `None` where they go beyond the end.
struct ThriftWalk<'b> {
    rest: &'b [u8],
}

impl ThriftWalk<'_> {
    fn skip_struct(&mut self, depth: usize) -> Option<()> {
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            if head >> 4 == 0 {
                // The number of the field.
                self.number()?;
            }
            // A boolean is its type.
            if !matches!(head & 0x0f, 1 | 2) {
                self.skip(head & 0x0f, depth)?;
            }
        }
    }

    /// Skips a value of a type.
    fn skip(&mut self, kind: u8, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match kind {
            1..=3 => self.bytes(1),
            4..=6 => self.number().map(drop),
            7 => self.bytes(8),
            8 => {
                let length = self.number()?;
                self.bytes(length)
            }
            9 | 10 => self.skip_list(depth),
            11 => self.skip_map(depth),
            12 => self.skip_struct(depth + 1),
            13 => self.bytes(16),
            _ => None,
        }
    }

    fn skip_list(&mut self, depth: usize) -> Option<()> {
        let head = self.byte()?;
        let n = if head >> 4 == 15 { self.number()? } else { u64::from(head >> 4) };
        self.skip_items(n, &[head & 0x0f], depth)
    }

    fn skip_map(&mut self, depth: usize) -> Option<()> {
        let n = self.number()?;
        if n == 0 {
            return Some(());
        }
        let kinds = self.byte()?;
        self.skip_items(n, &[kinds >> 4, kinds & 0x0f], depth)
    }

    /// Skips `n` groups of values; each value has a byte at least.
    fn skip_items(&mut self, n: u64, kinds: &[u8], depth: usize) -> Option<()> {
        if n > self.rest.len() as u64 {
            return None;
        }
        (0..n).try_for_each(|_| kinds.iter().try_for_each(|&kind| self.skip(kind, depth + 1)))
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn bytes(&mut self, n: u64) -> Option<()> {
        self.rest = self.rest.get(usize::try_from(n).ok()?..)?;
        Some(())
    }

    /// A number of variable length, seven bits a byte.
    fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_the_items_that_they_claim() {
        let check = |metadata: &[u8], expected: bool| {
            let is_whole = ThriftWalk { rest: metadata }.skip_struct(0).is_some();
            assert_eq!(is_whole, expected, "{metadata:?}");
        };
        // An empty struct; one with a number and a text.
        check(&[0], true);
        check(&[0x15, 0x80, 0x01, 0x18, 2, b'h', b'i', 0], true);
        // A list of three numbers, one of a billion, and one of two empty structs.
        check(&[0x19, 0x35, 1, 2, 3, 0], true);
        check(&[0x19, 0xf5, 0x80, 0x94, 0xeb, 0xdc, 0x03, 1, 2, 3, 0], false);
        check(&[0x19, 0x2c, 0, 0, 0], true);
        // Cut off: a number, a text, a struct.
        check(&[0x15, 0x80], false);
        check(&[0x18, 9, b'h', 0], false);
        check(&[0x1c, 0], false);
        check(&[0x1c; 100], false);
    }
}
