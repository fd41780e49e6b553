//! The sentences that each method picks, side by side.

use super::findings::{Findings, ReportLengths};
use super::html::{Html, excerpt};
use super::language::in_language;
use nutgraf::{Analysis, Budget, SentenceMethod, Summarizer};
use std::collections::BTreeMap;

/// A longer sentence is cut in the table.
const LABEL_CHARS: usize = 56;

/// More sentences than these are not compared.
const MAX_COMPARED: usize = 5;

/// A table with a row for each sentence that some method picks, a column for each method, and ticks.
pub(super) fn method_table(
    analysis: &Analysis,
    findings: &Findings,
    lengths: ReportLengths,
    html: &mut Html,
) {
    let n = findings.n_marked(lengths).min(MAX_COMPARED);
    let methods = SentenceMethod::ALL;
    let mut picked: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
    for (column, &method) in methods.iter().enumerate() {
        let summarizer = Summarizer::default().method(method).nested(true).budget(Budget::Sentences(n));
        for pick in summarizer.run(analysis).picks {
            picked.entry(pick.index).or_insert_with(|| vec![false; methods.len()])[column] = true;
        }
    }
    html.markup("<section aria-labelledby=\"methods-h\">\n<h2 id=\"methods-h\">Methods compared</h2>\n");
    html.markup("<p class=\"quiet\">Which sentences each method has in a summary of ").number(n);
    html.markup(if n == 1 { " sentence" } else { " sentences" });
    html.markup(", in the order of the text. The first column is the method of this report.</p>\n");
    html.markup("<div class=\"wide\" role=\"region\" aria-label=\"Sentences by method\" tabindex=\"0\">");
    html.markup("<table class=\"grid ticks\">\n<thead><tr><th scope=\"col\">Sentence</th>");
    for method in methods {
        html.markup("<th scope=\"col\"><span>").markup(method.name()).markup("</span>");
    }
    html.markup("<th scope=\"col\">of ").number(methods.len()).markup("</th></tr></thead>\n<tbody>\n");
    for (sentence, columns) in picked {
        write_row(analysis, findings, sentence, &columns, html);
    }
    html.markup("</tbody></table></div>\n</section>\n");
}

fn write_row(analysis: &Analysis, findings: &Findings, sentence: usize, columns: &[bool], html: &mut Html) {
    let document = analysis.document();
    let text = excerpt(&document.shown(document.sentence(sentence).span()), LABEL_CHARS);
    html.markup("<tr><th");
    in_language(findings.language, html).markup(">");
    match findings.places[sentence] {
        Some(place) => html.markup("<a href=\"#").number(place + 1).markup("\">").text(&text).markup("</a>"),
        None => html.text(&text),
    };
    for &is_picked in columns {
        html.markup(if is_picked { "<td>✓" } else { "<td>" });
    }
    let n = columns.iter().filter(|&&is_picked| is_picked).count();
    html.markup("<td>").number(n).markup("\n");
}
