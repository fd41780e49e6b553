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
use super::words::by_sentence;
use crate::analysis::Analysis;
use crate::explain::{Why, largest};
use crate::math::SparseRows;
use std::ops::Range;

/// The end of a section counts as this many times as far away as its start.
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
        let section_sum = SectionSum::of(rows, section, n_terms);
        for (own, candidates) in sections.iter().enumerate() {
            if section_sum.norm > 0.0 && counts_for(own, t, n) {
                for candidate in candidates.clone() {
                    scores[candidate] += section_sum.similarity(rows, candidate) / n as f64;
                }
            }
        }
    }
}

/// True if the similarity of a sentence of one section to another section counts: the other one is not nearer to a
/// boundary of the document.
fn counts_for(own: usize, other: usize, n: usize) -> bool {
    own != other && boundary_distance(own, n) <= boundary_distance(other, n)
}

/// The sum of the rows of a section.
struct SectionSum {
    sum: Vec<f64>,
    norm: f64,
}

impl SectionSum {
    fn of(rows: &SparseRows, section: &Range<usize>, n_terms: usize) -> Self {
        let mut sum = vec![0.0; n_terms];
        section.clone().for_each(|candidate| rows.add_row(candidate, 1.0, &mut sum));
        let norm = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
        Self { sum, norm }
    }

    fn similarity(&self, rows: &SparseRows, candidate: usize) -> f64 {
        rows.dot(candidate, &self.sum) / self.norm
    }
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let (rows, n_terms) = (analysis.weight_rows(), analysis.document().n_terms());
    let sections = sections(analysis);
    let sums: Vec<SectionSum> =
        sections.iter().map(|section| SectionSum::of(rows, section, n_terms)).collect();
    let why = |&candidate: &usize| {
        let own = sections.partition_point(|section| section.end <= candidate);
        let within = within(analysis, sections[own].clone(), candidate);
        let n = sections.len();
        let others = sums.iter().enumerate();
        let counted = others.filter(|(t, section_sum)| section_sum.norm > 0.0 && counts_for(own, *t, n));
        let shares: Vec<(usize, f64)> =
            counted.map(|(t, section_sum)| (t, section_sum.similarity(rows, candidate) / n as f64)).collect();
        let label = |t: usize| {
            format!("that of {}", analysis.document().named(analysis.sentence_of(sections[t].start)))
        };
        let across = Why::added("like other sections", shares.iter().map(|(_, share)| share).sum())
            .of(largest(shares, N_SECTIONS_NAMED, label, "sections"));
        Why::added("likeness to the text", within.share + across.share).of(vec![within, across])
    };
    candidates.iter().map(why).collect()
}

/// How many sections an explanation names.
const N_SECTIONS_NAMED: usize = 3;

/// The part of a score that comes from the sentences of the same section.
fn within(analysis: &Analysis, section: Range<usize>, candidate: usize) -> Why {
    let rows = analysis.weight_rows();
    let n = section.len();
    let distance = |candidate: usize| boundary_distance(candidate - section.start, n);
    let is_counted = |&other: &usize| {
        let order = distance(other).total_cmp(&distance(candidate)).then(other.cmp(&candidate));
        order.is_gt()
    };
    let mut own = vec![0.0; analysis.document().n_terms()];
    rows.add_row(candidate, 1.0, &mut own);
    let counted = section.clone().filter(is_counted);
    let shares: Vec<(usize, f64)> = counted.map(|other| (other, rows.dot(other, &own) / n as f64)).collect();
    let sum = shares.iter().map(|(_, share)| share).sum();
    Why::added("like its own section", sum).of(by_sentence(analysis, shares.into_iter()))
}
