//! Reads HTML: the main text of a web page, with its headings, paragraphs, list items, quotes, code and table rows written as
//! in plain text.
//!
//! Tags are read one after another, and only block elements are kept, at most 512 open at a time; so memory grows linearly,
//! however deeply elements are nested. `start_tag` reads attributes, `element_tree` keeps the elements, `page` reads tags and
//! text into blocks, `article` chooses those of the main text, and `title` finds the title.

mod article;
mod element_tree;
mod elements;
mod page;
mod start_tag;
mod title;

use super::plain_text::PlainText;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use page::Page;
use start_tag::StartTag;

/// The main text and the title of a web page, without menus, footers, comments and what is not shown.
///
/// The title is the only `h1`, or else `og:title` or `<title>` without the name of the site; it is the first line of the text
/// if no heading is the title. Reads malformed HTML as browsers do. Takes linear time.
///
/// ```
/// let page = nutgraf::read::html("<title>Rain | News</title><nav>Home</nav><h1>Rain</h1><p>Rain <b>fell</b>.");
/// assert_eq!((page.title.as_deref(), page.text.as_str()), (Some("Rain"), "# Rain\n\nRain fell."));
/// ```
#[must_use]
pub fn html(html: &str) -> PlainText {
    let mut page = read(html);
    let without_scripts = page.without_scripts();
    let other = (!without_scripts.is_empty()).then(|| read(&without_scripts));
    page.finish(other)
}

/// The text of a piece of HTML, such as the body of a post: all of it but what is not shown and rows of links.
///
/// ```
/// assert_eq!(nutgraf::read::html_fragment("It <b>rained</b>.<br><br>Then it stopped&hellip;"), "It rained.\n\nThen it stopped…");
/// ```
#[must_use]
pub fn html_fragment(html: &str) -> String {
    read(html).fragment()
}

/// The text of a page of a book, which is XHTML: all of it but what is not shown and rows of links; nothing of a page that is
/// mostly links, such as a table of contents.
#[cfg(feature = "office")]
pub(super) fn xhtml_page(xhtml: &str) -> String {
    let page = read_as(xhtml, Syntax::Xhtml);
    if page.is_mostly_links() { String::new() } else { page.fragment() }
}

/// How tags are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Html,
    /// A start tag with a slash at its end is an end tag too.
    #[cfg(feature = "office")]
    Xhtml,
}

fn read(html: &str) -> Page {
    read_as(html, Syntax::Html)
}

fn read_as(html: &str, syntax: Syntax) -> Page {
    let mut page = Page::default();
    let mut tag = StartTag::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.start(name),
            CallbackEvent::AttributeName { name } => tag.attribute(name),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                page.open(&tag);
                if self_closing && syntax != Syntax::Html {
                    page.close(&tag.name);
                }
            }
            CallbackEvent::EndTag { name } => page.close(name),
            CallbackEvent::String { value } => page.read(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None
    });
    // In XHTML the content of all elements is read alike.
    emitter.naively_switch_states(syntax == Syntax::Html);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    page
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
        check("<p>天<ruby>気<rp>(</rp><rt>き</rt><rp>)</rp></ruby>図", "天気図");
    }

    const STORY: &str = "<p>Rain fell on the town of Hull, and on the hills, for three days in May.\
        <p>The river rose by a metre, said the harbour master, who had never seen that.";
    const STORY_TEXT: &str = "Rain fell on the town of Hull, and on the hills, for three days in May.\n\n\
        The river rose by a metre, said the harbour master, who had never seen that.";

    /// Checks that of a page with the story only the story is kept.
    fn check_story(page: &str) {
        check(&page.replace("STORY", STORY), STORY_TEXT);
    }

    #[test]
    fn what_is_beside_the_main_text_is_left_out() {
        check_story(
            "<nav>Home, sweet home</nav><div><a>News</a> <a>Sport</a></div><article>STORY</article><footer>Imprint</footer>",
        );
        check_story(
            "<div>STORY</div><div class='post-comments'><p>Nice, said nobody, of this very long text.</div>",
        );
        check_story(
            "<div>STORY</div><div id=relatedPosts><p>More of this, and that, for you to read now.</div>",
        );
        check_story("<div>STORY<figure><img><figcaption>The river, in May.</figcaption></figure></div>");
        check_story(
            "<div>STORY</div><div class='Advert-box'><p>Buy now, and pay later, for all of your needs.</div>",
        );
        check_story(
            "<div><div>STORY</div></div><div><p>All rights are reserved by the owners of this page.</div>",
        );
        check_story(
            "<main>STORY</main><div><p>This is no advice. Ask a lawyer, or a doctor, or both of them, before you act.<p>We are not liable for this, or that, or anything else.</div>",
        );
        // A class that says so of half of the page, or of what is around it, is wrong.
        check_story("<div class='share'>STORY</div><p>End");
        check_story("<div class='content-sidebar-wrap'>STORY</div>");
        check("<nav>Only a menu", "Only a menu");
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        for hidden in ["hidden", "style='color: red; DISPLAY: none !important'", "aria-hidden=true"] {
            check_story(&format!("<div>STORY<p {hidden}>Not shown</p></div>"));
            check(&format!("<p>One <i {hidden}>icon</i>two <img {hidden}>three."), "One two three.");
        }
        check("<p style='display:block'>One.<p aria-hidden=false>Two.", "One.\n\nTwo.");
        check_story("<div hidden>STORY</div><p>Loading");
        check_story("<p>Loading</p><noscript><div>STORY</div></noscript>");
    }

    #[test]
    fn listings_are_kept() {
        let entry = |n| {
            format!(
                "<div><div><h3><a href=x>Story {n} of the day</a></h3><p>It rained, and it poured, on day {n} of May.</div></div>"
            )
        };
        let page: String = (0..9).map(entry).collect();
        assert_eq!(html(&page).text.matches("It rained").count(), 9);
        assert_eq!(html(&page).text.matches("# Story").count(), 9);
    }

    #[test]
    fn the_title_is_the_main_heading_or_that_of_the_head() {
        let check = |head: &str, body: &str, title: &str| {
            let page = html(&format!("<head>{head}</head><body>{body}<p>Rain fell."));
            assert_eq!(page.title.as_deref(), Some(title), "{head}{body}");
            assert!(page.text.contains(&format!("# {title}\n")), "{}", page.text);
        };
        check("<title>T &amp; U</title>", "", "T & U");
        check("<title>Rain in May | Hull News</title>", "<h1>Rain fell in May</h1>", "Rain fell in May");
        check(
            "<title>Rain in May - Hull News</title>",
            "<h1>Hull News</h1><h2>Rain in May</h2>",
            "Rain in May",
        );
        check("<title>Rain gauges</title>", "<h1>Made for you!</h1>", "Rain gauges");
        check(
            "<title>x</title><meta property=og:title content='Rain - Hull'><meta property=og:site_name content=Hull>",
            "",
            "Rain",
        );
        assert_eq!(html("<p>Rain fell.").title, None);
    }

    #[test]
    fn nesting_takes_no_memory() {
        for tag in [
            "<b>",
            "<font><p>",
            "<div>",
            "<table><tr><td>",
            "<ul><li>",
            "<a href=x ",
            "<svg>",
            "<!--",
            "&lt;",
            "<div class=a hidden>",
        ] {
            let page = tag.repeat(100_000) + "end";
            assert!(html(&page).text.len() <= 8 * page.len(), "{tag}");
        }
    }
}
