//! Finds out why a phrase is not among the keywords.

use super::candidates::{CandidateSource, MAX_PHRASE_WORDS, Phrases, Role};
use super::choose::is_wanted;
use super::keywords::Keywords;
use super::picked::{Covered, Picked};
use super::reason::{WhyNot, WhyNotReason};
use super::run::RankedPhrases;
use super::surface::shown;
use crate::analysis::Analysis;
use crate::document::{Document, TermId, TokenKind};
use crate::math::by_score_then_index;
use crate::query::words_of;
use std::ops::Range;

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
        Some(phrase) if phrases.full_name(phrase) != phrase => {
            Err(WhyNotReason::OtherNameOf(full_name(phrases, phrase)))
        }
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
            CandidateSource::NounPhrases if at == last => role.ends_phrase(),
            CandidateSource::NounPhrases if is_inside => role.is_in_phrase(),
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

/// The name that a phrase stands for.
fn full_name(phrases: &Phrases, phrase: usize) -> String {
    shown(phrases, &[phrases.full_name(phrase)]).into_iter().map(|surface| surface.text).collect()
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
        Some(Covered::Inside(other)) => WhyNotReason::PartOf(name(other)),
        Some(Covered::Around(other)) => WhyNotReason::LongerThan(name(other)),
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
