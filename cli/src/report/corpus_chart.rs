//! Keywords by group or by month, as a picture and as a table.

use super::corpus_entry::CorpusEntry;
use super::corpus_keywords::{SharedKeyword, shared_keywords};
use super::html::{Html, excerpt};
use std::collections::BTreeMap;

/// More columns are not drawn: months become years, small groups one.
const MAX_COLUMNS: u8 = 24;

/// Keywords in the picture.
const N_DRAWN: usize = 10;

/// Keywords of a group in the table.
const N_LISTED: usize = 6;

/// Sizes in the picture, in its pixels.
const LABEL_WIDTH: usize = 170;
/// All columns together, which are not narrower or wider than these.
const COLUMNS_WIDTH: usize = 330;
const MIN_COLUMN_WIDTH: usize = 24;
const MAX_COLUMN_WIDTH: usize = 48;
const ROW_HEIGHT: usize = 30;
const FOOT_HEIGHT: usize = 84;
const BAR_GAP: usize = 9;

/// Documents that share a group or a span of time.
struct ChartColumn<'e> {
    name: String,
    entries: Vec<&'e CorpusEntry>,
}

/// The charts by group and by time, as far as the documents have groups and times.
pub(super) fn corpus_charts(entries: &[CorpusEntry], keywords: &[SharedKeyword], html: &mut Html) {
    let by_time = by_time(entries);
    let by_group = by_group(entries);
    html.markup("<div class=\"charts\">\n");
    if by_time.len() > 1 {
        chart(["Keywords over time", "by-time", "Time"], &by_time, keywords, html);
    }
    if by_group.len() > 1 {
        chart(["Keywords by group", "by-group", "Group"], &by_group, keywords, html);
    }
    html.markup("</div>\n");
}

/// The documents by month, without gaps, or by year if there are many months; those without a time are left out.
fn by_time(entries: &[CorpusEntry]) -> Vec<ChartColumn<'_>> {
    let number = |entry: &CorpusEntry| entry.day.map(|day| day.year * 12 + day.month - 1);
    let (Some(first), Some(last)) =
        (entries.iter().filter_map(number).min(), entries.iter().filter_map(number).max())
    else {
        return Vec::new();
    };
    let (step, name): (i64, fn(i64) -> String) = if last - first < i64::from(MAX_COLUMNS) {
        (1, |month| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1))
    } else {
        (12, |year| format!("{year:04}"))
    };
    let (first, last) = (first.div_euclid(step), last.div_euclid(step));
    // Of very many years the last.
    let first = first.max(last - i64::from(MAX_COLUMNS) + 1);
    let mut columns: Vec<ChartColumn> =
        (first..=last).map(|number| ChartColumn { name: name(number), entries: Vec::new() }).collect();
    for entry in entries {
        let at = number(entry).and_then(|number| usize::try_from(number.div_euclid(step) - first).ok());
        if let Some(column) = at.and_then(|at| columns.get_mut(at)) {
            column.entries.push(entry);
        }
    }
    columns
}

/// The documents by group, the largest first; small groups are one if there are many.
fn by_group(entries: &[CorpusEntry]) -> Vec<ChartColumn<'_>> {
    let mut groups: BTreeMap<&str, Vec<&CorpusEntry>> = BTreeMap::new();
    for entry in entries {
        if let Some(group) = &entry.group {
            groups.entry(group).or_default().push(entry);
        }
    }
    let mut columns: Vec<ChartColumn> =
        groups.into_iter().map(|(name, entries)| ChartColumn { name: name.to_owned(), entries }).collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.entries.len()));
    if columns.len() > usize::from(MAX_COLUMNS) {
        let rest = columns.split_off(usize::from(MAX_COLUMNS) - 1);
        let name = format!("{} others", rest.len());
        columns.push(ChartColumn {
            name,
            entries: rest.into_iter().flat_map(|column| column.entries).collect(),
        });
    }
    columns
}

/// The picture and the table; their names are the title, the id of the section, and the head of the first column.
fn chart(names: [&'static str; 3], columns: &[ChartColumn], keywords: &[SharedKeyword], html: &mut Html) {
    let [title, id, head] = names;
    html.markup("<section aria-labelledby=\"").markup(id).markup("\">\n<h2 id=\"").markup(id).markup("\">");
    html.markup(title)
        .markup("</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"Picture: ")
        .markup(title);
    html.markup("\" tabindex=\"0\">\n");
    picture(title, columns, keywords, html);
    html.markup("</div>\n<details><summary>As a table</summary>\n");
    html.markup("<div class=\"wide\" role=\"region\" aria-label=\"Table: ")
        .markup(title)
        .markup("\" tabindex=\"0\">\n");
    table(head, columns, html);
    html.markup("</div></details>\n</section>\n");
}

/// A row of bars for each keyword, as tall as the number of documents.
fn picture(title: &'static str, columns: &[ChartColumn], keywords: &[SharedKeyword], html: &mut Html) {
    let drawn = &keywords[..N_DRAWN.min(keywords.len())];
    let count = |keyword: &SharedKeyword, column: &ChartColumn| {
        let has = |entry: &&&CorpusEntry| entry.keywords.iter().any(|own| own.key == keyword.key);
        column.entries.iter().filter(has).count()
    };
    let counts: Vec<Vec<usize>> =
        drawn.iter().map(|keyword| columns.iter().map(|column| count(keyword, column)).collect()).collect();
    let most = counts.iter().flatten().copied().max().unwrap_or(0).max(1);
    let column_width = (COLUMNS_WIDTH / columns.len()).clamp(MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH);
    let width = LABEL_WIDTH + columns.len() * column_width + FOOT_HEIGHT / 2;
    let height = drawn.len() * ROW_HEIGHT + FOOT_HEIGHT;
    html.markup("<svg class=\"chart\" role=\"img\" width=\"")
        .number(width)
        .markup("\" height=\"")
        .number(height);
    html.markup("\" aria-label=\"")
        .markup(title)
        .markup(": documents that have a keyword, as bars of up to ");
    html.number(most).markup("; the same is in the table that follows\">\n");
    for (row, (keyword, counts)) in drawn.iter().zip(&counts).enumerate() {
        let base = (row + 1) * ROW_HEIGHT;
        html.markup("<text x=\"").number(LABEL_WIDTH - 10).markup("\" y=\"").number(base - 4);
        html.markup("\" text-anchor=\"end\">").text(&excerpt(&keyword.text, 26)).markup("</text>");
        html.markup("<path d=\"M").number(LABEL_WIDTH).markup(" ").number(base).markup(".5h");
        html.number(columns.len() * column_width).markup("\"/>");
        for (at, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let tall = (count * (ROW_HEIGHT - 6)).div_ceil(most);
            html.markup("<rect x=\"").number(LABEL_WIDTH + at * column_width + BAR_GAP / 2);
            html.markup("\" y=\"").number(base - tall).markup("\" width=\"").number(column_width - BAR_GAP);
            html.markup("\" height=\"")
                .number(tall)
                .markup("\"><title>")
                .number(count)
                .markup("</title></rect>");
        }
        html.markup("\n");
    }
    let foot = drawn.len() * ROW_HEIGHT + 14;
    for (at, column) in columns.iter().enumerate() {
        let x = LABEL_WIDTH + at * column_width + column_width / 2 - 4;
        html.markup("<text class=\"q\" transform=\"translate(").number(x).markup(" ").number(foot);
        html.markup(") rotate(45)\">").text(&excerpt(&column.name, 14)).markup("</text>");
    }
    html.markup("</svg>\n");
}

/// A row for each group or month: how many documents it has, and its keywords with theirs.
fn table(head: &'static str, columns: &[ChartColumn], html: &mut Html) {
    html.markup("<table class=\"grid\"><thead><tr><th scope=\"col\">").markup(head);
    html.markup("</th><th scope=\"col\">Documents</th>");
    html.markup("<th scope=\"col\">Keywords, with the number of documents</th></tr></thead><tbody>\n");
    for column in columns {
        let keywords = shared_keywords(column.entries.iter().copied());
        let listed = keywords.iter().take(N_LISTED);
        let listed: Vec<String> =
            listed.map(|keyword| format!("{} {}", keyword.text, keyword.n_documents)).collect();
        html.markup("<tr><th scope=\"row\"><bdi>").text(&column.name).markup("</bdi></th><td>");
        html.grouped(column.entries.len()).markup("</td><td dir=\"auto\">").text(&listed.join(", "));
        html.markup("</td></tr>\n");
    }
    html.markup("</tbody></table>\n");
}
