//! How much is held at once.

/// A chunk is closed when it holds this many bytes.
pub(super) const CHUNK_BYTES: usize = 1 << 16;

/// A larger row is refused: it would take gigabytes to work on.
pub(super) const MAX_ROW_BYTES: usize = 256 << 20;
