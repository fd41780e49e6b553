//! The sentences that each method picks, side by side.

use super::findings::Findings;
use super::html::{Html, excerpt};
use super::language::in_language;
use nutgraf::{Analysis, Budget, SentenceMethod, Summarizer};
use std::collections::BTreeMap;

/// A longer sentence is cut in the table.
const LABEL_CHARS: usize = 56;

/// Longer summaries are not compared.
const MAX_COMPARED: usize = 5;

/// A table with a row for each sentence that some method has in a summary of [`MAX_COMPARED`] sentences, and a column for each method
/// with the places that it gives them. The script leaves those that the slider's length has.
pub(super) fn method_table(analysis: &Analysis, findings: &Findings, html: &mut Html) {
    let n = findings.order.len().min(MAX_COMPARED);
    let methods = SentenceMethod::ALL;
    // By sentence: its place by each method, from 1 on.
    let mut picked: BTreeMap<usize, Vec<Option<usize>>> = BTreeMap::new();
    for (column, &method) in methods.iter().enumerate() {
        let summarizer = Summarizer::default().method(method).nested(true);
        for pick in summarizer.budget(Budget::Sentences(MAX_COMPARED)).run(analysis).picks {
            let places = picked.entry(pick.index).or_insert_with(|| vec![None; methods.len()]);
            places[column] = pick.place.map(|place| place + 1);
        }
    }
    html.markup("<section aria-labelledby=\"methods-h\">\n<h2 id=\"methods-h\">Methods compared</h2>\n");
    html.markup("<p class=\"quiet\">Which sentences each method has in a summary of <span id=\"compared\">");
    html.number(n).markup("</span> (at most ").number(MAX_COMPARED).markup("), and their places in it. ");
    html.markup("The first column is the method of this report.</p>\n");
    html.markup("<div class=\"wide\" role=\"region\" aria-label=\"Sentences by method\" tabindex=\"0\">");
    html.markup("<table class=\"grid ticks\">\n<thead><tr><th scope=\"col\">Sentence</th>");
    for method in methods {
        html.markup("<th scope=\"col\"><span>").markup(method.name()).markup("</span>");
    }
    html.markup("<th scope=\"col\">of ")
        .number(methods.len())
        .markup("</th></tr></thead>\n<tbody id=\"methods\">\n");
    for (sentence, places) in picked {
        write_row(analysis, findings, sentence, &places, html);
    }
    html.markup("</tbody></table></div>\n</section>\n");
}

fn write_row(
    analysis: &Analysis,
    findings: &Findings,
    sentence: usize,
    places: &[Option<usize>],
    html: &mut Html,
) {
    let document = analysis.document();
    let text = excerpt(&document.shown(document.sentence(sentence).span()), LABEL_CHARS);
    html.markup("<tr><th");
    in_language(findings.language, html).markup(">");
    match findings.places[sentence] {
        Some(place) => html.markup("<a href=#").number(place + 1).markup(">").text(&text).markup("</a>"),
        None => html.text(&text),
    };
    for place in places {
        html.markup("<td>");
        if let Some(place) = place {
            html.number(*place);
        }
    }
    html.markup("<td>").number(places.iter().flatten().count()).markup("\n");
}
