//! Wrapped lines that start with a number and go on with the sentence of the line before: "on the\n11. of May".

use super::line_shape::LineShape;
use super::metadata::is_month;
use super::text_line::TextLine;
use crate::segment::marks::ends_with_mark;

/// A wrapped line is rarely narrower, in characters.
const MIN_WIDTH: usize = 40;

/// Makes text of the lines that look like numbered items of a list but go on with a sentence: the line before has no mark at its end,
/// and the number does not follow on the last one of a list, or a month comes next. Linear in the lines.
pub(super) fn unmark_wrapped_numbers(text: &str, lines: &mut [TextLine]) {
    let mut last = None;
    for at in 0..lines.len() {
        let Some(number) = item_number(text, &lines[at]) else {
            if lines[at].shape == LineShape::Blank
                && lines.get(at + 1).is_none_or(|next| next.shape == LineShape::Text)
            {
                last = None;
            }
            continue;
        };
        let follows_on = number == 1 || last.is_some_and(|last| number == last + 1);
        let word = lines[at].text(text).split(|c: char| !c.is_alphanumeric()).next();
        let is_date = word.is_some_and(is_month);
        let breaks_off = at > 0 && breaks_off(text, &lines[at - 1]);
        if breaks_off && (is_date || !follows_on && lines[at - 1].width(text) >= MIN_WIDTH) {
            lines[at].start = lines[at].start_with_markup(text);
            lines[at].shape = LineShape::Text;
        } else {
            last = Some(number);
        }
    }
}

/// The number of a numbered item: 3 of `3. item`.
fn item_number(text: &str, line: &TextLine) -> Option<u32> {
    let marker = &text[line.start_with_markup(text)..line.start];
    let digits = marker.trim_end_matches(|c: char| !c.is_ascii_digit());
    (line.shape == LineShape::Item).then(|| digits.parse().ok()).flatten()
}

/// True for text, or an item, that breaks off within a sentence.
fn breaks_off(text: &str, line: &TextLine) -> bool {
    let own = line.text(text);
    matches!(line.shape, LineShape::Text | LineShape::Item)
        && own.contains(' ')
        && !ends_with_mark(own)
        && own.ends_with(|c: char| c.is_lowercase() || c == ',')
}
