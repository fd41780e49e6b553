//! Whether newlines are mere blanks: what the lines of a chunk, and of the whole text, show.

use super::line::{Line, Shape, ends_sentence};

/// Hard-wrapped text has a margin between these widths, in characters.
const MARGINS: std::ops::RangeInclusive<usize> = 36..=160;

/// Lines of ragged text, as it comes out of PDF files, are at least so wide on average.
const MIN_RAGGED_WIDTH: usize = 28;
/// A chunk has at least so many open lines if it is ragged.
const MIN_RAGGED_LINES: usize = 6;

/// Counts over the line ends of a chunk that have no terminal mark before them.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::segment) struct Wrapping {
    /// Line ends without terminal mark.
    n_open: usize,
    /// Those whose line had no room for the next word.
    n_full: usize,
    /// Those where the next line starts with a letter that has case.
    n_cased: usize,
    /// Those where it starts in lower case.
    n_lower: usize,
    /// The sum of the widths of the lines before those.
    lower_width: usize,
    /// All line ends.
    n_ends: usize,
}

/// For each line of a chunk, whether it goes on in the next.
pub(in crate::segment) struct Joins {
    after: Vec<bool>,
}

impl Joins {
    /// Whether the line numbered `index` in its chunk goes on in the next one.
    pub(in crate::segment) fn joins_after(&self, index: usize) -> bool {
        self.after.get(index).copied().unwrap_or(false)
    }
}

impl Wrapping {
    /// The counts of all chunks of the text.
    pub(in crate::segment) fn of(text: &str, lines: &[Line]) -> Self {
        let mut sum = Self::default();
        for chunk in lines.split(|line| line.shape != Shape::Text).filter(|chunk| chunk.len() > 1) {
            let (counts, margin) = Self::of_chunk(text, chunk);
            if MARGINS.contains(&margin) {
                sum.n_open += counts.n_open;
                sum.n_full += counts.n_full;
                sum.n_cased += counts.n_cased;
                sum.n_lower += counts.n_lower;
                sum.lower_width += counts.lower_width;
                sum.n_ends += counts.n_ends;
            }
        }
        sum
    }

    fn of_chunk(text: &str, chunk: &[Line]) -> (Self, usize) {
        let margin = chunk.iter().map(|line| line.width(text)).max().unwrap_or(0);
        let mut counts = Self::default();
        for pair in chunk.windows(2) {
            let (line, next) = (pair[0].text(text), pair[1].text(text));
            counts.n_ends += 1;
            if ends_sentence(line) {
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

    fn is_full(&self) -> bool {
        self.n_open > 0 && self.n_full * 10 >= self.n_open * 8
    }

    fn is_wrapped(&self, at_least: usize) -> bool {
        let goes_on = if self.n_cased > 0 { self.n_lower * 2 >= self.n_cased } else { self.n_open >= 3 };
        self.is_full() && self.n_open >= at_least && goes_on
    }

    /// The usual width of the lines if they are broken where the page ended, in whatever type: most end
    /// without a mark, most of the next ones start in lower case. Proportional type makes them ragged.
    fn ragged_width(&self) -> Option<usize> {
        let width = self.lower_width / self.n_lower.max(1);
        let is_ragged = self.n_open >= MIN_RAGGED_LINES
            && self.n_open * 2 >= self.n_ends
            && self.n_lower * 2 >= self.n_cased
            && (MIN_RAGGED_WIDTH..=*MARGINS.end()).contains(&width);
        is_ragged.then_some(width)
    }
}

/// Whether a line of this width had no room for the first word of `next`.
fn is_full(width: usize, next: &str, margin: usize) -> bool {
    let is_wide = next.chars().next().is_some_and(|c| c >= '\u{2e80}');
    let n_word =
        if is_wide { 2 } else { next.chars().take(MAX_WORD).take_while(|c| !c.is_whitespace()).count() };
    width + 1 + n_word > margin
}

/// No word is taken for longer.
const MAX_WORD: usize = 24;

/// Which lines of the chunk go on in the next line.
pub(in crate::segment) fn joins(text: &str, chunk: &[Line], document: &Wrapping) -> Joins {
    if chunk.len() < 2 {
        return Joins { after: Vec::new() };
    }
    let (counts, margin) = Wrapping::of_chunk(text, chunk);
    let is_wrapped = MARGINS.contains(&margin)
        && (counts.is_wrapped(1) || counts.is_full() && document.is_wrapped(4))
        // One sentence a line, and none of them full but by chance.
        && !(counts.n_open == 1 && chunk.len() > 4);
    let ragged = if is_wrapped {
        None
    } else {
        counts.ragged_width().filter(|&width| mostly_even(text, chunk, width))
    };
    let after = (0..chunk.len() - 1).map(|index| {
        let (line, next) = (&chunk[index], &chunk[index + 1]);
        let goes_on_lower = next.text(text).starts_with(char::is_lowercase);
        if !goes_on_lower && (is_capital_line(line.text(text)) != is_capital_line(next.text(text))) {
            return false;
        }
        if is_wrapped {
            !ends_sentence(line.text(text)) || is_full(line.width(text), next.text(text), margin)
        } else if let Some(width) = ragged {
            goes_on_ragged(text, line, next, width)
        } else {
            goes_on(line.text(text), next.text(text), &counts)
        }
    });
    Joins { after: after.collect() }
}

/// Whether most of the text stands in lines about as wide as the usual one; that of a list does not.
fn mostly_even(text: &str, chunk: &[Line], width: usize) -> bool {
    let (mut n_even, mut n_all) = (0, 0);
    for line in chunk {
        let own = line.width(text);
        n_all += own;
        n_even += if (width * 7..=width * 14).contains(&(own * 10)) { own } else { 0 };
    }
    n_even * 10 >= n_all * 6
}

/// Whether the line is a heading in capitals.
fn is_capital_line(line: &str) -> bool {
    line.len() <= 80
        && !line.contains(char::is_lowercase)
        && line.chars().filter(|c| c.is_uppercase()).nth(3).is_some()
}

/// Whether a line of ragged text goes on: one that ends with a mark if it is about as wide as the lines are,
/// any other before lower case or if it is not much shorter.
fn goes_on_ragged(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let is_lower = next.text(text).starts_with(char::is_lowercase);
    let share = if ends_sentence(line.text(text)) { 9 } else { 7 };
    is_lower && share == 7 || line.width(text) * 10 >= width * share
}

/// Whether a line goes on although the chunk is not wrapped: "This line is cut off\nin the middle."
fn goes_on(line: &str, next: &str, counts: &Wrapping) -> bool {
    if ends_sentence(line) {
        return false;
    }
    let mostly_lower = counts.n_lower * 2 >= counts.n_cased && counts.n_lower > 0;
    let is_cut =
        line.starts_with(char::is_uppercase) && line.contains(' ') && next.starts_with(char::is_lowercase);
    // A Japanese line that ends with a particle cannot end a sentence.
    let hangs = line.ends_with(['の', 'を', 'が', 'は', 'に', '、', '，'])
        && next.chars().next().is_some_and(|c| c >= '\u{2e80}');
    mostly_lower && is_cut && ends_sentence(next) || hangs
}
