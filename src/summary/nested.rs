//! Summaries of which each longer one has all the sentences of every shorter one.
//!
//! The sentence at place k is the best for a summary of k sentences that begins with those placed before. So one sentence
//! is chosen as one alone is, and the third as the last of three. Those after it look ahead by one: where summaries begin to
//! cover a text they are made of other sentences, and longer ones would have to do with those placed too early. From
//! [`N_EXACT`] on scores change little from one length to the next, and places are given in larger and larger steps.

use super::ranked::Ranked;
use super::summarizer::Summarizer;
use crate::analysis::Analysis;
use crate::select::{Budget, Nesting, Prices};

/// Up to this place the scores are those for exactly as many sentences.
const N_EXACT: usize = 8;

/// After this place the scores are those for one sentence more.
const N_SHORT: usize = 3;

/// A sentence without the neighbour that it needs is worth less by this share of what a summary may lose to avoid that. With
/// all of it more sentences would give way than in a summary of one length, where those that come in for them repeat them.
const LACKING_SHARE: f64 = 0.5;

impl Ranked<'_> {
    /// The order of the candidates of the document, or of each of its sections, up to the end of a budget.
    pub(super) fn nested<'s>(
        &mut self,
        budget: Budget,
        forced: &[usize],
        costs: Option<&'s [usize]>,
    ) -> Nesting<'s>
    where
        Self: 's,
    {
        let prices = Prices::of(budget, self.analysis.document(), costs);
        let mut nesting = Nesting::of(self.analysis, prices, self.ranges());
        nesting.force(forced, &mut self.worth);
        let mut n = 1;
        while !nesting.is_full() {
            self.resize((n + usize::from(n > N_SHORT)) as f64);
            let tolerance = LACKING_SHARE * self.coherence().unwrap_or_default();
            nesting.grow(n, &mut self.worth, tolerance);
            n += if n < N_EXACT { 1 } else { n / 2 };
        }
        nesting
    }
}

impl Summarizer {
    /// The numbers of the sentences, each at its place, so that the first k of them, in reading order, are a good summary of
    /// k sentences for every k: the summary of [`Summarizer::nested`] with a budget of k sentences.
    ///
    /// It has every sentence that a summary can have, not titles and the like; those that nearly repeat others come
    /// last. The budget changes nothing. With [`crate::Scope::Section`] the first of every section come first, then the
    /// second, and so on. Near-linear in the document: some twenty passes over it, the longer it is the more.
    ///
    /// ```
    /// use nutgraf::{Analysis, Document, Summarizer};
    /// let document = Document::new("Snow melts. Rain fell on Tuesday in the valley. Farmers cheered the rain, they said.")?;
    /// let order = Summarizer::default().order(&Analysis::of(&document));
    /// assert_eq!(order, [1, 2, 0]);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn order(&self, analysis: &Analysis) -> Vec<usize> {
        let nested = self.clone().nested(true);
        analysis.threads.run(|| {
            let mut ranked = nested.rank(analysis);
            let forced = ranked.forced();
            let nesting = ranked.nested(Budget::Sentences(usize::MAX), &forced, None);
            let lines = nesting.fitting();
            let placed = lines.iter().flat_map(|line| line.iter().enumerate());
            let mut places: Vec<(usize, usize)> =
                placed.map(|(place, taken)| (place, analysis.sentence_of(taken.candidate))).collect();
            places.sort_unstable();
            places.into_iter().map(|(_, sentence)| sentence).collect()
        })
    }
}
