//! The title of a page.

use super::article::PageBlock;
use crate::document::collapsed;

/// The titles in the head of a page.
#[derive(Debug, Default)]
pub(super) struct HeadTitles {
    /// `<title>`
    pub head: String,
    /// `og:title`, for other sites.
    pub shared: String,
    /// `og:site_name`
    pub site: String,
}

/// The only main heading; else the title for other sites or that in the head, without the name of the site. A main
/// heading that shares no word with those is a slogan.
pub(super) fn title(titles: &HeadTitles, text: &str, blocks: &[PageBlock]) -> String {
    let given = if titles.shared.is_empty() { collapsed(&titles.head) } else { titles.shared.clone() };
    let headings = |max_level: u8| {
        let is_heading = move |block: &&PageBlock| (1..=max_level).contains(&block.heading_level);
        blocks.iter().filter(is_heading).map(|block| collapsed(&text[block.start..block.end]))
    };
    let mut parts = headings(6).filter(|text| text.len() > 2);
    if let Some(part) =
        parts.clone().find(|text| starts(&given, text)).or_else(|| parts.find(|text| ends(&given, text)))
    {
        return part;
    }
    let mut main: Vec<String> = headings(1).filter(|text| *text != titles.site).collect();
    main.dedup();
    match main.as_slice() {
        [only] if given.is_empty() || shares_words(only, &given) => only.clone(),
        _ => without_site(&given, &titles.site).to_owned(),
    }
}

/// Marks between a title and the name of the site, in either order.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " « ", " » ", " / "];

/// True if a title is a text, or a text before the name of the site.
fn starts(title: &str, text: &str) -> bool {
    title
        .strip_prefix(text)
        .is_some_and(|rest| rest.is_empty() || SEPARATORS.iter().any(|mark| rest.starts_with(mark)))
}

/// True if a title is a text after the name of the site.
fn ends(title: &str, text: &str) -> bool {
    title.strip_suffix(text).is_some_and(|rest| SEPARATORS.iter().any(|mark| rest.ends_with(mark)))
}

/// True if a fair part of the words of a heading are in a title.
fn shares_words(heading: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .map(str::to_lowercase)
            .collect()
    };
    let (own, given) = (words(heading), words(title));
    own.iter().filter(|word| given.contains(word)).count() * 3 >= own.len()
}

/// The words of a heading that are looked at.
const MAX_WORDS: usize = 50;

/// A title without the name of the site.
fn without_site<'t>(title: &'t str, site: &str) -> &'t str {
    let head = title.strip_suffix(site).filter(|_| !site.is_empty());
    if let Some(head) = head.and_then(|head| SEPARATORS.iter().find_map(|mark| head.strip_suffix(mark))) {
        return head;
    }
    let first = title.split(" | ").next().unwrap_or(title);
    if first.contains(' ') { first } else { title }
}
