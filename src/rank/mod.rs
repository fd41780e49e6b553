//! Sentence methods: each gives every candidate a score, higher is better, in a file of its own.

mod blend;
mod lead;
mod lexrank;
mod textrank;
mod tfidf;

pub use blend::Blend;

use crate::analysis::Analysis;
use crate::error::{Error, ErrorKind};
use crate::explain::Why;
use std::fmt;
use std::str::FromStr;

/// A way to rank sentences.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum SentenceMethod {
    /// The default: position, centrality and shape, standardised and summed ([`Blend`]).
    Blend(Blend),
    /// The first sentences.
    Lead,
    /// Similarity to the centroid of the document (Radev, Jing, Styś & Tam 2004).
    TfIdf,
    /// `PageRank` over word overlap (Mihalcea & Tarau 2004).
    TextRank,
    /// `PageRank` over tf·idf cosine, continuous (Erkan & Radev 2004).
    LexRank,
}

impl Default for SentenceMethod {
    fn default() -> Self {
        Self::Blend(Blend::default())
    }
}

impl SentenceMethod {
    /// Every method, with its default settings; the default method first.
    pub const ALL: &'static [Self] =
        &[Self::Blend(Blend::DEFAULT), Self::Lead, Self::TfIdf, Self::TextRank, Self::LexRank];

    /// Its name, as [`FromStr`] and the command line take it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blend(_) => "blend",
            Self::Lead => "lead",
            Self::TfIdf => "tfidf",
            Self::TextRank => "textrank",
            Self::LexRank => "lexrank",
        }
    }

    /// What it does, in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Blend(_) => "position, centrality and shape together (default)",
            Self::Lead => "the first sentences",
            Self::TfIdf => "similarity to the tf-idf centroid (Radev et al. 2004)",
            Self::TextRank => "PageRank over word overlap (Mihalcea & Tarau 2004)",
            Self::LexRank => "PageRank over tf-idf cosine, continuous (Erkan & Radev 2004)",
        }
    }

    /// The score of every candidate, before redundancy.
    pub(crate) fn scores(self, analysis: &Analysis) -> Vec<f64> {
        match self {
            Self::Blend(blend) => blend.scores(analysis),
            Self::Lead => lead::scores(analysis),
            Self::TfIdf => tfidf::scores(analysis),
            Self::TextRank => textrank::scores(analysis),
            Self::LexRank => lexrank::scores(analysis),
        }
    }

    /// How much a sentence loses that says only what is said already, as a share of the best score.
    pub(crate) fn redundancy(self) -> f64 {
        match self {
            Self::Blend(blend) => blend.redundancy(),
            Self::Lead | Self::TfIdf | Self::TextRank | Self::LexRank => 0.0,
        }
    }

    /// The parts of the scores of the candidates asked for.
    pub(crate) fn explain(self, analysis: &Analysis, candidates: &[usize]) -> Vec<Vec<Why>> {
        match self {
            Self::Blend(blend) => blend.explain(analysis, candidates),
            Self::Lead | Self::TfIdf | Self::TextRank | Self::LexRank => vec![Vec::new(); candidates.len()],
        }
    }
}

impl fmt::Display for SentenceMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for SentenceMethod {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|method| method.name() == name);
        found.ok_or_else(|| {
            let names = Self::ALL.iter().map(|method| method.name()).collect();
            ErrorKind::UnknownMethod(name.to_owned(), names).into()
        })
    }
}
