//! The report on many documents: one page, or the first of several with as many rows as a page has room for.

use super::assets::{CORPUS_SCRIPT, CORPUS_STYLE};
use super::corpus::Corpus;
use super::corpus_chart::corpus_charts;
use super::corpus_keywords::{corpus_keywords, shared_keywords};
use super::corpus_rows::{CorpusColumns, corpus_row, corpus_table};
use super::html::{Html, grouped};
use super::language::language_name;
use super::page::page;
use super::page_names::{MAX_PAGE_BYTES, MAX_PAGE_ROWS, PageLinks, index_file};
use std::collections::BTreeMap;

/// The pages with the rows of a corpus; the first also says what all documents have in common.
pub(crate) fn corpus_pages(corpus: &Corpus, links: PageLinks) -> Vec<String> {
    let mut first = Html::default();
    write_overview(corpus, &mut first);
    let columns = CorpusColumns::of(corpus);
    let mut pages: Vec<Vec<Html>> = Vec::new();
    let mut rows: Vec<Html> = Vec::new();
    let mut room = MAX_PAGE_BYTES.saturating_sub(first.len() + FRAME_BYTES);
    for at in 0..corpus.entries.len() {
        let row = corpus_row(corpus, &columns, at, links);
        if rows.len() == MAX_PAGE_ROWS || row.len() > room && !rows.is_empty() {
            pages.push(std::mem::take(&mut rows));
            room = MAX_PAGE_BYTES - FRAME_BYTES;
        }
        room = room.saturating_sub(row.len());
        rows.push(row);
    }
    pages.push(rows);
    let n_pages = pages.len();
    let write = |(at, rows): (usize, Vec<Html>)| {
        let mut html = Html::default();
        write_head(corpus, at, n_pages, &mut html);
        if at == 0 {
            html.html(&first);
        }
        corpus_table(corpus, &columns, &rows, &mut html);
        write_links(at, n_pages, &mut html);
        page(&corpus.title, &CORPUS_STYLE, &CORPUS_SCRIPT, &html)
    };
    pages.into_iter().enumerate().map(write).collect()
}

/// Room for all of a page but its rows and its overview.
const FRAME_BYTES: usize = 30_000;

/// Failures that are listed; the others are counted.
const MAX_FAILURES: usize = 100;

/// Near-duplicates that are listed.
const MAX_COPIES: usize = 100;

fn write_head(corpus: &Corpus, at: usize, n_pages: usize, html: &mut Html) {
    html.markup("<header>\n<h1><bdi>").text(&corpus.title).markup("</bdi></h1>\n<p class=\"facts\">");
    html.text(&facts(corpus).join(" · "));
    if n_pages > 1 {
        html.markup(" · page ").number(at + 1).markup(" of ").number(n_pages);
    }
    html.markup("</p>\n</header>\n");
}

/// How many documents, words, languages, near-duplicates and failures there are.
fn facts(corpus: &Corpus) -> Vec<String> {
    let counted =
        |n: usize, one: &str, many: &str| format!("{} {}", grouped(n), if n == 1 { one } else { many });
    let n_words = corpus.entries.iter().map(|entry| entry.n_words).sum();
    let mut facts =
        vec![counted(corpus.n_documents(), "document", "documents"), counted(n_words, "word", "words")];
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &corpus.entries {
        *languages.entry(language_name(entry.language)).or_default() += 1;
    }
    let mut languages: Vec<(&str, usize)> = languages.into_iter().collect();
    languages.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    match languages[..] {
        [(only, _)] => facts.push(only.to_owned()),
        _ => facts.extend(languages.iter().take(5).map(|(name, n)| format!("{name} {}", grouped(*n)))),
    }
    if corpus.n_copies() > 0 {
        facts.push(counted(corpus.n_copies(), "near-duplicate", "near-duplicates"));
    }
    if corpus.n_failed() > 0 {
        facts.push(format!("{} failed", grouped(corpus.n_failed())));
    }
    facts
}

/// Writes the facts that hold of all documents, and the errors of those that failed.
fn write_overview(corpus: &Corpus, html: &mut Html) {
    let keywords = shared_keywords(corpus.entries.iter());
    corpus_keywords(&keywords, html);
    corpus_charts(&corpus.entries, &keywords, html);
    if corpus.n_copies() > 0 {
        write_copies(corpus, html);
    }
    if corpus.n_failed() > 0 {
        html.markup(
            "<section aria-labelledby=\"failed-h\">\n<h2 id=\"failed-h\">Failed</h2>\n<ul class=\"words\">\n",
        );
        for message in corpus.failures.iter().take(MAX_FAILURES) {
            html.markup("<li><bdi>").text(message).markup("</bdi></li>\n");
        }
        write_rest(corpus.n_failed(), MAX_FAILURES, html);
        html.markup("</ul>\n</section>\n");
    }
}

fn write_copies(corpus: &Corpus, html: &mut Html) {
    html.markup("<section aria-labelledby=\"copies-h\">\n<h2 id=\"copies-h\">Near-duplicates</h2>\n");
    html.markup("<details><summary>").grouped(corpus.n_copies());
    html.markup(if corpus.n_copies() == 1 { " document" } else { " documents" });
    html.markup(" with nearly the same words as an earlier one</summary>\n<ul class=\"words\">\n");
    let copies = corpus.entries.iter().enumerate().filter_map(|(at, entry)| Some((at, entry.copy_of?)));
    for (copy, original) in copies.take(MAX_COPIES) {
        let name = |at: usize| &corpus.entries[at].title;
        html.markup("<li><a href=\"#d").number(copy + 1).markup("\"><bdi>").text(name(copy));
        html.markup("</bdi></a>, as <a href=\"#d")
            .number(original + 1)
            .markup("\"><bdi>")
            .text(name(original));
        html.markup("</bdi></a></li>\n");
    }
    write_rest(corpus.n_copies(), MAX_COPIES, html);
    html.markup("</ul></details>\n</section>\n");
}

/// How many more there are than are listed.
fn write_rest(n: usize, n_listed: usize, html: &mut Html) {
    if n > n_listed {
        html.markup("<li>and ").grouped(n - n_listed).markup(" more</li>\n");
    }
}

/// Links to the pages of rows.
fn write_links(at: usize, n_pages: usize, html: &mut Html) {
    if n_pages == 1 {
        return;
    }
    html.markup("<nav aria-label=\"Pages\">\n<ul class=\"pages\">\n");
    for number in 0..n_pages {
        html.markup("<li><a href=\"").text(&index_file(number)).markup("\"");
        html.markup(if number == at { " aria-current=\"page\">Page " } else { ">Page " });
        html.number(number + 1).markup("</a></li>\n");
    }
    html.markup("</ul>\n</nav>\n");
}
