//! Outlines as text, indented by their levels, and as Markdown.

use super::paint::Paint;
use nutgraf::job::{OutlineBody, SentenceRow};
use std::fmt::Write;

/// One line a title and a sentence. A title is indented by its level, the sentences under it by two blanks more, after a dash.
pub(super) fn text<I>(body: &OutlineBody<I>, paint: Paint) -> String {
    let mut out = String::new();
    let mut depths = Depths::default();
    for section in &body.sections {
        let depth = depths.of(section.level);
        let heading = section.heading();
        if let Some(heading) = &heading {
            let _ = writeln!(out, "{:indent$}{}", "", paint.bold(heading), indent = 2 * depth);
        }
        let indent = 2 * (depth + usize::from(heading.is_some()));
        for sentence in &section.sentences {
            let _ = writeln!(out, "{:indent$}– {}", "", paint.text(&sentence.shown()));
        }
    }
    out
}

/// Headings and paragraphs, with a blank line between them.
pub(super) fn markdown<I>(body: &OutlineBody<I>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for section in &body.sections {
        if let Some(heading) = section.heading() {
            parts.push(format!("{} {}", "#".repeat(section.level.max(1).into()), escaped(&heading)));
        }
        let shown: Vec<String> = section.sentences.iter().map(SentenceRow::shown).collect();
        if !shown.is_empty() {
            parts.push(escaped(&shown.join(" ")));
        }
    }
    parts.into_iter().map(|part| part + "\n").collect::<Vec<_>>().join("\n")
}

/// A line of text of which no character is markup.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let starts_block = line.starts_with(['#', '-', '+', '=', '~', '|', ':'])
        || line.split([' ', '.', ')']).next().is_some_and(|head| {
            !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit()) && line.len() > head.len()
        });
    for (at, c) in line.char_indices() {
        let is_number_end =
            starts_block && matches!(c, '.' | ')') && line[..at].bytes().all(|b| b.is_ascii_digit());
        let is_first_mark = at == 0 && starts_block && c.is_ascii_punctuation();
        if is_number_end || is_first_mark || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Levels as they are shown: those above are as deep as there are titles that hold them, so that no level is skipped.
#[derive(Default)]
struct Depths {
    open: Vec<u8>,
}

impl Depths {
    /// The depth of the next section, from 0.
    fn of(&mut self, level: u8) -> usize {
        self.open.retain(|&above| above < level);
        let depth = self.open.len();
        if level > 0 {
            self.open.push(level);
        }
        depth
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_markup() {
        let check = |line: &str, expected: &str| assert_eq!(escaped(line), expected);
        check("Rain fell (a lot).", "Rain fell (a lot).");
        check("# of *items* [x](y) & <b>", "\\# of \\*items\\* \\[x\\](y) \\& \\<b\\>");
        check("2. of May", "2\\. of May");
        check("- a `b_c`", "\\- a \\`b\\_c\\`");
        check("2024 was dry. 2. was not", "2024 was dry. 2. was not");
    }

    #[test]
    fn no_level_is_skipped() {
        let mut depths = Depths::default();
        assert_eq!([0, 1, 3, 3, 6, 2, 1].map(|level| depths.of(level)), [0, 0, 1, 1, 2, 1, 0]);
    }
}
