//! A word or mark before it is numbered.

use crate::document::{Span, TokenKind};

/// A word or mark without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawToken {
    pub span: Span,
    pub kind: TokenKind,
}
