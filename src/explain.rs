//! Why a score is what it is: the tree behind every `--why`.

use std::borrow::Cow;

/// One part of a score and the parts that it is made of.
///
/// The shares of the children of a node add up to its own share, within rounding, unless the
/// node's documentation says that they are factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// What this part is, in the field's terms: `centrality`, `position`, `redundant with sentence 4`.
    pub label: Cow<'static, str>,
    /// What it adds to the score; negative where it takes away.
    pub share: f64,
    /// The parts that this part is made of, in a fixed order.
    pub children: Vec<Why>,
}

impl Why {
    /// A part without parts of its own.
    #[must_use]
    pub fn leaf(label: impl Into<Cow<'static, str>>, share: f64) -> Self {
        Self { label: label.into(), share, children: Vec::new() }
    }

    /// A part made of `children`.
    #[must_use]
    pub fn node(label: impl Into<Cow<'static, str>>, share: f64, children: Vec<Why>) -> Self {
        Self { label: label.into(), share, children }
    }
}
