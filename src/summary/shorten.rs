//! Sentences without what they can do without, and what they then cost.

use super::pick::{Pick, Shortened};
use crate::analysis::Analysis;
use crate::compress::shorter;
use crate::select::Budget;

/// A sentence in short, and how many words it then has; nothing if it cannot be shortened.
pub(super) fn shortened(analysis: &Analysis, sentence: usize) -> Option<(Shortened, usize)> {
    let document = analysis.document();
    let (text, compression) = shorter(analysis, sentence)?;
    let words = compression.tokens.iter().filter(|&&at| document.kind(document.tokens()[at]).is_word());
    let n_words = words.count();
    Some((Shortened { text, spans: compression.spans(analysis) }, n_words))
}

/// A pick as it is shown if it cannot be shortened.
pub(super) fn in_full(analysis: &Analysis, pick: &Pick) -> Shortened {
    Shortened { text: pick.shown(analysis.document()), spans: vec![pick.span] }
}

/// The cost of every candidate as it is shown; those of `whole` in full.
pub(super) fn costs(analysis: &Analysis, budget: Budget, whole: &[usize]) -> Vec<usize> {
    let cost = |candidate: usize| {
        let sentence = analysis.document().sentence(analysis.sentence_of(candidate));
        let short = (!whole.contains(&candidate)).then(|| shortened(analysis, sentence.index())).flatten();
        short.map_or_else(
            || budget.cost_of(analysis.n_running_words(candidate), sentence.text(), sentence.speaker()),
            |(short, n_words)| budget.cost_of(n_words, &short.text, sentence.speaker()),
        )
    };
    (0..analysis.n_candidates()).map(cost).collect()
}
