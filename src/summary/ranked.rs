//! A document's sentences, ranked once: what is picked, shortened and explained comes from them.

use super::kinds::Scope;
use super::pick::{Pick, Shortened};
use super::shorten::{costs, in_full, shortened};
use super::summarizer::Summarizer;
use super::wishes::{best_with, likeness, wished};
use super::worth::{Scores, Worth};
use crate::analysis::Analysis;
use crate::math::by_score_then_index;
use crate::select::{Budget, Choice, Cut, Prices, Taken, cut, mend, select};
use std::ops::Range;

/// The sentences of a document, ranked once: to pick, shorten and explain.
pub(crate) struct Ranked<'a> {
    pub(super) settings: &'a Summarizer,
    pub(super) analysis: &'a Analysis<'a>,
    /// By candidate, if there is a query that some candidate is like.
    pub(super) likeness: Option<Vec<f64>>,
    pub(super) worth: Worth<'a>,
    /// The scores that are shown, if they are others than those of the worth.
    usual: Option<Scores>,
}

impl<'a> Ranked<'a> {
    /// The sentences of a document, ranked with some settings.
    pub(super) fn of(settings: &'a Summarizer, analysis: &'a Analysis) -> Self {
        let n_wanted = if settings.is_nested { 1.0 } else { settings.budget.n_sentences(analysis) };
        let budget = if settings.is_nested { Budget::default() } else { settings.budget };
        let likeness = likeness(analysis, &settings.query);
        let ranking = settings.method.ranking(analysis, budget);
        let redundancy = settings.method.redundancy(analysis, n_wanted);
        let wish = |scores| wished(analysis, scores, likeness.as_deref(), &settings.avoid);
        let worth = Worth::of(analysis, ranking, n_wanted, redundancy, wish);
        Self { settings, analysis, likeness, worth, usual: None }
    }

    /// The same, to show the scores of a summary of the usual length: they do not depend on the length asked for.
    pub(super) fn with_usual_scores(mut self) -> Self {
        let n_usual = Budget::default().n_sentences(self.analysis);
        self.usual = self.worth.scores_for(n_usual, |scores| self.wished(scores));
        self
    }

    /// The scores that are shown.
    pub(super) fn shown(&self) -> &Scores {
        self.usual.as_ref().unwrap_or(&self.worth.scores)
    }

    /// From now on, ranked for a summary of about `n_wanted` sentences.
    pub(super) fn resize(&mut self, n_wanted: f64) {
        let (settings, analysis) = (self.settings, self.analysis);
        let redundancy = settings.method.redundancy(analysis, n_wanted);
        let likeness = self.likeness.as_deref();
        let wish = |scores| wished(analysis, scores, likeness, &settings.avoid);
        self.worth.resize(n_wanted, redundancy, wish);
    }

    fn wished(&self, scores: Vec<f64>) -> Vec<f64> {
        wished(self.analysis, scores, self.likeness.as_deref(), &self.settings.avoid)
    }

    /// The most that a summary may lose so that no sentence leans on a missing one, if the method has such a rule.
    pub(super) fn coherence(&self) -> Option<f64> {
        let loss = self.settings.method.coherence(self.analysis, self.worth.scores.n_wanted);
        loss.map(|loss| loss * self.worth.unit())
    }

    /// The candidates of the document, or of each of its sections.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        match self.settings.scope {
            Scope::Document => std::iter::once(0..self.analysis.n_candidates()).collect(),
            Scope::Section => self.analysis.sections(),
        }
    }

    /// The candidates taken from the document, or from each of its sections, in the order taken.
    pub(super) fn take(&mut self, forced: &[usize]) -> Vec<Vec<Taken>> {
        let (settings, analysis) = (self.settings, self.analysis);
        let costs = self.costs(forced);
        let prices = Prices::of(settings.budget, analysis.document(), costs.as_deref());
        let (coherence, ranges) = (self.coherence(), self.ranges());
        let take = |among: Range<usize>| {
            let choice = Choice { analysis, prices, among, forced };
            let mut taken = select(&choice, &mut self.worth);
            if let Some(tolerance) = coherence {
                mend(&choice, &self.worth, &mut taken, tolerance);
            }
            self.worth.note_late(&taken);
            taken
        };
        ranges.into_iter().map(take).collect()
    }

    /// The costs of the candidates as they are shown, if that is not in full.
    pub(super) fn costs(&self, forced: &[usize]) -> Option<Vec<usize>> {
        let Summarizer { budget, is_compressed, .. } = *self.settings;
        // A sentence costs one however long it is.
        let is_priced = is_compressed && !matches!(budget, Budget::Sentences(_));
        is_priced.then(|| costs(self.analysis, budget, forced))
    }

    /// The candidates that have a term that must be included.
    pub(super) fn forced(&self) -> Vec<usize> {
        let terms = self.settings.must_include.iter();
        terms.filter_map(|term| best_with(self.analysis, term, &self.worth.scores.by_candidate)).collect()
    }

    /// The pick of a whole candidate.
    pub(crate) fn pick(&self, candidate: usize) -> Pick {
        let index = self.analysis.sentence_of(candidate);
        let span = self.analysis.document().sentence(index).span();
        // Not −0, which people do not write.
        let score = self.shown().by_candidate[candidate].max(0.0) + 0.0;
        Pick { index, span, speaker: None, score, place: None, cut: Cut::Whole, shortened: None, why: None }
    }

    /// The head of the best sentence that all the limits hold, if they hold no sentence.
    pub(crate) fn cut_best(&mut self, limits: &[Budget]) -> Option<Pick> {
        self.cut(*self.by_score().first()?, limits)
    }

    /// The head of a sentence that all the limits hold.
    pub(super) fn cut(&mut self, best: usize, limits: &[Budget]) -> Option<Pick> {
        let heads =
            limits.iter().map(|&limit| cut(self.analysis, best, limit)).collect::<Option<Vec<_>>>()?;
        // Of heads as long, that without room for a mark.
        let (span, cut) = heads.into_iter().min_by_key(|(span, cut)| (span.end, *cut == Cut::Ellipsis))?;
        self.worth.note(best);
        Some(Pick { span, cut, ..self.pick(best) })
    }

    /// The candidates by their scores alone, from the best to the worst.
    pub(crate) fn by_score(&self) -> Vec<usize> {
        let scores = &self.worth.scores.by_candidate;
        let mut candidates: Vec<usize> = (0..scores.len()).collect();
        candidates.sort_by(|&a, &b| by_score_then_index((scores[a], a), (scores[b], b)));
        candidates
    }

    /// Gives a pick its shortened form; one that was cut, or is one of `whole`, is shown in full.
    pub(super) fn shorten(&self, pick: &mut Pick, whole: &[usize]) {
        let candidate = self.analysis.candidate_of(pick.index);
        let is_whole = pick.cut != Cut::Whole || candidate.is_some_and(|it| whole.contains(&it));
        let short = if is_whole { None } else { shortened(self.analysis, pick.index) };
        pick.shortened = Some(match short {
            Some((Shortened { text, spans }, _)) => Shortened { text: pick.said(&text), spans },
            None => in_full(self.analysis, pick),
        });
    }
}
