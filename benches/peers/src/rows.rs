//! The texts to process.

use serde_json::Value;
use std::fmt::Write;

/// The texts of the rows of a JSONL file; the error names the file and line.
pub fn read(path: &str, field: &str) -> Result<Vec<String>, String> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let texts: Vec<String> = lines
        .map(|(index, line)| {
            let row: Value =
                serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", index + 1))?;
            let text = row.get(field).and_then(Value::as_str);
            text.map(str::to_owned).ok_or(format!("{path}:{}: field {field:?} is missing", index + 1))
        })
        .collect::<Result<_, String>>()?;
    if texts.is_empty() { Err(format!("{path}: no rows")) } else { Ok(texts) }
}

/// 330 articles of about 3 kB, made of the paragraphs of the sample articles.
pub fn samples() -> Vec<String> {
    let articles = [
        include_str!("../../../seeds/texts/harbour-bridge-news.txt"),
        include_str!("../../../seeds/texts/water-clock-encyclopedia.txt"),
        include_str!("../../../seeds/texts/sea-ice-abstract.txt"),
        include_str!("../../../seeds/texts/espresso-machine-review.txt"),
    ];
    let paragraphs: Vec<&str> = articles.iter().flat_map(|article| article.split("\n\n")).collect();
    (0..330)
        .map(|article| {
            let mut text = String::new();
            for place in 0..12 {
                let paragraph = paragraphs[(article * 7 + place * 5) % paragraphs.len()];
                let _ = write!(text, "{} This was case number {article}.\n\n", paragraph.trim());
            }
            text
        })
        .collect()
}
