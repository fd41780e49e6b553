//! The picks as links, the best first, each with the reasons why it was picked.

use super::findings::{Findings, ReportLengths};
use super::html::{Html, excerpt};
use super::language::in_language;
use nutgraf::{Analysis, Budget, Effect, Summarizer, Why};

/// Picks that are listed with their reasons; the script lists those after them without.
const N_EXPLAINED: usize = 10;

/// The reasons that are shown of a pick; the others are added up.
const N_REASONS: usize = 5;

/// A longer sentence is cut in the list.
const LABEL_CHARS: usize = 70;

/// The list, in which the places from `n_marked` on are hidden.
pub(super) fn pick_list(analysis: &Analysis, findings: &Findings, lengths: ReportLengths, html: &mut Html) {
    let document = analysis.document();
    let n_marked = findings.n_marked(lengths);
    html.markup("<nav aria-labelledby=\"picks-h\">\n<h2 id=\"picks-h\">Picked sentences</h2>\n");
    html.markup("<ol class=\"picks\" id=\"picks\">\n");
    for (place, why) in reasons(analysis, N_EXPLAINED).into_iter().enumerate() {
        let text = document.shown(document.sentence(findings.order[place]).span());
        html.markup(if place < n_marked { "<li><b>" } else { "<li hidden><b>" });
        html.number(place + 1).markup("</b><a href=#").number(place + 1);
        in_language(findings.language, html).markup(">").text(&excerpt(&text, LABEL_CHARS));
        html.markup("</a>");
        write_why(place, &why, html);
        html.markup("</li>\n");
    }
    html.markup("</ol>\n</nav>\n");
}

/// The reasons of the first places, by place.
fn reasons(analysis: &Analysis, n: usize) -> Vec<Why> {
    let summarizer = Summarizer::default().nested(true).why(true).budget(Budget::Sentences(n));
    let mut picks = summarizer.run(analysis).picks;
    picks.sort_by_key(|pick| pick.place);
    picks.into_iter().filter_map(|pick| pick.why).collect()
}

fn write_why(place: usize, why: &Why, html: &mut Html) {
    let rows = parts(why);
    let largest = rows.iter().map(|(_, share)| share.abs()).fold(f64::MIN_POSITIVE, f64::max);
    html.markup("<details><summary>Why").markup("<span class=\"away\"> number ").number(place + 1);
    html.markup("</span></summary><table class=\"why\">");
    for (label, share) in rows {
        let width = (share.abs() / largest * 10.0).ceil().max(1.0) as usize;
        html.markup("<tr class=\"b").number(width).markup(if share < 0.0 { " m" } else { "" });
        html.markup("\"><th>").text(&label).markup("<td>");
        html.text(&Effect::Added.shown(share).replace('-', "\u{2212}"));
    }
    html.markup("<tr><th>in all<td>").decimal(why.share, 3).markup("</table></details>");
}

/// The parts that a gain is the sum of: the largest parts of the score, and what the length and earlier picks change.
fn parts(why: &Why) -> Vec<(String, f64)> {
    let added = |why: &Why| -> Vec<(String, f64)> {
        let parts = why.children.iter().filter(|child| child.effect == Effect::Added);
        parts.map(|child| (child.label.to_string(), child.share)).collect()
    };
    let mut rows = Vec::new();
    for child in why.children.iter().filter(|child| child.effect == Effect::Added) {
        let parts = added(child);
        let is_sum = !child.children.iter().any(|part| part.effect == Effect::Factor);
        if child.label.starts_with("score: ") && is_sum && parts.len() > 1 {
            // What every sentence has comes last.
            let (base, mut own): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(label, _)| label == BASE);
            own.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
            let rest: f64 = own.drain(N_REASONS.min(own.len())..).map(|(_, share)| share).sum();
            rows.append(&mut own);
            rows.push(("everything else".to_owned(), rest));
            rows.extend(base);
        } else {
            rows.push((child.label.to_string(), child.share));
        }
    }
    rows.retain(|(_, share)| share.abs() >= LEAST_SHOWN);
    rows
}

/// The part that a score has for the place of the worst sentence on the scale.
const BASE: &str = "the weakest sentence counts as 0";

/// A smaller part rounds to zero.
const LEAST_SHOWN: f64 = 0.0005;
