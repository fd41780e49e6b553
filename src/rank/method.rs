//! The table of sentence methods.

use super::blend::Blend;
use super::kl::KlSum;
use super::ranking::{Ranking, fixed};
use super::submodular::Submodular;
use super::sumbasic::SumBasic;
use super::together::Together;
use super::{blend, edmundson, hiporank, lead, lexrank, lsa, luhn, pacsum, textrank, tfidf};
use crate::analysis::Analysis;
use crate::error::{Error, named};
use crate::select::Budget;
use std::fmt;
use std::str::FromStr;

/// A way to rank sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SentenceMethod {
    /// The default: position, centrality, shape and more, weighted by what the document is, and summed.
    #[default]
    Blend,
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

impl SentenceMethod {
    /// Every method, with its default settings; the default method first.
    pub const ALL: &'static [Self] = &[
        Self::Blend,
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

    /// A description in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.about().1
    }

    fn about(self) -> (&'static str, &'static str) {
        match self {
            Self::Blend => ("blend", "position, centrality, shape and more, by what the text is (default)"),
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

    /// The candidates ranked, before redundancy.
    pub(crate) fn ranking<'a>(self, analysis: &'a Analysis, budget: Budget) -> Ranking<'a> {
        match self {
            Self::Blend if analysis.document().sources().len() > 1 => {
                Ranking::Sequential(Box::new(Together::of(analysis, budget)))
            }
            Self::Blend => Ranking::ByLength(Box::new(Blend::of(analysis))),
            Self::Lead => fixed(lead::scores(analysis), |all| lead::explain(analysis, all)),
            Self::Luhn => fixed(luhn::scores(analysis), |all| luhn::explain(analysis, all)),
            Self::Edmundson => fixed(edmundson::scores(analysis), |all| edmundson::explain(analysis, all)),
            Self::TfIdf => fixed(tfidf::scores(analysis), |all| tfidf::explain(analysis, all)),
            Self::TextRank => fixed(textrank::scores(analysis), |all| textrank::explain(analysis, all)),
            Self::LexRank => fixed(lexrank::scores(analysis), |all| lexrank::explain(analysis, all)),
            Self::LexRankDiscrete => {
                fixed(lexrank::discrete_scores(analysis), |all| lexrank::explain_discrete(analysis, all))
            }
            Self::Lsa => fixed(lsa::scores(analysis), |all| lsa::explain(analysis, all)),
            Self::SumBasic => Ranking::Sequential(Box::new(SumBasic::of(analysis))),
            Self::Kl => Ranking::Sequential(Box::new(KlSum::of(analysis))),
            Self::Submodular => Ranking::Sequential(Box::new(Submodular::of(analysis))),
            Self::PacSum => fixed(pacsum::scores(analysis), |all| pacsum::explain(analysis, all)),
            Self::HipoRank => fixed(hiporank::scores(analysis), |all| hiporank::explain(analysis, all)),
        }
    }

    /// The loss of a sentence that says nothing new, in units of the score; none for a method of a paper.
    pub(crate) fn redundancy(self, analysis: &Analysis, n_wanted: f64) -> f64 {
        if self == Self::Blend { blend::redundancy(analysis, n_wanted) } else { 0.0 }
    }

    /// How much a summary may lose, in units of the score, so that no sentence leans on a missing one;
    /// nothing for a method of a paper, which has no such rule.
    pub(crate) fn coherence(self, analysis: &Analysis, n_wanted: f64) -> Option<f64> {
        (self == Self::Blend).then(|| blend::coherence(analysis, n_wanted))
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
        named("method", Self::ALL, Self::name, name)
    }
}
