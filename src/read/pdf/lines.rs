//! Runs on one base line, joined to lines.

use super::characters::{is_right_to_left, is_unspaced, reversed};
use super::font::FontStyle;
use super::placed_text::{BLANK, Run};

/// A line of a page or of a column.
#[derive(Debug, Clone)]
pub(super) struct PdfLine {
    pub left: f32,
    pub right: f32,
    /// The base line of most of the text, and the range of those of all parts.
    pub y: f32,
    pub y_range: (f32, f32),
    /// The size of most of the text, and the range of those of all parts but raised and lowered letters.
    pub size: f32,
    size_range: (f32, f32),
    /// The style, if all letters have it.
    pub style: FontStyle,
    /// The parts between wide gaps; at least one.
    pub cells: Vec<LineCell>,
}

/// A part of a line between wide gaps.
#[derive(Debug, Clone)]
pub(super) struct LineCell {
    pub left: f32,
    pub right: f32,
    pub text: String,
}

impl PdfLine {
    /// The text of the line.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.cells.iter().map(|cell| cell.text.as_str()).collect();
        texts.join(" ")
    }

    /// The first characters, as many as the label of an item may have.
    pub fn start(&self) -> String {
        const MAX_BYTES: usize = 16;
        let cells = self.cells.iter().take(2).map(|cell| cell.text.as_str());
        let starts: Vec<&str> = cells.map(|text| &text[..text.floor_char_boundary(MAX_BYTES)]).collect();
        starts.join(" ")
    }

    /// The number of characters.
    pub fn n_chars(&self) -> usize {
        self.cells.iter().map(|cell| cell.text.chars().count()).sum()
    }
}

/// Sizes of letters that differ by a larger factor are not the same.
const SAME_SIZE: f32 = 1.07;

/// True if two lines have letters that are equally large. Some may be smaller, as those of program code.
pub(super) fn same_size(line: &PdfLine, next: &PdfLine) -> bool {
    line.size_range.0 <= next.size_range.1 * SAME_SIZE && next.size_range.0 <= line.size_range.1 * SAME_SIZE
}

/// The base lines of one line differ no more, as a part of the size.
const MAX_STEP: f32 = 0.3;
/// Those of raised and lowered letters, which are smaller by at least this factor and no more than this number.
const MAX_SCRIPT_STEP: f32 = 0.55;
const MIN_SCRIPT_RATIO: f32 = 1.2;
const MAX_SCRIPT_CHARS: usize = 8;
/// A wider gap, as a part of the size, ends a cell.
const CELL_GAP: f32 = 1.2;

/// The lines of runs, from top to bottom. Takes n log n for n runs.
pub(super) fn lines(mut runs: Vec<Run>) -> Vec<PdfLine> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<PdfLine> = Vec::new();
    let mut group: Vec<Run> = Vec::new();
    // The base line, the size and the length of the largest run of the group.
    let mut base = (0.0, 0.0, 0);
    for run in runs {
        let own = (run.y, run.size, run.n_chars());
        if !group.is_empty() && !is_same_line(base, own) {
            lines.extend(line(std::mem::take(&mut group)));
        }
        if group.is_empty() || own.1 > base.1 * 1.02 {
            base = own;
        }
        group.push(run);
    }
    lines.extend(line(group));
    lines
}

fn is_same_line(base: (f32, f32, usize), run: (f32, f32, usize)) -> bool {
    let step = (run.0 - base.0).abs();
    let (small, large) = if run.1 < base.1 { (run, base) } else { (base, run) };
    let is_script = large.1 >= small.1 * MIN_SCRIPT_RATIO && small.2 <= MAX_SCRIPT_CHARS;
    step <= if is_script { MAX_SCRIPT_STEP * large.1 } else { MAX_STEP * small.1 }
}

/// The line of some runs; `None` without text.
fn line(mut runs: Vec<Run>) -> Option<PdfLine> {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let main = runs.iter().max_by_key(|run| (run.text.len(), (run.size * 16.0) as u32))?;
    let (y, size) = (main.y, main.size);
    let mut builder = LineBuilder { y, size, cells: Vec::new() };
    runs.iter().for_each(|run| builder.push(run));
    let mut cells = builder.cells;
    cells.iter_mut().for_each(|cell| cell.text.truncate(cell.text.trim_end().len()));
    cells.retain(|cell| !cell.text.trim().is_empty());
    if is_stretched(&cells, size) {
        let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
        let (left, right) = (cells[0].left, cells[cells.len() - 1].right);
        cells = vec![LineCell { left, right, text }];
    }
    turn_right_to_left(&mut cells);
    let inked = |is: fn(FontStyle) -> bool| runs.iter().all(|run| is(run.style));
    let style = FontStyle { is_bold: inked(|style| style.is_bold), is_fixed: inked(|style| style.is_fixed) };
    let edges = cells
        .iter()
        .fold((f32::MAX, f32::MIN), |(left, right), cell| (left.min(cell.left), right.max(cell.right)));
    let y_range = runs.iter().fold((y, y), |(low, high), run| (low.min(run.y), high.max(run.y)));
    let words = runs.iter().filter(|run| (run.y - y).abs() <= 0.1 * size);
    let size_range = words.fold((size, size), |(low, high), run| (low.min(run.size), high.max(run.size)));
    (!cells.is_empty()).then_some(PdfLine {
        left: edges.0,
        right: edges.1,
        y,
        y_range,
        size,
        size_range,
        style,
        cells,
    })
}

/// True for words that stand as far from each other as a line to both margins needs.
fn is_stretched(cells: &[LineCell], size: f32) -> bool {
    let gaps = || cells.windows(2).map(|pair| pair[1].left - pair[0].right);
    let (least, most) =
        gaps().fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    cells.len() > 2 && most - least <= 0.2 * size && cells.iter().all(|cell| !cell.text.contains(' '))
}

struct LineBuilder {
    y: f32,
    size: f32,
    cells: Vec<LineCell>,
}

impl LineBuilder {
    fn push(&mut self, run: &Run) {
        let text = run.text.trim_start();
        let Some(cell) = self.cells.last_mut() else {
            // What hangs raised before a line is the mark of a note.
            let text = if self.is_raised(run) && is_note_mark(text.trim_end()) { "" } else { text };
            self.cells.push(LineCell { left: run.left, right: run.right, text: text.to_owned() });
            return;
        };
        let gap = run.left - cell.right;
        let em = run.size.max(self.size);
        if gap > CELL_GAP * em {
            self.cells.push(LineCell { left: run.left, right: run.right, text: text.to_owned() });
            return;
        }
        let before = cell.text.chars().next_back();
        let is_script = run.size * MIN_SCRIPT_RATIO <= self.size && run.y < self.y - 0.12 * self.size;
        if is_script && is_note_mark(text.trim_end()) {
            let number = superscript(text.trim_end()).filter(|_| is_power(&cell.text));
            cell.text.push_str(&number.unwrap_or_default());
        } else {
            let is_unspaced = before.is_some_and(is_unspaced) && text.starts_with(is_unspaced);
            if gap > BLANK * run.size.min(self.size) && !is_unspaced && before.is_some_and(|c| c != ' ') {
                cell.text.push(' ');
            }
            cell.text.push_str(text);
        }
        cell.right = cell.right.max(run.right);
    }

    fn is_raised(&self, run: &Run) -> bool {
        run.size * MIN_SCRIPT_RATIO <= self.size && run.y < self.y - 0.12 * self.size
    }
}

/// True for the mark of a note: `12`, `1,2`, `*`.
fn is_note_mark(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_ascii_digit()
            || matches!(c, ',' | ' ' | '*' | '∗' | '†' | '‡' | '§' | '¶' | '⋆' | '[' | ']' | '–' | '-')
    })
}

/// True if raised digits after this text are an exponent: after a digit, or a unit of length.
fn is_power(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.ends_with(|c: char| c.is_ascii_digit()) || matches!(word, "m" | "cm" | "mm" | "km" | "dm")
}

/// Digits and their sign as raised characters; `None` if there are others.
fn superscript(text: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    text.chars()
        .map(|c| match c {
            '-' | '–' => Some('⁻'),
            _ => RAISED.get(c.to_digit(10)? as usize).copied(),
        })
        .collect()
}

/// Puts the text of a line that is mostly written from right to left into the order in which it is read.
fn turn_right_to_left(cells: &mut [LineCell]) {
    let n_letters =
        |is: fn(char) -> bool| cells.iter().flat_map(|cell| cell.text.chars()).filter(|&c| is(c)).count();
    let n_backward = n_letters(is_right_to_left);
    if n_backward > 0 && 2 * n_backward >= n_letters(char::is_alphabetic) {
        cells.reverse();
        for cell in cells {
            cell.text = reversed(&cell.text);
        }
    }
}
