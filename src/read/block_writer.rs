//! Writes blocks as in plain text: `# ` to `###### ` before a heading, `- ` before an item, `> ` before a quote, so that sentences are cut
//! as in any text.

/// The kind of a block in a format with markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ElementKind {
    #[default]
    Paragraph,
    /// With its level, from 1 to 6.
    Heading(u8),
    Item,
    Quote,
    Code,
    /// A row of a table: its cells, with ` | ` between them.
    Row,
}

/// The blocks written so far.
#[derive(Debug, Default)]
pub(super) struct BlockWriter {
    out: String,
    last: Option<ElementKind>,
}

impl BlockWriter {
    /// Writes a block: items and rows on the next line after others of their kind, any other after a blank line. Its newlines
    /// are the ends of lines that readers see.
    pub(super) fn push(&mut self, kind: ElementKind, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let is_next_of_kind = self.last == Some(kind) && matches!(kind, ElementKind::Item | ElementKind::Row);
        self.out.push_str(match (self.out.is_empty(), is_next_of_kind) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => "\n\n",
        });
        self.last = Some(kind);
        let (before, after) = match kind {
            ElementKind::Paragraph => ("", ""),
            ElementKind::Heading(level) => (heading_mark(level), ""),
            ElementKind::Item => ("- ", ""),
            ElementKind::Quote => ("> ", ""),
            ElementKind::Code => ("```\n", "\n```"),
            ElementKind::Row => ("| ", " |"),
        };
        self.out.push_str(before);
        match kind {
            ElementKind::Heading(_) => self.out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
            ElementKind::Quote => self.out.push_str(&text.replace('\n', "\n> ")),
            ElementKind::Code => self.out.push_str(text.trim_matches('\n')),
            ElementKind::Paragraph | ElementKind::Item | ElementKind::Row => self.out.push_str(text),
        }
        self.out.push_str(after);
    }

    /// The text of all blocks.
    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// The mark before a heading of a level.
fn heading_mark(level: u8) -> &'static str {
    const MARKS: &str = "###### ";
    &MARKS[MARKS.len() - 1 - usize::from(level.clamp(1, 6))..]
}
