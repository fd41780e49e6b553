//! Writes what the default method knows of the sentences of some sets, and what each is worth, for `fit_summaries.py`.
//!
//!     cargo run --release -p nutgraf-training --bin sentence_features -- CAP FILE SENTENCES SET.jsonl.gz [SENTENCES SET.jsonl.gz ...]
//!
//! A set is rows of `{"text", "summary": [reference, …], "lang", "title"}`, of `{"text", "best", "line", "furniture"}` from a
//! reader, or of `{"text", "picks", "furniture"}` with the sentences that an editor chose, gzipped; `SENTENCES` is the number of
//! sentences in its summaries. At most `CAP` rows of each are used.
//!
//! `FILE` has a line with the names of the cues and of the signals; then for each document `D`, its set, its row, the number of
//! sentences and its cues, and for each sentence its worth and its signals, and of a reader's set 1 for furniture and its words;
//! between them tabs.

use nutgraf::training::{measure_names, measures};
use nutgraf::{Analysis, Budget, Document, Language, Segmenter, SentenceMethod, Summarizer};
use nutgraf_eval::Rouge;
use nutgraf_training::{SetRows, spread_rows};
use rayon::prelude::*;
use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};

/// Later sentences are left out.
const MAX_SENTENCES: usize = 160;
/// The words of the line that a reader wrote.
const LINE_WORDS: usize = 25;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [cap, path, sets @ ..] = arguments.as_slice() else {
        return Err("give a cap, a file and sets".into());
    };
    let cap: usize = cap.parse()?;
    let mut file = BufWriter::new(File::create(path)?);
    let (signals, cues) = measure_names();
    writeln!(file, "{}\t{}", cues.join(" "), signals.join(" "))?;
    for pair in sets.chunks_exact(2) {
        let n_wanted: usize = pair[0].parse()?;
        let SetRows { name, rows } = spread_rows(&pair[1], cap)?;
        let described = |(at, line): &(usize, String)| {
            Some(format!("D\t{name}\t{at}\t{n_wanted}\t{}", ReferenceRow::of(line)?.describe(n_wanted)?))
        };
        rows.par_iter()
            .filter_map(described)
            .collect::<Vec<_>>()
            .iter()
            .try_for_each(|row| file.write_all(row.as_bytes()))?;
    }
    Ok(())
}

struct ReferenceRow {
    json: Value,
    document: Document,
    language: Language,
}

impl ReferenceRow {
    fn of(line: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(line).ok()?;
        let language = json["lang"].as_str().and_then(|code| code.parse().ok()).unwrap_or(Language::English);
        let text = json["text"].as_str()?;
        let text =
            if json["markup"] == "markdown" { nutgraf::read::markdown(text).text } else { text.to_owned() };
        let document =
            Segmenter::default().title(json["title"].as_str().unwrap_or_default()).run(text).ok()?;
        Some(Self { json, document, language })
    }

    /// The cues, and a line for each sentence; `None` if there is no choice.
    fn describe(&self, n_wanted: usize) -> Option<String> {
        let analysis = Analysis::of(&self.document);
        let n = analysis.n_candidates().min(MAX_SENTENCES);
        if n < 2 {
            return None;
        }
        let no_words = vec![String::new(); n];
        let (worth, words) = match self.json["best"].as_str() {
            Some(best) => {
                let furniture = self.listed("furniture");
                let words = |candidate| self.words(&analysis, candidate, &furniture);
                (self.worth_to_reader(&analysis, n, best, &furniture)?, (0..n).map(words).collect())
            }
            None if self.json["picks"].is_array() => (self.worth_to_editor(&analysis, n)?, no_words),
            None => (self.worth_by_rouge(&analysis, n, n_wanted)?, no_words),
        };
        let (cues, signals) = measures(&analysis, n_wanted as f64);
        let shown =
            |values: &[f64]| values.iter().map(|value| format!("{value:.5}")).collect::<Vec<_>>().join(" ");
        let mut lines = shown(&cues) + "\n";
        for ((worth, signals), words) in worth.iter().zip(&signals).zip(words) {
            writeln!(lines, "{worth:.5}\t{}{words}", shown(signals)).expect("a string takes what is written");
        }
        Some(lines)
    }

    /// A list of the row, every text as its words.
    fn listed(&self, field: &str) -> Vec<String> {
        self.json[field].as_array().into_iter().flatten().filter_map(Value::as_str).map(flat).collect()
    }

    /// 1 if a candidate is furniture, else 0, and its words in lower case.
    fn words(&self, analysis: &Analysis, candidate: usize, furniture: &[String]) -> String {
        let sentence = self.document.sentence(analysis.sentence_of(candidate));
        let mut field = format!("\t{}", u8::from(is_furniture(&flat(sentence.text()), furniture)));
        let texts = sentence.tokens().iter().map(|&token| self.document.token_text(token));
        for word in
            texts.filter(|text| text.starts_with(char::is_alphabetic) && !text.contains(char::is_whitespace))
        {
            field += " ";
            field += &word.to_lowercase();
        }
        field
    }

    /// A candidate as a summary has it: after the name of its speaker.
    fn text_of(&self, analysis: &Analysis, candidate: usize) -> String {
        let sentence = self.document.sentence(analysis.sentence_of(candidate));
        let speaker = sentence.stamp().and_then(|stamp| stamp.speaker.as_deref());
        speaker
            .map_or_else(|| sentence.text().to_owned(), |speaker| format!("{speaker}: {}", sentence.text()))
    }

    /// .6 for the sentence that the reader chose, .3 for one that serves as well, .4 · ROUGE against the reader's line, less .3 for
    /// furniture.
    fn worth_to_reader(
        &self,
        analysis: &Analysis,
        n: usize,
        best: &str,
        furniture: &[String],
    ) -> Option<Vec<f64>> {
        let (best, also) = (flat(best), self.listed("also"));
        let line = vec![vec![self.json["line"].as_str()?]];
        let rouge = Rouge::new(self.language);
        let worth = |candidate: usize| {
            let text = self.text_of(analysis, candidate);
            let own = flat(&text);
            let is = |best: &String| own.contains(best) || best.contains(&own) && own.len() * 2 > best.len();
            let of_choice = if is(&best) {
                0.6
            } else if also.iter().any(is) {
                0.3
            } else {
                0.0
            };
            let head: Vec<&str> = text.split_whitespace().take(LINE_WORDS).collect();
            let scores = rouge.score(&[head.join(" ").as_str()], &line);
            let flag = |is: bool| f64::from(u8::from(is));
            of_choice + 0.2 * (scores.rouge1.f1 + scores.rouge2.f1)
                - 0.3 * flag(is_furniture(&own, furniture))
        };
        Some((0..n).map(worth).collect())
    }

    /// 1 for a sentence that the editor chose, −.5 for furniture; `None` if none that was chosen is a candidate.
    fn worth_to_editor(&self, analysis: &Analysis, n: usize) -> Option<Vec<f64>> {
        let (picks, furniture) = (self.listed("picks"), self.listed("furniture"));
        let worth = |candidate| {
            let own = flat(self.document.sentence(analysis.sentence_of(candidate)).text());
            match (picks.contains(&own), is_furniture(&own, &furniture)) {
                (true, _) => 1.0,
                (false, true) => -0.5,
                (false, false) => 0.0,
            }
        };
        let worth: Vec<f64> = (0..n).map(worth).collect();
        worth.contains(&1.0).then_some(worth)
    }

    /// (ROUGE-1 + ROUGE-2) / 2 of the sentence together with all but one of the sentences of a summary: the mean over the first
    /// sentences, those of the default method, and the best by themselves.
    fn worth_by_rouge(&self, analysis: &Analysis, n: usize, n_wanted: usize) -> Option<Vec<f64>> {
        let references: Vec<Vec<String>> = self.json["summary"].as_array()?.iter().map(sentences).collect();
        let references: Vec<Vec<&str>> =
            references.iter().map(|reference| reference.iter().map(String::as_str).collect()).collect();
        let rouge = Rouge::new(self.language);
        let value = |picks: &[usize]| {
            let texts: Vec<String> = picks.iter().map(|&pick| self.text_of(analysis, pick)).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let scores = rouge.score(&texts, &references);
            f64::midpoint(scores.rouge1.f1, scores.rouge2.f1)
        };
        let alone: Vec<f64> = (0..n).map(|candidate| value(&[candidate])).collect();
        if n_wanted == 1 {
            return Some(alone);
        }
        let by = |method: SentenceMethod| -> Vec<usize> {
            let summarizer = Summarizer::default().method(method).budget(Budget::Sentences(n_wanted - 1));
            let picks = summarizer.run(analysis).picks;
            picks.iter().filter_map(|pick| analysis.candidate_of(pick.index)).collect()
        };
        let mut best: Vec<usize> = (0..n).collect();
        best.sort_by(|&a, &b| alone[b].total_cmp(&alone[a]));
        best.truncate(n_wanted - 1);
        let others = [by(SentenceMethod::Lead), by(SentenceMethod::default()), best];
        let with = |candidate: usize, others: &[usize]| {
            let rest = others.iter().copied().filter(|&other| other != candidate).take(n_wanted - 1);
            let mut picks: Vec<usize> = rest.chain([candidate]).collect();
            picks.sort_unstable();
            value(&picks)
        };
        let worth = |candidate: usize| others.iter().map(|others| with(candidate, others)).sum::<f64>() / 3.0;
        Some((0..n).map(worth).collect())
    }
}

/// The sentences of a reference: a list, or one text.
fn sentences(reference: &Value) -> Vec<String> {
    match reference {
        Value::Array(sentences) => sentences.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        text => vec![text.as_str().unwrap_or_default().to_owned()],
    }
}

/// True if a sentence is furniture that a reader lists, or has a line of it.
fn is_furniture(sentence: &str, furniture: &[String]) -> bool {
    furniture.iter().any(|line| line == sentence || line.contains(' ') && sentence.contains(line.as_str()))
}

/// The words in lower case.
fn flat(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
