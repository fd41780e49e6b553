//! Tells Markdown from plain text by the marks that only Markdown has.

use memchr::memmem;

/// True for a text that is Markdown beyond doubt, as a README is.
///
/// It opens with a heading, a link, an image, a tag of HTML or a rule; has a heading below a blank line; and has links, code in
/// fences, or a second heading and words in bold or as code. A few marks in a mail or a note do not make Markdown of it. Linear in
/// the text, and a glance at its first lines for nearly all that is none.
///
/// ```
/// use nutgraf::read::is_markdown;
/// assert!(is_markdown("# Rain\n\nSee the [log](log.md) of this *wet* year."));
/// assert!(!is_markdown("# rain.sh: counts drops\ncount $(cat drops)"));
/// ```
#[must_use]
pub fn is_markdown(text: &str) -> bool {
    opens_as_markdown(text) && MarkdownSigns::of(text).suffice()
}

/// True if the first line is a heading, or starts with a link, an image, a tag or a rule.
fn opens_as_markdown(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let starts = |marks: [&str; 4]| marks.iter().any(|mark| first.trim_start().starts_with(mark));
    starts(["[", "![", "<", "---"]) || is_heading(first) || lines.next().is_some_and(is_underline)
}

/// A line such as `## Rain`.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    (1..=6).contains(&level) && words.starts_with(' ') && words.contains(char::is_alphanumeric)
}

/// The line under a heading of the first level. Lines of hyphens are in other texts too.
fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= MIN_UNDERLINE && line.bytes().all(|byte| byte == b'=')
}

const MIN_UNDERLINE: usize = 3;

/// The marks of a text that only Markdown has.
#[derive(Debug, Default)]
struct MarkdownSigns {
    n_headings: usize,
    n_fences: usize,
    has_link: bool,
    /// True for words in bold, or as code.
    has_marked_words: bool,
}

impl MarkdownSigns {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let mut before = "";
        let mut is_after_blank = true;
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            // Comments of a script are lines of `#` one after another.
            let is_alone = !lines.peek().is_some_and(|next| next.starts_with('#'));
            let is_underlined = is_underline(line) && !before.trim().is_empty();
            let is_new = is_after_blank && is_heading(line) && is_alone;
            signs.n_headings += usize::from(is_new || is_underlined);
            signs.n_fences += usize::from(line.starts_with("```") || line.starts_with("~~~"));
            signs.has_link = signs.has_link || has_link(line);
            signs.has_marked_words = signs.has_marked_words || has_pair(line, "**") || has_pair(line, "`");
            is_after_blank = line.trim().is_empty();
            before = line;
        }
        signs
    }

    fn suffice(&self) -> bool {
        let has_structure = self.has_link || self.n_fences >= 2;
        self.n_headings >= 1 && has_structure || self.n_headings >= 2 && self.has_marked_words
    }
}

/// True for `[text](target)`, and for a line `[name]: https://…`.
fn has_link(line: &str) -> bool {
    let is_target = |rest: &str| {
        let end = rest.find([')', ' ']);
        end.is_some_and(|end| end > 0 && rest[end..].starts_with(')'))
    };
    let mut closings = memmem::find_iter(line.as_bytes(), "](");
    let mut starts = line.trim_start().strip_prefix('[').into_iter();
    closings.any(|at| line[..at].contains('[') && is_target(&line[at + 2..]))
        || starts.any(|rest| rest.split_once("]: ").is_some_and(|(_, target)| target.contains("://")))
}

/// True if a mark stands before and behind some words of a line.
fn has_pair(line: &str, mark: &str) -> bool {
    let mut parts = line.split(mark);
    let inside = parts.nth(1);
    inside.is_some_and(|inside| inside.starts_with(char::is_alphanumeric)) && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readme_is_markdown() {
        for text in [
            "# Rain\n\nSee the [log](log.md).",
            "Rain\n====\n\n[![ci](ci.svg)](ci)\n\nCounts drops.",
            "[log]: https://rain.example\n\n# Rain\n\nSee the [log].",
            "<p align=\"center\">\n\n## Use\n\n```sh\nrain\n```\n",
            "---\ntitle: Rain\n---\n\n# Rain\n\n## Use\n\nCall `rain`.",
        ] {
            assert!(is_markdown(text), "{text}");
        }
    }

    #[test]
    fn other_texts_with_some_of_its_marks_are_not() {
        for text in [
            "",
            "Rain fell.\n\n# Rain\n\nSee the [log](log.md).",
            "# counts drops\n# of rain\ncat `ls` [a](b)\n",
            "# rain\n\ncount a b\n",
            "[12:03] ann: see [the log](log.md)\n[12:04] bob: `rain`\n",
            "<p>Rain</p>\n<p>Sun, `sun` and [1](a b)</p>",
            "From: ann\n---\n\n# Rain\n\nSee the [log](log.md).",
            "Rain\n====\n\nRain fell. Then sun.",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }
}
