//! Writes what is known of the gaps of shortened sentences that editors judged, for `fit_cuts.py`.
//!
//!     cargo run --release -p nutgraf-training --bin cut_signals -- VERDICTS FILE SET.jsonl.gz [SET.jsonl.gz ...]
//!
//! `VERDICTS` has rows of `{"set", "row", "sentence": [start, end], "gaps": [[from, to], …], "verdict"}`: the span of the sentence in the
//! text of that row, in bytes, and the places of the words around every gap, from 1. `FILE` has a line with the names of the signals;
//! then for each sentence `S`, its set, its row and its verdict, and for each gap its signals, the relation of its phrase and that
//! of what this hangs on; between them tabs.

use nutgraf::training::{gap_signal_names, gap_signals};
use nutgraf::{Analysis, Document};
use nutgraf_training::{SetRows, spread_rows};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [verdicts, path, sets @ ..] = arguments.as_slice() else {
        return Err("give verdicts, a file and sets".into());
    };
    let mut texts = BTreeMap::new();
    for set in sets {
        let SetRows { name, rows } = spread_rows(set, usize::MAX)?;
        texts.insert(name, rows);
    }
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{}", gap_signal_names().join(" "))?;
    let mut n_lost = 0;
    for line in fs::read_to_string(verdicts)?.lines() {
        let json: Value = serde_json::from_str(line)?;
        let set = json["set"].as_str().unwrap_or_default();
        let row = json["row"].as_u64().unwrap_or_default() as usize;
        let text =
            texts.get(set).and_then(|rows| rows.get(row)).ok_or_else(|| format!("no row {row} of {set}"))?;
        let text = serde_json::from_str::<Value>(&text.1)?["text"].as_str().unwrap_or_default().to_owned();
        match described(&json, text) {
            Some(gaps) => {
                write!(file, "S\t{set}\t{row}\t{}\n{gaps}", json["verdict"].as_str().unwrap_or_default())?;
            }
            None => n_lost += 1,
        }
    }
    eprintln!("{n_lost} sentences are no longer cut from their texts like this");
    Ok(())
}

/// A row for each gap; `None` if the text has no such sentence.
fn described(json: &Value, text: String) -> Option<String> {
    let document = Document::new(text).ok()?;
    let start = json["sentence"][0].as_u64()?;
    let sentence = document.sentences().position(|sentence| u64::from(sentence.span().start) == start)?;
    let gaps: Vec<[usize; 2]> = serde_json::from_value(json["gaps"].clone()).ok()?;
    let signals = gap_signals(&Analysis::of(&document), sentence, &gaps)?;
    let row = |gap: &nutgraf::training::GapSignals| {
        let values: Vec<String> = gap.signals.iter().map(|value| format!("{value:.4}")).collect();
        format!("{}\t{:?}\t{:?}\n", values.join(" "), gap.phrase, gap.head)
    };
    Some(signals.iter().map(row).collect())
}
