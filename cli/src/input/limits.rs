//! Limits on the input held in memory.

/// A chunk with this many bytes is full.
pub(super) const CHUNK_BYTES: usize = 1 << 16;

/// Longer rows fail: processing them would take gigabytes.
pub(super) const MAX_ROW_BYTES: usize = 256 << 20;
