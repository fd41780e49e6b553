//! Turns reports into tables: a header, then one row per sentence or keyword. A summary with keywords has both, and
//! the column `kind`.

use super::one_line::one_line;
use super::report::Report;
use crate::input::DocumentId;
use nutgraf::job::{
    GistBody, KeywordRow, PartRow, RowBody, SectionRow, SentenceRow, SplitBody, SplitRow, SummaryBody,
    TrimBody, VerdictRow,
};
use serde_json::value::RawValue;

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TableCell {
    Text(String),
    Count(u64),
    Score(f64),
    /// No value, in a column of texts.
    Empty,
    /// No value, in a column of counts.
    NoCount,
}

impl TableCell {
    /// A text without line breaks and tabs.
    fn text(text: &str) -> Self {
        Self::Text(one_line(text))
    }

    /// The cell as text, for CSV and TSV.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            // The same digits as in JSON.
            Self::Score(score) => serde_json::to_string(score).unwrap_or_default(),
            Self::Empty | Self::NoCount => String::new(),
        }
    }
}

/// The names of the columns of a report, followed by those of the copied fields; a copied field with the name of a
/// column becomes `input_…`.
pub(super) fn header(body: &RowBody<DocumentId>, kept: &[String]) -> Vec<String> {
    let own: Vec<&str> = match body {
        RowBody::Summary(body) => summary_header(body),
        RowBody::Keywords(_) => vec!["id", "text", "score", "count", "start"],
        RowBody::Gist(_) => vec!["id", "gist", "sentences"],
        RowBody::Trim(_) => vec!["id", "unit", "total", "length", "text"],
        RowBody::Outline(_) => vec!["id", "level", "start", "end", "words", "title", "text"],
        RowBody::Split(body) if body.why.is_some() => vec!["id", "start", "end", "kind", "text", "why"],
        RowBody::Split(_) => vec!["id", "start", "end", "kind", "text"],
        _ => return Vec::new(),
    };
    let copied = |name: &String| {
        if own.contains(&name.as_str()) { format!("input_{name}") } else { name.clone() }
    };
    own.iter().map(|&name| name.to_owned()).chain(kept.iter().map(copied)).collect()
}

fn summary_header(body: &SummaryBody<DocumentId>) -> Vec<&'static str> {
    let kind = body.keywords.is_some().then_some("kind");
    let source = body.sources.is_some().then_some("source");
    let place = body.is_nested.then_some("place");
    let before = std::iter::once("id").chain(kind).chain(source).chain(["index", "start", "end", "score"]);
    before.chain(place).chain(["text"]).collect()
}

/// The rows of a report, with no line breaks or tabs within a field.
pub(super) fn rows(report: &Report, kept: &[String]) -> Vec<Vec<TableCell>> {
    let mut rows = own_rows(report);
    rows.iter_mut().for_each(|row| row.extend(copied_cells(report, kept)));
    rows
}

/// The row of a document in which nothing was found: its id and the copied fields.
pub(super) fn empty_row(report: &Report, kept: &[String]) -> Vec<TableCell> {
    let n_own = header(&report.row.body, &[]).len();
    let id = TableCell::text(&report.row.id.to_string());
    let own = std::iter::once(id).chain(std::iter::repeat_n(TableCell::Empty, n_own.saturating_sub(1)));
    own.chain(copied_cells(report, kept)).collect()
}

fn copied_cells(report: &Report, kept: &[String]) -> impl Iterator<Item = TableCell> {
    kept.iter().map(|name| {
        let value = report.fields.iter().find(|(field, _)| field == name);
        value.map_or(TableCell::Empty, |(_, value)| copied_cell(value))
    })
}

/// A copied field: text as it is, anything else as JSON.
fn copied_cell(value: &RawValue) -> TableCell {
    match serde_json::from_str::<String>(value.get()) {
        Ok(text) => TableCell::text(&text),
        Err(_) if value.get() == "null" => TableCell::Empty,
        Err(_) => TableCell::Text(value.get().to_owned()),
    }
}

/// The rows of a report, without copied fields.
fn own_rows(report: &Report) -> Vec<Vec<TableCell>> {
    let rows: Vec<Vec<TableCell>> = match &report.row.body {
        RowBody::Summary(body) => summary_rows(body),
        RowBody::Keywords(body) => body.keywords.iter().map(keyword_cells).collect(),
        RowBody::Gist(body) => vec![gist_cells(body)],
        RowBody::Trim(body) => vec![trim_cells(body)],
        RowBody::Outline(body) => body.sections.iter().map(section_cells).collect(),
        RowBody::Split(body) => split_rows(body),
        _ => Vec::new(),
    };
    let id = TableCell::text(&report.row.id.to_string());
    rows.into_iter().map(|row| std::iter::once(id.clone()).chain(row).collect()).collect()
}

/// The sentences, then the keywords if they were asked for, each after its kind.
fn summary_rows(body: &SummaryBody<DocumentId>) -> Vec<Vec<TableCell>> {
    let sentences = body.sentences.iter().map(sentence_cells);
    let Some(keywords) = &body.keywords else { return sentences.collect() };
    let keywords = keywords.iter().map(|row| first_place_cells(row, body));
    let of_kind = |kind: &str, mut cells: Vec<TableCell>| {
        cells.insert(0, TableCell::text(kind));
        cells
    };
    let sentences = sentences.map(|cells| of_kind("sentence", cells));
    sentences.chain(keywords.map(|cells| of_kind("keyword", cells))).collect()
}

/// A keyword in the columns of sentences, with its first place.
fn first_place_cells(row: &KeywordRow<DocumentId>, body: &SummaryBody<DocumentId>) -> Vec<TableCell> {
    let source = row.sources.first().map_or(TableCell::Empty, |source| TableCell::text(&source.to_string()));
    let place =
        |at: usize| row.spans.first().map_or(TableCell::NoCount, |span| TableCell::Count(span[at].into()));
    let own = [TableCell::NoCount, place(0), place(1), TableCell::Score(row.score)];
    let source = body.sources.is_some().then_some(source);
    let in_order = body.is_nested.then_some(TableCell::NoCount);
    source.into_iter().chain(own).chain(in_order).chain([TableCell::text(&row.text)]).collect()
}

fn sentence_cells(row: &SentenceRow<DocumentId>) -> Vec<TableCell> {
    let source = row.source.iter().map(|source| TableCell::text(&source.to_string()));
    let own = [
        TableCell::Count(row.index as u64),
        TableCell::Count(row.start.into()),
        TableCell::Count(row.end.into()),
        TableCell::Score(row.score),
    ];
    let place = row.place.map(|place| TableCell::Count(place as u64));
    source.chain(own).chain(place).chain([TableCell::Text(row.shown())]).collect()
}

fn keyword_cells(row: &KeywordRow<DocumentId>) -> Vec<TableCell> {
    let start = row.spans.first().map_or(TableCell::Empty, |span| TableCell::Count(span[0].into()));
    vec![TableCell::text(&row.text), TableCell::Score(row.score), TableCell::Count(row.count as u64), start]
}

fn gist_cells(body: &GistBody) -> Vec<TableCell> {
    let mut sentences: Vec<String> = Vec::new();
    for part in &body.parts {
        if let PartRow::Kept { sentence, .. } = part {
            sentences.push(sentence.to_string());
        }
    }
    sentences.dedup();
    vec![TableCell::Text(body.gist.clone()), TableCell::Text(sentences.join(" "))]
}

fn section_cells(row: &SectionRow<DocumentId>) -> Vec<TableCell> {
    let counts = [row.level.into(), row.start.into(), row.end.into(), row.words as u64];
    let title = row.heading().map_or(TableCell::Empty, |heading| TableCell::text(&heading));
    let shown: Vec<String> = row.sentences.iter().map(SentenceRow::shown).collect();
    counts.map(TableCell::Count).into_iter().chain([title, TableCell::text(&shown.join(" "))]).collect()
}

fn trim_cells(body: &TrimBody) -> Vec<TableCell> {
    let [total, length] = [body.total, body.length].map(|n| TableCell::Count(n as u64));
    vec![TableCell::text(body.unit), total, length, TableCell::text(&body.text)]
}

fn split_rows(body: &SplitBody) -> Vec<Vec<TableCell>> {
    let cells = |row: SplitRow| {
        let [start, end] = [row.start, row.end].map(|at| TableCell::Count(at.into()));
        vec![start, end, TableCell::Text(row.kind.name().to_owned()), TableCell::Text(row.shown())]
    };
    let mut rows: Vec<_> = body.sentences.rows().map(cells).collect();
    if body.why.is_some() {
        rows.iter_mut().zip(body.why_by_sentence()).for_each(|(row, why)| row.push(rule_list(why)));
    }
    rows
}

/// The rules of a sentence with the places where they decide: `2-3 abbreviation; 25-26 full-stop`.
fn rule_list(verdicts: &[VerdictRow]) -> TableCell {
    let rule = |row: &VerdictRow| format!("{}-{} {}", row.start, row.end, row.rule.id());
    TableCell::Text(verdicts.iter().map(rule).collect::<Vec<_>>().join("; "))
}
