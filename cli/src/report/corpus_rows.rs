//! The table of documents: a row for each.

use super::corpus::Corpus;
use super::corpus_entry::CorpusEntry;
use super::html::{Html, excerpt};
use super::language::in_language;
use super::map::map;
use super::page_names::{PageLinks, document_file};
use std::collections::BTreeSet;

/// Keywords in a row.
const N_KEYWORDS: usize = 6;

/// A longer id is cut.
const ID_CHARS: usize = 60;

/// The columns that not every corpus has.
pub(super) struct CorpusColumns<'c> {
    /// The groups, in order; none without a field for them.
    groups: BTreeSet<&'c str>,
    has_days: bool,
}

impl<'c> CorpusColumns<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        Self {
            groups: corpus.entries.iter().filter_map(|entry| entry.group.as_deref()).collect(),
            has_days: corpus.entries.iter().any(|entry| entry.day.is_some()),
        }
    }
}

/// The row of a document.
pub(super) fn corpus_row(corpus: &Corpus, columns: &CorpusColumns, at: usize, links: PageLinks) -> Html {
    let entry = &corpus.entries[at];
    let mut html = Html::default();
    html.markup("<tr id=\"d").number(at + 1).markup("\"");
    if let Some(group) = &entry.group {
        html.markup(" data-g=\"").text(group).markup("\"");
    }
    if let Some(original) = entry.copy_of {
        html.markup(" data-of=\"").number(original + 1).markup("\"");
    }
    html.markup("><th scope=\"row\"").markup(if entry.gist.is_none() { " class=\"plain\"" } else { "" });
    html.markup(" data-v=\"").text(&entry.title).markup("\"><div");
    in_language(entry.language, &mut html).markup(">");
    write_title(entry, at, links, &mut html);
    html.markup("</div>");
    if let Some(gist) = &entry.gist {
        html.markup("<p");
        in_language(entry.language, &mut html).markup(">").text(gist).markup("</p>");
    }
    write_notes(corpus, entry, &mut html);
    html.markup("<details><summary>Summary</summary><p");
    in_language(entry.language, &mut html).markup(">").text(&entry.summary).markup("</p></details></th><td");
    let keywords: Vec<&str> =
        entry.keywords.iter().take(N_KEYWORDS).map(|keyword| keyword.text.as_str()).collect();
    in_language(entry.language, &mut html).markup(">").text(&keywords.join(", ")).markup("</td>");
    if !columns.groups.is_empty() {
        let group = entry.group.as_deref().unwrap_or_default();
        html.markup("<td data-v=\"").text(group).markup("\"><bdi>").text(group).markup("</bdi></td>");
    }
    if columns.has_days {
        let day = entry.day.map_or_else(String::new, |day| day.to_string());
        html.markup("<td data-v=\"").text(&day).markup("\">").text(&day).markup("</td>");
    }
    html.markup("<td class=\"num\" data-v=\"").number(entry.n_words).markup("\">").grouped(entry.n_words);
    html.markup("</td><td>");
    map(&entry.ticks, entry.direction, None, &mut html);
    html.markup("</td></tr>\n");
    html
}

fn write_title(entry: &CorpusEntry, at: usize, links: PageLinks, html: &mut Html) {
    match links {
        PageLinks::None => drop(html.text(&entry.title)),
        PageLinks::Folder => {
            html.markup("<a href=\"")
                .text(&document_file(at))
                .markup("\">")
                .text(&entry.title)
                .markup("</a>");
        }
    }
}

/// The id, if it is not the title, and the document that it is nearly the same as.
fn write_notes(corpus: &Corpus, entry: &CorpusEntry, html: &mut Html) {
    if entry.id != entry.title {
        html.markup("<small><bdi>").text(&excerpt(&entry.id, ID_CHARS)).markup("</bdi></small>");
    }
    if let Some(original) = entry.copy_of {
        html.markup("<small> Nearly the same as <bdi>");
        html.text(&corpus.entries[original].title).markup("</bdi></small>");
    }
}

/// The table around the rows, with what searches and filters it.
pub(super) fn corpus_table(corpus: &Corpus, columns: &CorpusColumns, rows: &[Html], html: &mut Html) {
    html.markup("<section aria-labelledby=\"rows-h\">\n<h2 id=\"rows-h\">Documents</h2>\n");
    write_tools(corpus, columns, html);
    html.markup(
        "<table class=\"grid rows\" id=\"rows\">\n<thead><tr><th scope=\"col\" data-sort=\"Document\">",
    );
    html.markup("Document</th><th scope=\"col\" class=\"c-keys\">Keywords</th>");
    if !columns.groups.is_empty() {
        html.markup("<th scope=\"col\" class=\"c-in\" data-sort=\"Group\">Group</th>");
    }
    if columns.has_days {
        html.markup("<th scope=\"col\" class=\"c-in\" data-sort=\"Time\">Time</th>");
    }
    html.markup("<th scope=\"col\" class=\"c-words num\" data-sort=\"Words\">Words</th>");
    html.markup("<th scope=\"col\" class=\"c-strip\">Picks in the text</th></tr></thead>\n<tbody>\n");
    for row in rows {
        html.html(row);
    }
    html.markup("</tbody></table>\n</section>\n");
}

/// The controls, which the script shows.
fn write_tools(corpus: &Corpus, columns: &CorpusColumns, html: &mut Html) {
    html.markup("<div class=\"tools\" id=\"tools\" hidden>\n<label class=\"search\">Search ");
    html.markup("<input type=\"search\" id=\"q\" autocomplete=\"off\"></label>\n");
    if columns.groups.len() > 1 {
        html.markup("<label>Group <select id=\"group\"><option value=\"\">all</option>");
        for group in &columns.groups {
            html.markup("<option>").text(group).markup("</option>");
        }
        html.markup("</select></label>\n");
    }
    if corpus.n_copies() > 0 {
        html.markup("<label><input type=\"checkbox\" id=\"copies\">Without near-duplicates</label>\n");
    }
    html.markup("<output id=\"found\" for=\"q\"></output>\n</div>\n");
}
