//! Code in plain text: lines set in from the left that look like commands or a program, not like sentences.

use super::text_line::TextLine;
use crate::segment::marks::ends_with_mark;

/// Code is set in by this many blanks.
const MIN_INDENT: usize = 2;

/// The number of the first line of code among lines between blank lines: they are code from the start, or after a line that ends
/// with a colon, to the end. Linear in the lines.
pub(super) fn code_start(text: &str, lines: &[TextLine]) -> Option<usize> {
    let after_colon = || Some(lines.iter().position(|line| line.text(text).ends_with(':'))? + 1);
    let start = if lines.first().is_some_and(is_set_in) { 0 } else { after_colon()? };
    is_code(text, &lines[start..]).then_some(start)
}

/// True if all lines are set in, at least half have a sign that hardly any sentence has, and at most a quarter ends as a sentence
/// does.
fn is_code(text: &str, lines: &[TextLine]) -> bool {
    let count = |is: fn(&str) -> bool| lines.iter().filter(|line| is(line.text(text))).count();
    !lines.is_empty()
        && lines.iter().all(is_set_in)
        && 2 * count(has_sign) >= lines.len()
        && 4 * count(ends_with_mark) <= lines.len()
}

fn is_set_in(line: &TextLine) -> bool {
    line.indent >= MIN_INDENT
}

/// True for a line with a sign of code: `a = b;`, `cat x | sort`, `make --jobs`.
fn has_sign(line: &str) -> bool {
    line.contains(['$', '{', '}', '=', ';', '<', '>', '|', '\\', '`'])
        || ["()", "::", " --", "[]"].iter().any(|sign| line.contains(sign))
}
