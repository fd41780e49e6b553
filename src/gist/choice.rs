//! Which of a few lines is the gist: a sentence may lose what it was picked for.

use super::{OneLine, Part};
use crate::analysis::Analysis;
use crate::math::by_score_then_index;
use std::collections::BTreeSet;

/// What is counted as words of every line, so that a very short one does not win by being short.
const UNCOUNTED: f64 = 5.0;

/// The line with the best sum of its score, 0 to 1, and its [`density`], as a share of the highest; the first of equals.
pub(super) fn best(analysis: &Analysis, mut lines: Vec<(f64, OneLine)>) -> Option<OneLine> {
    if lines.len() > 1 {
        let centroid = analysis.weights().sum();
        let densities: Vec<f64> = lines.iter().map(|(_, line)| density(analysis, &centroid, line)).collect();
        let highest = densities.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        lines.iter_mut().zip(densities).for_each(|((score, _), density)| *score += density / highest);
    }
    let lines = lines.into_iter().enumerate();
    let best = lines.min_by(|(a, (one, _)), (b, (other, _))| by_score_then_index((*one, *a), (*other, *b)));
    best.map(|(_, (_, line))| line)
}

/// How central the terms of a line are, each counted once, by word: their tf·idf summed over the sentences of the document
/// (the centroid of Radev, Jing, Styś & Tam 2004).
fn density(analysis: &Analysis, centroid: &[f64], line: &OneLine) -> f64 {
    let document = analysis.document();
    let (mut terms, mut n_words) = (BTreeSet::new(), 0);
    for part in &line.parts {
        let Part::Kept { sentence, span } = part else { continue };
        let is_kept = |start: u32| (span.start..span.end).contains(&start);
        for token in document.sentence(*sentence).tokens().iter().filter(|token| is_kept(token.span.start)) {
            n_words += usize::from(document.kind(*token).is_word());
            terms.insert(token.term.index());
        }
    }
    terms.iter().map(|&term| centroid[term]).sum::<f64>() / (n_words as f64 + UNCOUNTED)
}
