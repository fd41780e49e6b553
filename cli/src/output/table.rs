//! Reports as tables: a header, then one row a sentence or keyword.

use super::json::{Body, KeywordRow, PartRow, Report, SentenceRow, SplitRow};
use super::one_line::one_line;
use serde_json::value::RawValue;

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TableCell {
    Text(String),
    Count(u64),
    Score(f64),
    /// Nothing, in a column of text.
    Empty,
}

impl TableCell {
    /// As it stands in CSV and TSV.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            // As JSON prints it.
            Self::Score(score) => serde_json::to_string(score).unwrap_or_default(),
            Self::Empty => String::new(),
        }
    }
}

/// The names of the columns of a kind of report, and then those of the fields carried along; such a one that
/// has the name of ours is `input_…`.
pub(super) fn header(body: &Body, kept: &[String]) -> Vec<String> {
    let own: &[&str] = match body {
        Body::Summary { sources: Some(_), .. } => &["id", "source", "index", "start", "end", "score", "text"],
        Body::Summary { .. } => &["id", "index", "start", "end", "score", "text"],
        Body::Keywords { .. } => &["id", "text", "score", "count", "start"],
        Body::Gist { .. } => &["id", "gist", "sentences"],
        Body::Split { .. } => &["id", "start", "end", "kind", "text"],
        Body::Failed { .. } => return Vec::new(),
    };
    let carried = |name: &String| {
        if own.contains(&name.as_str()) { format!("input_{name}") } else { name.clone() }
    };
    own.iter().map(|&name| name.to_owned()).chain(kept.iter().map(carried)).collect()
}

/// The rows of a report, without breaks and tabs within a field.
pub(super) fn rows(report: &Report, kept: &[String]) -> Vec<Vec<TableCell>> {
    let mut rows = own_rows(report);
    for row in &mut rows {
        row.extend(kept.iter().map(|name| {
            let value = report.fields.iter().find(|(field, _)| field == name);
            value.map_or(TableCell::Empty, |(_, value)| carried(value))
        }));
    }
    rows
}

/// A field of the input: text as it is, anything else as JSON.
fn carried(value: &RawValue) -> TableCell {
    match serde_json::from_str::<String>(value.get()) {
        Ok(text) => TableCell::Text(one_line(&text)),
        Err(_) if value.get() == "null" => TableCell::Empty,
        Err(_) => TableCell::Text(value.get().to_owned()),
    }
}

fn own_rows(report: &Report) -> Vec<Vec<TableCell>> {
    let id = || TableCell::Text(one_line(&report.id.to_string()));
    let text = |text: &str| TableCell::Text(one_line(text));
    let count = |n: u32| TableCell::Count(u64::from(n));
    match &report.body {
        Body::Summary { sentences, .. } => {
            let row = |s: &SentenceRow| {
                let shown = TableCell::Text(s.shown());
                let source = s.source.iter().map(|source| TableCell::Text(one_line(&source.to_string())));
                let place = [TableCell::Count(s.index as u64), count(s.start), count(s.end)];
                let row = std::iter::once(id()).chain(source).chain(place);
                row.chain([TableCell::Score(s.score), shown]).collect()
            };
            sentences.iter().map(row).collect()
        }
        Body::Keywords { keywords, .. } => {
            let row = |k: &KeywordRow| {
                let start = k.spans.first().map_or(TableCell::Empty, |span| count(span[0]));
                vec![id(), text(&k.text), TableCell::Score(k.score), TableCell::Count(k.count as u64), start]
            };
            keywords.iter().map(row).collect()
        }
        Body::Gist { gist, parts, .. } => {
            let mut sentences: Vec<String> = Vec::new();
            for part in parts {
                if let PartRow::Kept { sentence, .. } = part {
                    sentences.push(sentence.to_string());
                }
            }
            sentences.dedup();
            vec![vec![id(), TableCell::Text(gist.clone()), TableCell::Text(sentences.join(" "))]]
        }
        Body::Split { sentences, .. } => {
            let row = |s: &SplitRow| {
                vec![id(), count(s.start), count(s.end), TableCell::Text(s.kind.to_owned()), text(s.text)]
            };
            sentences.iter().map(row).collect()
        }
        Body::Failed { .. } => Vec::new(),
    }
}
