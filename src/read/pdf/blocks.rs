//! The lines of a column, grouped to blocks: paragraphs, headings, list items, code and rows of tables.

use super::label::{Label, without_bullet};
use super::lines::{PdfLine, same_size};
use super::table::{TableLine, is_contents_line, table_lines};
use crate::read::block_writer::ElementKind;

/// Lines that belong together.
#[derive(Debug)]
pub(super) struct TextBlock {
    pub kind: ElementKind,
    pub lines: Vec<PdfLine>,
    /// The number of the column.
    pub column: usize,
    /// True if the last line reaches the right edge of the column.
    pub is_full: bool,
    /// True if the first line starts further right than the others.
    pub is_indented: bool,
}

/// The size, distance and style of most lines of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsualText {
    /// The size of most letters.
    pub size: f32,
    /// The distance of most lines, as a part of their size.
    pub pitch: f32,
    /// True if most letters are bold, or nearly all equally wide.
    pub is_bold: bool,
    pub is_fixed: bool,
}

/// A distance of lines that is larger by this factor is a gap between blocks.
const GAP: f32 = 1.25;
/// The largest distance of the lines of a block, as a part of their size.
const MAX_PITCH: f32 = 3.2;
/// Lines start further right by at least this part of the size if they are indented.
const INDENT: f32 = 0.7;
/// The number of lines of a block that are compared with the next line.
const MAX_COMPARED: usize = 8;
/// The letters of a heading are larger by this factor, or bold.
const HEADING_SIZE: f32 = 1.12;
/// Headings have no more characters.
const MAX_HEADING_CHARS: usize = 250;
const MAX_BOLD_HEADING_CHARS: usize = 120;

/// The blocks of a column, whose lines are in order.
pub(super) fn blocks(lines: Vec<PdfLine>, column: usize, usual: UsualText) -> Vec<TextBlock> {
    let in_table = table_lines(&lines);
    let edges = Edges::of(&lines);
    let mut blocks: Vec<TextBlock> = Vec::new();
    let mut open: Vec<PdfLine> = Vec::new();
    let gaps: Vec<f32> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    let is_same_size: Vec<bool> = lines.windows(2).map(|pair| same_size(&pair[0], &pair[1])).collect();
    for (at, line) in lines.into_iter().enumerate() {
        let next_gap = gaps.get(at).copied().filter(|_| is_same_size[at]);
        if let TableLine::Wrapped(cell) = in_table[at]
            && let Some(cell) = blocks.last_mut().and_then(|row| row.lines.first_mut()?.cells.get_mut(cell))
        {
            cell.text = format!("{} {}", cell.text, line.text());
            continue;
        }
        if in_table[at] == TableLine::Row || is_contents_line(&line.text()) {
            blocks.extend(finished(std::mem::take(&mut open), column, edges, usual));
            blocks.push(TextBlock {
                kind: ElementKind::Row,
                lines: vec![line],
                column,
                is_full: false,
                is_indented: false,
            });
            continue;
        }
        if !open.is_empty() && starts_block(&open, &line, next_gap, edges, usual) {
            blocks.extend(finished(std::mem::take(&mut open), column, edges, usual));
        }
        open.push(line);
    }
    blocks.extend(finished(open, column, edges, usual));
    blocks
}

/// The edges of most lines of a column.
#[derive(Debug, Clone, Copy)]
struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    fn of(lines: &[PdfLine]) -> Self {
        let nth = |mut edges: Vec<f32>, tenths: usize| {
            edges.sort_by(f32::total_cmp);
            edges.get((edges.len().saturating_sub(1)) * tenths / 10).copied().unwrap_or(0.0)
        };
        Self {
            left: nth(lines.iter().map(|line| line.left).collect(), 1),
            right: nth(lines.iter().map(|line| line.right).collect(), 9),
        }
    }

    fn width(self) -> f32 {
        self.right - self.left
    }
}

/// True if a line starts a new block after the lines of the open one.
fn starts_block(
    open: &[PdfLine],
    next: &PdfLine,
    next_gap: Option<f32>,
    edges: Edges,
    usual: UsualText,
) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return true };
    let styles = |line: &PdfLine| (line.style.is_bold, line.style.is_fixed);
    if !same_size(last, next) || styles(last) != styles(next) || is_apart(open, next, next_gap, usual) {
        return true;
    }
    if last.style.is_fixed && !usual.is_fixed {
        return false;
    }
    let label = Label::of(&next.start());
    let is_ended = is_ended(&last.text());
    match label {
        Label::Bullet => return true,
        Label::Number if is_ended || Label::of(&first.start()) == Label::Number => {
            return (next.left - first.left).abs() < INDENT * next.size || is_ended;
        }
        Label::Number | Label::None => {}
    }
    if last.size >= usual.size * HEADING_SIZE {
        return false;
    }
    is_moved(open, next, edges) || has_room(last, next, edges, is_ended)
}

/// True if the gap before a line is larger than those between the lines around it.
fn is_apart(open: &[PdfLine], next: &PdfLine, next_gap: Option<f32>, usual: UsualText) -> bool {
    let Some(last) = open.last() else { return true };
    let gap = next.y - last.y;
    let gap_before = open.len().checked_sub(2).map(|before| last.y - open[before].y);
    let usual_gap = usual.pitch * last.size.max(next.size);
    let is_larger = |other: f32| other > 0.0 && gap > GAP * other && gap > 0.9 * last.size;
    // Lines at the same wide distance from each other are one block.
    let is_alike = next_gap.is_some_and(|next_gap| (next_gap - gap).abs() <= 0.1 * gap);
    let is_regular = is_alike && gap <= MAX_PITCH * last.size;
    gap < -last.size
        || gap > 1.35 * usual_gap && gap_before.is_none_or(is_larger) && !is_regular
        || gap_before.is_some_and(is_larger)
        || next_gap.is_some_and(is_larger)
}

/// True if a line is indented or its left edge is back where the block started, so that it is a new paragraph or item.
fn is_moved(open: &[PdfLine], next: &PdfLine, edges: Edges) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return true };
    let step = next.left - last.left;
    let is_short = last.right < edges.right - 1.5 * last.size;
    let min_step = INDENT * next.size;
    if step > min_step {
        // What hangs under an item belongs to it.
        let hangs = open.len() == 1 && Label::of(&first.start()) != Label::None;
        return !hangs && (is_short || is_ended(&last.text()));
    }
    if step < -min_step {
        let hung = open.len() > 1 && first.left < last.left - min_step;
        let all_moved =
            open.len() > 1 && open.iter().take(MAX_COMPARED).all(|line| line.left > next.left + min_step);
        return hung || all_moved || is_short;
    }
    false
}

/// True if the last line has room for the first word of the next one, so that a paragraph ends with it.
fn has_room(last: &PdfLine, next: &PdfLine, edges: Edges, is_ended: bool) -> bool {
    let text = next.text();
    let n_chars = text.split(' ').next().unwrap_or_default().chars().count().min(24) as f32;
    let char_width = (next.right - next.left) / next.n_chars().max(1) as f32;
    let room = edges.right - last.right - (n_chars + 1.0) * char_width;
    if is_ended {
        room > last.size
    } else {
        room > 0.35 * edges.width() && !text.starts_with(char::is_lowercase)
    }
}

/// True if a text ends as a sentence does, perhaps before a quote or a bracket.
pub(super) fn is_ended(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“', '」', '』', '）']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '：', '؟', '।'])
}

/// The block of some lines; `None` without lines.
fn finished(mut lines: Vec<PdfLine>, column: usize, edges: Edges, usual: UsualText) -> Option<TextBlock> {
    let (first, last) = (lines.first()?, lines.last()?);
    let is_full = last.right >= edges.right - 2.0 * last.size;
    let is_indented =
        first.left > edges.left + INDENT * first.size && first.left < edges.left + 6.0 * first.size;
    let kind = kind(&lines, usual);
    if kind == ElementKind::Item
        && let Some(cell) = lines.first_mut().and_then(|line| line.cells.first_mut())
    {
        cell.text = without_bullet(&cell.text).to_owned();
    }
    Some(TextBlock { kind, lines, column, is_full, is_indented })
}

fn kind(lines: &[PdfLine], usual: UsualText) -> ElementKind {
    let Some(first) = lines.first() else { return ElementKind::Paragraph };
    let n_chars: usize = lines.iter().map(PdfLine::n_chars).sum();
    let text = lines.iter().map(PdfLine::text).collect::<Vec<_>>().join(" ");
    let has_word = text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let is_large = first.size >= usual.size * HEADING_SIZE && n_chars <= MAX_HEADING_CHARS;
    let is_bold = first.style.is_bold
        && first.cells.len() <= 2
        && !usual.is_bold
        && first.size >= usual.size * 0.95
        && n_chars <= MAX_BOLD_HEADING_CHARS;
    let is_sentence = text.ends_with(['.', ',', ';', '。', '，']) && n_chars > 60 || text.ends_with(',');
    match () {
        () if Label::of(&text) == Label::Bullet => ElementKind::Item,
        () if has_word && !is_sentence && (is_large || is_bold) => ElementKind::Heading(heading_level(&text)),
        () if first.style.is_fixed && !usual.is_fixed => ElementKind::Code,
        () => ElementKind::Paragraph,
    }
}

/// The level of a heading by its number: 3 for `3.1 Data`; else 2, since the title alone is above it.
fn heading_level(text: &str) -> u8 {
    let number = text.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if number.split('.').all(is_number) { 2 + number.matches('.').count().min(4) as u8 } else { 2 }
}
