//! Names for the parts of a score: the words and the sentences that they come from.

use crate::analysis::Analysis;
use crate::explain::{Why, largest};
use crate::math::{Similarities, page_rank, page_rank_flows};

/// How many words, or sentences, are named; the others are one part.
const N_NAMED: usize = 5;

/// A term as a candidate that has it writes it, in quotation marks.
pub(super) fn written(analysis: &Analysis, candidate: usize, term: usize) -> String {
    let document = analysis.document();
    let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
    let token = tokens.iter().find(|token| token.term.index() == term);
    format!("\"{}\"", token.map_or("", |&token| document.token_text(token)))
}

/// The shares of a candidate's terms as parts under their words.
pub(super) fn by_word(
    analysis: &Analysis,
    candidate: usize,
    shares: impl Iterator<Item = (usize, f64)>,
) -> Vec<Why> {
    largest(shares.collect(), N_NAMED, |term| written(analysis, candidate, term), "words")
}

/// Shares that come from other candidates, one each, as parts under the numbers of their sentences.
pub(super) fn by_sentence(analysis: &Analysis, shares: impl Iterator<Item = (usize, f64)>) -> Vec<Why> {
    let label = |candidate: usize| analysis.document().named(analysis.sentence_of(candidate));
    largest(shares.collect(), N_NAMED, label, "sentences")
}

/// The `PageRank` of each of the candidates in a graph of sentences, by the sentences that it comes from. One product
/// with the graph for each.
pub(super) fn page_rank_parts(
    analysis: &Analysis,
    graph: &impl Similarities,
    candidates: &[usize],
) -> Vec<Why> {
    let rank = page_rank(graph);
    let is_ranked = |&candidate: &usize| candidate < rank.len();
    let ranked = candidates.iter().copied().filter(is_ranked);
    let mut flows = page_rank_flows(graph, &rank, ranked);
    let why = |&candidate: &usize| {
        let Some(rank) = rank.get(candidate) else { return Why::added("too far down to be ranked", 0.0) };
        let flow = flows.next().unwrap_or_default();
        let handed: f64 = flow.iter().sum();
        let parts = vec![
            Why::added("from sentences with the same words", handed)
                .of(by_sentence(analysis, flow.into_iter().enumerate())),
            // This includes the shares of dangling sentences, and what the last step of the iteration moved.
            Why::added("what every sentence has", rank - handed),
        ];
        Why::added("PageRank", *rank).of(parts)
    };
    candidates.iter().map(why).collect()
}
