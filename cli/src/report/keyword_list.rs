//! The keywords of a document: how good each is, how often it occurs, and in which words around it.

use super::findings::Findings;
use super::html::Html;
use super::language::in_language;
use nutgraf::{Document, Span};

/// Occurrences that are shown of a keyword.
const N_CONTEXTS: usize = 3;

/// Bytes that are shown on either side of it.
const CONTEXT_BYTES: usize = 56;

/// The list; each keyword opens to its contexts.
pub(super) fn keyword_list(document: &Document, findings: &Findings, html: &mut Html) {
    html.markup(
        "<section aria-labelledby=\"words-h\">\n<h2 id=\"words-h\">Keywords</h2>\n<ul class=\"words\">\n",
    );
    for keyword in &findings.keywords {
        html.markup("<li><details><summary><span");
        in_language(findings.language, html).markup(">").text(&keyword.text).markup("</span>");
        html.markup("<meter value=\"").decimal(keyword.score, 2);
        html.markup("\" aria-label=\"Score\"></meter><span class=\"n\">").grouped(keyword.spans.len());
        html.markup("<span class=\"away\"> times</span></span></summary>\n<ul");
        in_language(findings.language, html).markup(">");
        for &span in keyword.spans.iter().take(N_CONTEXTS) {
            write_context(document, findings, span, html);
        }
        html.markup("</ul></details></li>\n");
    }
    html.markup("</ul>\n</section>\n");
}

/// An occurrence with the words around it, as a link to its sentence if that can be picked.
fn write_context(document: &Document, findings: &Findings, span: Span, html: &mut Html) {
    let sentences = document.n_sentences();
    let at = partition(sentences, |index| document.sentence(index).span().start <= span.start);
    let Some(sentence) = at.checked_sub(1) else { return };
    let place = findings.places[sentence];
    let bounds = document.sentence(sentence).block().span;
    let text = document.text();
    let left = left_start(text, bounds.start as usize, span.start as usize);
    let right = right_end(text, span.end as usize, (bounds.end as usize).max(span.end as usize));
    let part = |start: usize, end: usize| text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let blank = |at: usize| if text[..at].ends_with(char::is_whitespace) { " " } else { "" };
    html.markup("<li>");
    if let Some(place) = place {
        html.markup("<a href=#").number(place + 1).markup(">");
    }
    html.markup(if left > bounds.start as usize { "…" } else { "" });
    html.text(&part(left, span.start as usize)).markup(blank(span.start as usize));
    html.markup("<b>").text(&document.shown(span)).markup("</b>");
    let has_blank = text[span.end as usize..right].starts_with(char::is_whitespace);
    html.markup(if has_blank { " " } else { "" }).text(&part(span.end as usize, right));
    html.markup(if right < bounds.end as usize { " …" } else { "" });
    html.markup(if place.is_some() { "</a></li>" } else { "</li>" });
}

/// The first byte shown before byte `at`: the start of a word, if one is near.
fn left_start(text: &str, lowest: usize, at: usize) -> usize {
    let lowest = lowest.min(at);
    let far = text.ceil_char_boundary(at.saturating_sub(CONTEXT_BYTES).max(lowest));
    if far == lowest {
        return lowest;
    }
    text[far..at].find(char::is_whitespace).map_or(far, |blank| far + blank)
}

/// One past the last byte shown after byte `at`.
fn right_end(text: &str, at: usize, highest: usize) -> usize {
    let far = text.floor_char_boundary((at + CONTEXT_BYTES).min(highest));
    if far == highest {
        return highest;
    }
    text[at..far].rfind(char::is_whitespace).map_or(far, |blank| at + blank)
}

/// The number of indices below `n` that come before the first that is not `is_before`.
fn partition(n: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low.midpoint(high);
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
