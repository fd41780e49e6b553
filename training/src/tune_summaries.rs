//! Finds the constants of the default sentence method.
//!
//!     cargo run --release -p nutgraf-training --bin tune_summaries -- SENTENCES SET.jsonl.gz [SENTENCES SET.jsonl.gz ...]
//!
//! A set is rows of `{"text", "summary": [reference, …], "lang", "title"}`, gzipped; `SENTENCES` is the number of sentences
//! in its summaries. Every set is used twice, as it is and with each text as one paragraph, since texts come in both forms.
//!
//! The value of the constants is the mean of (ROUGE-1 + ROUGE-2) / 2 F1 over the sets, on every other row. One constant at
//! a time is changed, by ever smaller steps, as long as the value grows. The figures printed at the end are those of both
//! halves, next to those of the lead. A gain on only one half does not count.

use nutgraf::{Analysis, Blend, Budget, Document, Language, Segmenter, SentenceMethod, Summarizer};
use nutgraf_eval::Rouge;
use nutgraf_training::gz_lines;
use rayon::prelude::*;
use serde_json::Value;
use std::error::Error;

struct ReferenceDocument {
    document: Document,
    language: Language,
    references: Vec<Vec<String>>,
}

struct SummarySet {
    name: String,
    n_sentences: usize,
    rows: Vec<ReferenceDocument>,
}

/// The layout of the texts of a set.
#[derive(Debug, Clone, Copy)]
enum Layout {
    AsItIs,
    OneParagraph,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sets: Vec<SummarySet> = Vec::new();
    for pair in arguments.chunks_exact(2) {
        for layout in [Layout::AsItIs, Layout::OneParagraph] {
            sets.push(read(&pair[1], pair[0].parse()?, layout)?);
        }
    }
    let mut constants = Blend::default().constants();
    let mut best = value(&sets, blend(constants), 0);
    println!("start: {best:.3}");
    for step in [0.4, 0.2, 0.1] {
        for at in (0..constants.len()).chain(0..constants.len()) {
            for direction in [step, -step] {
                let mut moved = constants;
                moved[at] += direction;
                let new = value(&sets, blend(moved), 0);
                if new > best + 0.005 {
                    (best, constants) = (new, moved);
                    println!("{best:.3}: {} {:.1}", Blend::CONSTANTS[at], constants[at]);
                    break;
                }
            }
        }
    }
    println!("constants: {constants:?}");
    for set in &sets {
        let of = |method, half| score(set, method, half);
        let (start, found) = (SentenceMethod::default(), blend(constants));
        let [a, b] = [0, 1].map(|half| (of(SentenceMethod::Lead, half), of(start, half), of(found, half)));
        println!(
            "{:36} lead {:.2} {:.2}  before {:.2} {:.2}  found {:.2} {:.2}",
            set.name, a.0, b.0, a.1, b.1, a.2, b.2
        );
    }
    Ok(())
}

fn blend(constants: [f64; Blend::CONSTANTS.len()]) -> SentenceMethod {
    SentenceMethod::Blend(Blend::with_constants(constants))
}

fn read(path: &str, n_sentences: usize, layout: Layout) -> Result<SummarySet, Box<dyn Error>> {
    let lines = gz_lines(path)?;
    let rows = lines.par_iter().filter_map(|line| row(line, layout)).collect();
    let file = path.rsplit('/').next().unwrap_or(path);
    let name = file.trim_end_matches(".jsonl.gz").to_owned()
        + match layout {
            Layout::AsItIs => "",
            Layout::OneParagraph => ", one paragraph",
        };
    Ok(SummarySet { name, n_sentences, rows })
}

fn row(line: &str, layout: Layout) -> Option<ReferenceDocument> {
    let row: Value = serde_json::from_str(line).ok()?;
    let language = row["lang"].as_str().and_then(|code| code.parse().ok()).unwrap_or(Language::English);
    let segmenter = Segmenter::default().title(row["title"].as_str().unwrap_or_default());
    let sentences = |reference: &Value| match reference {
        Value::Array(sentences) => sentences.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        text => vec![text.as_str().unwrap_or_default().to_owned()],
    };
    let references = row["summary"].as_array()?.iter().map(sentences).collect();
    let text = row["text"].as_str()?;
    let document = match layout {
        Layout::AsItIs => segmenter.run(text),
        Layout::OneParagraph => segmenter.run(text.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    Some(ReferenceDocument { document: document.ok()?, language, references })
}

/// The mean score over the sets.
fn value(sets: &[SummarySet], method: SentenceMethod, half: usize) -> f64 {
    sets.iter().map(|set| score(set, method, half)).sum::<f64>() / sets.len().max(1) as f64
}

/// The mean of (ROUGE-1 + ROUGE-2) / 2 F1 over half of the rows of a set, times 100.
fn score(set: &SummarySet, method: SentenceMethod, half: usize) -> f64 {
    let summarizer = Summarizer::default().method(method).budget(Budget::Sentences(set.n_sentences));
    let rows: Vec<&ReferenceDocument> = set.rows.iter().skip(half).step_by(2).collect();
    let total: f64 = rows
        .par_iter()
        .map(|row| {
            let picks = summarizer.run(&Analysis::of(&row.document)).picks;
            let candidate: Vec<&str> = picks.iter().map(|pick| row.document.slice(pick.span)).collect();
            let references: Vec<Vec<&str>> = row
                .references
                .iter()
                .map(|reference| reference.iter().map(String::as_str).collect())
                .collect();
            let scores = Rouge::new(row.language).score(&candidate, &references);
            (scores.rouge1.f1 + scores.rouge2.f1) * 50.0
        })
        .sum();
    total / rows.len().max(1) as f64
}
