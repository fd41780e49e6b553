//! Checks the metadata of a Parquet file before the crate reads it: the crate reserves memory for as many items as a list claims
//! to have, and a list may claim any number.
//!
//! Metadata are a struct in Thrift's compact protocol. The crate reads the fields that it knows as what they are to be, whatever the
//! file says that they are: so the check knows their types too (`parquet.thrift` of the format), and skips all other fields.

use Type::{Bool, Bytes, Double, Int, List, Struct};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// True if the metadata have the types that they are to have, and their lists as many items as they claim.
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
    Ok(ThriftWalk { rest: &metadata }.skip_struct(FILE_METADATA, 0).is_some())
}

/// The length of the metadata and the signature.
const END_BYTES: u64 = 8;

/// Metadata are not nested deeper.
const MAX_DEPTH: usize = 32;

/// The type of a value.
#[derive(Debug, Clone, Copy)]
enum Type {
    Bool,
    /// Of 8 to 64 bits.
    Int,
    Double,
    Bytes,
    List(&'static Type),
    Struct(&'static [Type]),
}

// The types of the fields of each struct, from field 1 on.
const FILE_METADATA: &[Type] = &[
    Int,
    List(&Struct(SCHEMA_ELEMENT)),
    Int,
    List(&Struct(ROW_GROUP)),
    List(&Struct(KEY_VALUE)),
    Bytes,
    List(&Struct(COLUMN_ORDER)),
    Struct(ENCRYPTION),
    Bytes,
];
const SCHEMA_ELEMENT: &[Type] = &[Int, Int, Int, Bytes, Int, Int, Int, Int, Int, Struct(LOGICAL_TYPE)];
const LOGICAL_TYPE: &[Type] = &[
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    Struct(&[Int, Int]),
    EMPTY,
    Struct(TIME),
    Struct(TIME),
    EMPTY,
    Struct(&[Int, Bool]),
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    Struct(&[Int]),
    Struct(&[Bytes]),
    Struct(&[Bytes, Int]),
];
const TIME: &[Type] = &[Bool, Struct(&[EMPTY, EMPTY, EMPTY])];
const EMPTY: Type = Struct(&[]);
const KEY_VALUE: &[Type] = &[Bytes, Bytes];
const COLUMN_ORDER: &[Type] = &[EMPTY];
const ENCRYPTION: &[Type] = &[Struct(CIPHER), Struct(CIPHER)];
const CIPHER: &[Type] = &[Bytes, Bytes, Bool];
const ROW_GROUP: &[Type] =
    &[List(&Struct(COLUMN_CHUNK)), Int, Int, List(&Struct(SORTING_COLUMN)), Int, Int, Int];
const SORTING_COLUMN: &[Type] = &[Int, Bool, Bool];
const COLUMN_CHUNK: &[Type] =
    &[Bytes, Int, Struct(COLUMN_METADATA), Int, Int, Int, Int, Struct(COLUMN_ENCRYPTION), Bytes];
const COLUMN_ENCRYPTION: &[Type] = &[EMPTY, Struct(&[List(&Bytes), Bytes])];
const COLUMN_METADATA: &[Type] = &[
    Int,
    List(&Int),
    List(&Bytes),
    Int,
    Int,
    Int,
    Int,
    List(&Struct(KEY_VALUE)),
    Int,
    Int,
    Int,
    Struct(STATISTICS),
    List(&Struct(&[Int, Int, Int])),
    Int,
    Int,
    Struct(&[Int, List(&Int), List(&Int)]),
    Struct(&[Struct(&[Double; 8]), List(&Int)]),
];
const STATISTICS: &[Type] = &[Bytes, Bytes, Int, Int, Bytes, Bytes, Bool, Bool];

impl Type {
    /// True if the file may give a value of this type the number `kind` in the protocol.
    fn is(self, kind: u8) -> bool {
        match self {
            Bool => matches!(kind, 1 | 2),
            Int => matches!(kind, 3..=6),
            Double => kind == 7,
            Bytes => kind == 8,
            List(_) => matches!(kind, 9 | 10),
            Struct(_) => kind == 12,
        }
    }
}

/// Walks through values; `None` where they go beyond the end, or are not of their types.
struct ThriftWalk<'b> {
    rest: &'b [u8],
}

impl ThriftWalk<'_> {
    fn skip_struct(&mut self, fields: &[Type], depth: usize) -> Option<()> {
        let mut field = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            let kind = head & 0x0f;
            field = match head >> 4 {
                0 => self.zigzag()?,
                step => field + i64::from(step),
            };
            let place = usize::try_from(field).ok().and_then(|field| field.checked_sub(1));
            let wanted = place.and_then(|place| fields.get(place)).copied();
            if wanted.is_some_and(|wanted| !wanted.is(kind)) {
                return None;
            }
            // A boolean is its type.
            if !matches!(kind, 1 | 2) {
                self.skip(kind, wanted, depth)?;
            }
        }
    }

    /// Skips a value of a kind, and of a type if its field is known.
    fn skip(&mut self, kind: u8, wanted: Option<Type>, depth: usize) -> Option<()> {
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
            9 | 10 => self.skip_list(wanted, depth),
            11 => self.skip_map(depth),
            12 => {
                let fields = if let Some(Struct(fields)) = wanted { fields } else { &[] };
                self.skip_struct(fields, depth + 1)
            }
            13 => self.bytes(16),
            _ => None,
        }
    }

    fn skip_list(&mut self, wanted: Option<Type>, depth: usize) -> Option<()> {
        let head = self.byte()?;
        let n = if head >> 4 == 15 { self.number()? } else { u64::from(head >> 4) };
        let kind = head & 0x0f;
        let wanted = if let Some(List(item)) = wanted { Some(*item) } else { None };
        // An empty list may have no type.
        if n > 0 && wanted.is_some_and(|wanted| !wanted.is(kind)) {
            return None;
        }
        self.skip_items(n, &[kind], wanted, depth)
    }

    fn skip_map(&mut self, depth: usize) -> Option<()> {
        let n = self.number()?;
        if n == 0 {
            return Some(());
        }
        let kinds = self.byte()?;
        self.skip_items(n, &[kinds >> 4, kinds & 0x0f], None, depth)
    }

    /// Skips `n` groups of values; each value has a byte at least.
    fn skip_items(&mut self, n: u64, kinds: &[u8], wanted: Option<Type>, depth: usize) -> Option<()> {
        if n > self.rest.len() as u64 {
            return None;
        }
        (0..n).try_for_each(|_| kinds.iter().try_for_each(|&kind| self.skip(kind, wanted, depth + 1)))
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

    /// A number with a sign, which is its lowest bit.
    fn zigzag(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
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
            let is_whole = ThriftWalk { rest: metadata }.skip_struct(&[], 0).is_some();
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

    #[test]
    fn fields_have_the_types_that_they_are_to_have() {
        let check = |metadata: &[u8], expected: bool| {
            let is_sound = ThriftWalk { rest: metadata }.skip_struct(FILE_METADATA, 0).is_some();
            assert_eq!(is_sound, expected, "{metadata:?}");
        };
        // The version; the version and a schema of one element with a name; a field that is not known.
        check(&[0x15, 2, 0], true);
        check(&[0x15, 2, 0x19, 0x1c, 0x48, 1, b'a', 0, 0], true);
        check(&[0x05, 0x64, 2, 0], true);
        // A number where the schema is to be, a list of numbers there, a text for a count in an element.
        check(&[0x15, 2, 0x15, 0xf8, 0], false);
        check(&[0x15, 2, 0x19, 0x15, 2, 0], false);
        check(&[0x15, 2, 0x19, 0x1c, 0x58, 1, b'a', 0, 0], false);
    }
}
