//! Wraps lines to the width of a terminal.

use crate::control_characters::ControlCharacters;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of the terminal that standard output is; 80 if it does not tell.
pub(super) fn terminal_width() -> usize {
    const USUAL: usize = 80;
    terminal_size::terminal_size().map_or(USUAL, |(width, _)| width.0.into())
}

/// Where a line is cut so that each part fits `width` columns: after a blank, beside a wide character, or in a word that is
/// longer than a line. Linear.
pub(super) fn breaks(line: &str, width: usize, controls: ControlCharacters) -> Vec<usize> {
    let width = width.max(MIN_WIDTH);
    let mut breaks = Vec::new();
    let (mut column, mut may_break, mut before) = (0, None, ' ');
    for (at, c) in line.char_indices() {
        let columns = columns(c, controls);
        let is_wide = columns == 2;
        let start = breaks.last().copied().unwrap_or(0);
        if at > start
            && (before == ' ' && c != ' ' || (is_wide || is_wide_before(before)) && may_part(before, c))
        {
            may_break = Some((at, column));
        }
        // A blank at the end of a line may hang over it.
        if column + columns > width && c != ' ' && at > start {
            let (cut, used) = may_break.take().unwrap_or((at, column));
            breaks.push(cut);
            column -= used;
        }
        column += columns;
        before = c;
    }
    breaks
}

/// A terminal with fewer columns gets longer lines.
const MIN_WIDTH: usize = 20;

/// The columns of a character as it is shown.
fn columns(c: char, controls: ControlCharacters) -> usize {
    match c.width() {
        Some(columns) if columns > 0 => columns,
        _ => controls.show(c.encode_utf8(&mut [0; 4])).width(),
    }
}

fn is_wide_before(c: char) -> bool {
    c.width() == Some(2)
}

/// False before a mark that no line starts with.
fn may_part(before: char, c: char) -> bool {
    !"，。、；：？！）」』】》〉”’…,.;:?!)]}".contains(c) && !"（「『【《〈“‘([{".contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_blanks() {
        let check = |line: &str, expected: &[&str]| {
            let breaks = breaks(line, 20, ControlCharacters::AsIs);
            let ends = breaks.iter().copied().chain([line.len()]);
            let starts = std::iter::once(0).chain(breaks.iter().copied());
            let parts: Vec<&str> = starts.zip(ends).map(|(start, end)| &line[start..end]).collect();
            assert_eq!(parts, expected);
        };
        check("", &[""]);
        check("Rain fell on the town of Hull.", &["Rain fell on the ", "town of Hull."]);
        check("Rain fell on a town. It", &["Rain fell on a town. ", "It"]);
        check("aaaaaaaaaaaaaaaaaaaaaaaaa b", &["aaaaaaaaaaaaaaaaaaaa", "aaaaa b"]);
        check("今天天气很好我们去公园。今天", &["今天天气很好我们去公", "园。今天"]);
        check("今天天气很好我们去公。今天", &["今天天气很好我们去", "公。今天"]);
    }
}
