//! Places in a file.

use std::fmt;

/// The number of a line in its file, or of a row of Parquet, counted from 1 as editors and messages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineNumber(pub u64);

impl LineNumber {
    /// The first line of a file.
    pub(crate) const FIRST: Self = Self(1);

    /// The line `n` lines later.
    pub(crate) fn plus(self, n: u64) -> Self {
        Self(self.0 + n)
    }
}

impl fmt::Display for LineNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
