//! Lines set in columns: tables without marks, lists of options, tables of contents. They are rows, not running text.

use super::line_shape::LineShape;
use super::text_line::TextLine;
use crate::segment::marks::ends_with_mark;

/// A gap between columns that start at the same place is at least this wide; text set to both margins has narrower ones.
const MIN_GAP: usize = 3;
/// A gap as wide as this is one between columns wherever the next column starts.
const WIDE_GAP: usize = 8;
const TAB_STOP: usize = 8;
/// Labels in a line have no more bytes, and each no more words.
const MAX_LABEL_BYTES: usize = 160;
const MAX_LABEL_WORDS: usize = 3;

/// Makes rows of the lines of text that have three columns or more, a wide gap among them or each a label, or two named fields,
/// and no mark at their end, and of those that have a gap, or leaders of dots, if a line next to them has the same.
pub(super) fn mark_columns(text: &str, lines: &mut [TextLine]) {
    let mut before = None;
    for at in 0..lines.len() {
        let own = Columns::of(text, &lines[at]);
        let line = lines[at].text(text);
        if own.is_some_and(Columns::is_wide) && has_three_columns(line)
            || lines[at].shape == LineShape::Text && (are_labels(line) || are_fields(line))
        {
            lines[at].shape = LineShape::Row;
        }
        if own.zip(before).is_some_and(|(own, before)| own.go_with(before)) {
            lines[at - 1].shape = LineShape::Row;
            lines[at].shape = LineShape::Row;
        }
        before = own;
    }
}

/// How a line is set in columns.
#[derive(Debug, Clone, Copy)]
enum Columns {
    /// By a gap of this width before this place.
    Gap { width: usize, end: usize },
    /// Dots lead to a page number: "Frame Format . . . . . 2".
    Leaders,
}

impl Columns {
    fn of(text: &str, line: &TextLine) -> Option<Self> {
        let own = line.text(text);
        match line.shape {
            LineShape::Text | LineShape::Item if has_leaders(own) => Some(Self::Leaders),
            LineShape::Text if has_gap(own.as_bytes()) => {
                widest_gap(&text[line.start - line.indent..line.end])
            }
            _ => None,
        }
    }

    fn is_wide(self) -> bool {
        matches!(self, Self::Gap { width, .. } if width >= WIDE_GAP)
    }

    fn go_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Leaders, Self::Leaders) => true,
            (Self::Gap { end, .. }, Self::Gap { end: other_end, .. }) => {
                end == other_end || self.is_wide() && other.is_wide()
            }
            (Self::Leaders, Self::Gap { .. }) | (Self::Gap { .. }, Self::Leaders) => false,
        }
    }
}

fn has_gap(line: &[u8]) -> bool {
    memchr::memmem::find(line, b"   ").is_some() || memchr::memchr(b'\t', line).is_some()
}

/// The widest gap within a line as it is seen, tabs and all.
fn widest_gap(line: &str) -> Option<Columns> {
    let (mut column, mut last_end, mut widest) = (0, None, (0, 0));
    for c in line.chars() {
        if c == '\t' {
            column = (column / TAB_STOP + 1) * TAB_STOP;
        } else {
            if c != ' ' {
                let width = last_end.map_or(0, |end| column - end);
                widest = widest.max((width, column));
                last_end = Some(column + 1);
            }
            column += 1;
        }
    }
    let (width, end) = widest;
    (width >= MIN_GAP).then_some(Columns::Gap { width, end })
}

fn has_three_columns(line: &str) -> bool {
    let columns = line.split("  ").filter(|column| !column.trim_start().is_empty());
    columns.count() >= 3 && !ends_with_mark(line)
}

/// True for three labels or more with gaps between them: "Search  Help  Log in", "Commits 6   Files changed 22   Checks 14".
fn are_labels(line: &str) -> bool {
    if line.len() > MAX_LABEL_BYTES || !line.contains("  ") || ends_with_mark(line) {
        return false;
    }
    let is_label = |column: &str| {
        column.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && column.split(' ').count() <= MAX_LABEL_WORDS
    };
    let mut columns = line.split("  ").map(str::trim_start).filter(|column| !column.is_empty());
    columns.clone().count() >= 3 && columns.all(is_label)
}

/// True for two names of fields or more with what they have: "Author: Ann Hill   Approved: B. Lee", "Effective: May 1 | Review: May 9".
fn are_fields(line: &str) -> bool {
    if line.len() > MAX_LABEL_BYTES || !line.contains(':') || ends_with_mark(line) {
        return false;
    }
    let is_field = |column: &&str| {
        let name = column.split_once(": ").map(|(name, _)| name);
        name.is_some_and(|name| {
            name.starts_with(char::is_uppercase) && name.split(' ').count() <= MAX_LABEL_WORDS
        })
    };
    let columns = line.split("  ").flat_map(|part| part.split(" | ")).map(str::trim);
    columns.filter(is_field).count() >= 2
}

fn has_leaders(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit()) && (line.contains(" . . . ") || line.contains("....."))
}
