//! The bytes of a Parquet file, without pages that would unpack to more than a row may have.

use super::limits::DocumentLimit;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::fs::File;
use std::io::{BufRead, BufReader};

/// A file whose pages are limited: the crate reserves the size that a page claims to have.
pub(super) struct LimitedPages {
    pub(super) file: File,
    pub(super) limit: DocumentLimit,
}

impl Length for LimitedPages {
    fn len(&self) -> u64 {
        self.file.len()
    }
}

impl ChunkReader for LimitedPages {
    type T = BufReader<File>;

    /// Called for the footer and for the header of each page.
    fn get_read(&self, start: u64) -> Result<Self::T> {
        let mut reader = self.file.get_read(start)?;
        if start + FOOTER_BYTES != self.len() {
            let size = unpacked_size(reader.fill_buf()?).ok_or_else(|| error("a page is corrupt"))?;
            self.limit.check_row(size).map_err(|_| error("a page is too large (--max-document)"))?;
        }
        Ok(reader)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        self.file.get_bytes(start, length)
    }
}

/// The length of the metadata and the signature.
const FOOTER_BYTES: u64 = 8;

fn error(what: &str) -> ParquetError {
    ParquetError::General(what.to_owned())
}

/// The unpacked size in the header of a page: the second field of a Thrift struct, after the type.
fn unpacked_size(header: &[u8]) -> Option<u64> {
    let (_, rest) = integer(header)?;
    integer(rest).map(|(size, _)| size)
}

/// The value of the next field, which is an `i32`, and the bytes after it. `None` if it is negative.
fn integer(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (&NEXT_I32, rest) = bytes.split_first()? else { return None };
    let n_bytes = 1 + rest.iter().take(MAX_I32_BYTES).position(|byte| byte & 0x80 == 0)?;
    let (digits, rest) = rest.split_at(n_bytes);
    let zigzag = digits.iter().rev().fold(0, |value, digit| value << 7 | u64::from(digit & 0x7f));
    (zigzag % 2 == 0).then_some((zigzag / 2, rest))
}

/// The field after the last one, of type `i32`.
const NEXT_I32: u8 = 0x15;

const MAX_I32_BYTES: usize = 5;
