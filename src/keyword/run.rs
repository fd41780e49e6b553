//! From the settings and a document to the keywords.

use super::candidates::{CandidateSource, MAX_PHRASE_WORDS, Phrases, Tags, collect};
use super::choose::{Selection, choose};
use super::keywords::{Keyword, Keywords};
use super::query::Nearness;
use super::surface::{Surface, shown};
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::tag::tag_words_alone;

impl Keywords {
    /// The keywords of an analysed document, best first; none only if the document has no content word, no phrase
    /// reaches the lowest score, or [`Keywords::check`] or [`Keywords::check_language`] refuses the settings.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Vec<Keyword> {
        if self.check().is_err() || self.check_language(analysis.document().language()).is_err() {
            return Vec::new();
        }
        analysis.threads.run(|| self.run_here(analysis))
    }

    fn run_here(&self, analysis: &Analysis) -> Vec<Keyword> {
        let ranked = RankedPhrases::of(self, analysis);
        let chosen = ranked.chosen();
        let wording = self.wording.folded(analysis.document().language());
        let name =
            |phrase| wording.name_of(&ranked.phrases, phrase).map(|at| self.wording.only[at].0.clone());
        let keyword = |(Surface { text, spans }, &phrase)| Keyword {
            text: name(phrase).unwrap_or(text),
            spans,
            score: ranked.scores[phrase],
            why: None,
        };
        let mut keywords: Vec<Keyword> =
            shown(&ranked.phrases, &chosen).into_iter().zip(&chosen).map(keyword).collect();
        if self.is_explained {
            let whys = ranked.explain(&chosen).into_iter();
            keywords.iter_mut().zip(whys).for_each(|(keyword, why)| keyword.why = Some(why));
        }
        keywords
    }

    /// The phrases that the method may score.
    pub(super) fn phrases<'d>(&self, analysis: &'d Analysis) -> Phrases<'d> {
        let has_names = !self.wording.only.is_empty();
        let source = match self.single_words {
            true => CandidateSource::Words,
            // What is named need not be a noun phrase.
            false if has_names => CandidateSource::NGrams,
            false => self.method.source(),
        };
        let tags = if self.method.reads_context() {
            analysis.tags().map(Tags::OfTokens)
        } else {
            tag_words_alone(analysis.document()).map(Tags::OfWords)
        };
        let max_words = if has_names { MAX_PHRASE_WORDS } else { self.max_words };
        let mut phrases = collect(analysis, tags, source, max_words, &self.parts_of_speech);
        if !self.wording.is_empty() {
            self.wording.folded(analysis.document().language()).apply(&mut phrases);
        }
        phrases
    }
}

/// The phrases of a document, scored once: to choose from and to explain.
pub(super) struct RankedPhrases<'a> {
    pub(super) settings: &'a Keywords,
    analysis: &'a Analysis<'a>,
    pub(super) phrases: Phrases<'a>,
    /// By phrase; the best candidate has 1.
    pub(super) scores: Vec<f64>,
    /// The score of the best candidate before all were divided by it.
    best: f64,
    /// If there is a query that the document has a word of.
    nearness: Option<Nearness>,
}

impl<'a> RankedPhrases<'a> {
    pub(super) fn of(settings: &'a Keywords, analysis: &'a Analysis) -> Self {
        let phrases = settings.phrases(analysis);
        let mut scores = settings.method.scores(analysis, &phrases);
        let nearness = Nearness::of(&phrases, &settings.query);
        if let Some(nearness) = &nearness {
            scores.iter_mut().enumerate().for_each(|(phrase, score)| *score *= nearness.factor(phrase));
        }
        scores.iter_mut().zip(&phrases.factors).for_each(|(score, factor)| *score *= factor);
        let best = scale(&mut scores, &phrases);
        Self { settings, analysis, phrases, scores, best, nearness }
    }

    /// The phrases that are shown, best first.
    pub(super) fn chosen(&self) -> Vec<usize> {
        let &Keywords { top, min_score, diversity, .. } = self.settings;
        choose(&self.phrases, &self.scores, Selection { top, min_score, diversity })
    }

    /// Why each of some phrases has its score.
    pub(super) fn explain(&self, wanted: &[usize]) -> Vec<Why> {
        let method = self.settings.method;
        let why = |(raw, &phrase): (Why, &usize)| {
            let scaled = raw.times(1.0 / self.best, "the best keyword counts as 1");
            let boost = self.phrases.factors.get(phrase).filter(|&&factor| factor != 1.0);
            let nearness = self.nearness.as_ref().map(|nearness| nearness.explain(phrase));
            let factors: Vec<Why> =
                nearness.into_iter().chain(boost.map(|&factor| Why::factor("boost", factor))).collect();
            if factors.is_empty() {
                let label = format!("{method}: {}", scaled.label);
                return scaled.named(label);
            }
            Why::added(method.name(), self.scores[phrase]).of([vec![scaled], factors].concat())
        };
        method.explain(self.analysis, &self.phrases, wanted).into_iter().zip(wanted).map(why).collect()
    }
}

/// Divides the scores by the best candidate's, which is returned; 1 if that is nothing.
fn scale(scores: &mut [f64], phrases: &Phrases) -> f64 {
    let candidates = (0..scores.len()).filter(|&phrase| phrases.is_candidate(phrase));
    let best = candidates.map(|phrase| scores[phrase]).fold(0.0, f64::max);
    if best == 0.0 {
        return 1.0;
    }
    scores.iter_mut().for_each(|score| *score /= best);
    best
}
