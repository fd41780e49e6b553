//! The word graph: which content words stand near each other, in compressed rows.

use crate::document::TermId;
use crate::keyword::candidates::Phrases;
use crate::math::{Similarities, SparseRows};

/// How an edge weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EdgeWeight {
    /// 1, however often the two words meet.
    One,
    /// How often the two words meet.
    Count,
}

/// An undirected graph with a node for every content term that phrases can be made of.
pub(crate) struct WordGraph {
    rows: SparseRows,
    /// By term: its node.
    node_of: Vec<Option<u32>>,
    /// Every content word of the text: its position among all tokens, and its node.
    words: Vec<(usize, u32)>,
}

impl WordGraph {
    /// Joins the content words that stand less than `window` tokens apart, counting marks and all other
    /// words, over sentence boundaries too. O(window · words), with a sort.
    pub(crate) fn of(phrases: &Phrases, window: usize, weight: EdgeWeight) -> Self {
        let (words, node_of) = words(phrases);
        let mut pairs = Vec::with_capacity(words.len() * 2);
        for (index, &(position, node)) in words.iter().enumerate() {
            let near = words[index + 1..].iter().take_while(|(other, _)| *other < position + window);
            for &(_, other) in near.filter(|(_, other)| *other != node) {
                pairs.push((node, other));
                pairs.push((other, node));
            }
        }
        let n = node_of.iter().flatten().count();
        Self { rows: compressed(pairs, n, weight), node_of, words }
    }

    /// The node of a term.
    pub(crate) fn node(&self, term: TermId) -> Option<usize> {
        self.node_of[term.index()].map(|node| node as usize)
    }

    /// Every content word of the text: its position among all tokens, and its node.
    pub(crate) fn words(&self) -> &[(usize, u32)] {
        &self.words
    }

    /// The values of the nodes of a phrase's words, added up.
    pub(crate) fn sum(&self, phrases: &Phrases, phrase: usize, values: &[f64]) -> f64 {
        phrases.terms(phrase).filter_map(|term| self.node(term)).map(|node| values[node]).sum()
    }
}

impl Similarities for WordGraph {
    fn len(&self) -> usize {
        self.rows.n_rows()
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        self.rows.product(x)
    }
}

/// Every content word of the text as (position, node), and the node of every term.
fn words(phrases: &Phrases) -> (Vec<(usize, u32)>, Vec<Option<u32>>) {
    let document = phrases.document;
    let mut node_of = vec![None; document.n_terms()];
    let (mut n_nodes, mut position) = (0, 0);
    let mut words = Vec::new();
    for token in phrases.roles.sentences.iter().cloned().flatten() {
        if phrases.roles.of_token[token].is_content() {
            let node = node_of[document.tokens()[token].term.index()].get_or_insert_with(|| {
                n_nodes += 1;
                n_nodes - 1
            });
            words.push((position, *node));
        }
        position += 1;
    }
    (words, node_of)
}

/// The pairs as a matrix of `n` rows.
fn compressed(mut pairs: Vec<(u32, u32)>, n: usize, weight: EdgeWeight) -> SparseRows {
    pairs.sort_unstable();
    let mut rows = SparseRows::with_capacity(n, pairs.len());
    let mut rest = pairs.chunk_by(|a, b| a == b).peekable();
    for row in 0..n as u32 {
        let entry = |same: &[(u32, u32)]| {
            let value = match weight {
                EdgeWeight::One => 1.0,
                EdgeWeight::Count => same.len() as f64,
            };
            (same[0].1, value)
        };
        rows.push_row(std::iter::from_fn(|| rest.next_if(|same| same[0].0 == row).map(entry)));
    }
    rows
}
