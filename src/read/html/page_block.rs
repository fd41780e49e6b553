//! The blocks of a page, and the text of those that belong to the article.

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ElementKind {
    #[default]
    Paragraph,
    Heading,
    Item,
    Quote,
    Code,
    Row,
}

/// A block of text. It starts where the one before it ends.
pub(super) struct PageBlock {
    pub end: usize,
    pub kind: ElementKind,
    /// True in menus, footers and the like.
    pub is_boilerplate: bool,
    /// True in a `main` or `article` element.
    pub is_in_main: bool,
}

/// The text of the blocks that belong to the article, or of all blocks if none does.
pub(super) fn article(text: &str, blocks: &[PageBlock]) -> String {
    let starts = std::iter::once(0).chain(blocks.iter().map(|block| block.end));
    let with_starts = || starts.clone().zip(blocks);
    let size = |is_counted: fn(&PageBlock) -> bool| -> usize {
        with_starts().filter(|(_, block)| is_counted(block)).map(|(start, block)| block.end - start).sum()
    };
    let content = size(|block| !block.is_boilerplate);
    let main = size(|block| !block.is_boilerplate && block.is_in_main);
    let mut out = String::with_capacity(text.len() + 4 * blocks.len());
    let mut last = None;
    for (start, block) in with_starts() {
        let is_wanted = match (content > 0, main as f64 >= MAIN_SHARE * content as f64) {
            (false, _) => true,
            (true, false) => !block.is_boilerplate,
            (true, true) => !block.is_boilerplate && block.is_in_main,
        };
        if is_wanted {
            let is_next_of_kind =
                last == Some(block.kind) && matches!(block.kind, ElementKind::Item | ElementKind::Row);
            out.push_str(if out.is_empty() {
                ""
            } else if is_next_of_kind {
                "\n"
            } else {
                "\n\n"
            });
            write(&mut out, block.kind, &text[start..block.end]);
            last = Some(block.kind);
        }
    }
    out
}

/// If `main` and `article` elements have at least this share of the text without boilerplate, the rest is left out.
const MAIN_SHARE: f64 = 0.4;

/// Writes a block as in plain text.
fn write(out: &mut String, kind: ElementKind, text: &str) {
    let (before, after) = match kind {
        ElementKind::Paragraph => ("", ""),
        ElementKind::Heading => ("# ", ""),
        ElementKind::Item => ("- ", ""),
        ElementKind::Quote => ("> ", ""),
        ElementKind::Code => ("```\n", "\n```"),
        ElementKind::Row => ("| ", " |"),
    };
    out.push_str(before);
    match kind {
        ElementKind::Heading => out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
        ElementKind::Quote => out.push_str(&text.replace('\n', "\n> ")),
        ElementKind::Code => out.push_str(text.trim_matches('\n')),
        ElementKind::Paragraph | ElementKind::Item | ElementKind::Row => out.push_str(text),
    }
    out.push_str(after);
}
