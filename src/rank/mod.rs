//! Sentence methods: each gives every candidate a score, higher is better, in a file of its own.

mod blend;
mod edmundson;
mod hiporank;
mod kind;
mod kl;
mod lead;
mod lexrank;
mod lsa;
mod luhn;
mod pacsum;
mod submodular;
mod sumbasic;
mod textrank;
mod tfidf;
mod together;
mod voice;

pub(crate) use together::Limit;

pub use blend::Blend;

use crate::analysis::Analysis;
use crate::error::{Error, ErrorKind};
use crate::explain::Why;
use crate::select::Gains;
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
    /// Dense clusters of repeated words (Luhn 1958).
    Luhn,
    /// Cue words, frequent words, title words and location (Edmundson 1969).
    Edmundson,
    /// Similarity to the centroid of the document (Radev, Jing, Styś & Tam 2004).
    TfIdf,
    /// `PageRank` over word overlap (Mihalcea & Tarau 2004).
    TextRank,
    /// `PageRank` over tf·idf cosine, continuous (Erkan & Radev 2004).
    LexRank,
    /// `PageRank` over pairs with a cosine of at least 0.1, unweighted (Erkan & Radev 2004).
    LexRankDiscrete,
    /// Length in the space of the strongest topics (Steinberger & Ježek 2004).
    Lsa,
    /// Mean word probability, squared once said (Nenkova & Vanderwende 2005).
    SumBasic,
    /// The words distributed as in the document (Haghighi & Vanderwende 2009).
    Kl,
    /// Coverage and diversity (Lin & Bilmes 2011).
    Submodular,
    /// Directed centrality (Zheng & Lapata 2019).
    PacSum,
    /// Directed centrality within and across sections (Dong, Mircea & Cheung 2021).
    HipoRank,
}

/// What a method makes of a document.
pub(crate) enum Ranking<'a> {
    /// A score for every candidate, whatever else is taken.
    Static(Vec<f64>),
    /// What a candidate adds to those taken.
    Sequential(Box<dyn Gains + 'a>),
}

impl Default for SentenceMethod {
    fn default() -> Self {
        Self::Blend(Blend::default())
    }
}

impl SentenceMethod {
    /// Every method, with its default settings; the default method first.
    pub const ALL: &'static [Self] = &[
        Self::Blend(Blend::DEFAULT),
        Self::Lead,
        Self::Luhn,
        Self::Edmundson,
        Self::TfIdf,
        Self::TextRank,
        Self::LexRank,
        Self::LexRankDiscrete,
        Self::Lsa,
        Self::SumBasic,
        Self::Kl,
        Self::Submodular,
        Self::PacSum,
        Self::HipoRank,
    ];

    /// Its name, as [`FromStr`] and the command line take it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.about().0
    }

    /// What it does, in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.about().1
    }

    fn about(self) -> (&'static str, &'static str) {
        match self {
            Self::Blend(_) => ("blend", "position, centrality, title and shape together (default)"),
            Self::Lead => ("lead", "the first sentences"),
            Self::Luhn => ("luhn", "dense clusters of repeated words (Luhn 1958)"),
            Self::Edmundson => ("edmundson", "cue, key and title words and location (Edmundson 1969)"),
            Self::TfIdf => ("tfidf", "similarity to the tf-idf centroid (Radev et al. 2004)"),
            Self::TextRank => ("textrank", "PageRank over word overlap (Mihalcea & Tarau 2004)"),
            Self::LexRank => ("lexrank", "PageRank over tf-idf cosine, continuous (Erkan & Radev 2004)"),
            Self::LexRankDiscrete => {
                ("lexrank-discrete", "PageRank over cosine >= 0.1, unweighted (Erkan & Radev 2004)")
            }
            Self::Lsa => ("lsa", "latent semantic analysis (Steinberger & Jezek 2004)"),
            Self::SumBasic => ("sumbasic", "mean word probability (Nenkova & Vanderwende 2005)"),
            Self::Kl => ("kl", "words distributed as in the document (Haghighi & Vanderwende 2009)"),
            Self::Submodular => ("submodular", "coverage and diversity (Lin & Bilmes 2011)"),
            Self::PacSum => ("pacsum", "directed tf-idf centrality (Zheng & Lapata 2019)"),
            Self::HipoRank => ("hiporank", "centrality within and across sections (Dong et al. 2021)"),
        }
    }

    /// What the method makes of the candidates, before redundancy, for a summary of so many sentences.
    pub(crate) fn ranking<'a>(self, analysis: &'a Analysis, n_wanted: f64, limit: Limit) -> Ranking<'a> {
        match self {
            Self::Blend(_) if analysis.document().sources().len() > 1 => {
                Ranking::Sequential(Box::new(together::Together::of(analysis, limit)))
            }
            Self::Blend(blend) => Ranking::Static(blend.scores(analysis, n_wanted)),
            Self::Lead => Ranking::Static(lead::scores(analysis)),
            Self::Luhn => Ranking::Static(luhn::scores(analysis)),
            Self::Edmundson => Ranking::Static(edmundson::scores(analysis)),
            Self::TfIdf => Ranking::Static(tfidf::scores(analysis)),
            Self::TextRank => Ranking::Static(textrank::scores(analysis)),
            Self::LexRank => Ranking::Static(lexrank::scores(analysis)),
            Self::LexRankDiscrete => Ranking::Static(lexrank::discrete_scores(analysis)),
            Self::Lsa => Ranking::Static(lsa::scores(analysis)),
            Self::SumBasic => Ranking::Sequential(Box::new(sumbasic::SumBasic::of(analysis))),
            Self::Kl => Ranking::Sequential(Box::new(kl::KlSum::of(analysis))),
            Self::Submodular => Ranking::Sequential(Box::new(submodular::Submodular::of(analysis))),
            Self::PacSum => Ranking::Static(pacsum::scores(analysis)),
            Self::HipoRank => Ranking::Static(hiporank::scores(analysis)),
        }
    }

    /// How much a sentence loses that says only what is said already, as a share of the best score.
    pub(crate) fn redundancy(self, analysis: &Analysis, n_wanted: f64) -> f64 {
        if let Self::Blend(blend) = self { blend.redundancy(analysis, n_wanted) } else { 0.0 }
    }

    /// How much a summary may lose, as a share of the best score, so that no sentence leans on a missing one;
    /// nothing for a method of a paper, which has no such rule.
    pub(crate) fn coherence(self, analysis: &Analysis, n_wanted: f64) -> Option<f64> {
        matches!(self, Self::Blend(_)).then(|| Blend::coherence(analysis, n_wanted))
    }

    /// The parts of the scores of the candidates asked for; none for a method of one signal.
    pub(crate) fn explain(self, analysis: &Analysis, n_wanted: f64, candidates: &[usize]) -> Vec<Vec<Why>> {
        match self {
            // What several documents say is worth what it covers, and that is one signal.
            Self::Blend(_) if analysis.document().sources().len() > 1 => vec![Vec::new(); candidates.len()],
            Self::Blend(blend) => blend.explain(analysis, n_wanted, candidates),
            _ => vec![Vec::new(); candidates.len()],
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
