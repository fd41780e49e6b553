//! Newlines between lines of text: where the lines are wrapped a newline is a blank, elsewhere it ends a paragraph.
//!
//! - A line is full if the next word would not have fitted before the margin, which is the width of the longest line of the
//!   chunk, or of the document if most of it is wrapped. Lines are wrapped at the margin if full lines go on, in lower case
//!   or after a function word, where the script has case: those of a poem, a list or a transcript do not. Then every line is judged by itself: a full
//!   line goes on; one with room ends a paragraph, or is a greeting, a heading or a sign-off that touches it.
//! - Lines are of uneven width, as text copied from a PDF file, if most end without a mark and most of the next
//!   ones start in lower case.
//! - In any other chunk a line goes on only if it starts with a capital and ends without a mark, and the next one
//!   starts in lower case and ends with a mark.

use super::line_shape::LineShape;
use super::text_line::TextLine;
use crate::language::{Language, Profile};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::marks::ends_with_mark;
use std::ops::{AddAssign, RangeInclusive};

/// The margin of wrapped text, in characters.
const MARGINS: RangeInclusive<usize> = 36..=160;
/// Lines of uneven width are at least this wide on average.
const MIN_UNEVEN_WIDTH: usize = 28;
/// A chunk of uneven lines has at least this many open ones.
const MIN_UNEVEN_LINES: usize = 6;
/// The lines of a document are wrapped if this many full ones go on in lower case.
const MIN_DOCUMENT_LINES: usize = 4;
/// A word is not counted as longer.
const MAX_WORD_CHARS: usize = 24;
/// A heading in capitals has no more bytes.
const MAX_CAPITAL_LINE_BYTES: usize = 80;
/// A line without a mark at its end goes on if it has at least this many tenths of the margin.
const MIN_WIDTH_TENTHS: usize = 7;
/// A line has much room if it has less than this many tenths of the margin.
const ROOMY_TENTHS: usize = 9;
/// A greeting or a sign-off has no more words.
const MAX_GREETING_WORDS: usize = 6;

/// Counts over line ends. A line is open if it ends without a mark.
#[derive(Debug, Clone, Copy, Default)]
struct LineEndCounts {
    n_ends: usize,
    n_open: usize,
    /// Open lines without room for the next word; those of them that go on in lower case or after a function word, with the
    /// sum of their widths; and the others before a capital.
    n_full: usize,
    n_full_going_on: usize,
    full_width: usize,
    n_full_before_capital: usize,
    /// The sum of the widths of open lines with much room before lower case.
    roomy_width: usize,
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
        self.n_full_going_on += other.n_full_going_on;
        self.full_width += other.full_width;
        self.roomy_width += other.roomy_width;
        self.n_full_before_capital += other.n_full_before_capital;
        self.n_cased += other.n_cased;
        self.n_lower += other.n_lower;
        self.lower_width += other.lower_width;
    }
}

impl LineEndCounts {
    /// The counts over a chunk with a margin.
    fn of_chunk(text: &str, chunk: &[TextLine], margin: usize, profile: &Profile) -> Self {
        let mut counts = Self::default();
        for pair in chunk.windows(2) {
            let (line, next) = (pair[0].text(text), pair[1].text(text));
            counts.n_ends += 1;
            if ends_with_mark(line) || is_greeting(line, margin) {
                continue;
            }
            let first = next.chars().next().unwrap_or(' ');
            let width = pair[0].width(text);
            let is_full = is_full(width, next, margin);
            let goes_on = first.is_lowercase() || is_full && ends_with_function_word(line, profile);
            counts.n_open += 1;
            counts.n_full += usize::from(is_full);
            counts.n_cased += usize::from(first.is_lowercase() || first.is_uppercase());
            if is_full && goes_on {
                counts.n_full_going_on += 1;
                counts.full_width += width;
            } else {
                counts.n_full_before_capital += usize::from(is_full && first.is_uppercase());
            }
            if first.is_lowercase() {
                counts.roomy_width += if width * 10 < margin * ROOMY_TENTHS { width } else { 0 };
                counts.n_lower += 1;
                counts.lower_width += width;
            }
        }
        counts
    }

    /// True if the lines are wrapped at the margin, by at least `min_lines` full ones.
    fn is_wrapped(&self, min_lines: usize) -> bool {
        if self.n_cased > 0 {
            self.n_full_going_on >= min_lines
                && self.full_width >= 2 * self.roomy_width
                && self.n_full_going_on * 2 >= self.n_full_before_capital
        } else {
            self.n_full >= min_lines.max(3) && self.n_full * 10 >= self.n_open * 8
        }
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

/// How the lines of a document are set, as far as they agree.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentLayout {
    /// The usual margin, if most lines are wrapped.
    margin: Option<usize>,
    profile: &'static Profile,
}

impl DocumentLayout {
    pub(super) fn of(text: &str, lines: &[TextLine], language: Language) -> Self {
        let profile = language.profile();
        let mut sum = LineEndCounts::default();
        let mut margins = Vec::new();
        for chunk in lines.split(|line| line.shape != LineShape::Text).filter(|chunk| chunk.len() > 1) {
            let margin = margin_of(text, chunk);
            if MARGINS.contains(&margin) {
                let counts = LineEndCounts::of_chunk(text, chunk, margin, profile);
                sum += counts;
                margins.extend(counts.is_wrapped(1).then_some(margin));
            }
        }
        margins.sort_unstable();
        let widest = margins.get(margins.len() * 3 / 4).copied();
        Self { margin: widest.filter(|_| sum.is_wrapped(MIN_DOCUMENT_LINES)), profile }
    }
}

/// The width of the longest line with a blank in it: an address may be longer than the margin.
fn margin_of(text: &str, chunk: &[TextLine]) -> usize {
    let has_blank = |line: &&TextLine| line.text(text).contains(' ') || !line.text(text).is_ascii();
    chunk.iter().filter(has_blank).map(|line| line.widest(text)).max().unwrap_or(0)
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
    fn of(text: &str, chunk: &[TextLine], document: DocumentLayout) -> Self {
        let own_margin = margin_of(text, chunk);
        let counts = LineEndCounts::of_chunk(text, chunk, own_margin, document.profile);
        // In a chunk of one sentence a line, one line may be full by chance.
        let is_by_chance = counts.n_open == 1 && chunk.len() > 4;
        let is_wrapped = MARGINS.contains(&own_margin) && counts.is_wrapped(1) && !is_by_chance;
        match document.margin {
            Some(margin) if own_margin <= margin => return Self::Wrapped { margin },
            _ if is_wrapped => return Self::Wrapped { margin: own_margin },
            _ => {}
        }
        match counts.uneven_width().filter(|&width| mostly_of_width(text, chunk, width)) {
            Some(width) => Self::Uneven { width },
            None => Self::Unwrapped(counts),
        }
    }
}

/// The rule for each newline inside a chunk.
pub(super) fn newline_rules(text: &str, chunk: &[TextLine], document: DocumentLayout) -> Vec<BoundaryRule> {
    if chunk.len() < 2 {
        return Vec::new();
    }
    let layout = ChunkLayout::of(text, chunk, document);
    chunk.windows(2).map(|pair| newline_rule(text, &pair[0], &pair[1], &layout)).collect()
}

fn newline_rule(text: &str, line: &TextLine, next: &TextLine, layout: &ChunkLayout) -> BoundaryRule {
    let (own, following) = (line.text(text), next.text(text));
    let before_lower = following.starts_with(char::is_lowercase);
    if (!before_lower || next.indent > line.indent) && is_capital_line(own) != is_capital_line(following) {
        return BoundaryRule::CapitalLine;
    }
    // "two-" and "three-seat boats".
    if before_lower
        && own.ends_with(['-', '\u{2010}'])
        && own.trim_end_matches(['-', '\u{2010}']).ends_with(char::is_alphabetic)
    {
        return BoundaryRule::WrappedLine;
    }
    match *layout {
        ChunkLayout::Wrapped { margin } => wrapped_rule(line.width(text), own, following, margin),
        ChunkLayout::Uneven { width } => {
            // A line that ends with a mark goes on if it is about as wide as usual; any other before lower case, or
            // if it is not much shorter.
            let is_ended = ends_with_mark(own);
            let min_tenths = if is_ended { 9 } else { 7 };
            if is_greeting(own, width) {
                BoundaryRule::Greeting
            } else if before_lower && !is_ended || line.width(text) * 10 >= width * min_tenths {
                BoundaryRule::UnevenLine
            } else {
                BoundaryRule::ShortLine
            }
        }
        ChunkLayout::Unwrapped(counts) => unwrapped_rule(own, following, &counts),
    }
}

/// The rule for a newline where lines are wrapped at a margin.
fn wrapped_rule(width: usize, line: &str, next: &str, margin: usize) -> BoundaryRule {
    let is_ended = ends_with_mark(line);
    // Where letters are of different widths, a full line may have room for some more.
    let goes_on = || next.starts_with(char::is_lowercase) || width * 10 >= margin * MIN_WIDTH_TENTHS;
    if is_greeting(line, margin) || is_ended && is_greeting(next, margin) {
        BoundaryRule::Greeting
    } else if is_full(width, next, margin) || !is_ended && goes_on() {
        BoundaryRule::WrappedLine
    } else {
        BoundaryRule::RoomInLine
    }
}

/// True for a greeting or a sign-off: a short line that ends with a comma or a colon.
fn is_greeting(line: &str, margin: usize) -> bool {
    line.ends_with([',', ':', '，', '：'])
        && line.len() * 2 < margin.max(MAX_CAPITAL_LINE_BYTES)
        && line.starts_with(|c: char| !c.is_lowercase())
        && line.split_whitespace().count() <= MAX_GREETING_WORDS
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

/// True if the last word of a line is one that something follows: "of the".
fn ends_with_function_word(line: &str, profile: &Profile) -> bool {
    line.rsplit(char::is_whitespace).next().is_some_and(|word| profile.is_function_word(word))
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
