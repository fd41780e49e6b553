//! Turns reports into tables: a header, then one row per sentence or keyword.

use super::one_line::one_line;
use super::report::Report;
use crate::input::DocumentId;
use nutgraf::job::{KeywordRow, PartRow, RowBody, SentenceRow, SplitRow, VerdictRow};
use serde_json::value::RawValue;

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TableCell {
    Text(String),
    Count(u64),
    Score(f64),
    /// No value, in a column of texts.
    Empty,
}

impl TableCell {
    /// The cell as text, for CSV and TSV.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            // The same digits as in JSON.
            Self::Score(score) => serde_json::to_string(score).unwrap_or_default(),
            Self::Empty => String::new(),
        }
    }
}

/// The names of the columns of a report, followed by those of the copied fields; a copied field with the name of a
/// column becomes `input_…`.
pub(super) fn header(body: &RowBody<DocumentId>, kept: &[String]) -> Vec<String> {
    let own: &[&str] = match body {
        RowBody::Summary(body) if body.sources.is_some() => {
            &["id", "source", "index", "start", "end", "score", "text"]
        }
        RowBody::Summary(_) => &["id", "index", "start", "end", "score", "text"],
        RowBody::Keywords(_) => &["id", "text", "score", "count", "start"],
        RowBody::Gist(_) => &["id", "gist", "sentences"],
        RowBody::Split(body) if body.why.is_some() => &["id", "start", "end", "kind", "text", "why"],
        RowBody::Split(_) => &["id", "start", "end", "kind", "text"],
        _ => return Vec::new(),
    };
    let copied = |name: &String| {
        if own.contains(&name.as_str()) { format!("input_{name}") } else { name.clone() }
    };
    own.iter().map(|&name| name.to_owned()).chain(kept.iter().map(copied)).collect()
}

/// The rows of a report, with no line breaks or tabs within a field.
pub(super) fn rows(report: &Report, kept: &[String]) -> Vec<Vec<TableCell>> {
    let mut rows = own_rows(report);
    for row in &mut rows {
        row.extend(kept.iter().map(|name| {
            let value = report.fields.iter().find(|(field, _)| field == name);
            value.map_or(TableCell::Empty, |(_, value)| copied_cell(value))
        }));
    }
    rows
}

/// A copied field: text as it is, anything else as JSON.
fn copied_cell(value: &RawValue) -> TableCell {
    match serde_json::from_str::<String>(value.get()) {
        Ok(text) => TableCell::Text(one_line(&text)),
        Err(_) if value.get() == "null" => TableCell::Empty,
        Err(_) => TableCell::Text(value.get().to_owned()),
    }
}

fn own_rows(report: &Report) -> Vec<Vec<TableCell>> {
    let id = || TableCell::Text(one_line(&report.row.id.to_string()));
    let text = |text: &str| TableCell::Text(one_line(text));
    let count = |n: u32| TableCell::Count(u64::from(n));
    match &report.row.body {
        RowBody::Summary(body) => {
            let row = |s: &SentenceRow<DocumentId>| {
                let shown = TableCell::Text(s.shown());
                let source = s.source.iter().map(|source| TableCell::Text(one_line(&source.to_string())));
                let place = [TableCell::Count(s.index as u64), count(s.start), count(s.end)];
                let row = std::iter::once(id()).chain(source).chain(place);
                row.chain([TableCell::Score(s.score), shown]).collect()
            };
            body.sentences.iter().map(row).collect()
        }
        RowBody::Keywords(body) => {
            let row = |k: &KeywordRow<DocumentId>| {
                let start = k.spans.first().map_or(TableCell::Empty, |span| count(span[0]));
                vec![id(), text(&k.text), TableCell::Score(k.score), TableCell::Count(k.count as u64), start]
            };
            body.keywords.iter().map(row).collect()
        }
        RowBody::Gist(body) => {
            let mut sentences: Vec<String> = Vec::new();
            for part in &body.parts {
                if let PartRow::Kept { sentence, .. } = part {
                    sentences.push(sentence.to_string());
                }
            }
            sentences.dedup();
            vec![vec![id(), TableCell::Text(body.gist.clone()), TableCell::Text(sentences.join(" "))]]
        }
        RowBody::Split(body) => {
            let row = |s: SplitRow| {
                vec![
                    id(),
                    count(s.start),
                    count(s.end),
                    TableCell::Text(s.kind.name().to_owned()),
                    text(s.text),
                ]
            };
            let mut rows: Vec<_> = body.sentences.rows().map(row).collect();
            if body.why.is_some() {
                rows.iter_mut().zip(body.why_by_sentence()).for_each(|(row, why)| row.push(rule_list(why)));
            }
            rows
        }
        _ => Vec::new(),
    }
}

/// The rules of a sentence with the places where they decide: `2-3 abbreviation; 25-26 full-stop`.
fn rule_list(verdicts: &[VerdictRow]) -> TableCell {
    let rule = |row: &VerdictRow| format!("{}-{} {}", row.start, row.end, row.rule.id());
    TableCell::Text(verdicts.iter().map(rule).collect::<Vec<_>>().join("; "))
}
