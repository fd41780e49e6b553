//! Lines that are the rows of a table.

use super::label::{Label, without_bullet};
use super::lines::{LineCell, PdfLine, same_size};

/// Edges of cells that are in line differ no more, as a part of the size.
const MAX_STEP: f32 = 0.4;

/// The number of lines below a row in which the next one is looked for.
const MAX_WRAPPED: usize = 4;

/// No more cells of a row are compared.
const MAX_CELLS: usize = 24;

/// The part that a line has in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableLine {
    Outside,
    Row,
    /// The line goes on with this cell of the row above.
    Wrapped(usize),
}

/// The part that each line has in a table. A row has cells, one of which is in line with one of a row near it.
pub(super) fn table_lines(lines: &[PdfLine]) -> Vec<TableLine> {
    let mut kinds = vec![TableLine::Outside; lines.len()];
    for at in 0..lines.len() {
        let near = at + 1..lines.len().min(at + 1 + MAX_WRAPPED);
        let Some(next) = near.clone().find(|&next| lines[next].cells.len() > 1) else { continue };
        let between: Option<Vec<TableLine>> =
            (at + 1..next).map(|middle| wrapped(&lines[at], &lines[middle])).collect();
        if let Some(between) = between.filter(|_| are_rows(&lines[at], &lines[next], next - at)) {
            (kinds[at], kinds[next]) = (TableLine::Row, TableLine::Row);
            kinds[at + 1..next].copy_from_slice(&between);
        }
    }
    for at in 1..lines.len() {
        // What a cell of the last row goes on with.
        let row = (0..at).rev().take(MAX_WRAPPED).find(|&row| !matches!(kinds[row], TableLine::Wrapped(_)));
        if let Some(row) = row.filter(|&row| kinds[row] == TableLine::Row && kinds[at] == TableLine::Outside)
        {
            kinds[at] = wrapped(&lines[row], &lines[at]).unwrap_or(TableLine::Outside);
        }
    }
    kinds
}

/// The cell of a row that a line goes on with. It is the first only if the line is close, and as narrow as the cell's column.
fn wrapped(row: &PdfLine, line: &PdfLine) -> Option<TableLine> {
    let [own] = line.cells.as_slice() else { return None };
    let near = MAX_STEP * line.size;
    let cell = row.cells.iter().position(|cell| (cell.left - own.left).abs() <= near)?;
    let max_step = if cell == 0 { 1.4 } else { 1.6 * MAX_WRAPPED as f32 };
    let is_narrow = cell > 0 || row.cells.get(1).is_some_and(|next| own.right < next.left);
    let is_below = line.y - row.y <= max_step * line.size && same_size(row, line);
    (is_below && is_narrow && row.style == line.style).then_some(TableLine::Wrapped(cell))
}

/// True if two lines are rows of a table; the second is `n_below` lines below the first.
fn are_rows(line: &PdfLine, next: &PdfLine, n_below: usize) -> bool {
    let (cells, below) = (without_label(line), without_label(next));
    let near = MAX_STEP * line.size;
    let in_line = |a: &LineCell, b: &LineCell| {
        let is_near = |a: f32, b: f32| (a - b).abs() <= near;
        is_near(a.left, b.left) || is_near(a.right, b.right) || is_near(a.left + a.right, b.left + b.right)
    };
    let has_rows = cells.len() > 1 && below.len() > 1 && next.y - line.y <= 3.0 * line.size * n_below as f32;
    let mut pairs = cells
        .iter()
        .take(MAX_CELLS)
        .skip(1)
        .flat_map(|a| below.iter().take(MAX_CELLS).skip(1).map(move |b| (a, b)));
    has_rows && pairs.any(|(a, b)| in_line(a, b))
}

/// The cells but for the label of an item, or the number of a heading.
fn without_label(line: &PdfLine) -> &[LineCell] {
    let is_label = |cell: &LineCell| {
        let text = format!("{} x", cell.text);
        Label::of(&text) != Label::None
            || without_bullet(&cell.text).is_empty()
            || cell.text.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    match line.cells.as_slice() {
        [first, rest @ ..] if rest.len() == 1 && is_label(first) => rest,
        cells => cells,
    }
}

/// True for a line of a table of contents: a title, dots, and a page.
pub(super) fn is_contents_line(text: &str) -> bool {
    let title = without_page(text);
    title.len() < text.trim_end().len()
        && (title.ends_with(". . .") || title.ends_with(".....") || title.ends_with("…"))
}

/// The cells of a row with ` | ` between them, without the dots of a table of contents.
pub(super) fn row_text(line: &PdfLine) -> String {
    let text = line.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join(" | ");
    if !is_contents_line(&text) {
        return text;
    }
    let title = without_page(&text);
    let page = text[title.len()..].trim_matches([' ', '|']);
    format!("{} | {page}", title.trim_end_matches(['.', ' ', '…', '|']))
}

/// The text before the number at its end.
fn without_page(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '|' | 'i' | 'v' | 'x' | 'l' | 'c')
    })
}
