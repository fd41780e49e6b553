//! A document's summary: rank the sentences, select within the budget, put them in reading order.

use crate::analysis::{Analysis, Weights};
use crate::compress::shorter;
use crate::document::{Span, TermId, Token};
use crate::explain::Why;
use crate::math::by_score_then_index;
use crate::rank::{Limit, Ranking, SentenceMethod};
use crate::segment::Segmenter;
use crate::select::{Budget, Choice, Gains, Prices, Reason, Taken, cut, fits, mend, select};
use std::ops::Range;

/// Summarizes: a method, a budget, and what the summary should be about or leave out.
///
/// ```
/// use nutgraf::{Analysis, Budget, Document, Summarizer};
/// let document = Document::new("Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain.")?;
/// let summary = Summarizer::default().budget(Budget::Sentences(1)).run(&Analysis::of(&document));
/// assert_eq!(summary.picks.len(), 1);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Summarizer {
    method: SentenceMethod,
    budget: Budget,
    query: String,
    must_include: Vec<String>,
    avoid: Vec<Avoid>,
    scope: Scope,
    is_compressed: bool,
}

/// A kind of sentence to leave out where there are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Avoid {
    /// Sentences with quotation marks.
    Quotes,
    /// Sentences that end in a question or exclamation mark.
    Questions,
}

/// What the budget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// The document.
    #[default]
    Document,
    /// Each section: what stands under one title.
    Section,
}

/// Sentences of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// The sentences picked, in reading order.
    pub picks: Vec<Pick>,
    /// What is shown of every pick, aligned with them, where sentences are compressed; empty if they are not.
    pub shortened: Vec<Shortened>,
}

/// A sentence less what it can do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortened {
    /// It as a sentence: white space collapsed, a capital first, one mark at the end.
    pub text: String,
    /// The spans of the document that are kept, in order.
    pub spans: Vec<Span>,
}

/// One sentence of a summary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// The sentence's number in the document.
    pub index: usize,
    /// What is shown of it: all of it, unless it was cut.
    pub span: Span,
    /// How good the sentence is by the method alone, 0 to 1; 1 for the best of the document.
    pub score: f64,
    /// Whether the sentence alone was over the budget, and how its end is shown.
    pub cut: Cut,
}

/// What the end of a pick is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// The sentence is whole.
    Whole,
    /// It was cut; show `…` behind it, for which the budget has room.
    Ellipsis,
    /// It was cut, and the budget has no room for a mark.
    Bare,
}

impl Cut {
    /// What to show behind the pick.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Whole | Self::Bare => "",
            Self::Ellipsis => "…",
        }
    }
}

impl Summarizer {
    /// The method that ranks the sentences.
    #[must_use]
    pub fn method(mut self, method: SentenceMethod) -> Self {
        self.method = method;
        self
    }

    /// How long the summary may be.
    #[must_use]
    pub fn budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// What the summary should be about: sentences like it come first (as in query-focused summarization,
    /// Otterbacher, Erkan & Radev 2005). Words that the document does not have change nothing.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// A term that the summary must have, if the document has it in a sentence that fits the budget; may be
    /// given several times.
    #[must_use]
    pub fn must_include(mut self, term: impl Into<String>) -> Self {
        self.must_include.push(term.into());
        self
    }

    /// A kind of sentence to leave out where there are others; may be given several times.
    #[must_use]
    pub fn avoid(mut self, avoid: Avoid) -> Self {
        self.avoid.push(avoid);
        self
    }

    /// Whether the budget is for the document or for each of its sections.
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Whether sentences are said more shortly ([`Summary::shortened`]), so that the budget holds more of them: by the
    /// compressor of [`crate::Gist`] in English, without their asides in other languages. A sentence with a term that must
    /// be in stays whole. Costs as much as a gist of every sentence.
    #[must_use]
    pub fn compress(mut self, compress: bool) -> Self {
        self.is_compressed = compress;
        self
    }

    /// The summary of an analysed document; without picks only if the document has no word.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Summary {
        let (scores, mut taken) = self.rank_and_take(analysis);
        taken.sort_by_key(|taken| taken.candidate);
        let mut picks: Vec<Pick> = taken.iter().map(|taken| scores.pick(analysis, taken.candidate)).collect();
        if picks.is_empty() {
            picks.extend(self.cut_best(analysis, &scores));
        }
        let whole = self.must_be_in(analysis, &scores);
        let shown = |pick: &Pick| {
            let is_whole =
                analysis.candidate_of(pick.index).is_some_and(|candidate| whole.contains(&candidate));
            let short =
                (pick.cut == Cut::Whole && !is_whole).then(|| compressed(analysis, pick.index)).flatten();
            short.map_or_else(|| said_in_full(analysis, pick), |(short, _)| short)
        };
        let shortened = if self.is_compressed { picks.iter().map(shown).collect() } else { Vec::new() };
        Summary { picks, shortened }
    }

    /// The best sentence that the budget holds: of the few best those first that are wanted; or the head of the best
    /// of all where it holds none.
    pub(crate) fn best_within(&self, analysis: &Analysis, is_wanted: impl Fn(usize) -> bool) -> Option<Pick> {
        let (scores, _) = self.rank_and_take(analysis);
        let fitting = scores.ranked().into_iter().filter(|&candidate| fits(analysis, candidate, self.budget));
        let few: Vec<usize> = fitting.take(MAX_LOOKED_AT).collect();
        let wanted = few.iter().find(|&&candidate| is_wanted(analysis.sentence_of(candidate)));
        let best = wanted.or(few.first()).copied();
        best.map(|candidate| scores.pick(analysis, candidate)).or_else(|| self.cut_best(analysis, &scores))
    }

    /// The best sentences by the method alone, from the best to the worst.
    pub(crate) fn ranked(&self, analysis: &Analysis, n: usize) -> Vec<Pick> {
        let scores = self.rank_and_take(analysis).0;
        scores.ranked().into_iter().take(n).map(|candidate| scores.pick(analysis, candidate)).collect()
    }

    /// The score of every candidate, and what to take in the order taken.
    fn rank_and_take(&self, analysis: &Analysis) -> (Scores, Vec<Taken>) {
        let n_wanted = self.budget.n_sentences(analysis);
        let limit = if let Budget::Sentences(_) = self.budget { Limit::Sentences } else { Limit::Words };
        match self.method.ranking(analysis, n_wanted, limit) {
            Ranking::Static(values) => {
                let scores = self.wished(analysis, Scores::of(values));
                let mut gains = Diverse::of(self.method.redundancy(analysis, n_wanted), analysis, &scores);
                let taken = self.take(analysis, &scores, &mut gains);
                (scores, taken)
            }
            Ranking::Sequential(gains) => {
                let first = (0..analysis.n_candidates()).map(|candidate| gains.gain(candidate));
                let alone = Scores::of(first.collect());
                let scores = self.wished(analysis, alone.clone());
                let taken =
                    self.take(analysis, &scores, &mut Wished { gains, alone: &alone, wished: &scores });
                (scores, taken)
            }
        }
    }

    /// Takes for the document, or for each section of it.
    fn take(&self, analysis: &Analysis, scores: &Scores, gains: &mut impl Gains) -> Vec<Taken> {
        let forced = self.must_be_in(analysis, scores);
        // A sentence costs one however it is said.
        let is_priced = self.is_compressed && !matches!(self.budget, Budget::Sentences(_));
        let costs = is_priced.then(|| self.costs(analysis, &forced));
        let prices = Prices { budget: self.budget, shortened: costs.as_deref() };
        let coherence = self.method.coherence(analysis, self.budget.n_sentences(analysis));
        let mut take = |among: Range<usize>| {
            let mut taken = select(analysis, gains, prices, among.clone(), &forced);
            if let Some(tolerance) = coherence {
                let choice = Choice { analysis, gains, prices, among, forced: &forced };
                mend(&choice, &mut taken, tolerance);
            }
            taken
        };
        match self.scope {
            Scope::Document => take(0..analysis.n_candidates()),
            Scope::Section => analysis.sections().into_iter().flat_map(take).collect(),
        }
    }

    /// The candidates that have a term that must be in.
    fn must_be_in(&self, analysis: &Analysis, scores: &Scores) -> Vec<usize> {
        self.must_include.iter().filter_map(|term| best_with(analysis, term, &scores.values)).collect()
    }

    /// What every candidate costs as it is shown; those of `whole` in full.
    fn costs(&self, analysis: &Analysis, whole: &[usize]) -> Vec<usize> {
        let cost = |candidate: usize| {
            let sentence = analysis.document().sentence(analysis.sentence_of(candidate));
            let short =
                (!whole.contains(&candidate)).then(|| compressed(analysis, sentence.index())).flatten();
            short.map_or_else(
                || self.budget.cost_of(analysis.n_words(candidate), sentence.text()),
                |(short, n_words)| self.budget.cost_of(n_words, &short.text),
            )
        };
        (0..analysis.n_candidates()).map(cost).collect()
    }

    /// The scores with what was asked for: drawn to the query, and less for what is to be avoided.
    fn wished(&self, analysis: &Analysis, mut scores: Scores) -> Scores {
        let likeness = likeness(analysis, &self.query);
        if let Some(likeness) = likeness {
            let mix =
                |(score, like): (&mut f64, f64)| *score = (1.0 - QUERY_SHARE) * *score + QUERY_SHARE * like;
            scores.values.iter_mut().zip(likeness).for_each(mix);
        }
        for (candidate, score) in scores.values.iter_mut().enumerate() {
            let is_avoided = self.avoid.iter().any(|avoid| match avoid {
                Avoid::Quotes => analysis.has_quote(candidate),
                Avoid::Questions => analysis.is_question(candidate),
            });
            *score -= if is_avoided { AVOIDED_COST } else { 0.0 };
        }
        scores
    }

    /// The head of the best sentence, where the budget holds no sentence.
    fn cut_best(&self, analysis: &Analysis, scores: &Scores) -> Option<Pick> {
        let best = scores.best()?;
        let (span, cut) = match cut(analysis, best, self.budget) {
            Some(span) => (span, Cut::Ellipsis),
            None => (cut(analysis, best, without_mark(self.budget))?, Cut::Bare),
        };
        Some(Pick { index: analysis.sentence_of(best), span, score: scores.values[best].max(0.0), cut })
    }

    /// Why every pick of a summary made with these settings was picked, aligned with its picks.
    ///
    /// The root is what the pick was worth when it was taken. Its children: the method's score with its
    /// signals; what was taken off for repeating earlier picks; how far it was behind the pick before it.
    #[must_use]
    pub fn explain(&self, analysis: &Analysis, summary: &Summary) -> Vec<Why> {
        let (scores, taken) = self.rank_and_take(analysis);
        let candidates: Vec<usize> =
            summary.picks.iter().filter_map(|pick| analysis.candidate_of(pick.index)).collect();
        let parts = self.method.explain(analysis, self.budget.n_sentences(analysis), &candidates);
        let why = |(&candidate, parts): (&usize, Vec<Why>)| {
            let score = scores.values[candidate];
            let mut children = vec![scores.why(candidate, parts)];
            let Some(rank) = taken.iter().position(|taken| taken.candidate == candidate) else {
                return Why::node(self.method.name(), score, children);
            };
            let gain = taken[rank].gain;
            if gain < score {
                let label = match taken[rank].reason {
                    Reason::Gain => "repeats what was picked before",
                    Reason::Coherence => "stands in for what would lean on a missing sentence",
                };
                children.push(Why::leaf(label, gain - score));
            }
            if let Some(before) = rank.checked_sub(1) {
                let winner = analysis.sentence_of(taken[before].candidate);
                let label = format!(
                    "rank {}, behind sentence {winner} by {:.3}",
                    rank + 1,
                    taken[before].gain - gain
                );
                children.push(Why::leaf(label, 0.0));
            }
            Why::node(self.method.name(), gain, children)
        };
        candidates.iter().zip(parts).map(why).collect()
    }
}

/// A sentence said more shortly, and the words it then has; nothing if it cannot be.
fn compressed(analysis: &Analysis, sentence: usize) -> Option<(Shortened, usize)> {
    let document = analysis.document();
    let (text, compression) = shorter(analysis, sentence)?;
    let words = compression.tokens.iter().filter(|&&at| document.kind(document.tokens()[at]).is_word());
    let n_words = words.count();
    Some((Shortened { text, spans: compression.spans(analysis) }, n_words))
}

/// A pick as it stands.
fn said_in_full(analysis: &Analysis, pick: &Pick) -> Shortened {
    let words: Vec<&str> = analysis.document().slice(pick.span).split_whitespace().collect();
    Shortened { text: words.join(" ") + pick.cut.mark(), spans: vec![pick.span] }
}

/// How many of the best sentences are looked at for one that is wanted.
const MAX_LOOKED_AT: usize = 5;

/// How much of a score the likeness to a query makes up.
const QUERY_SHARE: f64 = 0.7;

/// What a sentence that is to be avoided loses: more than the best can be ahead of one that only repeats.
const AVOIDED_COST: f64 = 2.0;

/// The terms of a text as the document numbers them; those that it does not have are left out.
fn terms_of(analysis: &Analysis, text: &str) -> Vec<TermId> {
    let document = analysis.document();
    let segmenter = Segmenter::default().language(document.language());
    let Ok(asked) = segmenter.run(text) else { return Vec::new() };
    let words = asked.tokens().iter().filter(|&&token| asked.kind(token).is_word());
    words.filter_map(|token| document.term_of_text(asked.term_text(token.term))).collect()
}

/// The cosine of every candidate with a query, over the largest; nothing if none is like it.
fn likeness(analysis: &Analysis, query: &str) -> Option<Vec<f64>> {
    if query.is_empty() {
        return None;
    }
    let mut asked = vec![0.0; analysis.document().n_terms()];
    terms_of(analysis, query).iter().for_each(|term| asked[term.index()] = 1.0);
    let mut likeness = analysis.weights().sparse_product(&asked);
    let largest = likeness.iter().copied().fold(0.0, f64::max);
    likeness.iter_mut().for_each(|value| *value /= largest);
    (largest > 0.0).then_some(likeness)
}

/// The best candidate that has the words of a term in a row.
fn best_with(analysis: &Analysis, term: &str, scores: &[f64]) -> Option<usize> {
    let wanted = terms_of(analysis, term);
    let has = |candidate: &usize| {
        let tokens = analysis.document().sentence(analysis.sentence_of(*candidate)).tokens();
        let is_here =
            |window: &[Token]| window.iter().zip(&wanted).all(|(token, wanted)| token.term == *wanted);
        !wanted.is_empty() && tokens.windows(wanted.len()).any(is_here)
    };
    (0..scores.len()).filter(has).min_by(|&a, &b| by_score_then_index((scores[a], a), (scores[b], b)))
}

/// Sequential gains with what was asked for.
struct Wished<'a> {
    gains: Box<dyn Gains + 'a>,
    alone: &'a Scores,
    wished: &'a Scores,
}

impl Gains for Wished<'_> {
    /// What the candidate has lost since the start is taken off its score.
    fn gain(&self, candidate: usize) -> f64 {
        let now = self.alone.scaled(self.gains.gain(candidate));
        self.wished.values[candidate] + now - self.alone.values[candidate]
    }

    fn take(&mut self, candidate: usize) {
        self.gains.take(candidate);
    }
}

/// A budget so small that it has no room for `…` holds as much of the text alone.
fn without_mark(budget: Budget) -> Budget {
    match budget {
        Budget::Chars(n) => Budget::Chars(n.saturating_add(1)),
        Budget::Bytes(n) => Budget::Bytes(n.saturating_add('…'.len_utf8())),
        Budget::Sentences(_) | Budget::Words(_) | Budget::Share(_) => budget,
    }
}

/// A method's scores, scaled so that the best is 1 and none is below 0.
#[derive(Clone)]
struct Scores {
    values: Vec<f64>,
    shift: f64,
    scale: f64,
}

impl Scores {
    fn of(mut values: Vec<f64>) -> Self {
        // Standardised scores have a zero of no meaning; shares and cosines keep theirs.
        let lowest = values.iter().copied().fold(0.0, f64::min);
        let highest = values.iter().copied().fold(lowest, f64::max);
        if highest == lowest {
            // All are equal, as in a text of one sentence: each is the best.
            values.fill(1.0);
            return Self { values, shift: 1.0 - lowest, scale: 1.0 };
        }
        let scale = 1.0 / (highest - lowest);
        values.iter_mut().for_each(|value| *value = (*value - lowest) * scale);
        Self { values, shift: -lowest, scale }
    }

    fn scaled(&self, value: f64) -> f64 {
        (value + self.shift) * self.scale
    }

    /// The pick of a whole candidate.
    fn pick(&self, analysis: &Analysis, candidate: usize) -> Pick {
        let index = analysis.sentence_of(candidate);
        let span = analysis.document().sentence(index).span();
        Pick { index, span, score: self.values[candidate].max(0.0), cut: Cut::Whole }
    }

    /// The candidates from the best to the worst.
    fn ranked(&self) -> Vec<usize> {
        let mut candidates: Vec<usize> = (0..self.values.len()).collect();
        candidates.sort_by(|&a, &b| by_score_then_index((self.values[a], a), (self.values[b], b)));
        candidates
    }

    fn best(&self) -> Option<usize> {
        (0..self.values.len()).rev().max_by(|&a, &b| self.values[a].total_cmp(&self.values[b]))
    }

    fn why(&self, candidate: usize, parts: Vec<Why>) -> Why {
        let mut children: Vec<Why> =
            parts.into_iter().map(|part| Why { share: part.share * self.scale, ..part }).collect();
        if !children.is_empty() && self.shift > 0.0 {
            children.push(Why::leaf("zero of the scale", self.shift * self.scale));
        }
        Why::node("score", self.values[candidate], children)
    }
}

/// Scores less what was said already: the share of a sentence's tf·idf row (its squared weights) whose
/// terms stand in the sentences taken.
struct Diverse<'a> {
    scores: &'a [f64],
    rows: Weights<'a>,
    penalty: f64,
    is_covered: Vec<bool>,
}

impl<'a> Diverse<'a> {
    fn of(penalty: f64, analysis: &'a Analysis, scores: &'a Scores) -> Self {
        Self {
            scores: &scores.values,
            rows: analysis.weights(),
            penalty,
            is_covered: vec![false; analysis.document().n_terms()],
        }
    }
}

impl Gains for Diverse<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        if self.penalty == 0.0 {
            return self.scores[candidate];
        }
        let covered: f64 = self
            .rows
            .row_where(candidate, |term| self.is_covered[term])
            .map(|(_, value)| value * value)
            .sum();
        self.scores[candidate] - self.penalty * covered
    }

    fn take(&mut self, candidate: usize) {
        self.rows.row(candidate).for_each(|(term, _)| self.is_covered[term] = true);
    }
}
