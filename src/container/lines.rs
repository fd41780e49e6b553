//! The lines of a text, and where they are in it.

/// A line without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its first byte.
    pub start: usize,
    /// Its text, without the line end and the blanks before that.
    pub text: &'t str,
    /// Where the next line starts.
    pub next: usize,
}

impl<'t> Line<'t> {
    /// One past the last byte of its text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The text without the blanks before it.
    pub fn content(&self) -> &'t str {
        self.text.trim_start()
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = Line {
            start,
            text: rest[..end.unwrap_or(rest.len())].trim_end(),
            next: end.map_or(text.len(), |end| start + end + 1),
        };
        start = line.next;
        Some(line)
    })
}

/// True if a line ends a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟'])
}
