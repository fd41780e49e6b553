//! Limits on the input held in memory.

use std::fmt;

/// A chunk with this many bytes is full.
pub(super) const CHUNK_BYTES: usize = 1 << 16;

/// The most bytes that a document may have, in whatever way it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DocumentLimit(u64);

impl DocumentLimit {
    /// The largest limit: offsets have 32 bits.
    pub(crate) const LARGEST: Self = Self(u32::MAX as u64);

    /// The limit if none is given.
    pub(crate) const USUAL: Self = Self(256_000_000);

    /// A limit of this many bytes; `None` if that is more than any document can have.
    pub(crate) fn new(bytes: u64) -> Option<Self> {
        (bytes <= Self::LARGEST.0).then_some(Self(bytes))
    }

    pub(crate) fn bytes(self) -> u64 {
        self.0
    }

    /// Passes a document of this many bytes; the error is a message.
    pub(crate) fn check(self, bytes: u64) -> Result<(), String> {
        if bytes > self.0 {
            return Err(format!("the document has more than {self} (--max-document)"));
        }
        Ok(())
    }

    /// Passes a row of this many bytes, which may have escapes and other fields; the error is a message.
    pub(super) fn check_row(self, bytes: u64) -> Result<(), String> {
        if bytes > 2 * self.0 + CHUNK_BYTES as u64 {
            return Err(format!("the row has more than twice {self} (--max-document)"));
        }
        Ok(())
    }
}

impl fmt::Display for DocumentLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")];
        match units.iter().find(|(bytes, _)| self.0 > 0 && self.0.is_multiple_of(*bytes)) {
            Some((bytes, unit)) => write!(f, "{} {unit}", self.0 / bytes),
            None => write!(f, "{} bytes", self.0),
        }
    }
}
