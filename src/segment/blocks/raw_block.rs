//! A block before it is cut into sentences.

use crate::document::{BlockKind, Span};
use crate::segment::boundary_rule::BoundaryRule;

/// Lines that belong together, before they are cut into sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawBlock {
    /// Its kind.
    pub kind: BlockKind,
    /// Its place, without the blanks and the markup around it.
    pub span: Span,
    /// The rule by which it ends.
    pub end_rule: BoundaryRule,
    /// The level of a title, 1 to 6; 0 for other blocks.
    pub level: u8,
}
