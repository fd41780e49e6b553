//! Marks of emphasis in plain text, as old books in plain text have them: `the _Argo_ sailed`.

use super::edits::TextEdit;

/// Emphasis is not longer.
const MAX_BYTES: usize = 300;

/// Edits that leave out the marks around emphasized words, in order; none if no phrase is emphasized, since `_id_` alone is a name.
/// Names such as `snake_case` and `__init__` have none. Costs one search where there are no marks.
pub(crate) fn emphasis(text: &str) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    let mut has_phrase = false;
    let mut open: Option<usize> = None;
    for at in memchr::memchr_iter(b'_', text.as_bytes()) {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let opens = before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            && after.is_some_and(char::is_alphanumeric);
        let closes = before.is_some_and(|c| !c.is_whitespace() && c != '_')
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        match open {
            Some(start) if closes && at - start <= MAX_BYTES && !text[start..at].contains("\n\n") => {
                has_phrase |= text[start..at].contains(' ');
                edits.extend([TextEdit::new(start, start + 1, ""), TextEdit::new(at, at + 1, "")]);
                open = None;
            }
            _ if opens => open = Some(at),
            _ => {}
        }
    }
    if has_phrase { edits } else { Vec::new() }
}
