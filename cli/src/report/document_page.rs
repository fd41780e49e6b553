//! The report on one document.

use super::assets::{DOCUMENT_SCRIPT, DOCUMENT_STYLE};
use super::findings::{Findings, ReportLengths};
use super::html::Html;
use super::keyword_list::keyword_list;
use super::language::{in_language, language_name};
use super::map::{Direction, map, ticks};
use super::method_table::method_table;
use super::page::page;
use super::pick_list::pick_list;
use super::text_section::text_section;
use nutgraf::Analysis;

/// Words that a reader of prose reads in a minute (Brysbaert 2019).
const WORDS_PER_MINUTE: usize = 238;

/// The report on one document. `index` is the page that it belongs to, if there is one.
///
/// Near-linear in the text; ranks it by every method.
pub(crate) fn document_page(
    analysis: &Analysis,
    findings: &Findings,
    id: &str,
    lengths: ReportLengths,
    index: Option<&'static str>,
) -> String {
    let main = document_main(analysis, findings, id, lengths, index);
    page(&findings.title, &DOCUMENT_STYLE, &DOCUMENT_SCRIPT, &main)
}

/// The inner part of the page: what its script and its style sheet are for.
pub(crate) fn document_main(
    analysis: &Analysis,
    findings: &Findings,
    id: &str,
    lengths: ReportLengths,
    index: Option<&'static str>,
) -> Html {
    let document = analysis.document();
    let n_marked = findings.n_marked(lengths);
    let mut html = Html::default();
    write_head(document.n_sentences(), findings, id, index, &mut html);
    html.markup("<section class=\"bar\" aria-label=\"Length of the summary\">\n");
    write_tools(n_marked, &mut html);
    map(&ticks(document, findings, n_marked), Direction::of(findings), Some("ticks"), &mut html);
    if !findings.order.is_empty() {
        html.markup("<noscript><p class=\"quiet\">The ").number(n_marked);
        html.markup(" best sentences are marked: ").decimal(findings.share(document, n_marked) * 100.0, 0);
        html.markup("% of the words.</p></noscript>\n");
    }
    html.markup("</section>\n<div class=\"columns\">\n");
    pick_list(analysis, findings, lengths, &mut html);
    text_section(document, findings, n_marked, &mut html);
    keyword_list(document, findings, &mut html);
    html.markup("</div>\n");
    method_table(analysis, findings, &mut html);
    html
}

/// The title, the gist and the facts.
fn write_head(
    n_sentences: usize,
    findings: &Findings,
    id: &str,
    index: Option<&'static str>,
    html: &mut Html,
) {
    html.markup("<header>\n");
    if let Some(index) = index {
        html.markup("<p class=\"facts\"><a href=\"").markup(index).markup("\">All documents</a></p>\n");
    }
    html.markup("<h1");
    if !findings.is_untitled {
        in_language(findings.language, html);
    }
    html.markup(">").text(&findings.title).markup("</h1>\n<p class=\"gist\"");
    in_language(findings.language, html).markup(">").text(&findings.gist).markup("</p>\n");
    html.markup("<p class=\"facts\">").markup(language_name(findings.language)).markup(" · ");
    html.grouped(findings.n_words).markup(if findings.n_words == 1 { " word · " } else { " words · " });
    html.grouped(n_sentences).markup(if n_sentences == 1 { " sentence · " } else { " sentences · " });
    html.text(&reading_time(findings.n_words));
    if id != findings.title {
        html.markup(" · <bdi>").text(id).markup("</bdi>");
    }
    html.markup("</p>\n</header>\n");
}

/// The controls, which the script shows.
fn write_tools(n_marked: usize, html: &mut Html) {
    html.markup("<div class=\"tools\" id=\"tools\" hidden>\n<label class=\"length\">Length ");
    html.markup("<input type=\"range\" id=\"k\" min=\"1\" max=\"").number(n_marked.max(1));
    html.markup("\" value=\"")
        .number(n_marked.max(1))
        .markup("\"></label>\n<output id=\"share\" for=\"k\"></output>\n");
    html.markup("<label><input type=\"checkbox\" id=\"only\">Summary only</label>\n");
    html.markup("<button type=\"button\" id=\"copy\">Copy</button><span id=\"copied\" role=\"status\"></span>\n</div>\n");
}

/// How long it takes to read some words: `4 min read`.
fn reading_time(n_words: usize) -> String {
    match n_words.div_ceil(WORDS_PER_MINUTE) {
        0 | 1 => "1 min read".to_owned(),
        minutes if minutes < 60 => format!("{minutes} min read"),
        minutes => format!("{} h {} min read", minutes / 60, minutes % 60),
    }
}
