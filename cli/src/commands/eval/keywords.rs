//! `nutgraf eval keywords`.

use super::joined::{JoinedRows, field, texts};
use super::table::{ScoreLine, render};
use crate::arguments::EvalKeywordsArgs;
use crate::messages::Messages;
use nutgraf_eval::{KeywordScores, score_keywords};
use rayon::prelude::*;
use serde_json::Value;
use std::io;

/// The gold keywords of a document.
struct GoldKeywords {
    keys: Vec<String>,
    /// The text, if only keywords found in it count.
    text: Option<String>,
}

/// A measure of one document or of all documents together.
type KeywordMeasure = Box<dyn Fn(&KeywordScores) -> f64 + Sync>;

/// Scores keywords; returns the text to print and the number of rows that could not be scored.
pub(super) fn run(args: &EvalKeywordsArgs, messages: &Messages) -> io::Result<(String, usize)> {
    args.score(messages)
}

impl EvalKeywordsArgs {
    fn score(&self, messages: &Messages) -> io::Result<(String, usize)> {
        let phrases = |row: &Value| texts(field(row, "keywords")?, "keywords");
        let rows = JoinedRows::read(&self.files, |row| self.gold(row), phrases, messages)?;
        let score = |(gold, pred): (&GoldKeywords, &Vec<String>)| {
            score_keywords(&borrowed(pred), &borrowed(&gold.keys), gold.text.as_deref(), &self.k)
        };
        // A row without gold keywords that count is left out for both systems, so they stay aligned.
        let scores_of = |pred: &Vec<Vec<String>>| {
            rows.gold.par_iter().zip(pred).filter_map(score).collect::<Vec<KeywordScores>>()
        };
        let ours = scores_of(&rows.pred);
        let theirs = rows.against.as_ref().map(scores_of);
        if let Some(n @ 1..) = rows.gold.len().checked_sub(ours.len()) {
            messages.print(&format!("rows left out because none of their gold keywords count: {n}"));
        }
        let lines = self.lines(&ours, theirs.as_deref());
        Ok((render(&lines, ours.len(), self.format), rows.n_failed))
    }

    fn gold(&self, row: &Value) -> Result<GoldKeywords, String> {
        let keys = texts(field(row, "keys")?, "keys")?;
        let text = match (self.present, row["text"].as_str()) {
            (false, _) => None,
            (true, Some(text)) => Some(text.to_owned()),
            (true, None) => return Err("field \"text\" is missing, which --present needs".to_owned()),
        };
        Ok(GoldKeywords { keys, text })
    }

    /// The means over documents, then the micro averages.
    fn lines(&self, ours: &[KeywordScores], theirs: Option<&[KeywordScores]>) -> Vec<ScoreLine> {
        let by_cutoff = self.by_cutoff();
        let overall: [(String, KeywordMeasure); 2] = [
            ("MAP".to_owned(), Box::new(|scores| scores.average_precision)),
            ("nDCG@10".to_owned(), Box::new(|scores| scores.ndcg_10)),
        ];
        let macro_line = |(name, measure): &(String, KeywordMeasure)| {
            let values = |scores: &[KeywordScores]| scores.iter().map(measure).collect::<Vec<f64>>();
            ScoreLine::of(name, &values(ours), theirs.map(values).as_deref())
        };
        let mut lines: Vec<ScoreLine> = by_cutoff.par_iter().chain(&overall).map(macro_line).collect();
        let (ours, theirs) = (KeywordScores::sum(ours), theirs.map(KeywordScores::sum));
        lines.extend(by_cutoff.iter().map(|(name, measure)| {
            ScoreLine::share(&format!("micro {name}"), measure(&ours), theirs.as_ref().map(measure))
        }));
        lines
    }

    fn by_cutoff(&self) -> Vec<(String, KeywordMeasure)> {
        let of = |(index, k): (usize, &usize)| -> [(String, KeywordMeasure); 3] {
            [
                (format!("F1@{k}"), Box::new(move |scores| scores.f1(index))),
                (format!("P@{k}"), Box::new(move |scores| scores.precision(index))),
                (format!("R@{k}"), Box::new(move |scores| scores.recall(index))),
            ]
        };
        self.k.iter().enumerate().flat_map(of).collect()
    }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
