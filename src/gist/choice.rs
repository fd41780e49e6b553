//! Which of a few lines is the gist: the one that says most of the document and stands by itself.
//!
//! score = Σ wₛ · signalₛ. The signals say how the sentence ranks, how much the line as a whole says of the document, what was
//! left out of it, and what would stop a reader who has nothing but the line. The weights are near those that
//! `training/fit_gist.py` fits to the lines that readers wrote and to summaries of many kinds of texts; what would change none of
//! these was left out.

use super::alone::{self, Reading};
use super::line::GistLine;
use crate::analysis::Analysis;
use crate::compress::has_link;
use crate::explain::Why;
use crate::math::by_score_then_index;
use crate::opening::Leaning;
use std::collections::BTreeSet;

/// How much of a sentence a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The sentence, but for what is around it: a dateline, a leading adverbial.
    Whole,
    /// The sentence without its asides.
    WithoutAsides,
    /// A part of the sentence, phrases of which were left out.
    Shortened,
    /// The sentence, which has yet to be shortened.
    TooLong,
}

/// A sentence as a line.
pub(super) struct Candidate {
    pub sentence: usize,
    /// How the sentence ranks, 0 to 1.
    pub rank: f64,
    /// How likely it is that what was left out breaks it.
    pub risk: f64,
    /// The tokens of the line, by their numbers in the document.
    pub tokens: Vec<usize>,
    pub extent: Extent,
    pub line: GistLine,
}

/// The number of signals.
pub(crate) const N_SIGNALS: usize = 21;

/// The name of each signal and its weight.
pub(crate) const SIGNALS: [(&str, f64); N_SIGNALS] = [
    ("rank", 6.00),
    ("content", 0.50),
    ("words", 0.60),
    ("short", -0.60),
    ("left-out", -0.60),
    ("risk", -2.00),
    ("linked", -0.80),
    ("leans", -8.00),
    ("may-lean", -0.70),
    ("half-quotation", -8.00),
    ("quotation-alone", -8.00),
    ("pronoun", -8.00),
    ("known", -0.30),
    ("no-verb", -0.20),
    ("no-subject", -8.00),
    ("list-of-names", -8.00),
    ("broken-off", -8.00),
    ("run-together", -8.00),
    ("question", -0.30),
    ("colon", -8.00),
    ("in-brackets", -8.00),
];

/// What is known of a line, in the order of [`SIGNALS`].
pub(super) type LineSignals = [f64; N_SIGNALS];

/// The line with the highest score, the first of equals, and its signals. A sentence that does not fit is shortened only
/// when it is ahead: `shortened` makes the line, if there is one that fits.
pub(super) fn best(
    measure: &Measure,
    mut candidates: Vec<Candidate>,
    shortened: impl Fn(&Candidate) -> Option<Candidate>,
) -> Option<(GistLine, LineSignals)> {
    let mut signals: Vec<LineSignals> =
        candidates.iter().map(|candidate| measure.signals(candidate)).collect();
    let mut scores: Vec<f64> = signals.iter().map(score).collect();
    loop {
        let best = (0..scores.len()).min_by(|&a, &b| by_score_then_index((scores[a], a), (scores[b], b)))?;
        if candidates[best].extent != Extent::TooLong {
            return Some((candidates.swap_remove(best).line, signals[best]));
        }
        if let Some(line) = shortened(&candidates[best]) {
            signals[best] = measure.signals(&line);
            scores[best] = score(&signals[best]);
            candidates[best] = line;
        } else {
            candidates.remove(best);
            signals.remove(best);
            scores.remove(best);
        }
    }
}

fn score(signals: &LineSignals) -> f64 {
    signals.iter().zip(SIGNALS).map(|(signal, (_, weight))| signal * weight).sum()
}

/// The score of a line, made of the signals that count.
pub(super) fn why(signals: &LineSignals) -> Why {
    let parts = signals.iter().zip(SIGNALS).filter(|(signal, (_, weight))| *signal * weight != 0.0);
    let children = parts.map(|(signal, (name, weight))| Why::added(name, signal * weight)).collect();
    Why::added("score", score(signals)).of(children)
}

/// How many words fill a line.
const FULL_WORDS: f64 = 25.0;
/// A line of fewer says little.
const FEW_WORDS: f64 = 9.0;

/// What the signals of a line are measured by.
pub(super) struct Measure<'a> {
    analysis: &'a Analysis<'a>,
    centroid: Vec<f64>,
    /// The content of the line that has most.
    highest: f64,
}

impl<'a> Measure<'a> {
    pub(super) fn of(analysis: &'a Analysis, candidates: &[Candidate]) -> Self {
        let centroid = analysis.weights().sum();
        let contents = candidates.iter().map(|candidate| content(analysis, &centroid, candidate));
        let highest = contents.fold(f64::MIN_POSITIVE, f64::max);
        Self { analysis, centroid, highest }
    }

    /// The signals of a line, most of them 0 to 1.
    pub(super) fn signals(&self, candidate: &Candidate) -> LineSignals {
        let (analysis, document) = (self.analysis, self.analysis.document());
        let flag = |is: bool| f64::from(u8::from(is));
        let is_word = |&at: &usize| document.kind(document.tokens()[at]).is_word();
        let n_words = candidate.tokens.iter().filter(|at| is_word(at)).count() as f64;
        let n_all = document.sentence(candidate.sentence).n_running_words().max(1) as f64;
        let reading = Reading::of(analysis, candidate.sentence, &candidate.tokens);
        [
            candidate.rank,
            content(analysis, &self.centroid, candidate) / self.highest,
            (n_words / FULL_WORDS).min(1.0),
            ((FEW_WORDS - n_words) / FEW_WORDS).max(0.0),
            flag(candidate.extent == Extent::Shortened) * (1.0 - n_words / n_all).max(0.0),
            candidate.risk,
            flag(has_link(document, candidate.sentence)),
            flag(reading.leaning() == Some(Leaning::Sure) || reading.speaks_of_that()),
            flag(reading.leaning() == Some(Leaning::Possible)),
            flag(alone::has_half_quotation(document, candidate.sentence)),
            flag(reading.is_quotation_alone()),
            flag(reading.lacks_antecedent()),
            flag(reading.opens_with_known()),
            flag(reading.has_no_verb()),
            flag(reading.lacks_subject()),
            flag(reading.is_list_of_names()),
            flag(alone::breaks_off(document, candidate.sentence)),
            flag(reading.is_run_together()),
            flag(candidate.line.text.ends_with('?')),
            flag(reading.ends_with_colon()),
            flag(reading.is_in_brackets()),
        ]
    }
}

/// How much of the rest of the document is about the terms of a line: their tf·idf summed over the other sentences (as in the
/// centroid of Radev, Jing, Styś & Tam 2004).
fn content(analysis: &Analysis, centroid: &[f64], candidate: &Candidate) -> f64 {
    let tokens = analysis.document().tokens();
    let terms: BTreeSet<usize> = candidate.tokens.iter().map(|&at| tokens[at].term.index()).collect();
    let weights = analysis.weights();
    let row = analysis.candidate_of(candidate.sentence).into_iter().flat_map(|row| weights.row(row));
    row.filter(|(term, _)| terms.contains(term)).map(|(term, own)| centroid[term] - own).sum()
}
