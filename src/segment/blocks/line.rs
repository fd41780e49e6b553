//! What one line of text is by its looks alone.

use super::inline_list;
use crate::segment::marks::{self, mark_at};

/// A line without the blanks around it.
#[derive(Debug, Clone, Copy)]
pub(in crate::segment) struct Line {
    /// The first byte of the content: after blanks, and after the markup that `shape` stands for.
    pub(in crate::segment) start: usize,
    /// One past the last byte of the content.
    pub(in crate::segment) end: usize,
    /// Blanks before the line.
    pub(in crate::segment) indent: usize,
    pub(in crate::segment) shape: Shape,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum Shape {
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
    /// `---`: a rule, or what underlines a title.
    Rule,
    /// ```` ``` ````
    Fence,
}

/// The lines of `text`: `\n`, `\r\n` and `\r` end them.
pub(in crate::segment) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |length| start + length);
        let line = Line::read(text, start, end);
        let is_pair = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        start = end + 1 + usize::from(is_pair);
        Some(line)
    })
}

impl Line {
    fn read(text: &str, start: usize, end: usize) -> Self {
        let whole = &text[start..end];
        let left = whole.trim_start_matches(is_blank);
        let indent = whole.len() - left.len();
        let content = left.trim_end_matches(is_blank);
        let (shape, skip, drop) = shape_of(content);
        let first = start + indent;
        Self { start: first + skip, end: first + content.len() - drop, indent, shape }
    }

    /// The content.
    pub(in crate::segment) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// The width in characters.
    pub(in crate::segment) fn width(&self, text: &str) -> usize {
        self.text(text).chars().count()
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

/// The shape of a line's content and how many bytes of markup stand at its start and end.
fn shape_of(content: &str) -> (Shape, usize, usize) {
    let Some(first) = content.chars().next() else { return (Shape::Blank, 0, 0) };
    let plain = (Shape::Text, 0, 0);
    match first {
        'a'..='z' | 'A'..='Z' => plain,
        '`' | '~' if content.starts_with("```") || content.starts_with("~~~") => (Shape::Fence, 0, 0),
        '|' if content.len() > 1 && content.ends_with('|') => row(content),
        _ if is_rule(content) => (Shape::Rule, 0, 0),
        '#' | '=' | '*' => heading(content, first).or_else(|| item(content, first)).unwrap_or(plain),
        '>' => quote(content),
        // Several items in a line are running text, and cut as sentences.
        '0'..='9' | '(' | '•' | '⁃' if inline_list::next_item(content, 0, content.len()).is_some() => {
            plain
        }
        '-' | '+' | '0'..='9' | '(' | '•' | '‣' | '⁃' | '◦' | '▪' | '●' | '·' => {
            item(content, first).unwrap_or(plain)
        }
        _ => plain,
    }
}

/// Whether a line is made of marks that draw: `---`, `* * *`, `=====`.
fn is_rule(content: &str) -> bool {
    let draws = |c: char| {
        matches!(
            c,
            '-' | '*' | '_' | '=' | '~' | '#' | '+' | '|' | '.' | '·' | '•' | '—' | '–' | '\u{2500}'
                ..='\u{257f}' | ' '
        )
    };
    let mut chars = content.chars();
    let Some(first) = chars.next().filter(|&c| draws(c)) else { return false };
    // A few full stops are an ellipsis.
    content.chars().nth(2).is_some() && chars.all(draws) && !(first == '.' && content.len() < 6)
}

/// `# Title #`, `== Title ==`, `**Title**`
fn heading(content: &str, first: char) -> Option<(Shape, usize, usize)> {
    let run = content.len() - content.trim_start_matches(first).len();
    let rest = &content[run..];
    if first == '*' {
        let inner = rest.strip_suffix("**").filter(|inner| run == 2 && !inner.contains("**"))?;
        let is_sentence = ends_sentence(inner);
        return (!is_sentence && !inner.trim().is_empty()).then_some((Shape::Heading, 2, 2));
    }
    let is_marked = if first == '#' { run <= 6 && rest.starts_with(' ') } else { (2..=6).contains(&run) };
    let body = rest.trim_end_matches(first).trim_end();
    let skip = content.len() - rest.trim_start().len();
    (is_marked && !body.trim().is_empty()).then(|| (Shape::Heading, skip, rest.len() - body.len()))
}

/// `- item`, `• item`, `3. item`, `(3) item`
fn item(content: &str, first: char) -> Option<(Shape, usize, usize)> {
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
    (has_blank && body.contains(char::is_alphanumeric)).then(|| (Shape::Item, content.len() - body.len(), 0))
}

fn quote(content: &str) -> (Shape, usize, usize) {
    let body = content.trim_start_matches(|c: char| c == '>' || is_blank(c));
    if body.is_empty() { (Shape::Blank, 0, 0) } else { (Shape::Quote, content.len() - body.len(), 0) }
}

fn row(content: &str) -> (Shape, usize, usize) {
    let is_border = |c: char| matches!(c, '|' | '-' | ':' | '+' | '=') || is_blank(c);
    if content.chars().all(is_border) {
        return (Shape::Rule, 0, 0);
    }
    let edge = |c: char| c == '|' || is_blank(c);
    let body = content.trim_start_matches(edge);
    (Shape::Row, content.len() - body.len(), body.len() - body.trim_end_matches(edge).len())
}

/// Whether the line's last character, quotes and brackets aside, is a mark that may end a sentence.
pub(in crate::segment) fn ends_sentence(line: &str) -> bool {
    let is_closer = |c: char| marks::closer(c).is_some() || c.is_whitespace();
    // A look at the last few characters will do.
    let tail = &line[line.ceil_char_boundary(line.len().saturating_sub(24))..];
    let tail = tail.trim_end_matches(is_closer);
    tail.char_indices().next_back().is_some_and(|(at, _)| mark_at(tail.as_bytes(), at).is_some())
}
