//! The reference summaries of a document, and how a summary is scored against them.

use super::joined::{field, texts};
use crate::arguments::{EvalSummariesArgs, ReferencesArg, RougeConventionArg, language_or_undetermined};
use nutgraf::{Document, Language};
use nutgraf_eval::{Convention, LengthLimit, References, Rouge, RougeScores, Stemming};
use serde_json::Value;

/// The reference summaries of a document.
pub(super) struct GoldSummary {
    /// `None` if it is not known.
    language: Option<Language>,
    /// Lists of sentences, at least one.
    references: Vec<Vec<String>>,
}

impl GoldSummary {
    /// The references in the fields `summary` and `lang` of a row; the error is a message.
    pub(super) fn of(row: &Value, usual: Option<Language>) -> Result<Self, String> {
        let references: Option<Vec<Vec<String>>> = match field(row, "summary")? {
            text @ Value::String(_) => sentences(text).map(|sentences| vec![sentences]),
            Value::Array(references) => references.iter().map(sentences).collect(),
            _ => None,
        };
        let language = match row["lang"].as_str() {
            Some(code) => {
                Some(language_or_undetermined(code).map_err(|error| format!("field \"lang\": {error}"))?)
            }
            None => usual,
        };
        match references {
            Some(references) if !references.is_empty() => Ok(Self { language, references }),
            _ => Err("field \"summary\" is not a list of references".to_owned()),
        }
    }

    /// The scores of a summary, a list of sentences. `usual` is its language if the row does not tell.
    pub(super) fn score(&self, summary: &[&str], args: &EvalSummariesArgs, usual: Language) -> RougeScores {
        let references: Vec<Vec<&str>> =
            self.references.iter().map(|texts| texts.iter().map(String::as_str).collect()).collect();
        args.rouge(self.language.unwrap_or(usual)).score(summary, &references)
    }

    /// The number of sentences of a reference: the mean, rounded, at least 1.
    pub(super) fn n_sentences(&self) -> usize {
        let n_all: usize = self.references.iter().flatten().map(|line| n_sentences_of(line)).sum();
        let n_references = self.references.len();
        ((n_all + n_references / 2) / n_references).max(1)
    }
}

/// The number of sentences of a line, which should be one but is often a whole summary.
fn n_sentences_of(line: &str) -> usize {
    Document::new(line).map_or(1, |document| document.n_sentences())
}

impl EvalSummariesArgs {
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
}

/// The sentences of a reference: a list of sentences, or a text with one per line.
pub(super) fn sentences(reference: &Value) -> Option<Vec<String>> {
    match reference {
        Value::String(text) => Some(text.lines().map(str::to_owned).collect()),
        list => texts(list, "").ok(),
    }
}
