//! Writes the lines that a gist is chosen from, what is known of each and what each is worth, for `fit_gist.py`.
//!
//!     cargo run --release -p nutgraf-training --bin gist_signals -- CAP FILE SET.jsonl.gz [SET.jsonl.gz ...]
//!
//! A set is rows of `{"text", "summary": [reference, …], "lang", "title"}`, or of `{"text", "line"}` from a reader, gzipped. At
//! most `CAP` rows of each are used. `FILE` has a line with the names of the signals; then for each document `D`, its set
//! and its row, and for each line its worth, (ROUGE-1 + ROUGE-2) / 2 against the reference, its signals and its text; between
//! them tabs.

use nutgraf::training::{gist_lines, gist_signals};
use nutgraf::{Analysis, Gist, Language, Segmenter};
use nutgraf_eval::Rouge;
use nutgraf_training::{SetRows, spread_rows};
use rayon::prelude::*;
use serde_json::Value;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [cap, path, sets @ ..] = arguments.as_slice() else {
        return Err("give a cap, a file and sets".into());
    };
    let cap: usize = cap.parse()?;
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{}", gist_signals().join(" "))?;
    for set in sets {
        let SetRows { name, rows } = spread_rows(set, cap)?;
        let described: Vec<String> = rows
            .par_iter()
            .filter_map(|(at, line)| Some(format!("D\t{name}\t{at}\n{}", described(line)?)))
            .collect();
        described.iter().try_for_each(|row| file.write_all(row.as_bytes()))?;
    }
    Ok(())
}

/// A row for each line; `None` if there is no choice.
fn described(line: &str) -> Option<String> {
    let json: Value = serde_json::from_str(line).ok()?;
    let text = json["text"].as_str()?;
    let text =
        if json["markup"] == "markdown" { nutgraf::read::markdown(text).text } else { text.to_owned() };
    let document = Segmenter::default().title(json["title"].as_str().unwrap_or_default()).run(text).ok()?;
    let analysis = Analysis::of(&document);
    let lines = gist_lines(&Gist::default(), &analysis);
    let references: Vec<Vec<&str>> = match (json["line"].as_str(), json["summary"].as_array()) {
        (Some(line), _) => vec![vec![line]],
        (None, summaries) => summaries?.iter().map(sentences).collect(),
    };
    let language = json["lang"].as_str().and_then(|code| code.parse().ok()).unwrap_or(Language::English);
    let rouge = Rouge::new(language);
    let row = |(text, signals): &(String, Vec<f64>)| {
        let scores = rouge.score(&[text.as_str()], &references);
        let signals: Vec<String> = signals.iter().map(|value| format!("{value:.4}")).collect();
        let worth = f64::midpoint(scores.rouge1.f1, scores.rouge2.f1);
        format!("{worth:.5}\t{}\t{}\n", signals.join(" "), text.replace(['\t', '\n'], " "))
    };
    (lines.len() > 1).then(|| lines.iter().map(row).collect())
}

/// The sentences of a reference: a list, or one text.
fn sentences(reference: &Value) -> Vec<&str> {
    match reference {
        Value::Array(sentences) => sentences.iter().filter_map(Value::as_str).collect(),
        text => vec![text.as_str().unwrap_or_default()],
    }
}
