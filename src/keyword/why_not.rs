//! Why a phrase is not among the keywords.

use super::candidates::{CandidateSource, MAX_PHRASE_WORDS, Phrases, Role};
use super::choose::is_wanted;
use super::keywords::Keywords;
use super::picked::{Covered, Picked};
use super::run::RankedPhrases;
use super::surface::shown;
use crate::analysis::Analysis;
use crate::document::{Document, TermId, TokenKind};
use crate::explain::Why;
use crate::math::by_score_then_index;
use crate::query::words_of;
use std::fmt;
use std::ops::Range;

/// Why a phrase is not among the keywords, or that it is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WhyNot {
    /// The phrase as it was asked for.
    pub text: String,
    /// The reason; it says it in words ([`fmt::Display`]).
    pub reason: WhyNotReason,
    /// The score of the phrase and its parts, if the method scores it.
    pub why: Option<Why>,
}

/// A reason why a phrase is not among the keywords.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WhyNotReason {
    /// It is among the keywords. Holds its place, counted from 1.
    Shown(usize),
    /// The text does not have its words, or not in a row in one sentence. Holds the words that it does not have at all.
    NotInText(Vec<String>),
    /// It has more words than a phrase may have. Holds its number of words, and the largest one.
    TooManyWords(usize, usize),
    /// The text has it only where no phrases are looked for: in code, tables, rules and lines about the text.
    NotRead,
    /// A word of it cannot be there in a phrase. Holds the word, and what that is.
    NoPhrase(String, &'static str),
    /// It is never a phrase of its own. Holds the longer phrase that it is inside of.
    OnlyInside(String),
    /// The method leaves it out.
    NoScore,
    /// Its score is too low. Holds the score, and the lowest that a keyword may have.
    BelowLowest(f64, f64),
    /// All its occurrences are inside better phrases. Holds these.
    CoveredBy(Vec<String>),
    /// A better phrase is its abbreviation, or what it is short for. Holds that phrase.
    OtherNameOf(String),
    /// A better phrase has the same words in another order. Holds that phrase.
    SameWordsAs(String),
    /// Others are better, or less like those that are better.
    Outranked {
        /// Its place among the candidates by score, counted from 1.
        rank: usize,
        /// How many candidates there are.
        n_candidates: usize,
        /// Its score.
        score: f64,
        /// The lowest score of a keyword.
        lowest: f64,
    },
}

impl WhyNotReason {
    /// Its name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Shown(_) => "shown",
            Self::NotInText(_) => "not-in-text",
            Self::TooManyWords(..) => "too-many-words",
            Self::NotRead => "not-read",
            Self::NoPhrase(..) => "no-phrase",
            Self::OnlyInside(_) => "only-inside",
            Self::NoScore => "no-score",
            Self::BelowLowest(..) => "below-lowest-score",
            Self::CoveredBy(_) => "covered",
            Self::OtherNameOf(_) => "other-name",
            Self::SameWordsAs(_) => "same-words",
            Self::Outranked { .. } => "outranked",
        }
    }
}

impl fmt::Display for WhyNotReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown(place) => write!(f, "it is keyword {place}"),
            Self::NotInText(missing) if missing.is_empty() => {
                f.write_str("the text does not have its words in a row in one sentence")
            }
            Self::NotInText(missing) => {
                write!(f, "the text does not have \"{}\"", missing.join("\", \""))
            }
            Self::TooManyWords(n_words, most) => {
                write!(f, "it has {n_words} words, and a keyword may have {most}")
            }
            Self::NotRead => f.write_str("the text has it only in code, tables or lines about the text"),
            Self::NoPhrase(word, what) => write!(f, "not a phrase: \"{word}\" is {what}"),
            Self::OnlyInside(longer) => {
                write!(f, "never a phrase of its own, only a part of others such as \"{longer}\"")
            }
            Self::NoScore => f.write_str("the method gives it no score"),
            Self::BelowLowest(score, lowest) => {
                write!(f, "its score of {score:.3} is below {lowest}, the lowest that was asked for")
            }
            Self::CoveredBy(better) => {
                write!(f, "only inside of what is better: \"{}\"", better.join("\", \""))
            }
            Self::OtherNameOf(better) => write!(f, "another name of \"{better}\", which is better"),
            Self::SameWordsAs(better) => write!(f, "the same words as \"{better}\", which is better"),
            Self::Outranked { rank, n_candidates, score, lowest } => write!(
                f,
                "rank {rank} of {n_candidates} with a score of {score:.3}; the lowest keyword has {lowest:.3}"
            ),
        }
    }
}

impl Keywords {
    /// Why a phrase is not among the keywords of an analysed document. Costs as much as finding and explaining them.
    ///
    /// ```
    /// use nutgraf::{Analysis, Document, Keywords};
    /// let document = Document::new("The sea ice is thin. Scientists measure the sea ice with a lidar.")?;
    /// let why_not = Keywords::default().why_not(&Analysis::of(&document), "ice");
    /// assert_eq!(why_not.reason.to_string(), "never a phrase of its own, only a part of others such as \"sea ice\"");
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn why_not(&self, analysis: &Analysis, phrase: &str) -> WhyNot {
        analysis.threads.run(|| {
            let ranked = RankedPhrases::of(self, analysis);
            let asked = words_of(analysis.document(), phrase);
            let (reason, why) = match find(&ranked, &asked) {
                Ok(found) => (why_not_chosen(&ranked, found), ranked.explain(&[found]).pop()),
                Err(reason) => (reason, None),
            };
            WhyNot { text: phrase.to_owned(), reason, why }
        })
    }
}

/// The candidate that some words are, or why they are none.
fn find(ranked: &RankedPhrases, asked: &[(String, Option<TermId>)]) -> Result<usize, WhyNotReason> {
    let phrases = &ranked.phrases;
    let missing = asked.iter().filter(|(_, term)| term.is_none()).map(|(word, _)| word.clone());
    let missing: Vec<String> = missing.collect();
    let terms: Vec<TermId> = asked.iter().filter_map(|&(_, term)| term).collect();
    if !missing.is_empty() || terms.is_empty() {
        return Err(WhyNotReason::NotInText(missing));
    }
    let most = if ranked.settings.single_words { 1 } else { ranked.settings.max_words.min(MAX_PHRASE_WORDS) };
    if terms.len() > most {
        return Err(WhyNotReason::TooManyWords(terms.len(), most));
    }
    let occurrences = occurrences(phrases.document, &terms);
    let Some(first) = occurrences.first() else { return Err(WhyNotReason::NotInText(missing)) };
    let is_read = |tokens: &&Range<usize>| {
        let roles = &phrases.roles.of_token[(*tokens).clone()];
        roles.iter().any(|&role| role != Role::Break)
    };
    let Some(read) = occurrences.iter().find(is_read) else { return Err(WhyNotReason::NotRead) };
    match phrases.find(&phrases.document.tokens()[first.clone()]) {
        Some(phrase) if phrases.is_candidate(phrase) => Ok(phrase),
        Some(phrase) => Err(WhyNotReason::OnlyInside(longer(phrases, phrase))),
        None => Err(no_phrase(phrases, read)),
    }
}

/// Where the document has some terms in a row in one sentence, by tokens.
fn occurrences(document: &Document, terms: &[TermId]) -> Vec<Range<usize>> {
    let in_sentence = |sentence: Range<usize>| {
        let tokens = &document.tokens()[sentence.clone()];
        let is_here = |at: &usize| {
            tokens[*at..*at + terms.len()].iter().zip(terms).all(|(token, term)| token.term == *term)
        };
        let starts = 0..(tokens.len() + 1).saturating_sub(terms.len());
        let here: Vec<usize> = starts.filter(is_here).collect();
        here.into_iter().map(move |at| sentence.start + at..sentence.start + at + terms.len())
    };
    document.sentences().flat_map(|sentence| in_sentence(sentence.token_range())).collect()
}

/// The word that keeps some tokens from being a phrase.
fn no_phrase(phrases: &Phrases, tokens: &Range<usize>) -> WhyNotReason {
    let document = phrases.document;
    let (first, last) = (tokens.start, tokens.end - 1);
    let is_good = |&at: &usize| {
        let role = phrases.roles.of_token[at];
        let is_inside = at != first && at != last;
        match phrases.source {
            CandidateSource::NounPhrases if at == last => role.is_head(),
            CandidateSource::NGrams if is_inside => role != Role::Break,
            _ => role.is_content(),
        }
    };
    let at = tokens.clone().find(|at| !is_good(at)).unwrap_or(last);
    let token = document.tokens()[at];
    let what = match phrases.roles.of_token[at] {
        Role::Modifier => "an adjective without a noun after it",
        _ if document.is_stop(token.term) => "a stop word",
        _ => match document.kind(token) {
            TokenKind::Number | TokenKind::Address => "a number or an address",
            _ => "not part of a noun phrase where it is",
        },
    };
    WhyNotReason::NoPhrase(document.token_text(token).to_owned(), what)
}

/// The longest run of words that a phrase is first inside of.
fn longer(phrases: &Phrases, phrase: usize) -> String {
    let tokens = phrases.document.tokens();
    let is_inside = |at: &usize| phrases.roles.of_token[*at].is_content();
    let first = phrases.list[phrase].first as usize;
    let end = first + phrases.list[phrase].n_words as usize;
    let start = (0..first).rev().take_while(is_inside).last().unwrap_or(first);
    let end = (end..tokens.len()).take_while(is_inside).last().map_or(end, |last| last + 1);
    let words: Vec<&str> =
        tokens[start..end].iter().map(|&token| phrases.document.token_text(token)).collect();
    words.join(" ")
}

/// Why a candidate is not shown.
fn why_not_chosen(ranked: &RankedPhrases, phrase: usize) -> WhyNotReason {
    let RankedPhrases { settings, ref phrases, ref scores, .. } = *ranked;
    let chosen = ranked.chosen();
    let score = scores[phrase];
    if let Some(place) = chosen.iter().position(|&other| other == phrase) {
        return WhyNotReason::Shown(place + 1);
    }
    if score == 0.0 {
        return WhyNotReason::NoScore;
    }
    if !is_wanted(phrases, scores, settings.min_score, phrase) {
        return WhyNotReason::BelowLowest(score, settings.min_score);
    }
    let is_better = |other: usize| by_score_then_index((scores[other], other), (score, phrase)).is_lt();
    let name =
        |phrase: usize| shown(phrases, &[phrase]).into_iter().map(|surface| surface.text).collect::<String>();
    let mut picked = Picked::new(phrases);
    chosen.iter().filter(|&&other| is_better(other)).for_each(|&other| {
        picked.offer(other);
    });
    match picked.covered(phrase) {
        Some(Covered::OtherName(other)) => WhyNotReason::OtherNameOf(name(other)),
        Some(Covered::SameWords(other)) => WhyNotReason::SameWordsAs(name(other)),
        Some(Covered::Inside) => {
            let longer = picked.phrases.iter().filter(|&&other| is_part(phrases, phrase, other));
            WhyNotReason::CoveredBy(longer.map(|&other| name(other)).collect())
        }
        None => {
            let candidates = (0..phrases.len()).filter(|&other| phrases.is_candidate(other));
            WhyNotReason::Outranked {
                rank: candidates.clone().filter(|&other| is_better(other)).count() + 1,
                n_candidates: candidates.count(),
                score,
                lowest: chosen.iter().map(|&other| scores[other]).fold(1.0, f64::min),
            }
        }
    }
}

/// True if a phrase is inside a longer one.
fn is_part(phrases: &Phrases, phrase: usize, longer: usize) -> bool {
    let terms: Vec<TermId> = phrases.terms(phrase).collect();
    let of_longer: Vec<TermId> = phrases.terms(longer).collect();
    of_longer.windows(terms.len()).any(|window| window == terms)
}
