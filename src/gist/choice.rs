//! Which of a few lines is the gist: a sentence may lose what it was picked for.

use super::line::GistLine;
use crate::analysis::Analysis;
use crate::math::by_score_then_index;
use std::collections::BTreeSet;

/// What is counted as words of every line, so that a very short one does not win by being short.
const UNCOUNTED: f64 = 5.0;

/// A sentence in short.
pub(super) struct Candidate {
    pub sentence: usize,
    /// How the sentence ranks, 0 to 1.
    pub score: f64,
    pub line: GistLine,
}

/// The line with the best sum of its score and its [`density`], as a share of the highest; the first of equals.
pub(super) fn best(analysis: &Analysis, mut candidates: Vec<Candidate>) -> Option<GistLine> {
    if candidates.len() > 1 {
        let centroid = analysis.weights().sum();
        let densities: Vec<f64> =
            candidates.iter().map(|candidate| density(analysis, &centroid, candidate)).collect();
        let highest = densities.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        candidates
            .iter_mut()
            .zip(densities)
            .for_each(|(candidate, density)| candidate.score += density / highest);
    }
    let candidates = candidates.into_iter().enumerate();
    let best =
        candidates.min_by(|(a, one), (b, other)| by_score_then_index((one.score, *a), (other.score, *b)));
    best.map(|(_, candidate)| candidate.line)
}

/// How much of the rest of the document is about the terms of a line, by word: their tf·idf summed over the other sentences
/// (as in the centroid of Radev, Jing, Styś & Tam 2004).
fn density(analysis: &Analysis, centroid: &[f64], candidate: &Candidate) -> f64 {
    let document = analysis.document();
    let tokens = document.sentence(candidate.sentence).tokens();
    let kept = || tokens.iter().filter(|token| candidate.line.keeps(token.span));
    let terms: BTreeSet<usize> = kept().map(|token| token.term.index()).collect();
    let n_words = kept().filter(|token| document.kind(**token).is_word()).count();
    let weights = analysis.weights();
    let row = analysis.candidate_of(candidate.sentence).into_iter().flat_map(|row| weights.row(row));
    let others = row.filter(|(term, _)| terms.contains(term)).map(|(term, own)| centroid[term] - own);
    others.sum::<f64>() / (n_words as f64 + UNCOUNTED)
}
