//! Where the picks are in a text: a strip that is as long as the text, with a tick for each.

use super::findings::{Findings, tint};
use super::html::Html;
use nutgraf::Document;

/// The width of the strip, in units of the picture.
const WIDTH: f64 = 1000.0;

/// The height of the tallest tick, that of the first place.
const HEIGHT: usize = 24;

/// A pick on the strip, whose length are the words of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct MapTick {
    x: usize,
    width: usize,
    place: usize,
}

/// The ticks of the first `n` places.
pub(super) fn ticks(document: &Document, findings: &Findings, n: usize) -> Vec<MapTick> {
    let scaled = |words: usize| (words as f64 / findings.n_words.max(1) as f64 * WIDTH).round() as usize;
    let mut before = 0;
    let mut ticks = Vec::new();
    for (sentence, place) in document.sentences().zip(&findings.places) {
        let words = sentence.n_running_words();
        if let Some(place) = place.filter(|place| *place < n) {
            ticks.push(MapTick { x: scaled(before), width: scaled(words).max(5) - 2, place });
        }
        before += words;
    }
    ticks
}

/// The strip as a picture. Ticks differ in height: the better the place, the taller.
pub(super) fn map(ticks: &[MapTick], direction: Direction, id: Option<&'static str>, html: &mut Html) {
    html.markup("<svg class=\"map");
    if direction == Direction::RightToLeft {
        html.markup(" rtl");
    }
    html.markup("\" role=\"img\" viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" aria-label=\"");
    html.markup("Where the picked sentences are in the text\">");
    html.markup("<rect class=\"all\" y=\"22\" width=\"1000\" height=\"2\"/><g");
    if let Some(id) = id {
        html.markup(" id=\"").markup(id).markup("\"");
    }
    html.markup(">");
    for MapTick { x, width, place } in ticks {
        let height = height(*place);
        html.markup("<rect x=\"").number(*x).markup("\" y=\"").number(HEIGHT - height);
        html.markup("\" height=\"").number(height).markup("\" width=\"").number(*width).markup("\"/>");
    }
    html.markup("</g></svg>\n");
}

/// The height of a tick, which falls as the tints get paler.
fn height(place: usize) -> usize {
    match tint(place) {
        "t1" => HEIGHT,
        "t2" => 19,
        "t3" => 14,
        "t4" => 10,
        _ => 7,
    }
}

/// The direction of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    pub(super) fn of(findings: &Findings) -> Self {
        if findings.language.is_right_to_left() { Self::RightToLeft } else { Self::LeftToRight }
    }
}
