//! White space as people see it.

/// The text with every run of white space as one blank, none at its ends.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
