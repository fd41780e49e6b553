//! Reads Markdown: removes the inline markup and keeps the marks of headings, list items, quotes and code, which are
//! written the same way in plain text. A text without inline markup is not changed.

use super::html::html;
use super::plain_text::PlainText;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The text of Markdown without its inline markup, and the title in its front matter.
///
/// Takes linear time. A source without inline markup is returned without copying.
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
            reader.skip(definition);
        }
        reader.read(event, span);
    }
    definitions.for_each(|definition| reader.skip(definition));
    if reader.at == 0 {
        return PlainText { title: None, text: markdown };
    }
    let end = markdown.len();
    reader.copy_to(end);
    PlainText { title: reader.title, text: reader.out }
}

/// The part of the source that the present events belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReaderState {
    Text,
    /// The text of an image, which is left out.
    Image,
    FrontMatter,
    Html,
}

/// Copies the source without its markup.
struct MarkdownReader<'m> {
    source: &'m str,
    out: String,
    /// The end of the source that has been copied or left out.
    at: usize,
    title: Option<String>,
    /// The block of HTML being read.
    html: String,
    /// The number of open inline elements. Between their texts there is only markup.
    depth: usize,
    state: ReaderState,
}

impl MarkdownReader<'_> {
    /// Copies the source up to `end`.
    fn copy_to(&mut self, end: usize) {
        if end > self.at {
            self.out.push_str(&self.source[self.at..end]);
            self.at = end;
        }
    }

    /// Leaves out a part of the source.
    fn skip(&mut self, span: Range<usize>) {
        if self.depth == 0 {
            self.copy_to(span.start);
        }
        self.at = self.at.max(span.end);
    }

    /// Replaces a part of the source with a text.
    fn replace(&mut self, span: Range<usize>, text: &str) {
        if span.start >= self.at && self.state == ReaderState::Text {
            self.skip(span);
            self.out.push_str(text);
        }
    }

    /// Reads an event, which covers a span of the source.
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
                self.skip(span);
                self.state = ReaderState::FrontMatter;
            }
            Event::Start(Tag::HtmlBlock) => {
                self.skip(span);
                self.state = ReaderState::Html;
            }
            Event::End(TagEnd::MetadataBlock(_)) => self.state = ReaderState::Text,
            Event::End(TagEnd::HtmlBlock) => {
                self.state = ReaderState::Text;
                self.out.push_str(&html(&std::mem::take(&mut self.html)).text);
                self.out.push('\n');
            }
            Event::Html(html) if self.state == ReaderState::Html => self.html.push_str(&html),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.skip(span),
            Event::Code(code) => self.replace(span, &code),
            Event::Text(text) => match self.state {
                ReaderState::FrontMatter => self.title = self.title.take().or_else(|| front_title(&text)),
                ReaderState::Text if self.is_escaped(span.start) => {
                    self.skip(span.start - 1..span.start);
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

    /// True if a backslash before a text only escapes a character of it.
    fn is_escaped(&self, start: usize) -> bool {
        start > self.at
            && self.source.as_bytes()[start - 1] == b'\\'
            && self.source.as_bytes().get(start).is_some_and(u8::is_ascii_punctuation)
    }

    /// Starts an inline element.
    fn open(&mut self, start: usize) {
        if self.depth == 0 {
            self.copy_to(start);
        }
        self.depth += 1;
    }
}

/// The title in front matter: `title: …` or `title = …`.
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
    fn inline_markup_is_removed_and_block_markup_kept() {
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
    fn the_title_is_in_the_front_matter() {
        let read = markdown("---\ntitle: \"Rain\"\ndate: 2020\n---\n\nIt rained.\n");
        assert_eq!((read.title.as_deref(), read.text.trim()), (Some("Rain"), "It rained."));
    }

    #[test]
    fn html_blocks_are_reduced() {
        check("<div align=center>\n<b>Bold</b> words\n</div>\n\nRain.", "Bold words\n\nRain.");
    }
}
