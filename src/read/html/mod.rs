//! Reads HTML: the text of a web page with its headings, paragraphs, list items, quotes, code and table rows written as in
//! plain text, without the boilerplate around the article.
//!
//! Tags are read one after another and no tree is built, so memory grows only with the text, however deeply elements are
//! nested. Boilerplate is recognized by its elements (`nav`, `footer`, …) and by its share of links (Kohlschütter,
//! Fankhauser & Nejdl, "Boilerplate detection using shallow text features", WSDM 2010). If an `article` or `main` element
//! has a good part of the text, the rest is left out.
//!
//! `elements` classifies elements, `page` reads the tags into blocks, and `page_block` writes the blocks of the article.

mod elements;
mod page;
mod page_block;

use super::plain_text::PlainText;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use page::Page;

/// The text and title of a web page, without tags, scripts, menus and footers. Only the `main` or `article` is returned if
/// it has a good part of the text.
///
/// Reads malformed HTML as browsers do. Takes linear time.
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
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(super::html(html).text, expected, "{html}");
    }

    #[test]
    fn blocks_are_written_as_in_plain_text() {
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
    fn boilerplate_is_left_out() {
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
    fn nesting_takes_no_memory() {
        for tag in ["<b>", "<font><p>", "<div>", "<table><tr><td>", "<a href=x ", "<svg>", "<!--", "&lt;"] {
            let page = tag.repeat(100_000) + "end";
            assert!(html(&page).text.len() <= 8 * page.len(), "{tag}");
        }
    }
}
