//! HipoRank: Dong, Mircea & Cheung, "Discourse-aware unsupervised summarization of long scientific
//! documents", EACL 2021.
//!
//! Long documents have sections. A sentence is central by its similarity to the other sentences of its
//! section and to the other sections, and sentences near the boundaries of a section, as sections near
//! the boundaries of the document, matter more:
//!
//! score(i) = μ · Σ_{sections t} λ(i's section, t) · cos(i, t) + mean over j in i's section of λ(i, j) · cos(i, j)
//!
//! λ is 1 where the first of the pair is nearer to a boundary than the second, else 0 (the paper tunes
//! it); the distance to a boundary is min(x, α·(n − x)), so that the start counts for more than the end.
//! A section's vector is the sum of its rows. Sections are the document's titles, or, where it has none,
//! runs of [`SECTION_SENTENCES`] sentences. μ = 1 / number of sections.

use super::pacsum::similarity_to_earlier;
use crate::analysis::Analysis;
use crate::math::SparseRows;
use std::ops::Range;

/// The end of a section is this much farther away than its start.
const END_FACTOR: f64 = 1.2;
/// How many sentences make a section where nothing says so.
const SECTION_SENTENCES: usize = 20;

/// The score of every candidate. O(entries · log sentences), and entries · sections for long documents
/// of at most [`MAX_SECTIONS`] sections.
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let (rows, n_terms) = (analysis.weight_rows(), analysis.document().n_terms());
    let sections = sections(analysis);
    let mut scores = vec![0.0; rows.n_rows()];
    for section in &sections {
        add_within(rows, section.clone(), n_terms, &mut scores);
    }
    add_across(rows, &sections, n_terms, &mut scores);
    scores
}

/// Sections beyond this number are joined with their neighbours.
const MAX_SECTIONS: usize = 32;

/// The candidates of every section, in order.
fn sections(analysis: &Analysis) -> Vec<Range<usize>> {
    let n = analysis.n_candidates();
    let mut starts: Vec<usize> = analysis.sections().into_iter().map(|section| section.start).collect();
    if starts.len() <= 1 {
        starts = (0..n).step_by(SECTION_SENTENCES).collect();
    }
    let joined = starts.len().div_ceil(MAX_SECTIONS).max(1);
    let starts: Vec<usize> = starts.into_iter().step_by(joined).collect();
    let ends = starts.iter().skip(1).copied().chain([n]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// How far the `index`-th of `n` is from the nearer boundary.
fn boundary_distance(index: usize, n: usize) -> f64 {
    (index as f64).min(END_FACTOR * (n - 1 - index) as f64)
}

/// Adds each candidate's mean similarity to those of its section that are farther from its boundaries.
fn add_within(rows: &SparseRows, section: Range<usize>, n_terms: usize, scores: &mut [f64]) {
    let n = section.len();
    let distance = |candidate: usize| boundary_distance(candidate - section.start, n);
    let mut order: Vec<usize> = section.clone().collect();
    order.sort_by(|&a, &b| distance(b).total_cmp(&distance(a)).then(b.cmp(&a)));
    let similarities = similarity_to_earlier(rows, order.iter().copied(), n_terms);
    for (&candidate, similarity) in order.iter().zip(similarities) {
        scores[candidate] += similarity / n as f64;
    }
}

/// Adds each candidate's mean similarity to the sections that are farther from the document's boundaries.
fn add_across(rows: &SparseRows, sections: &[Range<usize>], n_terms: usize, scores: &mut [f64]) {
    let n = sections.len();
    for (t, section) in sections.iter().enumerate() {
        let mut sum = vec![0.0; n_terms];
        section.clone().for_each(|candidate| rows.add_row(candidate, 1.0, &mut sum));
        let norm = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
        if norm == 0.0 {
            continue;
        }
        for (own, candidates) in sections.iter().enumerate() {
            if own != t && boundary_distance(own, n) <= boundary_distance(t, n) {
                for candidate in candidates.clone() {
                    scores[candidate] += rows.dot(candidate, &sum) / norm / n as f64;
                }
            }
        }
    }
}
