//! Makes a table of how often the texts that have a word have it again.
//!
//!     cargo run --release -p nutgraf-training --bin build_adaptation -- CODE seeds/docfreq SET.jsonl.gz [SET.jsonl.gz ...]
//!
//! A set is rows of `{"text": …}`, gzipped; rows of another `lang` than `CODE` are left out. Texts are cut into parts of equal
//! length, since a long one has any word twice, and no text has more than a few of them. Of the parts that have a term, counted
//! is the share that have it twice or more, drawn towards the usual share where few have it (Church, "Empirical estimates of
//! adaptation", COLING 2000).

use nutgraf::{Document, Language, Segmenter};
use nutgraf_training::{gz_lines, term_table};
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

/// The content words of a part.
const PART: usize = 200;
/// The last part of a text may be shorter.
const LEAST_PART: usize = 75;
/// No text has more parts.
const MAX_PARTS: usize = 6;
/// A term of fewer parts is not in the table.
const MIN_PARTS: u32 = 10;
/// As many parts as this with [`USUAL_SHARE`] are added to those of every term.
const PRIOR_PARTS: f64 = 20.0;
/// The share of parts that have a term twice, of those that have it at all.
const USUAL_SHARE: f64 = 0.3;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [code, out, sets @ ..] = arguments.as_slice() else {
        return Err("give a code, a folder and sets".into());
    };
    let language: Language = code.parse()?;
    let segmenter = Segmenter::default().language(language);
    // By term: the parts that have it, and those that have it twice.
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for set in sets {
        for line in gz_lines(set)? {
            let row: serde_json::Value = serde_json::from_str(&line)?;
            let is_other = row["lang"].as_str().is_some_and(|lang| lang != code);
            if let Some(text) = row["text"].as_str().filter(|_| !is_other) {
                count(&segmenter.run(text)?, &mut counts);
            }
        }
    }
    let mut terms: Vec<(&str, u8)> = counts
        .iter()
        .filter(|(_, (parts, _))| *parts >= MIN_PARTS)
        .map(|(term, &(parts, twice))| {
            let share = (f64::from(twice) + PRIOR_PARTS * USUAL_SHARE) / (f64::from(parts) + PRIOR_PARTS);
            (term.as_str(), (100.0 * share).round() as u8)
        })
        .collect();
    terms.sort_unstable();
    let n_terms = terms.len();
    let table = term_table(terms.into_iter(), 128);
    println!("{code}: {n_terms} terms, {} bytes", table.len());
    Ok(std::fs::write(Path::new(out).join(format!("{code}-adaptation.bin")), table)?)
}

/// Adds the content words of a document.
fn count(document: &Document, counts: &mut HashMap<String, (u32, u32)>) {
    let is_counted = |term| document.is_content(term);
    let words: Vec<&str> = document
        .tokens()
        .iter()
        .filter(|token| document.kind(**token).is_word() && is_counted(token.term))
        .map(|token| document.term_text(token.term))
        .collect();
    for (n, part) in words.chunks(PART).take(MAX_PARTS).enumerate() {
        if n > 0 && part.len() < LEAST_PART {
            break;
        }
        let mut of_part: HashMap<&str, u32> = HashMap::new();
        part.iter().for_each(|word| *of_part.entry(word).or_default() += 1);
        for (term, n) in of_part {
            let (parts, twice) = counts.entry(term.to_owned()).or_default();
            *parts += 1;
            *twice += u32::from(n > 1);
        }
    }
}
