//! Markdown to its text: what marks up a line goes, what makes it a heading, an item, a quote or code stays,
//! since plain text writes these the same way. A text without inline marks comes out as it went in.

use super::html::html;
use super::plain_text::PlainText;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The text of Markdown without its inline marks, and the title that its front matter gives.
///
/// Linear in the length of the source. A source without inline marks is returned as it is.
///
/// ```
/// let text = nutgraf::read::markdown("# Rain\n\nRain *fell* on [Tuesday](https://example.org).").text;
/// assert_eq!(text, "# Rain\n\nRain fell on Tuesday.");
/// ```
#[must_use]
pub fn markdown(source: impl Into<String>) -> PlainText {
    let markdown = source.into();
    let options = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let parser = Parser::new_ext(&markdown, options);
    let mut definitions: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    definitions.sort_by_key(|span| span.start);
    let mut reader = MarkdownReader {
        source: &markdown,
        out: String::new(),
        at: 0,
        title: None,
        html: String::new(),
        depth: 0,
        state: ReaderState::Text,
    };
    let mut definitions = definitions.into_iter().peekable();
    for (event, span) in parser.into_offset_iter() {
        while let Some(definition) = definitions.next_if(|definition| definition.start < span.start) {
            reader.drop(definition);
        }
        reader.read(event, span);
    }
    definitions.for_each(|definition| reader.drop(definition));
    if reader.at == 0 {
        return PlainText { title: None, text: markdown };
    }
    let end = markdown.len();
    reader.copy_to(end);
    PlainText { title: reader.title, text: reader.out }
}

/// What the events that come now stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReaderState {
    Text,
    /// The text of an image is not part of the line.
    Image,
    Matter,
    Html,
}

/// Copies the source but for its marks.
struct MarkdownReader<'m> {
    source: &'m str,
    out: String,
    /// How far the source has been copied or dropped.
    at: usize,
    title: Option<String>,
    /// The block of HTML being read.
    html: String,
    /// How many inline elements are open: between their texts there are only marks.
    depth: usize,
    state: ReaderState,
}

impl MarkdownReader<'_> {
    fn copy_to(&mut self, end: usize) {
        if end > self.at {
            self.out.push_str(&self.source[self.at..end]);
            self.at = end;
        }
    }

    /// Leaves out a part of the source that stands behind what was read.
    fn drop(&mut self, span: Range<usize>) {
        if self.depth == 0 {
            self.copy_to(span.start);
        }
        self.at = self.at.max(span.end);
    }

    /// Puts a text in the place of a part of the source.
    fn replace(&mut self, span: Range<usize>, text: &str) {
        if span.start >= self.at && self.state == ReaderState::Text {
            self.drop(span);
            self.out.push_str(text);
        }
    }

    fn read(&mut self, event: Event, span: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {
                self.open(span.start);
            }
            Event::Start(Tag::Image { .. }) => {
                self.open(span.start);
                self.state = ReaderState::Image;
            }
            Event::End(
                end @ (TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image),
            ) => {
                if end == TagEnd::Image {
                    self.state = ReaderState::Text;
                }
                self.depth = self.depth.saturating_sub(1);
                self.at = self.at.max(span.end);
            }
            Event::Start(Tag::MetadataBlock(_)) => {
                self.drop(span);
                self.state = ReaderState::Matter;
            }
            Event::Start(Tag::HtmlBlock) => {
                self.drop(span);
                self.state = ReaderState::Html;
            }
            Event::End(TagEnd::MetadataBlock(_)) => self.state = ReaderState::Text,
            Event::End(TagEnd::HtmlBlock) => {
                self.state = ReaderState::Text;
                self.out.push_str(&html(&std::mem::take(&mut self.html)).text);
                self.out.push('\n');
            }
            Event::Html(html) if self.state == ReaderState::Html => self.html.push_str(&html),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.drop(span),
            Event::Code(code) => self.replace(span, &code),
            Event::Text(text) => match self.state {
                ReaderState::Matter => self.title = self.title.take().or_else(|| front_title(&text)),
                ReaderState::Text if self.is_escaped(span.start) => {
                    self.drop(span.start - 1..span.start);
                    self.replace(span, &text);
                }
                ReaderState::Text if self.depth > 0 || text.as_ref() != &self.source[span.clone()] => {
                    self.replace(span, &text);
                }
                ReaderState::Text | ReaderState::Image | ReaderState::Html => {}
            },
            Event::SoftBreak | Event::HardBreak if self.depth > 0 => self.replace(span, "\n"),
            _ => {}
        }
    }

    /// Whether a backslash before a text only says that the text is no mark.
    fn is_escaped(&self, start: usize) -> bool {
        start > self.at
            && self.source.as_bytes()[start - 1] == b'\\'
            && self.source.as_bytes().get(start).is_some_and(u8::is_ascii_punctuation)
    }

    fn open(&mut self, start: usize) {
        if self.depth == 0 {
            self.copy_to(start);
        }
        self.depth += 1;
    }
}

/// The title of a front matter: `title: …` or `title = …`.
fn front_title(matter: &str) -> Option<String> {
    let value = matter.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix(':').or_else(|| rest.strip_prefix('='))
    })?;
    let title = value.trim().trim_matches(['"', '\'']);
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(super::markdown(markdown).text, expected, "{markdown}");
    }

    #[test]
    fn blocks_stay_and_marks_go() {
        let plain = "# Title\n\nOne line\nand another.\n\n- item\n  1. nested\n\n> quoted\n> on\n\n```\n*code*\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        check(plain, plain);
        check("Some *stressed*, **strong** and `code` words.", "Some stressed, strong and code words.");
        check("A [link **text**](http://x.y \"t\") and <http://z.z>.", "A link text and http://z.z.");
        check("See [this][1] ![image](i.png)end.\n\n[1]: http://x.y\nMore.", "See this end.\n\n\nMore.");
        check("AT&amp;T \\*not\\* a<br>b", "AT&T *not* ab");
        check("a *b\nc* d", "a b\nc d");
        check("Text.[^1]\n\n[^1]: Note.\n", "Text.\n\n[^1]: Note.\n");
    }

    #[test]
    fn front_matter_gives_the_title() {
        let read = markdown("---\ntitle: \"Rain\"\ndate: 2020\n---\n\nIt rained.\n");
        assert_eq!((read.title.as_deref(), read.text.trim()), (Some("Rain"), "It rained."));
    }

    #[test]
    fn html_blocks_are_reduced() {
        check("<div align=center>\n<b>Bold</b> words\n</div>\n\nRain.", "Bold words\n\nRain.");
    }
}
