//! Reports as tables: a header, then one row a sentence or keyword.

use super::json::{Body, PartRow, Report};
use super::text::one_line;

/// The names of the columns of a kind of report.
pub(super) fn header(body: &Body) -> &'static [&'static str] {
    match body {
        Body::Summary { .. } => &["id", "index", "start", "end", "score", "text"],
        Body::Keywords { .. } => &["id", "text", "score", "count", "start"],
        Body::Gist { .. } => &["id", "gist", "sentences"],
        Body::Split { .. } => &["id", "start", "end", "kind", "text"],
        Body::Failed { .. } => &[],
    }
}

/// The rows of a report, without breaks and tabs within a field.
pub(super) fn rows(report: &Report) -> Vec<Vec<String>> {
    let id = one_line(&report.id.to_string());
    match &report.body {
        Body::Summary { sentences, .. } => {
            let row = |s: &super::SentenceRow| {
                let text = one_line(&s.text) + s.mark;
                vec![
                    id.clone(),
                    s.index.to_string(),
                    s.start.to_string(),
                    s.end.to_string(),
                    number(s.score),
                    text,
                ]
            };
            sentences.iter().map(row).collect()
        }
        Body::Keywords { keywords, .. } => {
            let row = |k: &super::KeywordRow| {
                let start = k.spans.first().map_or(String::new(), |span| span[0].to_string());
                vec![id.clone(), one_line(&k.text), number(k.score), k.count.to_string(), start]
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
            vec![vec![id, gist.clone(), sentences.join(" ")]]
        }
        Body::Split { sentences, .. } => {
            let row = |s: &super::SplitRow| {
                vec![id.clone(), s.start.to_string(), s.end.to_string(), s.kind.to_owned(), one_line(&s.text)]
            };
            sentences.iter().map(row).collect()
        }
        Body::Failed { .. } => Vec::new(),
    }
}

/// A score as JSON prints it.
fn number(value: f64) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}
