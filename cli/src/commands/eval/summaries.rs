//! `nutgraf eval summaries`.

use super::joined::{JoinedRows, field, texts};
use super::table::{ScoreLine, render};
use crate::arguments::{EvalSummariesArgs, ReferencesArg, RougeConventionArg, language_or_undetermined};
use crate::messages::Messages;
use nutgraf::Language;
use nutgraf_eval::{Convention, LengthLimit, References, Rouge, RougeScores, Stemming};
use rayon::prelude::*;
use serde_json::Value;
use std::io;

/// The reference summaries of a document.
struct GoldSummary {
    language: Language,
    /// Lists of sentences.
    references: Vec<Vec<String>>,
}

/// A measure of one document.
type SummaryMeasure = fn(&RougeScores) -> f64;

const MEASURES: [(&str, SummaryMeasure); 12] = [
    ("ROUGE-1 F1", |s| s.rouge1.f1),
    ("ROUGE-1 P", |s| s.rouge1.precision),
    ("ROUGE-1 R", |s| s.rouge1.recall),
    ("ROUGE-2 F1", |s| s.rouge2.f1),
    ("ROUGE-2 P", |s| s.rouge2.precision),
    ("ROUGE-2 R", |s| s.rouge2.recall),
    ("ROUGE-L F1", |s| s.rouge_l.f1),
    ("ROUGE-L P", |s| s.rouge_l.precision),
    ("ROUGE-L R", |s| s.rouge_l.recall),
    ("ROUGE-Lsum F1", |s| s.rouge_lsum.f1),
    ("ROUGE-Lsum P", |s| s.rouge_lsum.precision),
    ("ROUGE-Lsum R", |s| s.rouge_lsum.recall),
];

/// Scores summaries; returns the text to print and the number of rows that could not be scored.
pub(super) fn run(args: &EvalSummariesArgs, messages: &Messages) -> io::Result<(String, usize)> {
    args.score(messages)
}

impl EvalSummariesArgs {
    fn score(&self, messages: &Messages) -> io::Result<(String, usize)> {
        let rows = JoinedRows::read(&self.files, |row| self.gold(row), prediction, messages)?;
        let score = |(gold, pred): (&GoldSummary, &Vec<String>)| {
            let references: Vec<Vec<&str>> = gold.references.iter().map(|texts| borrowed(texts)).collect();
            self.rouge(gold.language).score(&borrowed(pred), &references)
        };
        let scores_of =
            |pred: &Vec<Vec<String>>| rows.gold.par_iter().zip(pred).map(score).collect::<Vec<_>>();
        let ours = scores_of(&rows.pred);
        let theirs = rows.against.as_ref().map(scores_of);
        let line = |&(name, measure): &(&str, SummaryMeasure)| {
            let values = |scores: &Vec<RougeScores>| scores.iter().map(measure).collect::<Vec<f64>>();
            ScoreLine::of(name, &values(&ours), theirs.as_ref().map(values).as_deref())
        };
        let mut lines: Vec<ScoreLine> = MEASURES.par_iter().map(line).collect();
        let length = |scores: &Vec<RougeScores>| RougeScores::mean(scores).candidate_tokens;
        lines.push(ScoreLine::length("words", length(&ours), theirs.as_ref().map(length)));
        lines.push(ScoreLine::length("gold words", RougeScores::mean(&ours).reference_tokens, None));
        Ok((render(&lines, ours.len(), self.files.format), rows.n_failed))
    }

    fn rouge(&self, language: Language) -> Rouge {
        let limit = match (self.words, self.bytes) {
            (Some(n), _) => LengthLimit::Words(n),
            (None, Some(n)) => LengthLimit::Bytes(n),
            (None, None) => LengthLimit::None,
        };
        let stemming = match (self.stem, self.no_stem) {
            (true, _) => Stemming::All,
            (false, true) => Stemming::None,
            (false, false) => Stemming::English,
        };
        let (convention, usual) = match self.like {
            RougeConventionArg::RougeScore => (Convention::RougeScore, References::Best),
            RougeConventionArg::Rouge155 => (Convention::Rouge155, References::Average),
        };
        let references = self.references.map_or(usual, |references| match references {
            ReferencesArg::Best => References::Best,
            ReferencesArg::Average => References::Average,
            ReferencesArg::Jackknife => References::Jackknife,
        });
        Rouge::new(language).limit(limit).stemming(stemming).convention(convention).references(references)
    }

    fn gold(&self, row: &Value) -> Result<GoldSummary, String> {
        let references: Option<Vec<Vec<String>>> = match field(row, "summary")? {
            text @ Value::String(_) => sentences(text).map(|sentences| vec![sentences]),
            Value::Array(references) => references.iter().map(sentences).collect(),
            _ => None,
        };
        let language = match row["lang"].as_str() {
            Some(code) => {
                language_or_undetermined(code).map_err(|error| format!("field \"lang\": {error}"))?
            }
            None => self.lang,
        };
        match references {
            Some(references) if !references.is_empty() => Ok(GoldSummary { language, references }),
            _ => Err("field \"summary\" is not a list of references".to_owned()),
        }
    }
}

/// The sentences of a reference: a list of sentences, or a text with one per line.
fn sentences(reference: &Value) -> Option<Vec<String>> {
    match reference {
        Value::String(text) => Some(text.lines().map(str::to_owned).collect()),
        list => texts(list, "").ok(),
    }
}

/// The sentences of a predicted summary, or of a gist.
fn prediction(row: &Value) -> Result<Vec<String>, String> {
    if let Some(list) = row.get("sentences") {
        return texts(list, "sentences");
    }
    let summary = row.get("gist").map_or_else(|| field(row, "summary"), Ok)?;
    sentences(summary).ok_or_else(|| "field \"summary\" is neither a text nor a list of sentences".to_owned())
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
