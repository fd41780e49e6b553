//! Reads Markdown as CommonMark and GitHub do: blocks from the events of the parser, without their marks. A paragraph is one
//! line, however its source is wrapped; only a hard break ends a line.

use super::block_writer::{BlockWriter, ElementKind};
use super::html::html_fragment;
use super::plain_text::PlainText;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of Markdown, and the title in its front matter.
///
/// Headings, list items, quotes, code and table rows are written as in plain text. Images, link targets, blocks that are
/// only links and badges, and footnote marks are left out. Takes linear time.
///
/// ```
/// let text = nutgraf::read::markdown("Rain\n====\n\nRain *fell* on\n[Tuesday](https://example.org).").text;
/// assert_eq!(text, "# Rain\n\nRain fell on Tuesday.");
/// ```
#[must_use]
pub fn markdown(source: &str) -> PlainText {
    let mut reader = MarkdownReader::default();
    Parser::new_ext(source, options(source)).for_each(|event| reader.read(event));
    reader.end_block();
    PlainText { title: reader.title, ..PlainText::from(reader.writer.finish()) }
}

fn options(source: &str) -> Options {
    let always = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    always | front_matter(source)
}

/// The option for front matter, if there is any: a line that draws a rule above a text is none.
fn front_matter(source: &str) -> Options {
    let mut lines = source.lines();
    let (option, delimiter) = match lines.next().map(str::trim_end) {
        Some("---") => (Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, ':'),
        Some("+++") => (Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS, '='),
        _ => return Options::empty(),
    };
    let first = lines.find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let key = first.split(delimiter).next().unwrap_or_default().trim_end();
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '"' | '\'');
    if first.contains(delimiter) && !key.is_empty() && key.chars().all(is_key) {
        option
    } else {
        Options::empty()
    }
}

/// The part of the source that the present events belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ReaderState {
    #[default]
    Text,
    /// The text of an image, which is left out.
    Image,
    FrontMatter,
    Html,
}

/// Collects the inline text of a block and writes it at its end.
#[derive(Default)]
struct MarkdownReader {
    writer: BlockWriter,
    title: Option<String>,
    /// The block being read.
    text: String,
    kind: ElementKind,
    /// True if a newline of the source comes before what follows.
    is_after_break: bool,
    /// The number of links in the block, and of those to a place in the same text.
    n_links: usize,
    n_anchors: usize,
    /// True if the block has letters or digits outside of links.
    has_words: bool,
    link_depth: usize,
    quote_depth: usize,
    item_depth: usize,
    state: ReaderState,
}

impl MarkdownReader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.read_text(&text),
            Event::Code(code) => self.push(&code),
            Event::Html(html) if self.state == ReaderState::Html => self.text.push_str(&html),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.push("\n"),
            Event::SoftBreak => self.is_after_break = true,
            Event::HardBreak => self.push("\n"),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                self.link_depth += 1;
                self.n_links += 1;
                self.n_anchors += usize::from(dest_url.starts_with('#'));
            }
            Tag::Image { .. } => self.state = ReaderState::Image,
            Tag::TableCell => {
                if !self.text.is_empty() {
                    self.text.push_str(" | ");
                }
            }
            tag => self.open_block(&tag),
        }
    }

    fn open_block(&mut self, tag: &Tag) {
        // The first paragraph of an item is the item.
        let is_item = self.kind == ElementKind::Item && self.text.is_empty();
        self.end_block();
        match tag {
            Tag::Item => {
                self.item_depth += 1;
                self.kind = ElementKind::Item;
            }
            Tag::Paragraph if is_item => self.kind = ElementKind::Item,
            Tag::Heading { level, .. } => self.kind = ElementKind::Heading(*level as u8),
            Tag::CodeBlock(_) => self.kind = ElementKind::Code,
            Tag::TableHead | Tag::TableRow => self.kind = ElementKind::Row,
            Tag::BlockQuote(_) => {
                self.quote_depth += 1;
                self.kind = self.outer_kind();
            }
            Tag::HtmlBlock => self.state = ReaderState::Html,
            Tag::MetadataBlock(_) => self.state = ReaderState::FrontMatter,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableCell => {}
            TagEnd::Link => self.link_depth = self.link_depth.saturating_sub(1),
            TagEnd::Image | TagEnd::MetadataBlock(_) => self.state = ReaderState::Text,
            TagEnd::HtmlBlock => {
                self.state = ReaderState::Text;
                let text = html_fragment(&std::mem::take(&mut self.text));
                // It has its own marks of blocks.
                self.writer.push(ElementKind::Paragraph, &text);
            }
            tag => {
                self.end_block();
                self.quote_depth -= usize::from(matches!(tag, TagEnd::BlockQuote(_)));
                self.item_depth -= usize::from(tag == TagEnd::Item);
                self.kind = self.outer_kind();
            }
        }
    }

    /// The kind of a block without one of its own.
    fn outer_kind(&self) -> ElementKind {
        if self.quote_depth > 0 { ElementKind::Quote } else { ElementKind::Paragraph }
    }

    fn read_text(&mut self, text: &str) {
        match self.state {
            ReaderState::Text => self.push(text),
            ReaderState::FrontMatter => self.title = self.title.take().or_else(|| front_title(text)),
            ReaderState::Image | ReaderState::Html => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.state != ReaderState::Text {
            return;
        }
        if std::mem::take(&mut self.is_after_break) && !is_unspaced(&self.text, text) {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.has_words |= self.link_depth == 0 && text.contains(char::is_alphanumeric);
    }

    /// Writes the block being read, unless it is a row of links or a line of a table of contents.
    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        let is_contents = self.kind == ElementKind::Item && self.n_anchors > 0;
        if self.has_words || self.n_links < 2 && !is_contents {
            self.writer.push(self.kind, text.trim());
        }
        (self.n_links, self.n_anchors, self.has_words, self.is_after_break) = (0, 0, false, false);
        self.kind = self.outer_kind();
    }
}

/// True if no blank is written between two texts: those of scripts without blanks.
fn is_unspaced(before: &str, after: &str) -> bool {
    let is_wide = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}'))
    };
    is_wide(before.chars().next_back()) && is_wide(after.chars().next())
}

fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
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
    fn blocks_are_written_as_in_plain_text() {
        check("# Title #\n\nOne line\nand another.", "# Title\n\nOne line and another.");
        check("A title\nof two lines\n===\n\nB\n-\n\n### C {#c}", "# A title of two lines\n\n## B\n\n### C");
        check(
            "- item\n  of two lines\n  1. nested\n- [x] done\n\n  more",
            "- item of two lines\n- nested\n- done\n\nmore",
        );
        check(
            "> quoted\n> on\n>\n> > deeper,\nlazily\n>\n> - item",
            "> quoted on\n\n> deeper, lazily\n\n- item",
        );
        check("```sh\n*code*\n\nx\n```\n    indented\n", "```\n*code*\n\nx\n```\n\n```\nindented\n```");
        check("| a | *b* |\n|---|:-:|\n| 1 | `2 \\| 3` |\n\nEnd.", "| a | b |\n| 1 | 2 | 3 |\n\nEnd.");
        check("One.\n\n---\n\nTwo.", "One.\n\nTwo.");
    }

    #[test]
    fn inline_markup_is_removed() {
        check("Some *stressed*, **strong** and `code` words.", "Some stressed, strong and code words.");
        check("A [link **text**](http://x.y \"t\") and <http://z.z>.", "A link text and http://z.z.");
        check("See [this][1] ![image](i.png)end.\n\n[1]: http://x.y\n\nMore.", "See this end.\n\nMore.");
        check("AT&amp;T \\*not\\* a<br/>b <kbd>c</kbd>  \nd", "AT&T *not* a\nb c\nd");
        check("`Vec<T>` and `<br>`, if a < b", "Vec<T> and <br>, if a < b");
        check("Text.[^1]\n\n[^1]: Note.\n", "Text.\n\nNote.");
        check("雨が\n降った。", "雨が降った。");
    }

    #[test]
    fn badges_and_link_lists_are_left_out() {
        check("# T\n\n[![b](b.svg)](x) [![c](c.svg)](y)\n\n[Docs](d) | [Chat](e)\n\nText.", "# T\n\nText.");
        check(
            "- [One](#one)\n- [Two](#two)\n- [A tool](http://a.b) that helps\n- [Alone](c)",
            "- A tool that helps\n- Alone",
        );
        check("See [one](a) and [two](b).", "See one and two.");
    }

    #[test]
    fn the_title_is_in_the_front_matter() {
        let read = markdown("---\n# note\ntitle: \"Rain\"\ndate: 2020\n---\n\nIt rained.\n");
        assert_eq!((read.title.as_deref(), read.text.as_str()), (Some("Rain"), "It rained."));
        check("---\nNot a key.\n\nIt rained.", "Not a key.\n\nIt rained.");
    }

    #[test]
    fn html_blocks_are_reduced() {
        check("<div align=center>\n<b>Bold</b> words\n</div>\n\n<!-- no -->\n\nRain.", "Bold words\n\nRain.");
    }
}
