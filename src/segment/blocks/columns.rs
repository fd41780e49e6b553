//! Lines set in columns: tables without marks, lists of options, tables of contents. They are rows, not running text.

use super::line_shape::LineShape;
use super::text_line::TextLine;

/// Makes rows of the lines of text that have a wide gap, or leaders of dots, if a line next to them has too.
pub(super) fn mark_columns(text: &str, lines: &mut [TextLine]) {
    let mut was_set = false;
    for at in 0..lines.len() {
        let is_set = is_in_columns(text, &lines[at]);
        if is_set && was_set {
            lines[at - 1].shape = LineShape::Row;
            lines[at].shape = LineShape::Row;
        }
        was_set = is_set;
    }
}

fn is_in_columns(text: &str, line: &TextLine) -> bool {
    let own = line.text(text);
    match line.shape {
        LineShape::Text => own.contains("   ") || own.contains('\t') || has_leaders(own),
        LineShape::Item => has_leaders(own),
        LineShape::Row => own.contains("   ") && !own.contains('|'),
        LineShape::Blank | LineShape::Heading | LineShape::Quote | LineShape::Rule | LineShape::Fence => {
            false
        }
    }
}

/// True for dots that lead to a page number: "Frame Format . . . . . 2".
fn has_leaders(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit()) && (line.contains(" . . . ") || line.contains("....."))
}
