//! The table of keyword methods.

use super::{
    blend, firstphrases, kpminer, multipartite, positionrank, rake, singlerank, textrank, tfidf, topicrank,
    yake,
};
use crate::analysis::Analysis;
use crate::error::{Error, named};
use crate::explain::Why;
use crate::keyword::candidates::{CandidateSource, Phrases};
use std::fmt;
use std::str::FromStr;

/// A way to rank phrases.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeywordMethod {
    /// The default: signals of a phrase, weighted by cues of the document.
    #[default]
    Blend,
    /// Count times idf (Spärck Jones 1972).
    TfIdf,
    /// Degree over frequency of the words of runs between stop words (Rose et al. 2010).
    Rake,
    /// `PageRank` over neighbouring words (Mihalcea & Tarau 2004).
    TextRank,
    /// `PageRank` over words that are often near each other (Wan & Xiao 2008).
    SingleRank,
    /// The same, drawn to words that come early (Florescu & Caragea 2017).
    PositionRank,
    /// `PageRank` over clusters of phrases (Bougouin et al. 2013).
    TopicRank,
    /// `PageRank` over phrases of different clusters (Boudin 2018).
    MultipartiteRank,
    /// Repeated n-grams that come early (El-Beltagy & Rafea 2010).
    KpMiner,
    /// Case, position, frequency, relatedness and spread of words (Campos et al. 2020).
    Yake,
    /// Noun phrases as they come.
    FirstPhrases,
}

impl KeywordMethod {
    /// Every method, with its default settings; the default method first.
    pub const ALL: &'static [Self] = &[
        Self::Blend,
        Self::TfIdf,
        Self::Rake,
        Self::TextRank,
        Self::SingleRank,
        Self::PositionRank,
        Self::TopicRank,
        Self::MultipartiteRank,
        Self::KpMiner,
        Self::Yake,
        Self::FirstPhrases,
    ];

    /// Its name, as [`FromStr`] and the command line take it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blend => "blend",
            Self::TfIdf => "tfidf",
            Self::Rake => "rake",
            Self::TextRank => "textrank",
            Self::SingleRank => "singlerank",
            Self::PositionRank => "positionrank",
            Self::TopicRank => "topicrank",
            Self::MultipartiteRank => "multipartite",
            Self::KpMiner => "kpminer",
            Self::Yake => "yake",
            Self::FirstPhrases => "firstphrases",
        }
    }

    /// A description in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Blend => "frequency, information, position and shape together (default)",
            Self::TfIdf => "count times inverse document frequency (Sparck Jones 1972)",
            Self::Rake => "degree over frequency of the words between stop words (Rose et al. 2010)",
            Self::TextRank => "PageRank over neighbouring words (Mihalcea & Tarau 2004)",
            Self::SingleRank => "PageRank over words that often stand near each other (Wan & Xiao 2008)",
            Self::PositionRank => "the same, drawn to words that come early (Florescu & Caragea 2017)",
            Self::TopicRank => "PageRank over clusters of phrases (Bougouin et al. 2013)",
            Self::MultipartiteRank => "PageRank over phrases of different clusters (Boudin 2018)",
            Self::KpMiner => "repeated n-grams that come early (El-Beltagy & Rafea 2010)",
            Self::Yake => "case, position, frequency, relatedness and spread of words (Campos et al. 2020)",
            Self::FirstPhrases => "noun phrases as they come",
        }
    }

    /// The sequences of words that it takes for candidates.
    pub(crate) fn source(self) -> CandidateSource {
        match self {
            Self::Blend
            | Self::TfIdf
            | Self::TextRank
            | Self::SingleRank
            | Self::PositionRank
            | Self::TopicRank
            | Self::MultipartiteRank
            | Self::FirstPhrases => CandidateSource::NounPhrases,
            Self::Rake => CandidateSource::ContentRuns,
            Self::KpMiner | Self::Yake => CandidateSource::NGrams,
        }
    }

    /// True if words are tagged in their context. The tags of words alone are rougher and cost little, which suits a
    /// method of plain counts.
    pub(crate) fn reads_context(self) -> bool {
        !matches!(self, Self::TfIdf)
    }

    /// The score of every phrase, 0 or more, higher is better.
    pub(crate) fn scores(self, analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
        match self {
            Self::Blend => blend::scores(analysis, phrases),
            Self::TfIdf => tfidf::scores(analysis, phrases),
            Self::Rake => rake::scores(phrases),
            Self::TextRank => textrank::scores(phrases),
            Self::SingleRank => singlerank::scores(phrases),
            Self::PositionRank => positionrank::scores(phrases),
            Self::TopicRank => topicrank::scores(phrases),
            Self::MultipartiteRank => multipartite::scores(phrases),
            Self::KpMiner => kpminer::scores(analysis, phrases),
            Self::Yake => yake::scores(phrases),
            Self::FirstPhrases => firstphrases::scores(phrases),
        }
    }

    /// Explains the scores of the phrases asked for: a part each, whose share is the score.
    pub(crate) fn explain(self, analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
        match self {
            Self::Blend => blend::explain(analysis, phrases, wanted),
            Self::TfIdf => tfidf::explain(analysis, phrases, wanted),
            Self::Rake => rake::explain(phrases, wanted),
            Self::TextRank => textrank::explain(phrases, wanted),
            Self::SingleRank => singlerank::explain(phrases, wanted),
            Self::PositionRank => positionrank::explain(phrases, wanted),
            Self::TopicRank => topicrank::explain(phrases, wanted),
            Self::MultipartiteRank => multipartite::explain(phrases, wanted),
            Self::KpMiner => kpminer::explain(analysis, phrases, wanted),
            Self::Yake => yake::explain(phrases, wanted),
            Self::FirstPhrases => firstphrases::explain(phrases, wanted),
        }
    }
}

impl fmt::Display for KeywordMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for KeywordMethod {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("method", Self::ALL, Self::name, name)
    }
}
