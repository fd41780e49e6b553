//! Collapses white space.

/// The text with every run of white space collapsed to one space, and none at its ends.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
