//! Places in a file: lines are counted from 1, rows from 0.

use std::fmt;

/// The number of a row in its file, counted from 0; blank lines are not rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub(crate) struct RowIndex(pub u64);

/// The number of a line in its file, counted from 1, as editors and messages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineNumber(pub u64);

impl RowIndex {
    /// The first row of a file.
    pub(crate) const FIRST: Self = Self(0);

    /// The row `n` rows later.
    pub(crate) fn plus(self, n: usize) -> Self {
        Self(self.0 + n as u64)
    }
}

impl LineNumber {
    /// The first line of a file.
    pub(crate) const FIRST: Self = Self(1);

    /// The line `n` lines later.
    pub(crate) fn plus(self, n: usize) -> Self {
        Self(self.0 + n as u64)
    }
}

impl fmt::Display for RowIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for LineNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
