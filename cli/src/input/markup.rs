//! Markup in the text field of rows: crawls and exports hold HTML and Markdown there.

use super::document::RawDocument;
use nutgraf::read::{PlainText, html, html_fragment, is_markdown, is_subtitles, markdown};

/// The markup of the text in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Markup {
    /// None without HTML tags, or for subtitles; with them Markdown if the text is like a README, else HTML
    #[default]
    Auto,
    /// None
    Text,
    Markdown,
    Html,
}

impl Markup {
    /// The document without the markup of its text.
    pub(super) fn remove_from(self, mut raw: RawDocument) -> RawDocument {
        let read = match self {
            Self::Text => return raw,
            Self::Auto => match tags(&raw.text) {
                RowTags::None => return raw,
                _ if is_subtitles(&raw.text) => return raw,
                _ if is_markdown(&raw.text) => markdown(&raw.text),
                RowTags::InLines if !is_page(&raw.text) => html_in_lines(&raw.text),
                RowTags::InLines | RowTags::OfBlocks => html_text(&raw.text),
            },
            Self::Html => html_text(&raw.text),
            Self::Markdown => markdown(&raw.text),
        };
        // A text about HTML may have words where a page has none.
        if read.text.contains(char::is_alphanumeric) || !raw.text.contains(char::is_alphanumeric) {
            raw.title = raw.title.or(read.title);
            raw.text = read.text;
        }
        raw
    }
}

/// True for a whole page, which has more than its text: a menu, a footer. It starts with a tag.
fn is_page(text: &str) -> bool {
    if !text.trim_start().starts_with('<') {
        return false;
    }
    let has = |tag: &[u8]| find_ignoring_case(text.as_bytes(), tag);
    has(b"<body") || has(b"<html") || has(b"<!doctype html")
}

/// The tags of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowTags {
    None,
    /// None but those within lines.
    InLines,
    OfBlocks,
}

/// The tags of a text that only HTML has. A text about programs has `List<String>`, or `a < b`.
fn tags(text: &str) -> RowTags {
    let starts = memchr::memchr_iter(b'<', text.as_bytes()).map(|at| &text.as_bytes()[at + 1..]);
    let mut found = RowTags::None;
    for rest in starts {
        if is_tag(rest, &TAGS_OF_BLOCKS) {
            return RowTags::OfBlocks;
        }
        if found == RowTags::None && is_tag(rest, &TAGS_IN_LINES) {
            found = RowTags::InLines;
        }
    }
    found
}

/// A text of HTML.
fn html_text(text: &str) -> PlainText {
    if is_page(text) { html(text) } else { PlainText::from(html_fragment(text)) }
}

/// A text in lines whose only tags are within them: it keeps its line breaks, which HTML takes for blanks.
fn html_in_lines(text: &str) -> PlainText {
    PlainText::from(html_fragment(&text.replace('\n', "<br>\n")))
}

/// True if a tag of one of these names starts here, after its `<`.
fn is_tag(rest: &[u8], names: &[&str]) -> bool {
    let is_end = rest.first() == Some(&b'/');
    let rest = &rest[usize::from(is_end)..];
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (name, after) = rest.split_at(length);
    let is_known = names.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()));
    is_known
        && match after.first() {
            Some(b'>' | b'/') => true,
            Some(b' ' | b'\n' | b'\t') => has_attribute(after),
            _ => false,
        }
        && after.iter().take(MAX_TAG_BYTES).any(|&byte| byte == b'>')
}

/// True if an attribute comes next, as in `<a href="…">`, or the end of the tag. In "0 <p and" there is none.
fn has_attribute(after_name: &[u8]) -> bool {
    let rest = after_name.trim_ascii_start();
    let length =
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':')).count();
    rest.starts_with(b"/")
        || rest.starts_with(b">")
        || length > 0 && rest[length..].trim_ascii_start().starts_with(b"=")
}

/// Names of elements that make blocks and lines, in the text of articles, mails and posts.
const TAGS_OF_BLOCKS: [&str; 19] = [
    "article",
    "blockquote",
    "body",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "html",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// Names of elements within lines.
const TAGS_IN_LINES: [&str; 8] = ["a", "b", "code", "em", "i", "img", "span", "strong"];

/// A tag has at most this many bytes.
const MAX_TAG_BYTES: usize = 4096;

fn find_ignoring_case(text: &[u8], tag: &[u8]) -> bool {
    memchr::memchr_iter(b'<', text)
        .any(|at| text[at..].get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_html_has_tags() {
        for text in
            ["<p>Rain", "Rain.<br/>Sun.", "<A HREF='x'>y</A>", "a <strong>b</strong>", "<div\nclass=x>"]
        {
            assert_ne!(tags(text), RowTags::None, "{text}");
        }
        for text in [
            "List<String>",
            "if a < b and c > d",
            "I <3 it",
            "<b",
            "Vec<T>",
            "<pilot>",
            "x <p y",
            "<br",
            "if 0 <p and q > 1",
            "a<b>c",
        ] {
            assert_eq!(tags(text) != RowTags::None, text == "a<b>c", "{text}");
        }
    }
}
