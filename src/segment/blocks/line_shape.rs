//! The shape of a line, by its looks alone.

use super::inline_list;
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::marks::ends_with_mark;

/// The looks of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineShape {
    Blank,
    Text,
    /// `# Title`, `== Title ==`, `**Title**`
    Heading,
    /// `- item`, `3. item`
    Item,
    /// `> quoted`
    Quote,
    /// `| a | b |`
    Row,
    /// `---`: a drawn line, or what underlines a title.
    Rule,
    /// ```` ``` ````
    Fence,
    /// Of a patch, a log or a record.
    Code,
    /// `ann closed this May 6`
    Event,
}

impl LineShape {
    /// Why a block ends between a line of this shape and the next one, if not both are text and not both are quoted.
    pub fn end_rule_before(self, next: Self) -> BoundaryRule {
        use LineShape::{Blank, Code, Event, Fence, Heading, Item, Quote, Row, Rule, Text};
        match (self, next) {
            (_, Blank) | (Blank, _) => BoundaryRule::BlankLine,
            (Heading, _) | (_, Heading) => BoundaryRule::Heading,
            (Fence | Code, _) | (_, Fence | Code) => BoundaryRule::CodeBlock,
            (Row, _) | (_, Row) => BoundaryRule::TableRow,
            (Rule, _) | (_, Rule) => BoundaryRule::DrawnLine,
            (Event, _) | (_, Event) => BoundaryRule::DateLine,
            (_, Item) => BoundaryRule::ListItem,
            (Quote, _) | (_, Quote) => BoundaryRule::QuotedLines,
            (Item, Text) => BoundaryRule::ListItemOver,
            (Text, Text) => BoundaryRule::UnwrappedLine,
        }
    }
}

/// True for blanks, and for characters that show nothing at the edge of a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

/// The shape of a line's content, and the bytes of markup at its start and at its end.
pub(super) fn shape_of(content: &str) -> (LineShape, usize, usize) {
    let Some(first) = content.chars().next() else { return (LineShape::Blank, 0, 0) };
    let plain = (LineShape::Text, 0, 0);
    match first {
        'a'..='z' | 'A'..='Z' => plain,
        '`' | '~' if content.starts_with("```") || content.starts_with("~~~") => (LineShape::Fence, 0, 0),
        '|' if content.len() > 1 && content.ends_with('|') => row(content),
        _ if is_drawn(content) => (LineShape::Rule, 0, 0),
        '#' | '=' | '*' => heading(content, first).or_else(|| item(content, first)).unwrap_or(plain),
        '>' => quote(content),
        // Several items in one line are running text; each becomes a sentence.
        '0'..='9' | '(' | '•' | '⁃' if inline_list::next_item(content, 0, content.len()).is_some() => {
            plain
        }
        '-' | '+' | '0'..='9' | '(' | '•' | '‣' | '⁃' | '◦' | '▪' | '●' | '·' | '\u{f0a7}' | '\u{f0b7}' => {
            item(content, first).unwrap_or(plain)
        }
        // Speech starts with a dash too, but ends with a mark.
        '–' if !ends_with_mark(content) => item(content, first).unwrap_or(plain),
        _ => plain,
    }
}

/// True if a line is drawn with marks: `---`, `* * *`, `=====`.
fn is_drawn(content: &str) -> bool {
    let draws = |c: char| {
        matches!(
            c,
            '-' | '*' | '_' | '=' | '~' | '#' | '+' | '|' | '.' | '·' | '•' | '—' | '–' | '\u{2500}'
                ..='\u{257f}' | ' '
        )
    };
    let mut chars = content.chars();
    let Some(first) = chars.next().filter(|&c| draws(c)) else { return false };
    // Fewer than six full stops are an ellipsis.
    content.chars().nth(2).is_some() && chars.all(draws) && !(first == '.' && content.len() < 6)
}

/// `# Title #`, `== Title ==`, `**Title**`
fn heading(content: &str, first: char) -> Option<(LineShape, usize, usize)> {
    let run = content.len() - content.trim_start_matches(first).len();
    let rest = &content[run..];
    if first == '*' {
        let inner = rest.strip_suffix("**").filter(|inner| run == 2 && !inner.contains("**"))?;
        let is_sentence = ends_with_mark(inner);
        return (!is_sentence && !inner.trim().is_empty()).then_some((LineShape::Heading, 2, 2));
    }
    let is_marked = if first == '#' { run <= 6 && rest.starts_with(' ') } else { (2..=6).contains(&run) };
    let body = rest.trim_end_matches(first).trim_end();
    let skip = content.len() - rest.trim_start().len();
    (is_marked && !body.trim().is_empty()).then(|| (LineShape::Heading, skip, rest.len() - body.len()))
}

/// `- item`, `• item`, `3. item`, `(3) item`, or a bullet of a font of symbols.
fn item(content: &str, first: char) -> Option<(LineShape, usize, usize)> {
    let after_marker = match first {
        '0'..='9' | '(' => {
            let inner = content.strip_prefix('(').unwrap_or(content);
            let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            let n_digits = inner.len() - rest.len();
            let is_closed = first != '(' || rest.starts_with(')');
            let rest = [".)", ".", ")"].iter().find_map(|delimiter| rest.strip_prefix(delimiter))?;
            ((1..=3).contains(&n_digits) && is_closed).then_some(rest)?
        }
        _ => &content[first.len_utf8()..],
    };
    let body = after_marker.trim_start();
    let has_blank = body.len() < after_marker.len() || matches!(first, '•' | '⁃');
    (has_blank && body.contains(char::is_alphanumeric))
        .then(|| (LineShape::Item, content.len() - body.len(), 0))
}

/// `> quoted`
fn quote(content: &str) -> (LineShape, usize, usize) {
    let body = content.trim_start_matches(|c: char| c == '>' || is_blank(c));
    if body.is_empty() { (LineShape::Blank, 0, 0) } else { (LineShape::Quote, content.len() - body.len(), 0) }
}

/// `| a | b |`, or the border of a table.
fn row(content: &str) -> (LineShape, usize, usize) {
    let is_border = |c: char| matches!(c, '|' | '-' | ':' | '+' | '=') || is_blank(c);
    if content.chars().all(is_border) {
        return (LineShape::Rule, 0, 0);
    }
    let edge = |c: char| c == '|' || is_blank(c);
    let body = content.trim_start_matches(edge);
    (LineShape::Row, content.len() - body.len(), body.len() - body.trim_end_matches(edge).len())
}
