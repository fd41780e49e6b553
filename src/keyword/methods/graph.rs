//! The word graph: which content words are near each other, in compressed rows.

use crate::document::{TermId, Token};
use crate::explain::{Why, largest};
use crate::keyword::candidates::Phrases;
use crate::math::{Similarities, SparseRows, page_rank_flows};
use crate::threads::Threads;

/// How an edge weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EdgeWeight {
    /// 1, however often the two words meet.
    One,
    /// How often the two words meet.
    Count,
}

/// An undirected graph with a node for every content term that phrases can be made of.
pub(super) struct WordGraph {
    rows: SparseRows,
    threads: Threads,
    /// By term: its node.
    node_of: Vec<Option<u32>>,
    /// Every content word of the text: its position among all tokens, and its node.
    words: Vec<(usize, u32)>,
}

impl WordGraph {
    /// Joins the content words that are less than `window` tokens apart, counting marks and all other
    /// words, over sentence boundaries too. O(window · words), with a sort.
    pub(super) fn of(phrases: &Phrases, window: usize, weight: EdgeWeight) -> Self {
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
        Self { rows: compressed(pairs, n, weight), threads: phrases.threads, node_of, words }
    }

    /// The node of a term.
    pub(super) fn node(&self, term: TermId) -> Option<usize> {
        self.node_of[term.index()].map(|node| node as usize)
    }

    /// Every content word of the text: its position among all tokens, and its node.
    pub(super) fn words(&self) -> &[(usize, u32)] {
        &self.words
    }

    /// Explains phrases whose scores are the `ranks` of their words, added up; `jumps` says what a word's rank has beside
    /// what its neighbours hand to it.
    pub(super) fn explain(
        &self,
        phrases: &Phrases,
        ranks: &[f64],
        wanted: &[usize],
        jumps: &'static str,
    ) -> Vec<Why> {
        let why = |&phrase: &usize| {
            let tokens = phrases.tokens(phrase).iter();
            let words: Vec<(&str, usize)> = tokens
                .filter_map(|&token| Some((phrases.document.token_text(token), self.node(token.term)?)))
                .collect();
            let flows = page_rank_flows(self, ranks, words.iter().map(|&(_, node)| node));
            let part = |(flow, &(word, node)): (Vec<f64>, &(&str, usize))| {
                let handed: f64 = flow.iter().sum();
                let neighbours = flow.into_iter().enumerate().collect();
                let label = |node: usize| format!("near {}", self.word(phrases, node));
                let mut parts = largest(neighbours, N_NAMED, label, "words near it");
                parts.push(Why::added(jumps, ranks[node] - handed));
                Why::added(format!("\"{word}\""), ranks[node]).of(parts)
            };
            let parts = flows.zip(&words).map(part).collect();
            Why::added("PageRank of its words", self.sum(phrases, phrase, ranks)).of(parts)
        };
        wanted.iter().map(why).collect()
    }

    /// A word of a node as the text first writes it, in quotation marks.
    fn word(&self, phrases: &Phrases, node: usize) -> String {
        let document = phrases.document;
        let is_it = |token: &&Token| self.node(token.term) == Some(node);
        let token = document.tokens().iter().find(is_it);
        format!("\"{}\"", token.map_or("", |&token| document.token_text(token)))
    }

    /// The values of the nodes of a phrase's words, added up.
    pub(super) fn sum(&self, phrases: &Phrases, phrase: usize, values: &[f64]) -> f64 {
        phrases.terms(phrase).filter_map(|term| self.node(term)).map(|node| values[node]).sum()
    }
}

/// How many neighbours of a word an explanation names.
const N_NAMED: usize = 3;

impl Similarities for WordGraph {
    fn len(&self) -> usize {
        self.rows.n_rows()
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        self.rows.product(x, self.threads)
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
