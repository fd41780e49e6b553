//! HTML to its text: headings, paragraphs, items, quotes, code and table rows, each as plain text writes
//! them, without what stands around an article on its page.
//!
//! The tags go by one after another and no tree is built, so that memory grows with the text alone and
//! nesting costs nothing. What belongs to the page rather than to the article is told by the elements it
//! stands in (`nav`, `footer`, …) and by how much of it is links (Kohlschütter, Fankhauser & Nejdl, "Boilerplate
//! detection using shallow text features", WSDM 2010); where an `article` or `main` has a good part of the
//! text, the rest is left out.

use super::plain_text::PlainText;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The text of a web page and its title: no tags, scripts, menus or footers, and only the `main` or `article` where
/// that has most of the text.
///
/// Reads broken HTML as browsers do. Linear in the length of the page.
///
/// ```
/// let page = nutgraf::read::html("<title>Rain</title><nav>Home</nav><h1>Rain</h1><p>Rain <b>fell</b>.");
/// assert_eq!((page.title.as_deref(), page.text.as_str()), (Some("Rain"), "# Rain\n\nRain fell."));
/// ```
#[must_use]
pub fn html(html: &str) -> PlainText {
    let mut page = Page::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => page.open(name),
            CallbackEvent::EndTag { name } => page.close(name),
            CallbackEvent::String { value } => page.read(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    page.end_block();
    let title = page.title.split_whitespace().collect::<Vec<_>>().join(" ");
    PlainText { title: (!title.is_empty()).then_some(title), text: page.chosen() }
}

/// What a block of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ElementKind {
    #[default]
    Paragraph,
    Heading,
    Item,
    Quote,
    Code,
    Row,
}

/// A block: where its text stands, and what tells whether it belongs to the article.
struct PageBlock {
    end: usize,
    kind: ElementKind,
    is_around: bool,
    is_in_main: bool,
}

/// What has been read of a page.
#[derive(Default)]
struct Page {
    title: String,
    is_in_title: bool,
    /// The texts of all blocks, one behind the other.
    text: String,
    blocks: Vec<PageBlock>,
    kind: ElementKind,
    /// Where the block being read starts, how many bytes of it are of links, how many cells it has.
    start: usize,
    n_linked: usize,
    n_cells: usize,
    /// Whether a blank is to be written before the next word.
    is_apart: bool,
    /// What is not shown, and how deep in it we are.
    hidden: Vec<u8>,
    hidden_depth: usize,
    around_depth: usize,
    main_depth: usize,
    link_depth: usize,
    quote_depth: usize,
    code_depth: usize,
}

impl Page {
    fn open(&mut self, name: &[u8]) {
        if self.hidden_depth > 0 {
            let reappears = is_heading(name) || matches!(name, b"p" | b"article" | b"main" | b"section");
            if name == self.hidden {
                self.hidden_depth += 1;
            }
            // An element that is never closed does not hide all that follows.
            if !reappears || matches!(self.hidden.as_slice(), b"noscript" | b"template") {
                return;
            }
            self.hidden_depth = 0;
        }
        if is_hidden(name) {
            self.hidden = name.to_vec();
            self.hidden_depth = 1;
            return;
        }
        match name {
            b"title" => self.is_in_title = self.title.is_empty(),
            b"a" => self.link_depth += 1,
            b"br" if self.code_depth > 0 => self.text.push('\n'),
            b"br" => self.break_line(),
            b"td" | b"th" => self.open_cell(),
            _ if breaks(name) => {
                // The first paragraph of an item is the item.
                let is_item = self.kind == ElementKind::Item && self.text.len() == self.start;
                self.end_block();
                self.count(name, 1);
                self.kind = match name {
                    b"li" | b"dd" => ElementKind::Item,
                    b"p" | b"div" if is_item => ElementKind::Item,
                    _ if is_heading(name) => ElementKind::Heading,
                    _ => self.outer_kind(),
                };
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if self.hidden_depth > 0 {
            self.hidden_depth -= usize::from(name == self.hidden);
            return;
        }
        match name {
            b"title" => self.is_in_title = false,
            b"a" => self.link_depth = self.link_depth.saturating_sub(1),
            b"tr" if self.n_cells > 1 && self.text.len() - self.start < MAX_ROW_BYTES => {
                self.kind = ElementKind::Row;
                self.end_block();
            }
            _ if breaks(name) => {
                self.end_block();
                self.count(name, -1);
                self.kind = self.outer_kind();
            }
            _ => {}
        }
    }

    /// Counts the elements that we are in and that matter.
    fn count(&mut self, name: &[u8], step: isize) {
        let depth = match name {
            b"nav" | b"footer" | b"aside" | b"form" | b"menu" => &mut self.around_depth,
            b"header" if self.main_depth == 0 => &mut self.around_depth,
            b"main" | b"article" => &mut self.main_depth,
            b"blockquote" => &mut self.quote_depth,
            b"pre" => &mut self.code_depth,
            _ => return,
        };
        *depth = depth.saturating_add_signed(step);
    }

    fn outer_kind(&self) -> ElementKind {
        match (self.code_depth > 0, self.quote_depth > 0) {
            (true, _) => ElementKind::Code,
            (false, true) => ElementKind::Quote,
            (false, false) => ElementKind::Paragraph,
        }
    }

    fn open_cell(&mut self) {
        self.n_cells += 1;
        if self.text.len() > self.start {
            self.text.push_str(" |");
            self.is_apart = true;
        }
    }

    /// A line ends; a second end in a row ends the block.
    fn break_line(&mut self) {
        if self.text.len() == self.start {
            return;
        }
        if self.text.ends_with('\n') {
            self.end_block();
        } else {
            self.text.push('\n');
            self.is_apart = false;
        }
    }

    fn read(&mut self, text: &str) {
        if self.is_in_title {
            self.title.push_str(text);
        } else if self.hidden_depth == 0 {
            match self.code_depth {
                0 => self.read_words(text),
                _ => self.text.push_str(text),
            }
        }
    }

    /// Adds words with one blank between them, whatever blanks they came with.
    fn read_words(&mut self, text: &str) {
        let before = self.text.len();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_blank = first.is_whitespace();
            let end = rest.find(|c: char| c.is_whitespace() != is_blank).unwrap_or(rest.len());
            if is_blank {
                self.is_apart = true;
            } else {
                let is_first = self.text.len() == self.start || self.text.ends_with('\n');
                if self.is_apart && !is_first {
                    self.text.push(' ');
                }
                self.is_apart = false;
                self.text.push_str(&rest[..end]);
            }
            rest = &rest[end..];
        }
        if self.link_depth > 0 {
            self.n_linked += self.text.len() - before;
        }
    }

    fn end_block(&mut self) {
        let n_bytes = self.text[self.start..].trim_end().len();
        self.text.truncate(self.start + n_bytes);
        if n_bytes > 0 {
            let is_linked = self.n_linked * 2 > n_bytes && n_bytes < MAX_LINKED_BYTES;
            self.blocks.push(PageBlock {
                end: self.text.len(),
                kind: self.kind,
                is_around: self.around_depth > 0 || is_linked,
                is_in_main: self.main_depth > 0,
            });
        }
        self.start = self.text.len();
        (self.n_linked, self.n_cells, self.is_apart) = (0, 0, false);
        self.kind = self.outer_kind();
    }

    /// The text of the blocks that belong to the article; of all if none does.
    fn chosen(&self) -> String {
        let starts = std::iter::once(0).chain(self.blocks.iter().map(|block| block.end));
        let blocks = || starts.clone().zip(&self.blocks);
        let size = |is_of: fn(&PageBlock) -> bool| -> usize {
            blocks().filter(|(_, block)| is_of(block)).map(|(start, block)| block.end - start).sum()
        };
        let within = size(|block| !block.is_around);
        let main = size(|block| !block.is_around && block.is_in_main);
        let mut out = String::with_capacity(self.text.len() + 4 * self.blocks.len());
        let mut last = None;
        for (start, block) in blocks() {
            let is_chosen = match (within > 0, main as f64 >= MAIN_SHARE * within as f64) {
                (false, _) => true,
                (true, false) => !block.is_around,
                (true, true) => !block.is_around && block.is_in_main,
            };
            if is_chosen {
                let is_next =
                    last == Some(block.kind) && matches!(block.kind, ElementKind::Item | ElementKind::Row);
                out.push_str(if out.is_empty() {
                    ""
                } else if is_next {
                    "\n"
                } else {
                    "\n\n"
                });
                write(&mut out, block.kind, &self.text[start..block.end]);
                last = Some(block.kind);
            }
        }
        out
    }
}

/// Of the text outside of menus and the like, a `main` or `article` must have such a share to be all of it.
const MAIN_SHARE: f64 = 0.4;

/// More text than this is no menu, even if all of it is links.
const MAX_LINKED_BYTES: usize = 400;

/// A table row with more text lays out a page.
const MAX_ROW_BYTES: usize = 300;

/// A block as plain text writes it.
fn write(out: &mut String, kind: ElementKind, text: &str) {
    let (before, after) = match kind {
        ElementKind::Paragraph => ("", ""),
        ElementKind::Heading => ("# ", ""),
        ElementKind::Item => ("- ", ""),
        ElementKind::Quote => ("> ", ""),
        ElementKind::Code => ("```\n", "\n```"),
        ElementKind::Row => ("| ", " |"),
    };
    out.push_str(before);
    match kind {
        ElementKind::Heading => out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
        ElementKind::Quote => out.push_str(&text.replace('\n', "\n> ")),
        ElementKind::Code => out.push_str(text.trim_matches('\n')),
        ElementKind::Paragraph | ElementKind::Item | ElementKind::Row => out.push_str(text),
    }
    out.push_str(after);
}

fn is_heading(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6")
}

/// Elements whose content is not read as text.
fn is_hidden(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"noscript"
            | b"svg"
            | b"math"
            | b"iframe"
            | b"object"
            | b"select"
            | b"button"
            | b"textarea"
            | b"canvas"
            | b"video"
            | b"audio"
            | b"map"
            | b"dialog"
    )
}

/// Elements that end a line of text.
fn breaks(name: &[u8]) -> bool {
    is_heading(name)
        || matches!(
            name,
            b"address"
                | b"article"
                | b"aside"
                | b"blockquote"
                | b"body"
                | b"caption"
                | b"center"
                | b"dd"
                | b"details"
                | b"div"
                | b"dl"
                | b"dt"
                | b"fieldset"
                | b"figcaption"
                | b"figure"
                | b"footer"
                | b"form"
                | b"header"
                | b"hr"
                | b"li"
                | b"main"
                | b"menu"
                | b"nav"
                | b"ol"
                | b"p"
                | b"pre"
                | b"section"
                | b"summary"
                | b"table"
                | b"tbody"
                | b"thead"
                | b"tr"
                | b"ul"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(super::html(html).text, expected, "{html}");
    }

    #[test]
    fn blocks_are_written_as_plain_text_writes_them() {
        check(
            "<h1>A <b>b</b>\n c</h1><p>One&nbsp;two.<p>Three<br>four",
            "# A b c\n\nOne two.\n\nThree\nfour",
        );
        check("<ul><li>a<li><p>b</ul>c", "- a\n- b\n\nc");
        check("<blockquote><p>Q&amp;A</p></blockquote><pre>\n a\n  b\n</pre>", "> Q&A\n\n```\n a\n  b\n```");
        check("<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>", "| a | b |\n| 1 | 2 |");
        check("a<script>if (a < b) {}</script>b<!-- c --><style>p</style>", "ab");
    }

    #[test]
    fn menus_are_left_out() {
        let page = "<title>T &amp; U</title><nav>Home</nav><div><a>News</a> <a>Sport</a></div>\
            <article><h1>H</h1><p>Rain fell on the town.</article><footer>Imprint</footer>";
        let read = html(page);
        assert_eq!(
            (read.title.as_deref(), read.text.as_str()),
            (Some("T & U"), "# H\n\nRain fell on the town.")
        );
        check("<nav>Only a menu", "Only a menu");
    }

    #[test]
    fn nesting_costs_nothing() {
        for tag in ["<b>", "<font><p>", "<div>", "<table><tr><td>", "<a href=x ", "<svg>", "<!--", "&lt;"] {
            let page = tag.repeat(100_000) + "end";
            assert!(html(&page).text.len() <= 8 * page.len(), "{tag}");
        }
    }
}
