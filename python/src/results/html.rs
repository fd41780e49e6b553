//! Summaries as notebooks show them: the text with the picked sentences and the keywords marked.

use super::keyword::PyKeyword;
use super::sentence::PySentence;
use std::fmt::Write;

/// A longer text is shown from its start up to this many characters.
const MAX_CHARACTERS: usize = 20_000;

/// A text with marks: sentences by a tint, the better the stronger, keywords by an underline. Offsets are characters.
pub(super) fn marked(text: &str, sentences: &[PySentence], keywords: &[PyKeyword]) -> String {
    let mut marks: Vec<(usize, u8, String)> = Vec::new();
    for sentence in sentences {
        let percent = (15.0 + 35.0 * sentence.row.score.unwrap_or_default()).round();
        let style = format!("background:color-mix(in srgb,#f5c400 {percent}%,transparent)");
        for (start, end) in sentence.shown_spans() {
            marks.push((start as usize, 2, format!("<mark style=\"color:inherit;{style}\">")));
            marks.push((end as usize, 1, "</mark>".to_owned()));
        }
    }
    for keyword in keywords {
        for &(start, end) in &keyword.row.spans {
            marks.push((start as usize, 3, "<u>".to_owned()));
            marks.push((end as usize, 0, "</u>".to_owned()));
        }
    }
    let mut html = String::from("<div style=\"white-space:pre-wrap;max-width:70ch\">");
    write_marked(text, marks, &mut html);
    html.push_str("</div>");
    html
}

/// Writes a text with tags at some places, which are characters; where several meet, ends come first, and keywords
/// are within sentences. Tags that would cross are closed and opened again.
fn write_marked(text: &str, mut marks: Vec<(usize, u8, String)>, html: &mut String) {
    marks.sort();
    let mut marks = marks.into_iter().peekable();
    let mut open: Vec<String> = Vec::new();
    for (at, character) in text.chars().chain(['\0']).enumerate() {
        while let Some((_, _, tag)) = marks.next_if(|(place, ..)| *place == at) {
            match tag.strip_prefix("</") {
                None => {
                    html.push_str(&tag);
                    open.push(tag);
                }
                Some(name) => close(name.trim_end_matches('>'), &mut open, html),
            }
        }
        if at == MAX_CHARACTERS {
            open.drain(..).rev().for_each(|tag| close_one(&tag, html));
            html.push_str(" …");
            return;
        }
        push_escaped(character, html);
    }
}

/// Closes the innermost element with a name; those within it go on after it.
fn close(name: &str, open: &mut Vec<String>, html: &mut String) {
    let Some(at) = open.iter().rposition(|tag| tag_name(tag) == name) else { return };
    open[at..].iter().rev().for_each(|tag| close_one(tag, html));
    open.remove(at);
    open[at..].iter().for_each(|tag| html.push_str(tag));
}

fn close_one(tag: &str, html: &mut String) {
    let _ = write!(html, "</{}>", tag_name(tag));
}

fn tag_name(tag: &str) -> &str {
    tag[1..].split([' ', '>']).next().unwrap_or_default()
}

fn push_escaped(character: char, html: &mut String) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\0' => {}
        other => html.push(other),
    }
}

/// The sentences one below the other, and the keywords, for a summary whose text is not at hand.
pub(super) fn listed(sentences: &[PySentence], keywords: &[PyKeyword]) -> String {
    let mut html = String::from("<div style=\"max-width:70ch\">");
    for sentence in sentences {
        html.push_str("<p>");
        sentence.shown.chars().for_each(|character| push_escaped(character, &mut html));
        html.push_str("</p>");
    }
    if !keywords.is_empty() {
        let names: Vec<&str> = keywords.iter().map(|keyword| keyword.row.text.as_str()).collect();
        html.push_str("<p><i>");
        names.join("; ").chars().for_each(|character| push_escaped(character, &mut html));
        html.push_str("</i></p>");
    }
    html.push_str("</div>");
    html
}
