//! Exit codes.

/// Success.
pub(crate) const DONE: u8 = 0;
/// Wrong usage, or a fatal error.
pub(crate) const FATAL: u8 = 2;
/// Done, but some documents failed.
pub(crate) const SOME_FAILED: u8 = 3;
/// Interrupted by Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;
