//! Writes what the default keyword method knows of the candidates of some sets, and which of them people chose, for
//! `fit_keywords.py`.
//!
//!     cargo run --release -p nutgraf-training --bin keyword_features -- CAP FILE [--single-words] SET.jsonl.gz [SET.jsonl.gz ...]
//!
//! A set is rows of `{"text", "keys": [keyword, …], "bad": [phrase, …], "lang", "markup"}`, gzipped; without `keys` the phrases
//! of `"summary": [reference, …]` are taken. At most `CAP` rows of each are used.
//!
//! `FILE` has a line with the names of the cues and of the signals; then for each document `D`, its set, its row, the stems of
//! its keywords with `|` between them and its cues, and for each candidate its stems, 1 if it is a keyword and -1 if it is a bad
//! one, and its signals; between them tabs.

use nutgraf::training::KeywordSignals;
use nutgraf::{Analysis, Document, Keywords, Language, Segmenter};
use nutgraf_eval::phrase_stems;
use nutgraf_training::{SetRows, spread_rows};
use rayon::prelude::*;
use serde_json::Value;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let single_words = arguments.iter().any(|argument| argument == "--single-words");
    let plain: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let [cap, path, sets @ ..] = plain.as_slice() else { return Err("give a cap, a file and sets".into()) };
    let cap: usize = cap.parse()?;
    let keywords = Keywords::default().single_words(single_words);
    let mut file = BufWriter::new(File::create(path)?);
    let (cues, signals) = KeywordSignals::names();
    writeln!(file, "{}\t{}", cues.join(" "), signals.join(" "))?;
    for set in sets {
        let SetRows { name, rows } = spread_rows(set, cap)?;
        let described = |(at, line): &(usize, String)| describe(&name, *at, line, &keywords);
        let rows: Vec<String> = rows.par_iter().filter_map(described).collect();
        rows.iter().try_for_each(|row| file.write_all(row.as_bytes()))?;
    }
    Ok(())
}

/// The lines of a document; `None` if it has no keywords.
fn describe(set: &str, row: usize, line: &str, keywords: &Keywords) -> Option<String> {
    let json: Value = serde_json::from_str(line).ok()?;
    let text = json["text"].as_str()?;
    let keys = keys(&json)?;
    let language = json["lang"].as_str().and_then(|code| code.parse().ok());
    // The scores of other languages do not stem.
    let fold = |phrase: &str| match language {
        Some(Language::English) | None => phrase_stems(phrase),
        _ => flat(phrase),
    };
    let folded = |phrases: &[String]| -> Vec<String> {
        phrases.iter().map(|phrase| fold(phrase)).filter(|stems| !stems.is_empty()).collect()
    };
    let (keys, bad) = (folded(&keys), folded(&texts(&json["bad"]).unwrap_or_default()));
    let text =
        if json["markup"] == "markdown" { nutgraf::read::markdown(text).text } else { text.to_owned() };
    let document: Document = Segmenter::default().run(text).ok()?;
    let KeywordSignals { cues, candidates, .. } = keywords.signals(&Analysis::of(&document));
    let shown =
        |values: &[f64]| values.iter().map(|value| format!("{value:.4}")).collect::<Vec<_>>().join(" ");
    let line = |(text, signals): &(String, Vec<f64>)| {
        let stems = fold(text);
        let worth = if keys.contains(&stems) { 1 } else { -i8::from(bad.contains(&stems)) };
        format!("{stems}\t{worth}\t{}\n", shown(signals))
    };
    let lines: String = candidates.iter().map(line).collect();
    let set = json["set"].as_str().map_or(set.to_owned(), |kind| format!("{set}/{kind}"));
    (!keys.is_empty()).then(|| format!("D\t{set}\t{row}\t{}\t{}\n{lines}", keys.join("|"), shown(&cues)))
}

/// The keywords of a row, or the phrases of its summary: what a person found worth saying again.
fn keys(json: &Value) -> Option<Vec<String>> {
    if let Some(keys) = texts(&json["keys"]) {
        return Some(keys);
    }
    let reference = match &json["summary"][0] {
        Value::Array(sentences) => sentences.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        text => text.as_str()?.to_owned(),
    };
    let document = Document::new(reference).ok()?;
    let KeywordSignals { candidates, .. } = Keywords::default().signals(&Analysis::of(&document));
    Some(candidates.into_iter().map(|(text, _)| text).collect())
}

/// The texts of a list.
fn texts(list: &Value) -> Option<Vec<String>> {
    Some(list.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The words in lower case.
fn flat(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
