//! The kind of a document, and how much of it is wanted, as numbers that move the weights of the default method.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::math::ln;

/// Cues to the kind of a document: measured, never guessed from its source.
pub(super) struct Kind {
    /// How central the first sentences are, −1 to 1: their mean standardised likeness to the centroid. News says
    /// at its head what it is about; papers, talks and how-to texts do not.
    pub head: f64,
    /// How far the text runs on without paragraphs, 0 to 1.
    pub flow: f64,
    /// 0 if a quarter of the sentences or fewer say "I" or "you", 1 if half of them do.
    pub personal: f64,
    /// 1 if no sentence says "I" or "you", 0 if a quarter of them do.
    pub impersonal: f64,
    /// ln(sentences / 25), −1 to 2: a long text says many things again and again, a short one few.
    pub long: f64,
    /// How far a summary of this length has to cover all of the text ([`covering`]).
    pub covering: f64,
    /// 1 / √(sentences wanted).
    pub brief: f64,
    /// 1 if one sentence is wanted of 24 or more; 0 if three are, or if the text has no more than 8.
    pub single: f64,
    /// How far the text is a pool of short opinions about one thing ([`pooled`]).
    pub pooled: f64,
}

/// How many sentences are the head of a text.
const HEAD: usize = 3;

impl Kind {
    /// The cues for a summary of about `n_wanted` sentences; `centroid` is the standardised likeness of the candidates to
    /// their centroid, `speaking` the share that say "I" or "you".
    pub(super) fn of(analysis: &Analysis, n_wanted: f64, centroid: &[f64], speaking: f64) -> Self {
        let n = analysis.n_candidates().max(1) as f64;
        let wanted = n_wanted.max(1.0);
        let brief = 1.0 / wanted.sqrt();
        let head = centroid.iter().take(HEAD).sum::<f64>() / centroid.len().clamp(1, HEAD) as f64;
        Self {
            head: head.clamp(-1.0, 1.0),
            flow: flow(analysis),
            personal: (speaking * 4.0 - 1.0).clamp(0.0, 1.0),
            impersonal: (1.0 - speaking * 4.0).clamp(0.0, 1.0),
            long: ln(n / 25.0).clamp(-1.0, 2.0),
            covering: covering(analysis, n_wanted),
            brief,
            single: ((brief - 0.58) / 0.42).max(0.0) * (ln(n / 8.0) / ln(3.0)).clamp(0.0, 1.0),
            pooled: pooled(analysis),
        }
    }
}

/// 0 if less than an eighth of the sentences is wanted beside the first, 1 if a third is.
pub(super) fn covering(analysis: &Analysis, n_wanted: f64) -> f64 {
    let beside_first = n_wanted.max(1.0) - 1.0;
    ((beside_first / analysis.n_candidates().max(1) as f64 - 0.12) * 5.0).clamp(0.0, 1.0)
}

/// 1 if nine of ten sentences of a long text have the same word; 0 if seven do, or if the text has 25 sentences. In such
/// a text the order says nothing, and no sentence leans on the one before.
pub(super) fn pooled(analysis: &Analysis) -> f64 {
    if analysis.n_candidates() <= 25 {
        return 0.0;
    }
    let n = analysis.n_candidates() as f64;
    let frequency = |term: usize| analysis.frequency(TermId(term as u32));
    let most = (0..analysis.document().n_terms()).map(frequency).max().unwrap_or_default();
    ((f64::from(most) / n - 0.7) * 5.0).clamp(0.0, 1.0) * ln(n / 25.0).clamp(0.0, 1.0)
}

/// 1 − 6 · breaks between blocks / candidates, at least 0.
fn flow(analysis: &Analysis) -> f64 {
    let block_of =
        |candidate: usize| analysis.document().sentence(analysis.sentence_of(candidate)).block_index();
    let n = analysis.n_candidates();
    let n_breaks = (1..n).filter(|&candidate| block_of(candidate) != block_of(candidate - 1)).count();
    (1.0 - 6.0 * n_breaks as f64 / n.max(1) as f64).max(0.0)
}
