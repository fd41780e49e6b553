//! Newlines between lines of text: where the lines are wrapped a newline is a blank, elsewhere it ends a paragraph.
//!
//! - The lines of a chunk are wrapped at a margin if nearly all of those that end without a mark were full: the next
//!   word would not have fitted within the longest line. Most of the lines after those must start in lower case,
//!   where the script has it: the lines of a poem, a list or a transcript do not. In a short chunk the counts of
//!   the whole document decide too.
//! - Lines are of uneven width, as text copied from a PDF file, if most end without a mark and most of the next
//!   ones start in lower case.
//! - In any other chunk a line goes on only if it starts with a capital and ends without a mark, and the next one
//!   starts in lower case and ends with a mark.

use super::line_shape::LineShape;
use super::text_line::TextLine;
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::marks::ends_with_mark;
use std::ops::{AddAssign, RangeInclusive};

/// The margin of wrapped text, in characters.
const MARGINS: RangeInclusive<usize> = 36..=160;
/// Lines of uneven width are at least this wide on average.
const MIN_UNEVEN_WIDTH: usize = 28;
/// A chunk of uneven lines has at least this many open ones.
const MIN_UNEVEN_LINES: usize = 6;
/// A word is not counted as longer.
const MAX_WORD_CHARS: usize = 24;
/// A heading in capitals has no more bytes.
const MAX_CAPITAL_LINE_BYTES: usize = 80;

/// Counts over line ends. A line is open if it ends without a mark.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LineEndCounts {
    n_ends: usize,
    n_open: usize,
    /// Open lines without room for the next word.
    n_full: usize,
    /// Open lines before a letter that has case.
    n_cased: usize,
    /// Open lines before lower case.
    n_lower: usize,
    /// The sum of the widths of the lines before lower case.
    lower_width: usize,
}

impl AddAssign for LineEndCounts {
    fn add_assign(&mut self, other: Self) {
        self.n_ends += other.n_ends;
        self.n_open += other.n_open;
        self.n_full += other.n_full;
        self.n_cased += other.n_cased;
        self.n_lower += other.n_lower;
        self.lower_width += other.lower_width;
    }
}

impl LineEndCounts {
    /// The counts over all chunks of a text that may be wrapped.
    pub fn of(text: &str, lines: &[TextLine]) -> Self {
        let mut sum = Self::default();
        for chunk in lines.split(|line| line.shape != LineShape::Text).filter(|chunk| chunk.len() > 1) {
            let (counts, margin) = Self::of_chunk(text, chunk);
            if MARGINS.contains(&margin) {
                sum += counts;
            }
        }
        sum
    }

    /// The counts over a chunk, and the width of its longest line.
    fn of_chunk(text: &str, chunk: &[TextLine]) -> (Self, usize) {
        let margin = chunk.iter().map(|line| line.width(text)).max().unwrap_or(0);
        let mut counts = Self::default();
        for pair in chunk.windows(2) {
            let (line, next) = (pair[0].text(text), pair[1].text(text));
            counts.n_ends += 1;
            if ends_with_mark(line) {
                continue;
            }
            let first = next.chars().next().unwrap_or(' ');
            counts.n_open += 1;
            counts.n_full += usize::from(is_full(pair[0].width(text), next, margin));
            counts.n_cased += usize::from(first.is_lowercase() || first.is_uppercase());
            if first.is_lowercase() {
                counts.n_lower += 1;
                counts.lower_width += pair[0].width(text);
            }
        }
        (counts, margin)
    }

    fn mostly_full(&self) -> bool {
        self.n_open > 0 && self.n_full * 10 >= self.n_open * 8
    }

    fn is_wrapped(&self, min_open: usize) -> bool {
        let goes_on = if self.n_cased > 0 { self.n_lower * 2 >= self.n_cased } else { self.n_open >= 3 };
        self.mostly_full() && self.n_open >= min_open && goes_on
    }

    /// The usual width of lines of uneven width, if the lines are such.
    fn uneven_width(&self) -> Option<usize> {
        let width = self.lower_width / self.n_lower.max(1);
        let is_uneven = self.n_open >= MIN_UNEVEN_LINES
            && self.n_open * 2 >= self.n_ends
            && self.n_lower * 2 >= self.n_cased
            && (MIN_UNEVEN_WIDTH..=*MARGINS.end()).contains(&width);
        is_uneven.then_some(width)
    }
}

/// How the lines of a chunk are set.
enum ChunkLayout {
    /// Wrapped at a margin.
    Wrapped { margin: usize },
    /// Wrapped to uneven widths, usually this one.
    Uneven { width: usize },
    /// Not wrapped.
    Unwrapped(LineEndCounts),
}

impl ChunkLayout {
    fn of(text: &str, chunk: &[TextLine], document: &LineEndCounts) -> Self {
        let (counts, margin) = LineEndCounts::of_chunk(text, chunk);
        let is_wrapped = MARGINS.contains(&margin)
            && (counts.is_wrapped(1) || counts.mostly_full() && document.is_wrapped(4))
            // In a chunk of one sentence a line, one line may be full by chance.
            && !(counts.n_open == 1 && chunk.len() > 4);
        if is_wrapped {
            return Self::Wrapped { margin };
        }
        match counts.uneven_width().filter(|&width| mostly_of_width(text, chunk, width)) {
            Some(width) => Self::Uneven { width },
            None => Self::Unwrapped(counts),
        }
    }
}

/// The rule for each newline inside a chunk.
pub(super) fn newline_rules(text: &str, chunk: &[TextLine], document: &LineEndCounts) -> Vec<BoundaryRule> {
    if chunk.len() < 2 {
        return Vec::new();
    }
    let layout = ChunkLayout::of(text, chunk, document);
    chunk.windows(2).map(|pair| newline_rule(text, &pair[0], &pair[1], &layout)).collect()
}

fn newline_rule(text: &str, line: &TextLine, next: &TextLine, layout: &ChunkLayout) -> BoundaryRule {
    let (own, following) = (line.text(text), next.text(text));
    let before_lower = following.starts_with(char::is_lowercase);
    if !before_lower && is_capital_line(own) != is_capital_line(following) {
        return BoundaryRule::CapitalLine;
    }
    match *layout {
        ChunkLayout::Wrapped { margin } => {
            if !ends_with_mark(own) || is_full(line.width(text), following, margin) {
                BoundaryRule::WrappedLine
            } else {
                BoundaryRule::RoomInLine
            }
        }
        ChunkLayout::Uneven { width } => {
            // A line that ends with a mark goes on if it is about as wide as usual; any other before lower case, or
            // if it is not much shorter.
            let is_ended = ends_with_mark(own);
            let min_tenths = if is_ended { 9 } else { 7 };
            if before_lower && !is_ended || line.width(text) * 10 >= width * min_tenths {
                BoundaryRule::UnevenLine
            } else {
                BoundaryRule::ShortLine
            }
        }
        ChunkLayout::Unwrapped(counts) => unwrapped_rule(own, following, &counts),
    }
}

/// The rule for a newline where lines are not wrapped: "This line is cut off\nin the middle."
fn unwrapped_rule(line: &str, next: &str, counts: &LineEndCounts) -> BoundaryRule {
    if ends_with_mark(line) {
        return BoundaryRule::UnwrappedLine;
    }
    let mostly_lower = counts.n_lower * 2 >= counts.n_cased && counts.n_lower > 0;
    let is_cut =
        line.starts_with(char::is_uppercase) && line.contains(' ') && next.starts_with(char::is_lowercase);
    if mostly_lower && is_cut && ends_with_mark(next) {
        return BoundaryRule::CutLine;
    }
    let ends_with_particle = line.ends_with(['の', 'を', 'が', 'は', 'に', '、', '，'])
        && next.chars().next().is_some_and(|c| c >= '\u{2e80}');
    if ends_with_particle { BoundaryRule::LineEndsWithParticle } else { BoundaryRule::UnwrappedLine }
}

/// True if a line of this width has no room for the first word of `next`.
fn is_full(width: usize, next: &str, margin: usize) -> bool {
    let is_unspaced = next.chars().next().is_some_and(|c| c >= '\u{2e80}');
    let n_chars = if is_unspaced {
        2
    } else {
        next.chars().take(MAX_WORD_CHARS).take_while(|c| !c.is_whitespace()).count()
    };
    width + 1 + n_chars > margin
}

/// True if most of the text is in lines about as wide as the usual one. That of a list is not.
fn mostly_of_width(text: &str, chunk: &[TextLine], width: usize) -> bool {
    let (mut n_even, mut n_all) = (0, 0);
    for line in chunk {
        let own = line.width(text);
        n_all += own;
        n_even += if (width * 7..=width * 14).contains(&(own * 10)) { own } else { 0 };
    }
    n_even * 10 >= n_all * 6
}

/// True if the line is a heading in capitals.
fn is_capital_line(line: &str) -> bool {
    line.len() <= MAX_CAPITAL_LINE_BYTES
        && !line.contains(char::is_lowercase)
        && line.chars().filter(|c| c.is_uppercase()).nth(3).is_some()
}
